"""Before and after: the emotion along a journey as it is and as it is to be, on one row of steps (R-45)."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from journey_editor.insight.experience import half_scale
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Experience,
    Persona,
    PersonaKind,
    RowKey,
    Step,
    Touchpoint,
    Variant,
    VariantKind,
)
from journey_editor.model.structure import steps_of


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The mean emotion, −1 to +1, at each of `steps`; None where nobody said anything.

    `after` is None where there is no to-be variant.  `levels` is how far the
    map's scale goes up and down, `personas` how many were asked.
    """

    steps: tuple[Step, ...]
    before: tuple[float | None, ...]
    after: tuple[float | None, ...] | None
    levels: int
    personas: int


def before_after(project: Project, journey: str) -> BeforeAfter | None:
    """Compare the two variants of a journey, over all patrons; None where it is not mapped as it is.

    A step that is to be stands where the one lay that it came from; a new one
    behind the step before it.
    """
    variants = {one.kind: one for one in project.all(Variant).where("journey", journey)}
    as_is, to_be = variants.get(VariantKind.AS_IS), variants.get(VariantKind.TO_BE)
    if as_is is None:
        return None
    row = list(steps_of(project, as_is.id))
    places = {step.id: step.id for step in row}
    last: Step | None = None
    for step in steps_of(project, to_be.id) if to_be else ():
        there = next((one for one in row if one.id == step.origin), None)
        if there is None:
            row.insert(row.index(last) + 1 if last else 0, there := step)
        places[step.id] = there.id
        last = there
    patrons = {one.id for one in project.all(Persona).values() if one.kind == PersonaKind.PATRON}

    def along(variant: Variant) -> tuple[float | None, ...]:
        felt = {places[step.id]: _felt(project, step, patrons) for step in steps_of(project, variant.id)}
        return tuple(felt.get(step.id) for step in row)

    return BeforeAfter(
        tuple(row), along(as_is), along(to_be) if to_be else None, half_scale(project), len(patrons)
    )


def _felt(project: Project, step: Step, patrons: set[str]) -> float | None:
    """Return the mean emotion at a step: of each persona over its touchpoints, then over the personas."""
    subjects: list[RowKey] = [one.key for one in project.all(Touchpoint).where("step", step.id)]
    said: dict[str, list[float]] = {}
    for subject in (step.key, *subjects):
        for one in project.all(Experience).where("subject", subject):
            if one.emotion is not None and one.persona in patrons:
                said.setdefault(one.persona, []).append(one.emotion)
    return fmean(fmean(values) for values in said.values()) if said else None

"""View: which part of a project a sheet shows."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Variant, VariantKind


@dataclass(frozen=True, slots=True)
class View:
    """One variant of one journey."""

    journey: str
    variant: str

    @classmethod
    def first(cls, project: Project) -> View | None:
        """Return the as-is variant of the first journey, or None where a project has no variant."""
        for journey in project.all(Journey).sorted():
            variants = project.all(Variant).where("journey", journey.id)
            if variants:
                as_is = next((one for one in variants if one.kind == VariantKind.AS_IS), variants[0])
                return cls(journey.id, as_is.id)
        return None

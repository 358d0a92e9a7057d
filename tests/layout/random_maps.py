"""Random maps: everything that a layout has to put up with, in small."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from hypothesis import strategies as st

from journey_editor.model.edits.lanes import set_level
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Dash,
    Lane,
    LaneKind,
    LaneLevel,
    LaneRole,
    Marker,
    Metric,
    Moment,
    Party,
    Reading,
    RowKey,
    Stage,
    Touchpoint,
)
from tests.corpus import CORPUS
from tests.layout.sketch import Sketch
from tests.strategies import texts

HUES: Final = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
TITLES: Final = (
    st.sampled_from(["", "Desk", "Online catalogue", "Zelfbedieningsautomaat", "W" * 300, "i" * 300])
    | st.sampled_from(sorted(CORPUS.values()))
    | texts(longest=20, lines=True)
)
NOTES: Final = (
    LaneKind.NEED,
    LaneKind.QUOTE,
    LaneKind.PAIN,
    LaneKind.OPPORTUNITY,
    LaneKind.BACKSTAGE,
    LaneKind.SYSTEM,
)
_FLAGS: Final = st.sampled_from([True, False, None])
_PEOPLE: Final = st.none() | st.integers(0, 100)
_EMOTIONS: Final = st.none() | st.sampled_from([-1.0, -0.7, 0.0, 1.0]) | st.floats(-1, 1)


@st.composite
def maps(draw: st.DrawFn) -> Project:
    """A sound map, from one with nothing in it to a crowded one; see `tests.layout.sketch.VIEW`."""
    steps, channels = draw(st.integers(0, 5)), draw(st.integers(0, 4))
    kinds = draw(st.permutations([LaneKind.TOUCHPOINT, LaneKind.EXPERIENCE, LaneKind.METRIC, *NOTES]))
    roles = st.none() | st.sampled_from(LaneRole)
    lanes = [(kind, draw(roles)) for kind in kinds[: draw(st.integers(0, len(kinds)))]]
    sketch = Sketch(
        steps=steps,
        channels=channels,
        lanes=lanes,
        setting={"levels": draw(st.integers(3, 7)), "low_point": draw(st.sampled_from([-0.5, 0.5]))},
    )
    sketch.add(Party(id="party", name=draw(TITLES)))
    if not steps:
        return sketch.project()
    places = st.integers(0, steps - 1)
    _dress_stages(draw, sketch)
    touchpoints: list[Touchpoint] = []
    for _ in range(draw(st.integers(0, 8)) if channels else 0):
        where = draw(places), draw(st.integers(0, channels - 1))
        moment = draw(st.none() | st.sampled_from(Moment))
        touchpoints.append(sketch.touchpoint(*where, draw(TITLES), moment=moment))
    for _ in range(draw(st.integers(0, 10)) if touchpoints else 0):
        _connect(draw, sketch, touchpoints)
    shown = [kind for kind, _ in lanes if kind in NOTES]
    for _ in range(draw(st.integers(0, 8)) if shown else 0):
        kind = draw(st.sampled_from(shown))
        values: dict[str, Any] = {"private": draw(st.booleans())}
        if kind == LaneKind.PAIN:
            values["severity"] = draw(st.none() | st.integers(1, 4))
        elif kind in {LaneKind.BACKSTAGE, LaneKind.SYSTEM}:
            values["owner"] = draw(st.sampled_from([None, "party"]))
        sketch.note(kind, draw(places), draw(places), draw(TITLES), **values)
    _felt(draw, sketch, touchpoints)
    _measured(draw, sketch, touchpoints)
    return _with_lanes(draw, sketch.project())


def _measured(draw: st.DrawFn, sketch: Sketch, touchpoints: list[Touchpoint]) -> None:
    places = [RowKey("journey", "journey"), RowKey("stage", "stage-0"), *(one.key for one in touchpoints)]
    figures = st.none() | st.floats(-1e12, 1e12) | st.floats(0, 1)
    for number in range(draw(st.integers(0, 4))):
        subject = draw(st.none() | st.sampled_from(places))
        about: dict[str, Any] = {"title": draw(TITLES), "unit": draw(TITLES)[:20], "subject": subject}
        level: dict[str, Any] = {"baseline": draw(figures), "target": draw(figures)}
        sketch.add(Metric(id=f"metric-{number}", rank=f"{number:04}", **about, **level))
        for day in range(draw(st.integers(0, 3))):
            read: dict[str, Any] = {"value": draw(figures), "n": draw(st.none() | st.integers(0, 100))}
            key = f"reading-{number}-{day}"
            sketch.add(Reading(id=key, metric=f"metric-{number}", date=f"2026-01-0{day + 1}", **read))


def _with_lanes(draw: st.DrawFn, project: Project) -> Project:
    """Give some lanes a colour, and let the cards of some lie at stages."""
    for lane in project.all(Lane).sorted():
        project = project.with_rows([(lane.key, replace(lane, colour=draw(st.none() | HUES)))])
        if lane.kind in NOTES and draw(st.booleans()):
            project = set_level(project, project.one(Lane, lane.id), LaneLevel.STAGE).applied_to(project)
    return project


def _dress_stages(draw: st.DrawFn, sketch: Sketch) -> None:
    for number in range((sketch.steps + 2) // 3):
        owner, colour = draw(st.sampled_from([None, "party"])), draw(st.none() | HUES)
        sketch.add(
            Stage(
                id=f"stage-{number}",
                variant="variant",
                title=draw(TITLES),
                colour=colour,
                owner=owner,
                rank=f"{number:04}",
            )
        )


def _connect(draw: st.DrawFn, sketch: Sketch, touchpoints: list[Touchpoint]) -> None:
    source, target = draw(st.sampled_from(touchpoints)), draw(st.sampled_from(touchpoints))
    sketch.transition(
        source,
        target,
        identity_carried=draw(_FLAGS),
        resumable=draw(_FLAGS),
        wait=draw(st.none() | st.floats(0, 1e6)),
        entered=draw(_PEOPLE),
        continued=draw(_PEOPLE),
    )


def _felt(draw: st.DrawFn, sketch: Sketch, touchpoints: list[Touchpoint]) -> None:
    for number in range(draw(st.integers(0, 3))):
        persona = sketch.persona(
            f"{number}",
            quote=draw(TITLES),
            colour=draw(HUES),
            dash=draw(st.sampled_from(Dash)),
            marker=draw(st.sampled_from(Marker)),
        )
        stages = [RowKey(Stage.table, f"stage-{stage}") for stage in range((sketch.steps + 2) // 3)]
        for subject in (*(touchpoint.key for touchpoint in touchpoints), *stages):
            emotion, expected = draw(_EMOTIONS), draw(_EMOTIONS)
            sketch.felt(persona, subject, emotion, expected)

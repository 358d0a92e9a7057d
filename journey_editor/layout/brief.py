"""Brief: a journey and its plan on one page for who decides, and on another for who spoke up (R-46)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journey_editor.insight.before_after import before_after
from journey_editor.insight.gains import completions
from journey_editor.insight.told import Told, told
from journey_editor.insight.transitions import TransitionGraph
from journey_editor.kernel.geometry import Point
from journey_editor.layout.before_after import before_after_fact
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import BLUE, BODY, SMALL, Fact, FactColumn
from journey_editor.layout.figures import figure
from journey_editor.layout.marks import Text
from journey_editor.layout.page import INNER, Page, column_width, page
from journey_editor.layout.plan_facts import first_actions, measures
from journey_editor.layout.style import INK, SOFT
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Journey, Party, Status

_FIRST: Final = 5  # actions
_TOLD: Final = 6  # of what is done, on the page for who decides
_LARGE: Final = 7.0  # em of a figure, mm
_READABLE: Final = 3.8  # em of what users were told


def brief_page(project: Project, view: View, desk: Desk, *, day: str) -> Page:
    """Return the page for who decides; `day` is that of the map's last change, or ""."""
    words = desk.words
    journey = project.one(Journey, view.journey)
    two = column_width(2)
    found = before_after(project, journey.id)
    curve = before_after_fact(found, desk, width=INNER) if found else None
    rows: list[list[Fact | None]] = [
        [*_figures(project, view, desk)],
        [curve],
        [first_actions(project, desk, most=_FIRST, width=two), measures(project, desk, width=two)],
        [_done(told(project), desk, width=two), _asked(project, journey, desk, width=two)],
    ]
    about = [journey.subtitle, project.setting.organisation, day and words("as of {day}", day=day)]
    title = journey.title or project.setting.title or words("Untitled")
    return page(title, " · ".join(filter(None, about)), rows, desk)


def told_page(project: Project, desk: Desk) -> Page | None:
    """Return the page that tells users what was done about what they said; None without anything to tell."""
    words, every = desk.words, told(project)
    if not every:
        return None
    blocks = [[_said_and_done(one, desk)] for one in every]
    return page(words("You said, we did"), project.setting.organisation, blocks, desk)


def _figures(project: Project, view: View, desk: Desk) -> Iterator[Fact]:
    """Yield what stands large at the top: completion, smooth switches, and how far the plan has come."""
    words = desk.words
    found = completions(project, view.journey)
    shares = [figure(one, "%", words) for one in (found.as_is, found.to_be) if one is not None]
    graph = TransitionGraph(project, view.variant)
    actions = [one for one in project.all(Action).values() if one.status != Status.DROPPED]
    done = sum(one.status == Status.DONE for one in actions)
    figures = []
    if shares:
        both = words("complete the journey, as is and to be")
        figures.append((" → ".join(shares), both if len(shares) > 1 else words("complete the journey")))
    if graph.switches.total:
        said = words("{n} of {total}", n=graph.switches.smooth, total=graph.switches.total)
        figures.append((said, words("switches of channel go smoothly")))
    if actions:
        figures.append((words("{n} of {total}", n=done, total=len(actions)), words("actions are done")))
    width = column_width(max(len(figures), 1))
    for large, small in figures:
        column = FactColumn(desk, width=width)
        column.write(large, size=_LARGE, bold=True, colour=BLUE)
        column.write(small, size=BODY, colour=SOFT)
        yield column.done(small)


def _done(every: tuple[Told, ...], desk: Desk, *, width: float) -> Fact | None:
    done = [one for one in every if one.action.status == Status.DONE]
    if not done:
        return None
    column = FactColumn(desk, desk.words("Done"), width=width)
    for one in done[:_TOLD]:
        column.write(one.action.title, size=BODY, bold=True)
        if one.action.told:
            column.write(one.action.told, colour=SOFT)
        column.y += 1.6
    if len(done) > _TOLD:
        column.write(desk.words("and {n} more", n=len(done) - _TOLD), colour=SOFT)
    return column.done("done")


def _asked(project: Project, journey: Journey, desk: Desk, *, width: float) -> Fact | None:
    words = desk.words
    owner = project.get(Party, journey.owner)
    lines = [
        (words("Budget"), journey.budget),
        (words("Decision on"), words.day(journey.decision_date) if journey.decision_date else ""),
        (words("Owner"), owner.name if owner else ""),
    ]
    if not any(said for _, said in lines):
        return None
    column = FactColumn(desk, words("What is asked"), width=width)
    for label, said in lines:
        if said:
            column.write(label, colour=SOFT)
            column.write(said, size=BODY, bold=True)
            column.y += 1.6
    return column.done("asked")


def _said_and_done(one: Told, desk: Desk) -> Fact:
    """Set what users said on the left, and what was done about it on the right."""
    words, half = desk.words, column_width(2)
    column = FactColumn(desk, width=INNER)
    said = [f"“{pain.text}”" for pain in one.pains] or [words("What we saw ourselves")]
    did = [one.action.title, *([one.action.told] if one.action.told else [])]
    heights = []
    for x, label, parts in ((0.0, words("You said"), said), (INNER - half, words("We did"), did)):
        y = 0.0
        for number, text in enumerate([label, *parts]):
            size = SMALL if number == 0 else _READABLE
            colour = SOFT if number == 0 else INK
            bold = number == 0 or (x > 0 and number == 1)
            block = desk.block(text, size=size, width=half, bold=bold, lines=8)
            column.marks.append(Text(block, Point(x, y), colour))
            y += block.height + 0.8
        heights.append(y)
    column.y = max(heights) + 2
    column.rule(SOFT, 0.15)
    return column.done(f"told {one.action.id}")

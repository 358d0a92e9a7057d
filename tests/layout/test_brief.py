"""The brief's pages: everything fits, whatever the map."""

from __future__ import annotations

from hypothesis import given

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.brief import brief_page, told_page
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Text
from journey_editor.layout.page import HEIGHT, WIDTH, Page
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Metric, Status
from tests.layout.looking import covered, inside, overlapping, place, texts
from tests.layout.random_maps import maps
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY


def said(page: Page) -> list[str]:
    return [text for group in page.sheet.groups for text in texts(group)]


def fits(page: Page) -> bool:
    """Whether the page is one of A4, and all that it says lies on it and no block on another."""
    paper = Rect(0, 0, page.sheet.width, page.sheet.height)
    blocks = [group for group in page.sheet.groups if group.part != "heading"]
    return (
        abs(page.sheet.width * page.scale - WIDTH) < 0.1
        and abs(page.sheet.height * page.scale - HEIGHT) < 0.1
        and overlapping(place(group) for group in blocks) == []
        and all(
            inside(covered(mark).moved(group.at.x, group.at.y), paper)
            for group in page.sheet.groups
            for mark in group.marks
            if isinstance(mark, Text)
        )
    )


@given(project=maps())
@BRIEFLY
def test_whatever_the_map_its_brief_is_one_page(project: Project, desk: Desk) -> None:
    assert fits(brief_page(project, VIEW, desk, day=""))


def test_many_long_actions_and_metrics_make_the_page_smaller_and_lose_nothing(desk: Desk) -> None:
    sketch = Sketch()
    for number in range(40):
        sketch.add(
            Metric(id=f"m{number}", title=f"Metric {number} " + "with many words " * 8, rank=f"{number:03}")
        )
    page = brief_page(sketch.project(), VIEW, desk, day="1 May")

    assert page.scale < 1
    assert fits(page)
    assert sum("Metric" in text for text in said(page)) == 40


def test_the_page_for_who_spoke_up_has_every_word_they_are_told(desk: Desk) -> None:
    sketch = Sketch()
    for number in range(12):
        action = Action(id=f"a{number}", title=f"Action {number}", told=f"Told {number}", status=Status.DONE)
        sketch.add(action)
    page = told_page(sketch.project(), desk)

    assert page is not None
    assert fits(page)
    assert {f"Told {number}" for number in range(12)} <= set(said(page))


def test_with_nothing_to_tell_there_is_no_such_page(desk: Desk) -> None:
    sketch = Sketch()
    sketch.add(Action(id="a", title="Later"))

    assert told_page(sketch.project(), desk) is None

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from journey_editor.export.workbook.safety import LONGEST, cell_text
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Channel,
    Code,
    Dependency,
    Effect,
    Journey,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Party,
    Record,
    Setting,
    Stage,
    Step,
    Tag,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.workbook import FIRST_ROW, TITLE
from tests.export.workbooks import (
    BRIEFLY_WRITTEN,
    INJECTIONS,
    actions_of,
    as_kept,
    cell_at,
    cells_of,
    read_back,
    with_titles,
    written,
)

ANY_TEXT: Final = st.text(st.characters(exclude_categories=[])) | st.sampled_from(INJECTIONS)
SHEETS: Final = range(1, 10)
ESCAPE: Final = "_x0041_"


def everywhere(texts: Sequence[str]) -> Project:
    """A project with these texts wherever the workbook shows what people typed."""
    said = "".join(texts)
    rows: list[Record] = [
        Setting(id="s", title=said),
        Journey(id="j", title=said),
        Journey(id="k", title=said),
        Variant(id="v", journey="j", title=said),
        Stage(id="g", variant="v"),
        Lane(id="pains", journey="j", kind=LaneKind.PAIN),
        Lane(id="ideas", journey="j", kind=LaneKind.OPPORTUNITY),
    ]
    for n, text in enumerate(texts):
        rank = f"{n:06}V"
        action = Action(id=f"{n}", title=text, told=text, owner=f"p{n}", rank=rank)
        pain = Pain(id=f"{n}", lane="pains", first_step=f"s{n}", last_step=f"s{n}", text=text)
        idea = Opportunity(id=f"{n}", lane="ideas", first_step=f"s{n}", last_step=f"s{n}", text=text)
        way = Transition(id=f"{n}", source=f"t{n}", target=f"t{n}", lost=text, entered=n, continued=0)
        rows += [
            action,
            pain,
            idea,
            way,
            Party(id=f"p{n}", name=text),
            Step(id=f"s{n}", stage="g", title=text, rank=rank),
            Channel(id=f"c{n}", title=text),
            Touchpoint(id=f"t{n}", step=f"s{n}", channel=f"c{n}", title=text),
            Metric(id=f"{n}", title=text, definition=text, unit=text, rank=rank),
            Effect.known_by(action=action.id, metric=f"{n}"),
            Dependency.known_by(action=action.id, first="0"),
            Link.known_by(kind=LinkKind.ANSWERS, source=idea.key, target=pain.key),
            Link.known_by(kind=LinkKind.CARRIES_OUT, source=action.key, target=idea.key),
            Link.known_by(kind=LinkKind.MENDS, source=action.key, target=way.key),
            Code(id=f"code-{n}", code=text[:12], attribute=text),
            Tag.known_by(subject=pain.key, code=f"code-{n}"),
        ]
    return Project.of(*rows)


@given(ANY_TEXT | st.text("_x0A41", max_size=20))
def test_text_comes_back_as_it_was_but_for_what_xml_lacks(text: str) -> None:
    made, cut = cell_text(text)
    assert unescape(made) == as_kept(text)
    assert not cut


@given(st.integers(0, LONGEST), st.sampled_from(["a", "🙂", "\n", "é", ESCAPE]), st.integers(0, 10))
def test_a_cell_takes_what_it_holds_and_an_ellipsis_says_that_there_was_more(
    length: int, kind: str, escapes: int
) -> None:
    text = ESCAPE * escapes + kind * length
    room = escapes * 13 + length * {"🙂": 2, ESCAPE: 13}.get(kind, 1)
    made, cut = cell_text(text)
    units = len(made.encode("utf-16-le")) // 2

    assert cut == (room > LONGEST)
    assert unescape(made) == text if not cut else text.startswith(unescape(made.removesuffix("…")))
    assert units == room if not cut else LONGEST - 26 < units <= LONGEST


@BRIEFLY_WRITTEN
@given(st.lists(ANY_TEXT, max_size=4))
def test_what_people_typed_is_text_in_every_cell(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """A formula stands only where the contract has something computed, in whatever sheet."""
    texts = [text or "?" for text in texts]
    file = written(everywhere(texts), tmp_path_factory.mktemp("typed"), scorer="".join(texts)[:200])

    computed = formulas_in(written(everywhere(["safe"] * len(texts)), tmp_path_factory.mktemp("safe")))
    assert formulas_in(file) == computed
    for sheet in SHEETS:
        for _, kind, _, formula in cells_of(file, sheet):
            assert kind in ("n", "str", "e") if formula else kind in ("n", "inlineStr")
    assert [unescape(row[TITLE] or "") for row in actions_of(file)] == [as_kept(text) for text in texts]
    for sheet, key in ((2, "pain.text"), (3, "transition.source"), (5, "metric.title")):
        assert [unescape(str(row[key])) for row in read_back(file, sheet)] == [
            as_kept(text) for text in texts
        ]


def formulas_in(file: Path) -> set[tuple[int, str]]:
    """In which sheets and cells there are formulas."""
    return {(sheet, name) for sheet in SHEETS for name, _, _, formula in cells_of(file, sheet) if formula}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_stays_text_for_who_edits_it(tmp_path: Path, start: str) -> None:
    file = written(with_titles([f"{start}A1", "A1"]), tmp_path)

    sheet = openpyxl.load_workbook(file).worksheets[0]
    like, unlike = (cell_at(sheet, TITLE, row) for row in (FIRST_ROW, FIRST_ROW + 1))
    assert (like.data_type, like.quotePrefix) == ("s", True)
    assert (unlike.data_type, unlike.quotePrefix) == ("s", False)


def test_texts_that_were_cut_are_counted_on_the_read_me_sheet(tmp_path: Path) -> None:
    long = "a" * (LONGEST + 1)
    one, two = with_titles([long]), Project.of(Setting(id="s", title=f"{long}b"), *with_titles([long]).rows())
    none = with_titles([long[:-1]])

    told = [
        " ".join(text for _, _, text, _ in cells_of(written(said, tmp_path), 8)) for said in (none, one, two)
    ]
    assert "longer than a cell" not in told[0]
    assert "One text was longer than a cell can hold; it ends in …" in told[1]
    assert "2 texts were longer than a cell can hold; they end in …" in told[2]


def test_every_part_of_the_file_is_sound_xml(tmp_path: Path) -> None:
    file = written(everywhere(INJECTIONS), tmp_path)

    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - our own file

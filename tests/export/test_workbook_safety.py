from __future__ import annotations

import itertools
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.escape import unescape

from journey_editor.export.workbook.safety import LONGEST, cell_text
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, Setting
from journey_editor.model.workbook import FIRST_ROW, PRIORITY, QUADRANT, RANK, TITLE, place
from tests.export.workbooks import (
    BRIEFLY_WRITTEN,
    INJECTIONS,
    actions_of,
    as_kept,
    cells_of,
    with_titles,
    written,
)

ANY_TEXT: Final = st.text(st.characters(exclude_categories=[])) | st.sampled_from(INJECTIONS)
COMPUTED: Final = {place(column) for column in (RANK, PRIORITY, QUADRANT)}
ESCAPE: Final = "_x0041_"


def everywhere(texts: Sequence[str]) -> Project:
    """A project with these texts wherever the workbook shows what people typed."""
    actions = [Action(id=f"{n}", title=text, owner=f"p{n}", rank=f"{n:06}V") for n, text in enumerate(texts)]
    parties = [Party(id=f"p{n}", name=text) for n, text in enumerate(texts)]
    return Project.of(Setting(id="s", title="".join(texts)), *actions, *parties)


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
    file = written(everywhere(texts), tmp_path_factory.mktemp("typed"))

    for name, kind, _, formula in itertools.chain(cells_of(file, 1), cells_of(file, 2)):
        column, row = coordinate_from_string(name)
        if formula:
            assert row >= FIRST_ROW
            assert column_index_from_string(column) in COMPUTED
        assert kind == "str" if formula else kind in ("n", "inlineStr")
    assert [unescape(row[TITLE] or "") for row in actions_of(file)] == [as_kept(text) for text in texts]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_stays_text_for_who_edits_it(tmp_path: Path, start: str) -> None:
    file = written(with_titles([f"{start}A1", "A1"]), tmp_path)

    sheet = openpyxl.load_workbook(file).worksheets[0]
    like, unlike = (sheet.cell(row, place(TITLE)) for row in (FIRST_ROW, FIRST_ROW + 1))
    assert (like.data_type, like.quotePrefix) == ("s", True)
    assert (unlike.data_type, unlike.quotePrefix) == ("s", False)


def test_texts_that_were_cut_are_counted_on_the_read_me_sheet(tmp_path: Path) -> None:
    long = "a" * (LONGEST + 1)
    one, two = with_titles([long]), Project.of(Setting(id="s", title=long), *with_titles([long]).rows())
    none = with_titles([long[:-1]])

    told = [
        " ".join(text for _, _, text, _ in cells_of(written(said, tmp_path), 2)) for said in (none, one, two)
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

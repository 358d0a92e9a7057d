"""Notes from other programs: how text, lists and tables are understood."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.columns import guess, has_headings
from journey_editor.importers.delimited import decoded, rows_of, separator_of
from journey_editor.importers.entries import Meaning, entries_of_cells, without_bullet
from journey_editor.importers.html_table import table_in
from journey_editor.importers.kinds import kind_before, kind_called
from journey_editor.importers.notes import rows_in, rows_in_file
from journey_editor.kernel.errors import InputError
from journey_editor.model.records import LaneKind
from journey_editor.model.validity import cleaned

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(str.strip)


@pytest.mark.parametrize(
    "bullet",
    ["- ", "* ", "•", "• ", "•\t", "– ", "1. ", "12) ", "(3) ", "a) ", "[ ] ", "[x]  ", "- [X] ", "☐ ", "✓ "],
)
def test_bullets_numbers_and_check_boxes_are_stripped(bullet: str) -> None:
    assert without_bullet(f"  {bullet}Een mandje ") == "Een mandje"


@pytest.mark.parametrize(
    "text", ["-5 graden", "1.5 uur wachten", "3 keer", "A4 printen", "*", "[sic] hier", "2024: druk"]
)
def test_what_is_no_bullet_stays(text: str) -> None:
    assert without_bullet(text) == ("" if text == "*" else text)


@given(st.lists(st.text(max_size=30), max_size=20))
def test_every_line_that_says_something_is_one_entry_in_order(lines: list[str]) -> None:
    lines = [f"w {line}" for text in lines for line in cleaned(text, lines=True).splitlines()]
    entries = entries_of_cells(lines)
    assert [entry.text for entry in entries] == [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Pain points", LaneKind.PAIN),
        ("pijnpunten", LaneKind.PAIN),
        ("KANS", LaneKind.OPPORTUNITY),
        ("ideeën", LaneKind.OPPORTUNITY),
        ("Quote", LaneKind.QUOTE),
        ("citaten", LaneKind.QUOTE),
        ("behoeften", LaneKind.NEED),
        ("contactpunt", LaneKind.TOUCHPOINT),
        ("Doing", LaneKind.DOING),
        ("p", LaneKind.PAIN),
        ("q", LaneKind.QUOTE),
        ("banana", None),
        ("", None),
    ],
)
def test_kinds_go_by_words_of_both_languages_and_by_letters(word: str, kind: LaneKind | None) -> None:
    assert kind_called(word) is kind


def test_a_kind_may_stand_before_a_colon_and_letters_only_where_all_lines_have_one() -> None:
    assert kind_before("Pain: too dark", letters=False) == (LaneKind.PAIN, "too dark")
    assert kind_before("Tip: doe het licht aan", letters=False) == (None, "Tip: doe het licht aan")
    assert [entry.kind for entry in entries_of_cells("p: donker\ni: lamp".splitlines())] == [
        LaneKind.PAIN,
        LaneKind.OPPORTUNITY,
    ]
    assert [entry.kind for entry in entries_of_cells("T: 020 1234567\nbellen maar".splitlines())] == [
        None,
        None,
    ]


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t"]),
)
def test_cells_in_quotes_come_back_whatever_is_in_them(rows: list[list[str]], separator: str) -> None:
    nasty = [[f'{cell}"{separator}\n"{cell}' for cell in row] for row in rows]
    text = "\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in nasty)
    width = max(map(len, nasty))
    assert rows_of(text, separator) == [row + [""] * (width - len(row)) for row in nasty]


def test_ragged_rows_are_evened_and_an_open_quote_takes_nothing_along() -> None:
    assert rows_of('a,b\n1\n1,2,3\n\n"x, y\nz', ",") == [
        ["a", "b", ""],
        ["1", "", ""],
        ["1", "2", "3"],
        ['"x', " y", ""],
        ["z", "", ""],
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_bytes_of_any_usual_encoding_are_read(encoding: str) -> None:
    text = "Café – één mandje voor de kaartjes en de folders"
    assert decoded(text.encode(encoding)).removeprefix("\ufeff") == text


def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for content in (
        b"PK\x03\x04" + bytes(50),
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"{\\rtf1 Hallo}",
        b"\xe8a\0b\n" * 9,
    ):
        path = tmp_path / "notes.csv"
        path.write_bytes(content)
        with pytest.raises(InputError, match=r"notes\.csv cannot be imported: it is "):
            rows_in_file(path)
    for missing in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(InputError, match="no such file"):
            rows_in_file(missing)


def test_prose_with_commas_is_no_table_and_a_table_with_headings_is() -> None:
    prose = "Pakt het boek, loopt weg\nKomt terug, zoekt een stoel\n"
    assert rows_in(prose) == [["Pakt het boek, loopt weg"], ["Komt terug, zoekt een stoel"]]
    table = "kind,text\npain,Dark\nidea,Lamp\n"
    assert rows_in(table)[1] == ["pain", "Dark"]
    assert rows_in("sep=;\na;b\n", ending=".csv") == [["a", "b"]]
    assert rows_in("x\ty\n1\t2\n")[1] == ["1", "2"]
    assert rows_in("•\tEen\n•\tTwee\n") == [["•\tEen"], ["•\tTwee"]]


def test_the_export_of_mural_is_understood() -> None:
    rows = rows_in(
        "ID,Text,BG Color,Area,Position X,Position Y,Last Updated By\n"
        '0-1,"Te donker, ook overdag",#FCFE7D,Pijnpunten,10,20,Ans\n'
        "0-2,Lamp,#FCFE7D,Kansen,30,20,Bob\n",
        ending=".csv",
    )
    assert has_headings(rows)
    meanings = guess(rows, headings=True, names={Meaning.ROW: ["Pijnpunten", "Kansen"]})
    ignored = Meaning.IGNORED
    assert meanings[1] is Meaning.TEXT
    assert meanings[3] in (Meaning.ROW, Meaning.KIND)
    assert [meanings[place] for place in (0, 2, 4, 5, 6)] == [ignored] * 5


def test_a_grid_of_notes_under_frames_has_texts_in_all_its_columns() -> None:
    rows = rows_in("Zoeken,Lenen\nWaar is de kast?,Pas vergeten\nTe veel borden,\n", ending=".csv")
    assert guess(rows, headings=False, names={}) == [Meaning.TEXT, Meaning.TEXT]


def test_a_text_is_preferred_to_a_title_and_columns_are_known_by_what_they_hold() -> None:
    rows = [["title", "text", "when"], ["a", "b", "Lenen"]]
    names = {Meaning.STEP: ["lenen"]}
    assert guess(rows, headings=True, names=names) == [Meaning.IGNORED, Meaning.TEXT, Meaning.STEP]


def test_tables_of_spreadsheets_and_browsers_are_read_and_pages_are_not() -> None:
    page = (
        "<html><head><style>td {x: 1}</style></head><body><!--StartFragment-->"
        "<table><tr><th colspan=2>A &lt;b&gt;</th></tr><tr><td>1<br>2</td><td>x<script>y</script></td></tr>"
        "</table><!--EndFragment--></body></html>"
    )
    assert table_in(page) == [["A <b>", ""], ["1\n2", "x"]]
    assert table_in("<p>Hallo</p><table><tr><td>1</td></tr></table>") == []
    assert table_in("<ul><li>a</li></ul>") == []


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "<a b='", "<td>", "</", "<![", "<td colspan=99>", "<table>", "&#1"]
)
def test_markup_made_to_harm_takes_no_time(unit: str) -> None:
    started = time.process_time()
    table_in("<table><tr><td>" + unit * (3_000_000 // len(unit)))
    assert time.process_time() - started < 3


@pytest.mark.parametrize("line", ["regel\n", "een;twee\n", '"een";"tw""ee"\n', '"open,\n', "a\tb\n", '",'])
def test_a_hundred_thousand_lines_take_no_time(line: str) -> None:
    started = time.process_time()
    rows_in(line * 100_000)
    rows_in(line * 100_000, ending=".csv")
    assert time.process_time() - started < 4


def test_a_separator_is_what_divides_most_rows_alike() -> None:
    assert separator_of("a;b\n1,5;2,5\n3,5;x\n") == ";"
    assert separator_of("een\ntwee\n") is None

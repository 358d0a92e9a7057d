"""How the list of actions looks: on paper, in its rows, and where its quadrants are coloured."""

from __future__ import annotations

from pathlib import Path

from openpyxl.worksheet.properties import PageSetupProperties

from journey_editor.insight.priorities import Quadrant
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.words import Words
from journey_editor.model.workbook import (
    FIRST_ROW,
    HEADER_ROW,
    NEW_ROWS,
    QUADRANT,
    RANK,
    TITLE,
    TITLE_ROW,
)
from tests.export.workbooks import MARKED, cell_at, listed, ref, sheets_of, with_titles, written


def test_it_prints_across_a3_with_its_header_on_every_page(tmp_path: Path) -> None:
    actions = listed(written(with_titles(["a"]), tmp_path))
    assert (actions.page_setup.paperSize, actions.page_setup.orientation) == (8, "landscape")
    assert (actions.page_setup.fitToWidth, actions.page_setup.fitToHeight) == (1, 0)
    assert actions.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    assert actions.print_title_rows == f"${TITLE_ROW}:${HEADER_ROW}"
    assert actions.freeze_panes == f"D{FIRST_ROW}"


def test_long_texts_wrap_in_rows_that_are_high_enough(tmp_path: Path) -> None:
    titles = ["Short", "word " * 100, "one\ntwo\nthree", "words " * 1_000]
    actions = listed(written(with_titles(titles), tmp_path))
    low, high, three, most = (actions.row_dimensions[HEADER_ROW + n].height for n in (1, 2, 3, 4))
    assert low == 24
    assert high is not None
    assert high >= 10 * 15
    assert three == 54
    assert most == 409  # points, the highest that Excel opens
    assert all(cell_at(actions, TITLE, HEADER_ROW + n).alignment.wrap_text for n in (1, 2, 3, 4))


def test_a_fill_that_can_be_read_follows_the_word_of_the_quadrant(tmp_path: Path) -> None:
    sheets = sheets_of(written(with_titles(["a", "b"]), tmp_path, words=MARKED))
    actions, read_me = sheets[0], sheets[7]
    fills = {
        (str(cells.sqref), rule.formula[0]): rule.dxf
        for cells in actions.conditional_formatting
        for rule in cells.rules
    }
    said = [f'${ref(QUADRANT, FIRST_ROW)}="‹{quadrant}›"' for quadrant in Quadrant]
    last = FIRST_ROW + 1 + NEW_ROWS
    rank, lies = (f"{ref(column, FIRST_ROW)}:{ref(column, last)}" for column in (RANK, QUADRANT))
    assert set(fills) == {(rank, said[0]), *((lies, one) for one in said)}

    explained = {cell.value: cell for cell in read_me["A"]}
    grounds = []
    for quadrant, formula in zip(Quadrant, said, strict=True):
        look, same = fills[lies, formula], explained[f"‹{quadrant}›"]
        assert look.fill.bgColor.rgb == same.fill.fgColor.rgb
        grounds.append(Colour.of(f"#{look.fill.bgColor.rgb[2:]}"))
        assert grounds[-1].contrast(Colour.of(f"#{look.font.color.rgb[2:]}")) >= 4.5
    assert len(set(grounds)) == 4
    assert all(grounds[0].contrast(other) > 3 for other in grounds[1:]), "told apart when printed in grey"


def test_a_long_word_is_cut_where_excel_would_refuse_the_file(tmp_path: Path) -> None:
    words = Words("de", {"Impact": "Auswirkungen auf die Kundenzufriedenheit"})
    actions = listed(written(with_titles(["a"]), tmp_path, words=words))
    titles = [rule.errorTitle for rule in actions.data_validations.dataValidation]
    assert "Auswirkungen auf die Kundenzufri" in titles

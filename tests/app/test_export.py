"""`journey-editor export`."""

from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

import openpyxl
import pypdfium2
import pytest

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Setting, Stage, Step, Variant, VariantKind
from journey_editor.model.templates import blank
from journey_editor.model.workbook import ABOUT, COMMENT, Fact
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import UITLENEN, Ran, all_in, journey_editor
from tests.app.conftest import Call
from tests.export.workbooks import actions_of

MM: Final = 72 / 25.4  # PDF points

# Papers as they lie, width and height in mm; a roll's length is free.
PAPERS: Final[dict[str, tuple[float | None, float]]] = {
    "A4": (297, 210),
    "A3": (420, 297),
    "a2": (594, 420),
    "A1": (841, 594),
    "A0": (1189, 841),
    "letter": (279.4, 215.9),
    "tabloid": (431.8, 279.4),
    "arch-d": (914.4, 609.6),
    "arch-e": (1219.2, 914.4),
    "roll-610": (None, 610),
    "roll-914": (None, 914),
    "roll-1067": (None, 1067),
    "900x600": (900, 600),
    "600x900.5": (600, 900.5),
    "5080x50": (5080, 50),
}


def page_box(path: Path) -> tuple[float, float]:
    """The one page's width and height in mm; all its boxes are the same."""
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    page = document[0]
    box: tuple[float, float, float, float] = page.get_mediabox()
    assert (page.get_cropbox(), page.get_trimbox(), page.get_rotation()) == (box, box, 0)
    document.close()
    left, bottom, right, top = box
    assert (left, bottom) == (0, 0)
    return right / MM, top / MM


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    found: str = document[0].get_textpage().get_text_range()
    document.close()
    return found


@pytest.fixture
def two_journeys(tmp_path: Path) -> Path:
    """A map of two journeys: *Borrow*, as is and to be, and *Return*, only as it should be."""
    mint = Mint.seeded("two journeys")
    project = blank(title="Branch", language="en", words=Words(), mint=mint)
    [borrow], [as_is] = project.all(Journey).values(), project.all(Variant).values()
    rows: list[Journey | Variant | Stage | Step] = [replace(borrow, title="Borrow", rank="1")]
    back = Journey(id=mint.id(), title="Return", rank="2")
    rows.append(back)
    for journey, title in ((borrow, "Borrowed at once"), (back, "Dropped in a box")):
        to_be = Variant(id=mint.id(), journey=journey.id, kind=VariantKind.TO_BE)
        stage = Stage(id=mint.id(), variant=to_be.id, title=title)
        rows += [to_be, stage, Step(id=mint.id(), stage=stage.id, title="Only step")]
    assert as_is.kind == VariantKind.AS_IS
    path = tmp_path / "two.journey"
    publish(project.with_rows((row.key, row) for row in rows), [], path, overwrite=False)
    return path


def test_poster_and_workbook_in_one_call_and_nothing_else_is_said(tmp_path: Path) -> None:
    ran = journey_editor("export", UITLENEN, "--poster", "wall.pdf", "--matrix", "plan.xlsx", cwd=tmp_path)

    assert ran == Ran(0, "", "")
    assert set(all_in(tmp_path)) == {Path("wall.pdf"), Path("plan.xlsx")}
    assert page_box(tmp_path / "wall.pdf") == pytest.approx((1189, 841), abs=0.05)
    assert "Uitlenen materialen" in text_of(tmp_path / "wall.pdf")
    assert zipfile.is_zipfile(tmp_path / "plan.xlsx")


def test_the_workbook_holds_the_scores_of_who_is_named_and_says_what_it_was_written_from(
    call: Call, tmp_path: Path
) -> None:
    asked = ("export", UITLENEN, "--matrix", "plan.xlsx", "--scorer", "BALIETEAM")
    assert call(*asked) == Ran(0, "", "")

    rows = actions_of(tmp_path / "plan.xlsx")
    assert {row[COMMENT] for row in rows} == {None, "Eerst in de grootste vestiging proberen"}
    about = openpyxl.load_workbook(tmp_path / "plan.xlsx")[ABOUT]
    said = {row[0].value: row[1].value for row in about["A1:B5"]}
    assert said[Fact.REVISION] == read(UITLENEN).revisions[-1].id
    assert said[Fact.LANGUAGE] == "nl"


def test_a_scorer_without_a_workbook_is_a_wrong_call(call: Call, tmp_path: Path) -> None:
    ran = call("export", UITLENEN, "--poster", "wall.pdf", "--scorer", "Ada")

    assert "--matrix" in ran.said_in_one_sentence(2)
    assert not all_in(tmp_path)


def test_the_poster_speaks_the_language_of_the_map(call: Call, tmp_path: Path) -> None:
    assert call("export", UITLENEN, "--poster", "wall.pdf").status == 0

    said = text_of(tmp_path / "wall.pdf")
    assert "lijn van zichtbaarheid" in said
    assert "line of visibility" not in said


@pytest.mark.parametrize("name", PAPERS)
def test_the_page_is_the_paper_to_a_tenth_of_a_millimetre(name: str, call: Call, tmp_path: Path) -> None:
    assert call("export", UITLENEN, "--poster", "wall.pdf", "--paper", name).status == 0

    width, height = page_box(tmp_path / "wall.pdf")
    wanted, wanted_height = PAPERS[name]
    assert height == pytest.approx(wanted_height, abs=0.05)
    if wanted is None:
        assert height < width <= 5080
    else:
        assert width == pytest.approx(wanted, abs=0.05)


def test_a_sheet_may_stand_up(call: Call, tmp_path: Path) -> None:
    assert call("export", UITLENEN, "--poster", "wall.pdf", "--paper", "A3", "--portrait").status == 0

    assert page_box(tmp_path / "wall.pdf") == pytest.approx((297, 420), abs=0.05)


@pytest.mark.parametrize(
    "paper", ["A9", "roll-500", "0x0", "10x10", "9999x9999", "nanxinf", "-1x5", "", "900x", "1e3x5"]
)
def test_an_unknown_paper_is_a_wrong_call_and_writes_nothing(paper: str, call: Call, tmp_path: Path) -> None:
    ran = call("export", UITLENEN, "--poster", "wall.pdf", f"--paper={paper}")

    assert "mm" in ran.said_in_one_sentence(2)
    assert not all_in(tmp_path)


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ([], "--poster"),
        (["--poster", "wall.pdf", "--journey", "Nobody's"], "Uitlenen materialen"),
        (["--poster", "wall.pdf", "--variant", "to-be"], "to-be"),
    ],
)
def test_a_call_for_what_is_not_there_says_what_is(
    asked: list[str], word: str, call: Call, tmp_path: Path
) -> None:
    assert word in call("export", UITLENEN, *asked).said_in_one_sentence(2)
    assert not all_in(tmp_path)


@pytest.mark.parametrize(
    "asked",
    [
        ["--poster"],
        ["--poster", "wall.pdf", "--variant", "never"],
        ["--poster", "wall.pdf", "--portrait", "--landscape"],
        ["--svg", "wall.svg"],
        ["more.journey", "--poster", "wall.pdf"],
    ],
)
def test_a_call_that_cannot_be_understood_ends_with_2(asked: list[str], call: Call, tmp_path: Path) -> None:
    ran = call("export", UITLENEN, *asked)

    assert (ran.status, ran.out) == (2, "")
    assert "journey-editor export: error: " in ran.err
    assert not all_in(tmp_path)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ([], ["Borrow", "First stage"]),
        (["--journey", "BORROW", "--variant", "to-be"], ["Borrow", "Borrowed at once"]),
        (["--journey", "return"], ["Return", "Dropped in a box"]),  # it has no variant as is
    ],
)
def test_a_journey_and_a_variant_can_be_chosen(
    asked: list[str], words: list[str], two_journeys: Path, call: Call, tmp_path: Path
) -> None:
    assert call("export", two_journeys, "--poster", "wall.pdf", *asked).status == 0

    said = " ".join(text_of(tmp_path / "wall.pdf").split())
    assert all(word in said for word in words)


def test_a_variant_is_never_taken_from_another_journey(
    two_journeys: Path, call: Call, tmp_path: Path
) -> None:
    asked = ["--poster", "wall.pdf", "--variant", "as-is", "--journey", "Return"]

    assert "'Return'" in call("export", two_journeys, *asked).said_in_one_sentence(2)
    assert not (tmp_path / "wall.pdf").exists()


def test_an_output_that_is_there_is_only_replaced_when_asked_to(call: Call, tmp_path: Path) -> None:
    (tmp_path / "wall.pdf").write_bytes(b"my poster")
    asked = ["--matrix", "plan.xlsx", "--poster", "wall.pdf"]

    assert "wall.pdf" in call("export", UITLENEN, *asked).said_in_one_sentence(4)
    assert all_in(tmp_path) == {Path("wall.pdf"): b"my poster"}

    assert call("export", UITLENEN, *asked, "--force") == Ran(0, "", "")
    assert page_box(tmp_path / "wall.pdf")


def test_when_one_of_two_outputs_is_there_the_other_is_not_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"my plan")

    ran = call("export", UITLENEN, "--poster", "wall.pdf", "--matrix", "plan.xlsx")

    assert "plan.xlsx" in ran.said_in_one_sentence(4)
    assert all_in(tmp_path) == {Path("plan.xlsx"): b"my plan"}


@pytest.mark.parametrize(
    "outputs",
    [
        ["--poster", "map.journey"],
        ["--matrix", "folder/../map.journey"],
        ["--poster", "link.pdf"],
        ["--poster", "same", "--matrix", "./same"],
    ],
)
def test_no_output_takes_the_place_of_the_map_or_of_another_output(
    outputs: list[str], call: Call, tmp_path: Path
) -> None:
    (tmp_path / "map.journey").write_bytes(UITLENEN.read_bytes())
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.pdf").symlink_to("map.journey")
    before = all_in(tmp_path)

    ran = call("export", "map.journey", *outputs, "--force")

    assert "choose another name" in ran.said_in_one_sentence(2)
    assert all_in(tmp_path) == before


@pytest.mark.parametrize("output", [["--poster", "no/wall.pdf"], ["--matrix", "no/plan.xlsx"]])
def test_where_nothing_can_be_written_one_sentence_says_so(
    output: list[str], call: Call, tmp_path: Path
) -> None:
    assert output[1] in call("export", UITLENEN, *output).said_in_one_sentence(4)
    assert not all_in(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="ulimit")
def test_a_disk_that_fills_up_leaves_nothing_behind(
    many_letters: Path, small_disk: list[str], tmp_path: Path
) -> None:
    before = all_in(tmp_path)

    ran = journey_editor("export", many_letters, "--poster", "wall.pdf", cwd=tmp_path, program=small_disk)

    assert "wall.pdf could not be written" in ran.said_in_one_sentence(4)
    assert all_in(tmp_path) == before


def test_what_is_no_journey_file_cannot_be_exported(call: Call, tmp_path: Path) -> None:
    (tmp_path / "map.journey").write_bytes(b"")

    assert "map.journey" in call("export", "map.journey", "--poster", "wall.pdf").said_in_one_sentence(3)
    assert not (tmp_path / "wall.pdf").exists()


@pytest.mark.parametrize("name", ["bare", "blank"])
def test_a_map_with_nothing_in_it_still_prints(name: str, call: Call, tmp_path: Path) -> None:
    bare = Project.of(Setting(id="project"), Journey(id="one"), Variant(id="as-is", journey="one"))
    publish(bare, [], tmp_path / "bare.journey", overwrite=False)
    call("new", "blank.journey")

    ran = call("export", f"{name}.journey", "--poster", "wall.pdf", "--matrix", "plan.xlsx")

    assert ran == Ran(0, "", "")
    assert page_box(tmp_path / "wall.pdf") == pytest.approx((1189, 841), abs=0.05)


def test_a_map_without_a_journey_says_what_to_do(call: Call, tmp_path: Path) -> None:
    none = Project.of(Setting(id="project", title="None"))
    publish(none, [], tmp_path / "none.journey", overwrite=False)

    said = call("export", "none.journey", "--poster", "wall.pdf").said_in_one_sentence(3)

    assert "none.journey" in said
    assert "add one" in said


def test_what_no_face_can_draw_is_named_on_stderr(call: Call, tmp_path: Path) -> None:
    project = blank(title="ᚠᚢ", language="en", words=Words(), mint=Mint.seeded("uncovered"))
    publish(project, [], tmp_path / "runes.journey", overwrite=False)

    ran = call("export", "runes.journey", "--poster", "wall.pdf")

    assert (ran.status, ran.out) == (0, "")
    assert "ᚠ ᚢ" in ran.err
    assert (tmp_path / "wall.pdf").is_file()


def test_the_brief_is_a_page_for_who_decides_and_one_for_who_spoke_up(call: Call, tmp_path: Path) -> None:
    assert call("export", UITLENEN, "--brief", "brief.pdf") == Ran(0, "", "")

    document = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    first, second = (" ".join(page.get_textpage().get_text_range().split()) for page in document)
    width, height = document[0].get_size()
    document.close()
    assert (round(width / MM), round(height / MM)) == (210, 297)
    for told in (
        "Uitlenen materialen",
        "56 %",
        "Zelfde woorden op kast en scherm",
        "Taak voltooid",
        "€ 18.000",
    ):
        assert told in first
    assert "Automaat bevestigt het inleveren niet" in second
    assert "Nieuwe melding op de inleverautomaat" in second


def test_the_same_map_gives_the_same_brief(call: Call, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert call("export", UITLENEN, "--brief", name).status == 0

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()

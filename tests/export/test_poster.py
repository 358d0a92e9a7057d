"""A poster as a file: its page, its fonts, its bytes, and the words that can be read from it."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from ctypes import c_float
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pytest
from pypdfium2 import raw

from journey_editor.app.resources import desk_for
from journey_editor.export.poster import poster, write_poster
from journey_editor.kernel.errors import OutputError
from journey_editor.kernel.progress import CancelledError, Progress
from journey_editor.kernel.units import POINTS_PER_MM
from journey_editor.layout.frame import Poster
from journey_editor.layout.paper import paper_named
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Lane, Note, Source, SourceKind, Stage, Step, Touchpoint
from journey_editor.model.revision import Revision
from tests.layout.looking import texts, told
from tests.layout.sketch import VIEW, Sketch
from tests.sample_maps.samples import NAMES, build

Print = Callable[..., Path]

SIZES: Final = {
    "A0": (1189, 841),
    "A3": (420, 297),
    "letter": (279.4, 215.9),
    "roll-610": (None, 610),
    "1200.5x333.3": (1200.5, 333.3),
}


def composed(project: Project, paper: str, *, portrait: bool = False, last: Revision | None = None) -> Poster:
    view = View.first(project)
    assert view is not None
    desk = desk_for(project.setting.language)
    return poster(project, view, paper_named(paper, portrait=portrait), desk, last=last)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Prints samples, each on each paper once."""
    folder = tmp_path_factory.mktemp("posters")

    def print_(name: str, paper: str) -> Path:
        file = folder / f"{name}-{paper}.pdf"
        if not file.exists():
            project = build(name)
            desk = desk_for(project.setting.language)
            write_poster(composed(project, paper), file, desk, title=name, overwrite=False)
        return file

    return print_


def bare(text: str) -> str:
    """Return `text` as it can be compared: without blanks, accents composed."""
    return "".join(unicodedata.normalize("NFC", text).split())


def read(file: Path, *how: str) -> str:
    command = ["pdftotext", *how, str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf8")


@pytest.mark.parametrize(("name", "paper"), list(product(NAMES, ["A0", "A3"])))
def test_every_text_of_the_map_can_be_read_and_found_again(name: str, paper: str, printed: Print) -> None:
    project = build(name)
    said = bare(read(printed(name, paper), "-raw"))
    shown = {lane for lane, row in project.all(Lane).items() if row.shown}
    written = [row.text for row in project.rows() if isinstance(row, Note) and row.lane in shown]
    written += [row.title for row in project.rows() if isinstance(row, Stage | Step | Touchpoint | Journey)]

    assert len(written) > 40
    assert [text for text in written if bare(text) not in said] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_found_by_a_reader_that_goes_by_the_page(name: str, printed: Print) -> None:
    said = read(printed(name, "A0")).replace("-", "").split()  # it takes a hyphen at a line's end away
    notes = [row.text for row in build(name).rows() if isinstance(row, Note) and row.lane]
    words = {word for text in notes for word in text.replace("-", "").split()}

    assert {word for word in words if not any(word in one for one in said)} == set()


@pytest.mark.parametrize("paper", SIZES)
def test_the_page_box_is_the_paper_to_a_tenth_of_a_millimetre(paper: str, printed: Print) -> None:
    listed = subprocess.run(
        ["pdfinfo", "-box", printed("uitlenen", paper)], capture_output=True, text=True, check=True
    )
    boxes = re.findall(r"(?:Media|Crop)Box: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)", listed.stdout)
    wanted, height = SIZES[paper]

    assert len(boxes) == 2
    for box in boxes:
        left, bottom, right, top = (float(side) / POINTS_PER_MM for side in box)
        assert (left, bottom) == (0, 0)
        assert top == pytest.approx(height, abs=0.05)
        assert right == pytest.approx(wanted, abs=0.05) if wanted else right > 610


def test_every_font_is_embedded_and_only_what_is_used_of_it(printed: Print) -> None:
    file = printed("uitlenen", "A0")
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]

    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row), row
        assert re.search(r" yes yes yes ", row), row  # embedded, a subset, readable
    assert file.stat().st_size < 300_000


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    project = build("uitlenen")
    files = []
    for name in ("one.pdf", "other.pdf"):
        files.append(tmp_path / name)
        desk = desk_for("nl")
        write_poster(composed(project, "A2"), files[-1], desk, title="Uitlenen", overwrite=False)

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(("paper", "measure"), [("A0", 100), ("A3", 100), ("A4", 100), ("80x80", 20)])
def test_the_ruler_measures_what_it_says_on_paper(paper: str, measure: int, printed: Print) -> None:
    page = pypdfium2.PdfDocument(printed("uitlenen", paper))[0]
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    rulers = [path for path in paths if raw.FPDFPath_CountSegments(path) == 8]  # a bar and three ticks

    assert any(length(ruler) == pytest.approx(measure, abs=0.1) for ruler in rulers)
    assert f"{measure} mm" in read(printed("uitlenen", paper))


def length(path: Any) -> float:
    """Return how long a path on a page is from left to right, in mm of paper."""
    places = []
    for number in range(raw.FPDFPath_CountSegments(path)):
        x, y = c_float(), c_float()
        assert raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, number), x, y)
        places.append(path.get_matrix().on_point(x.value, y.value)[0])
    return float(max(places) - min(places)) / POINTS_PER_MM


def test_the_title_block_names_scope_evidence_and_version() -> None:
    sketch = Sketch()
    sketch.persona()
    sketch.add(
        Journey(
            id="journey",
            title="Borrowing",
            subtitle="From wish to return",
            start_trigger="a wish",
            end_state="returned",
            in_scope="Books",
            out_of_scope="Games",
            rank="V",
        )
    )
    sketch.add(Source(id="a", title="Interviews", kind=SourceKind.PATRON, date="2026-01-02", n=1200))
    sketch.add(Source(id="b", title="Diary", kind=SourceKind.FRONT_LINE, date="2026-01-01"))
    sketch.add(Source(id="c", title="Somebody's letter", private=True))
    last = Revision("r", (), "after dot vote", "Ann", "2026-11-21T14:02:05Z")
    made = composed(sketch.project(), "A3", last=last)
    (heading,) = (group for group in made.sheet.groups if group.part == "heading")

    assert texts(heading) == [
        "Borrowing",
        "From wish to return · as is · 1 persona",
        *("Scope", "from a wish to returned"),
        *("In scope", "Books"),
        *("Not in scope", "Games"),
        *("Evidence", "Diary · Interviews (1,200)"),
        *("Version", "21 Nov 2026"),
    ]


def test_a_bare_map_has_a_bare_heading() -> None:
    made = composed(Sketch().project(), "A4")
    (heading,) = (group for group in made.sheet.groups if group.part == "heading")

    assert texts(heading) == ["Journey", "as is"]


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    made, desk, file = composed(Sketch().project(), "A4"), desk_for("en"), tmp_path / "wall.pdf"
    file.write_bytes(b"mine")

    with pytest.raises(OutputError):
        write_poster(made, file, desk, title="", overwrite=False)
    assert file.read_bytes() == b"mine"
    write_poster(made, file, desk, title="", overwrite=True)
    assert file.read_bytes().startswith(b"%PDF")


def test_work_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    made, desk = composed(build("uitlenen"), "A4"), desk_for("nl")
    shares: list[float] = []

    def report(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            progress.cancel()

    progress = Progress(report)
    with pytest.raises(CancelledError):
        write_poster(made, tmp_path / "wall.pdf", desk, title="", overwrite=False, progress=progress)

    assert list(tmp_path.iterdir()) == []
    assert shares == sorted(shares)


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    made, desk = composed(build("uitlenen"), "A4"), desk_for("nl")
    shares: list[float] = []

    write_poster(
        made, tmp_path / "wall.pdf", desk, title="", overwrite=False, progress=Progress(shares.append)
    )

    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)


def test_a_lane_that_is_folded_on_the_screen_is_whole_on_paper() -> None:
    project = build("uitlenen")
    view = View.first(project)
    assert view is not None
    folded = replace(view, folded=frozenset(project.all(Lane)))

    whole, same = (
        poster(project, one, paper_named("A4"), desk_for("nl"), last=None) for one in (view, folded)
    )

    assert told(whole.sheet) == told(same.sheet)


def test_another_variant_is_another_poster() -> None:
    project = build("uitlenen")
    other = View(next(iter(project.all(Journey))), "none")

    with pytest.raises(KeyError):
        poster(project, other, paper_named("A4"), desk_for("nl"), last=None)
    assert View.first(Sketch().project()) == VIEW

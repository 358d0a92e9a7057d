"""Canaries: of a map in which every text is a token, each file for others has those that are meant for them.

Where a new field makes one of these tests fail, decide: what is not for everybody is declared
`Private` or `personal`; what is, is added to the list here.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from journey_editor.app.commands.export import write_poster_and_workbook
from journey_editor.app.main import main
from journey_editor.export.share import Part, shared, write_shared
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Card, Comment, Party
from journey_editor.storage.journey_file import publish, read
from tests.export.marked import Marked, Row, Where
from tests.export.searching import tokens_in

Columns = Mapping[str, str]

EVERY: Final = {  # every text of a map, but for what tells who somebody is
    "project": "title organisation",
    "channel": "title",
    "persona": "title generation goals quote",
    "source": "title",
    "journey": "title subtitle start_trigger end_state in_scope out_of_scope budget",
    "variant": "title",
    "lane": "title",
    "stage": "title",
    "step": "title",
    "touchpoint": "title code moment_reason",
    "transition": "trigger lost",
    "card": "text code",
    "pain": "text code",
    "opportunity": "text code",
    "view": "title",
    "action": "title told",
    "code": "code attribute",
    "metric": "title definition unit",
    "agenda_item": "title",
    "party": "name",
    "pledge": "title",
    "maturity": "note",
    "checklist_item": "evidence",
    "programme_step": "note",
}
ON_PAPER: Final = {
    "project": "title organisation",
    "channel": "title",
    "persona": "title quote",
    "source": "title",
    "journey": "title subtitle start_trigger end_state in_scope out_of_scope",
    "variant": "title",
    "lane": "title",
    "stage": "title",
    "step": "title",
    "touchpoint": "title code",
    "transition": "trigger lost",
    "card": "text code",
    "pain": "text code",
    "opportunity": "text code",
    "action": "title",
    "code": "code",
    "metric": "title unit",
    "party": "name",
}
IN_THE_WORKBOOK: Final = {
    "project": "title",
    "channel": "title",
    "variant": "title",
    "step": "title",
    "touchpoint": "title",
    "transition": "lost",
    "pain": "text",
    "opportunity": "text",
    "action": "title told",
    "code": "code attribute",
    "metric": "title definition unit",
    "party": "name",
}
ANALYSED: Final = {"touchpoint": "title", "transition": "lost"}
SAID_OF_A_FILE: Final = {"project": "title organisation", "journey": "title", "revision": "label author"}


def meant(*listed: Columns, rows: tuple[Row, ...] = (Row.OPEN, Row.OTHER)) -> set[Where]:
    return {
        Where(table, row, column)
        for columns in listed
        for table, names in columns.items()
        for column in names.split()
        for row in rows
    }


@pytest.fixture(scope="module")
def marked() -> Marked:
    return Marked()


@pytest.fixture
def file(marked: Marked, tmp_path: Path) -> Path:
    path = tmp_path / "marked.journey"
    publish(marked.project, marked.log, path, overwrite=False, pictures=marked.pictures)
    return path


def found(marked: Marked, content: bytes) -> set[Where]:
    return {marked.tokens[number] for number in tokens_in(content)}


def copy_of(marked: Marked, project: Project, folder: Path, *keep: Part) -> bytes:
    mint = Mint.seeded("copy")
    made = shared(project, log=marked.log, mint=mint, words=Words(), own=Words(), keep=frozenset(keep))
    target = folder / "copy.journey"
    write_shared(made, target, pictures=marked.pictures, mint=mint, words=Words(), overwrite=True)
    return target.read_bytes()


def test_every_text_of_every_record_is_marked(marked: Marked) -> None:
    texts = {
        (kind.table, column.name)
        for kind in TABLES.values()
        for column in columns_of(kind)
        if isinstance(column.field, Line | Prose)
    }
    assert {(one.table, one.column) for one in marked.tokens} - {
        ("revision", "label"),
        ("revision", "author"),
    } == texts - {("project", "language")}


def test_the_map_itself_has_every_token(marked: Marked, file: Path) -> None:
    assert found(marked, file.read_bytes()) == set(marked.tokens)


def test_a_shared_copy_has_what_is_for_everybody_and_nothing_else(marked: Marked, tmp_path: Path) -> None:
    content = copy_of(marked, marked.project, tmp_path)

    assert found(marked, content) == meant(EVERY) & set(marked.tokens)
    assert marked.project.setting.id.encode() not in content
    assert marked.log[0].id.encode() not in content


@pytest.mark.parametrize(
    ("part", "more"),
    [
        (Part.NAMES, {Where("journey", Row.OPEN, "sponsor"), *meant({"party": "name"}, rows=tuple(Row))}),
        (Part.COMMENTS, {Where("comment", Row.OPEN, "text")}),
        (
            Part.PRIVATE,
            meant(dict.fromkeys(("card", "pain", "opportunity"), "text code"), rows=(Row.PRIVATE,)),
        ),
        (Part.SOURCES, meant({"source": "title"}, rows=(Row.PRIVATE,))),
        (Part.INBOX, meant(dict.fromkeys(("card", "pain", "opportunity"), "text code"), rows=(Row.INBOX,))),
    ],
)
def test_a_part_that_is_kept_is_all_that_there_is_more(
    part: Part, more: set[Where], marked: Marked, tmp_path: Path
) -> None:
    content = copy_of(marked, marked.project, tmp_path, part)

    assert found(marked, content) == (meant(EVERY) | more) & set(marked.tokens)


def test_poster_and_workbook_say_what_is_meant_for_them_and_nothing_private(
    marked: Marked, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    poster, workbook = write_poster_and_workbook(file, read(file), file.with_name("out") / "marked")
    on_paper = found(marked, poster.read_bytes())
    in_book = found(marked, workbook.read_bytes())

    assert "note: 3 private cards are not on it" in capsys.readouterr().err
    assert on_paper <= meant(ON_PAPER)
    assert {Where("card", Row.OPEN, "text"), Where("journey", Row.OPEN, "title")} <= on_paper
    assert in_book <= meant(IN_THE_WORKBOOK)
    idea = Where("opportunity", Row.OPEN, "text")  # which answers no pain in this map
    assert in_book | {idea} >= meant(IN_THE_WORKBOOK, rows=(Row.OPEN,))
    assert Where("comment", Row.OPEN, "text") not in in_book


def test_a_comment_is_only_in_the_workbook_of_who_made_it(marked: Marked, file: Path) -> None:
    comment = Where("comment", Row.OPEN, "text")
    [made] = marked.project.all(Comment).values()
    scorer = marked.project.one(Party, made.scorer)
    for name, meant_for in ((scorer.name, True), ("Somebody else", False)):
        target = file.with_name(f"{meant_for}.xlsx")
        assert not main(["export", str(file), "--matrix", str(target), "--scorer", name])
        in_book = found(marked, target.read_bytes())
        assert (comment in in_book) == meant_for
        assert not any(one.row is Row.PRIVATE for one in in_book)


def test_the_brief_says_what_is_meant_for_it_and_nothing_private(
    marked: Marked, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", str(file), "--brief", str(file.with_name("brief.pdf"))])
    said = found(marked, file.with_name("brief.pdf").read_bytes())

    assert capsys.readouterr().out == ""
    assert {Where("journey", Row.OPEN, "title"), Where("journey", Row.OPEN, "budget")} <= said
    assert said <= meant(ON_PAPER, {"journey": "budget", "action": "told"})


@pytest.mark.parametrize(("command", "columns"), [("analyse", ANALYSED), ("info", SAID_OF_A_FILE)])
def test_answers_for_programs_say_what_is_meant_for_them(
    command: str, columns: Columns, marked: Marked, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([command, str(file), "--json"])
    said = capsys.readouterr().out

    assert json.loads(said)
    assert found(marked, said.encode())
    assert found(marked, said.encode()) <= meant(columns)


def test_what_share_says_names_nobody(marked: Marked, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--json"]):
        main(["share", str(file), "-o", str(file.with_name(f"copy{len(more)}.journey")), *more])
        assert found(marked, capsys.readouterr().out.encode()) == set()


def test_no_file_for_others_says_who_wrote_it(file: Path) -> None:
    poster, workbook = write_poster_and_workbook(file, read(file), file.with_name("out") / "marked")

    said = pypdfium2.PdfDocument(poster).get_metadata_dict()
    assert {name for name, value in said.items() if value} == {"Title", "Producer"}
    assert not re.search(rb"/(Author|Creator|Metadata|CreationDate)\b", poster.read_bytes())
    with zipfile.ZipFile(workbook) as archive:
        core = ET.fromstring(archive.read("docProps/core.xml"))  # noqa: S314 - our own file
        assert list(core) == []
        everything = b"".join(map(archive.read, archive.namelist()))
    assert not re.search(rb"openpyxl|creator>|lastModifiedBy|xl/comments", everything)


def test_a_quote_that_was_deleted_is_in_no_byte_of_a_copy_or_of_a_file_written_anew(
    marked: Marked, tmp_path: Path
) -> None:
    """The file it is written over had the quote, over and over."""
    quotes = [
        Card(
            id=f"quote-{number}",
            lane="quote",
            first_step="step-open",
            last_step="step-open",
            text="Zqx999 " * 5,
        )
        for number in range(400)
    ]
    before = marked.project.with_rows((one.key, one) for one in quotes)
    path = tmp_path / "map.journey"
    publish(before, marked.log, path, overwrite=False)
    assert path.read_bytes().count(b"Zqx999") > 1900

    publish(marked.project, marked.log, path, overwrite=True)
    assert 999 not in tokens_in(path.read_bytes())
    assert 999 not in tokens_in(copy_of(marked, read(path).project, tmp_path))


def packed_in(said: bytes) -> dict[str, bytes]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/part.xml", said.decode())
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as made:
        made.writestr("inner.zip", archive.getvalue())
    return {
        "plain": b"\xff\x00" + said,
        "little": said.decode().encode("utf-16-le"),
        "big": b"\x00\x01" + said.decode().encode("utf-16-be"),
        "hex": said.hex().encode(),
        "base64": base64.b64encode(said),
        "base64 of wide": base64.b64encode(said.decode().encode("utf-16-le")),
        "base64 for addresses": base64.urlsafe_b64encode(b"???" + said),
        "base64 one on": base64.b64encode(b"?" + said),
        "base64 two on": base64.b64encode(b"??" + said),
        "zip": archive.getvalue(),
        "zip in a zip": twice.getvalue(),
    }


@pytest.mark.parametrize("how", packed_in(b"Zqx123"))
def test_a_token_is_found_however_it_is_packed(how: str) -> None:
    assert tokens_in(packed_in(b"Zqx123 was here, and that is all")[how]) == {123}


def test_a_token_is_found_in_what_a_pdf_packs_and_draws(marked: Marked, file: Path) -> None:
    poster, _ = write_poster_and_workbook(file, read(file), file.with_name("out") / "marked")
    content = poster.read_bytes()
    stream = b"<< >>\nstream\n" + zlib.compress(b"(Zqx998) Tj") + b"\nendstream\n"

    assert 998 in tokens_in(content.replace(b"xref", stream + b"xref", 1))
    assert Where("card", Row.OPEN, "text") in found(marked, content)
    assert b"Zqx" not in content.replace(
        b"Zqx%03d" % marked.tokens.index(Where("journey", Row.OPEN, "title")), b""
    )

"""Pictures in the file: each once, only what is shown, and nothing that was tampered with."""

from __future__ import annotations

import contextlib
import functools
import sqlite3
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.kernel.errors import InputError
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.pictures import Pictures
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Picture, PictureKind
from journey_editor.storage.journey_file import JourneyFile, publish, read
from journey_editor.storage.work_db import Moment, Standing
from journey_editor.storage.working_copy import WorkingCopy
from tests.kept import killed, only_lost, settled
from tests.pictures import (
    PLACE,
    chunk,
    drawn,
    file_of,
    hash_of,
    png,
    png_of,
    pngs,
    shown,
    storyboard,
    with_place,
)
from tests.strategies import BRIEFLY, furnished

FIRST, SECOND = png(40, 30), file_of(drawn(1), "JPEG")


def again(project: Project, pictures: Pictures) -> JourneyFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        publish(project, [], path, overwrite=False, pictures=pictures)
        return read(path, probed=False)


def attachments(path: Path) -> list[tuple[str, bytes]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute('SELECT "hash", "bytes" FROM "attachment" ORDER BY 1').fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map with two pictures."""
    project, pictures = storyboard(furnished("1"), [FIRST, SECOND], captions=("One", "Two"))
    publish(project, [], tmp_path / "map.journey", overwrite=False, pictures=pictures)
    return tmp_path / "map.journey"


@BRIEFLY
@given(st.lists(pngs(), max_size=5))
def test_pictures_come_back_as_they_were(contents: list[bytes]) -> None:
    project, pictures = storyboard(furnished("1"), contents)

    file = again(project, pictures)

    assert file.whole
    assert (file.project, dict(file.pictures)) == (project, dict(pictures))


def test_a_picture_lies_in_the_file_once(tmp_path: Path) -> None:
    project, pictures = storyboard(furnished("1"), [FIRST, FIRST, FIRST])

    publish(project, [], tmp_path / "map.journey", overwrite=False, pictures=pictures)

    assert attachments(tmp_path / "map.journey") == [(hash_of(FIRST), FIRST)]


def test_a_picture_of_a_deleted_card_is_not_in_the_file(tmp_path: Path) -> None:
    project, pictures = storyboard(furnished("1"), [FIRST, SECOND])
    after = remove(project, [shown(project)[1].key]).applied_to(project)

    publish(after, [], tmp_path / "map.journey", overwrite=False, pictures=pictures)

    assert SECOND[200:260] not in (tmp_path / "map.journey").read_bytes()
    assert read(tmp_path / "map.journey").whole
    assert len(read(tmp_path / "map.journey").project.all(Picture)) == 1


def test_a_map_without_pictures_has_no_table_for_them(tmp_path: Path) -> None:
    publish(furnished("1"), [], tmp_path / "map.journey", overwrite=False, pictures=Pictures({"x": b"y"}))

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        attachments(tmp_path / "map.journey")
    assert read(tmp_path / "map.journey").whole


def test_many_large_pictures_are_saved_and_opened_in_time(tmp_path: Path) -> None:
    contents = [png_of(2000, 2000, bytes([number]) * 5_000_000) for number in range(12)]
    project, pictures = storyboard(furnished("1"), contents)

    begun = time.process_time()
    publish(project, [], tmp_path / "map.journey", overwrite=False, pictures=pictures)
    file = read(tmp_path / "map.journey")

    assert len(file.pictures) == 12
    assert file.whole
    assert time.process_time() - begun < 3
    assert file.size < sum(map(len, contents)) * 1.02 + 300_000


# A stranger's


def spoiled(path: Path, statement: str, *values: object) -> JourneyFile:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, values)
    return read(path)


OTHERS = {
    "damaged": FIRST[:-20] + b"x" + FIRST[-19:],
    "another picture": png(40, 30, bytes(3600)),
    "cut off": FIRST[:50],
    "nothing": b"",
    "a vector drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "text": "text",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_card_whose_picture_is_not_what_was_kept_keeps_its_text(path: Path, name: str) -> None:
    before = read(path)
    one = 'UPDATE "attachment" SET "bytes" = ? WHERE "hash" = ?'
    if isinstance(OTHERS[name], str):
        with pytest.raises(sqlite3.IntegrityError):
            spoiled(path, one, OTHERS[name], hash_of(FIRST))
        return

    file = spoiled(path, one, OTHERS[name], hash_of(FIRST))

    assert not file.whole
    assert file.repairs == (
        "a picture was left out: its bytes are missing or damaged",
        "Card forgot its picture: not in the file",
    )
    assert {card.text for card in file.project.all(Card).values()} == {
        card.text for card in before.project.all(Card).values()
    }
    assert [card.text for card in shown(file.project)] == ["Two"]
    assert dict(file.pictures) == {hash_of(SECOND): SECOND}


def test_a_file_without_the_table_opens(path: Path) -> None:
    file = spoiled(path, 'DROP TABLE "attachment"')

    assert file.repairs.count("Card forgot its picture: not in the file") == 2
    assert shown(file.project) == []
    assert len(file.project.all(Card)) == 2


NOT_PLAIN = [
    (with_place(drawn(1)), PictureKind.JPEG, 320, 200),
    (FIRST[:33] + chunk(b"tEXt", PLACE.encode()) + FIRST[33:], PictureKind.PNG, 40, 30),
    (png_of(20_000, 15_000, b""), PictureKind.PNG, 20_000, 15_000),
]


@pytest.mark.parametrize(("content", "kind", "width", "height"), NOT_PLAIN)
def test_what_is_no_plain_picture_is_not_taken_though_all_that_is_said_of_it_is_right(
    path: Path, content: bytes, kind: PictureKind, width: int, height: int
) -> None:
    hash_ = sha256(content).hexdigest()
    made = Picture.known_by(hash=hash_, mime=kind, width=width, height=height)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            'INSERT INTO "picture" VALUES (?, ?, ?, ?, ?)', (made.id, hash_, kind, width, height)
        )
        connection.execute('INSERT INTO "attachment" VALUES (?, ?)', (hash_, content))
        connection.execute('UPDATE "card" SET "picture" = ?', (made.id,))

    file = read(path)

    assert hash_ not in file.pictures
    assert shown(file.project) == []
    assert "a picture was left out: its bytes are missing or damaged" in file.repairs


@settings(BRIEFLY, max_examples=150)
@given(st.data())
def test_no_damage_to_a_file_brings_a_picture_that_is_none_or_goes_unsaid(data: st.DataObject) -> None:
    content = bytearray(_published())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        path.write_bytes(content)
        try:
            file = read(path, probed=False)
        except InputError:
            return

    assert all(hash_of(one) == hash_ for hash_, one in file.pictures.items())
    named = {one.hash for one in file.project.all(Picture).values()}
    assert named == set(file.pictures)
    assert not file.whole or (len(file.pictures) == 2 and len(shown(file.project)) == 2)


@functools.cache
def _published() -> bytes:
    project, pictures = storyboard(furnished("1"), [FIRST, SECOND])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        publish(project, [], path, overwrite=False, pictures=pictures)
        return path.read_bytes()


def test_pictures_that_nobody_names_are_not_read(path: Path) -> None:
    other = png(5, 5)

    file = spoiled(path, 'INSERT INTO "attachment" VALUES (?, ?)', hash_of(other), other)

    assert hash_of(other) not in file.pictures


def test_more_than_a_map_may_have_is_left_out(tmp_path: Path) -> None:
    contents = [png_of(2000, 2000, bytes([number]) * 7_900_000) for number in range(9)]
    project, pictures = storyboard(furnished("1"), contents)
    path, (hash_, content) = tmp_path / "map.journey", next(iter(pictures.items()))
    others = {one: there for one, there in pictures.items() if one != hash_}
    publish(project, [], path, overwrite=False, pictures=others)

    file = spoiled(path, 'INSERT INTO "attachment" VALUES (?, ?)', hash_, content)

    assert len(file.pictures) == 8
    assert len(shown(file.project)) == 8


# Kept at once


def moment(project: Project, pictures: Pictures) -> Moment:
    return Moment(project, (), Standing(changes=1), pictures)


def test_pictures_are_kept_at_once_and_found_again(tmp_path: Path) -> None:
    begun = furnished("1")
    first, pictures = storyboard(begun, [FIRST])
    copy = WorkingCopy(lambda: tmp_path / "sessions", moment(first, pictures))
    pictures.add(SECOND)
    second, _ = storyboard(begun, [FIRST, SECOND])
    copy.keep(Change.between(first, second), moment(second, pictures))
    assert settled(copy) is None
    killed(copy)

    lost = only_lost(tmp_path / "sessions")
    file = lost.read()
    lost.release()

    assert (file.project, dict(file.pictures)) == (second, dict(pictures))
    assert file.repairs == ()


def test_a_picture_that_undo_brought_back_is_found_again(tmp_path: Path) -> None:
    project, pictures = storyboard(furnished("1"), [FIRST])
    gone = Change.removing(project, [shown(project)[0].key, next(iter(project.all(Picture).values())).key])
    without = gone.applied_to(project)
    copy = WorkingCopy(lambda: tmp_path / "sessions", moment(project, pictures))
    copy.keep(gone, moment(without, pictures))
    copy.keep(gone.inverted(), moment(project, pictures))
    assert settled(copy) is None
    killed(copy)

    lost = only_lost(tmp_path / "sessions")
    file = lost.read()
    lost.release()

    assert (file.project, dict(file.pictures)) == (project, dict(pictures))


def test_a_map_that_is_kept_anew_keeps_its_pictures(tmp_path: Path) -> None:
    """The database went away under the program: all that the next one has comes from the map."""
    project, pictures = storyboard(furnished("1"), [FIRST])
    place: Callable[[], Path] = lambda: tmp_path / "sessions"  # noqa: E731 - one for two copies
    copy = WorkingCopy(place, moment(project, pictures))
    assert settled(copy) is None
    for file in (tmp_path / "sessions").glob("*/work.db"):
        file.unlink()
    copy.keep(Change(), moment(project, pictures))
    assert settled(copy) is None
    killed(copy)

    lost = only_lost(tmp_path / "sessions")

    assert dict(lost.read().pictures) == dict(pictures)
    lost.release()

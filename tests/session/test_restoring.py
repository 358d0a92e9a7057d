"""Restoring: an earlier moment comes back in one entry of undo, and what was there keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.pictures import show_picture
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Card, Lane, LaneKind, Picture, Step
from journey_editor.session.document import Document
from tests.pictures import png
from tests.session.renaming import rename, title


def restored(document: Document, revision: str) -> None:
    then = document.past.at(revision)
    assert then is not None
    document.restore(then, label="Restore", before="Before restoring")


def test_what_was_there_before_keeps_its_place_under_a_name(document: Document) -> None:
    rename(document, "One")
    first = document.log[-1].id
    rename(document, "Two")
    restored(document, first)
    assert title(document) == "One"
    document.undo()
    assert title(document) == "Two"
    document.redo()
    named = next(one for one in document.log if one.checkpoint == "Before restoring")
    then = document.past.at(named.id)
    assert then is not None
    assert title(Document(then)) == "Two"


def test_restoring_what_is_there_already_does_nothing(document: Document) -> None:
    rename(document, "One")
    logged = document.log
    restored(document, document.log[-1].id)
    assert document.log == logged


@pytest.fixture
def pictured(document: Document, file: Path) -> Document:
    """A map that was saved with a picture, from which the picture was deleted and that was saved again."""
    lane = next(one for one in document.kept.all(Lane).values() if one.kind is LaneKind.QUOTE)
    step = document.kept.all(Step).sorted()[0]
    change = add_note(document.kept, lane=lane.id, first_step=step.id, mint=document.mint, text="Seen")
    document.apply("Add", change)
    (card,) = change.added(Card)
    document.apply("Show", show_picture(document.kept, card, document.pictures.add(png(4, 4))))
    document.save(file)
    document.apply("Delete", remove(document.kept, [card.key]))
    document.save(file)
    return Document.open(file)


def test_a_picture_whose_bytes_are_gone_does_not_come_back_and_the_file_stays_sound(
    pictured: Document, file: Path
) -> None:
    shown = next(one.id for one in reversed(pictured.log) if one.label == "Show")
    restored(pictured, shown)
    card = next(one for one in pictured.kept.all(Card).values() if one.text == "Seen")
    assert card.picture is None
    assert not pictured.kept.all(Picture)
    pictured.save(file)
    again = Document.open(file)
    assert again.repairs == ()
    assert again.kept == pictured.kept

"""Pictures: put them on a storyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Picture


def add_pictures(
    project: Project, pictures: Iterable[Picture], *, lane: str, steps: Sequence[str], mint: Mint
) -> Change:
    """Add a card for each picture to a lane, one step after the other; what is left over lies at the last."""
    change = Change()
    for picture, step in zip(pictures, chain(steps, repeat(steps[-1])), strict=False):
        named = change.then(Change.putting(change.applied_to(project), picture))
        added = add_note(named.applied_to(project), lane=lane, first_step=step, mint=mint, picture=picture.id)
        change = named.then(added)
    return change


def show_picture(project: Project, card: Card, picture: Picture) -> Change:
    """Let a card show a picture, in place of what it showed."""
    named = Change.putting(project, picture)
    return named.then(set_values(named.applied_to(project), card.key, picture=picture.id))

"""Votes: give dots, and start anew."""

from __future__ import annotations

from collections.abc import Collection

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.parties import add_person, party_named
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Party, PartyKind, RowKey, Vote


def voter_named(project: Project, name: str) -> Party | None:
    """Return the person of this name, whatever its capitals, or None."""
    return party_named(project, name, kind=PartyKind.PERSON)


def give_dots(project: Project, *, name: str, subject: RowKey, dots: int, mint: Mint) -> Change:
    """Let the person called `name` have given `subject` exactly so many dots.

    Who is not there yet is added as a private person.  Raises
    InvalidRecordError where that many dots cannot be kept.
    """
    voter, added = voter_named(project, name), Change()
    if voter is None:
        if not dots:
            return Change()
        voter, added = add_person(project, name, mint=mint)
    vote = Vote.known_by(subject=subject, voter=voter.id)
    if not dots:
        return Change.removing(project, [vote.key])
    return added.then(
        add_row(added.applied_to(project), Vote, mint=mint, subject=subject, voter=voter.id, dots=dots)
    )


def clear_dots(project: Project, subjects: Collection[RowKey]) -> Change:
    """Take away every dot on `subjects`; who voted stays."""
    return Change.removing(
        project, [one.key for one in project.all(Vote).values() if one.subject in subjects]
    )

"""Clashes: what two sides say differently of one row, in words for people."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.insight.standing import quoted, standing
from journey_editor.insight.values import label_words, value_words
from journey_editor.kernel.words import Words
from journey_editor.model.merge import Clash
from journey_editor.model.project import Project


@dataclass(frozen=True, slots=True)
class Versions:
    """One field of a clash: its label, and what each side says there, in full.

    `before` is what both began with; "" where nothing was there, or nobody knows.
    """

    label: str
    ours: str
    theirs: str
    before: str


def versions_of(clash: Clash, ours: Project, theirs: Project, words: Words) -> tuple[Versions, ...]:
    """Return what each side says in the fields that clash; none where one side deleted the row."""
    if clash.ours is None or clash.theirs is None:
        return ()
    return tuple(
        Versions(
            label_words(type(clash.ours), name, words),
            value_words(ours, clash.ours, name, words),
            value_words(theirs, clash.theirs, name, words),
            value_words(ours, clash.base, name, words) if clash.base is not None else "",
        )
        for name in clash.fields
        if getattr(clash.ours, name) != getattr(clash.theirs, name)
    )


def place_of_clash(clash: Clash, ours: Project, theirs: Project, words: Words) -> str:
    """Return what clashes: the row where it stands, in a clause."""
    if clash.ours is not None:
        return standing(ours, clash.ours, words)
    assert clash.theirs is not None
    return standing(theirs, clash.theirs, words)


def clash_words(clash: Clash, ours: Project, theirs: Project, words: Words) -> str:
    """Return a clash as a sentence without its full stop, in which texts are cut."""
    what = place_of_clash(clash, ours, theirs, words)
    if clash.ours is None:
        return words("{what}: removed here, worked on there", what=what)
    if clash.theirs is None:
        return words("{what}: removed there, worked on here", what=what)
    said = [
        words(
            "{field} is {ours} here, {theirs} there",
            field=one.label,
            ours=quoted(one.ours),
            theirs=quoted(one.theirs),
        )
        for one in versions_of(clash, ours, theirs, words)
    ]
    return f"{what}: {'; '.join(said)}"

"""Writing: what typing on the map makes of the document: texts, and rows that come with their text."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from journey_editor.canvas.fresh import Adding, Fresh
from journey_editor.canvas.typing_over import TypingOver
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View, shown_lanes
from journey_editor.model.change import Change, StaleChangeError
from journey_editor.model.edits.cards import add_to_inbox
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import text_field
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Lane, LaneKind, Note, Record, RowKey

if TYPE_CHECKING:
    from journey_editor.canvas.map_view import MapView


class Writing:
    """One text of a map at a time.  Nothing typed is lost: what has no place any more goes to the inbox."""

    def __init__(self, map_view: MapView) -> None:
        self._map = map_view
        self._fresh: Fresh | None = None
        self._over = TypingOver(
            map_view, keep=self._keep, hold=self._hold, forget=self._forget, rescue=self._rescue
        )
        self._over.refused.connect(map_view.refuse_text)
        self._over.left.connect(map_view.typed)

    @property
    def open(self) -> bool:
        """Whether a text is open."""
        return self._over.open

    def begin(self, key: RowKey, *, typed: str | None) -> None:
        """Open the text of a row; `typed` stands in its place where it is not None."""
        if self.finish() and (row := self._map.document.kept.row(key)) is not None:
            self._over.begin(row, self._map.words, typed=typed)

    def begin_fresh(self, fresh: Fresh, *, typed: str) -> None:
        """Show what `fresh` brings and open its text; where it is not in sight, say why."""
        if not self.finish():
            return
        document, words = self._map.document, self._map.words
        self._fresh = fresh
        document.preview(fresh.change)
        row = document.project.row(fresh.key)
        assert row is not None
        self._over.begin(row, words, typed=typed, fresh=True)
        if not self._over.open:
            said = why_unseen(document.project, self._map.view, row, words)
            self._forget()
            self._map.refused.emit(said)

    def finish(self) -> bool:
        """Keep what is being typed, as leaving the text would; return whether nothing is open any more."""
        return self._over.finish()

    def give_up(self) -> None:
        """Let what is open go, as its place does; what was typed waits in the inbox."""
        self._over.give_up()

    def drop(self) -> None:
        """Keep nothing of what is being typed."""
        self._over.drop()

    def place(self) -> None:
        """Lie where the text is drawn now."""
        self._over.place()

    def shows_again(self) -> bool:
        """Show what is being typed again where another change hid it; return whether it did just now."""
        fresh, document = self._fresh, self._map.document
        if fresh is None or document.project.row(fresh.key) is not None:
            return False
        try:
            document.preview(fresh.change)
        except StaleChangeError:
            self._over.finish()
        return document.project.row(fresh.key) is not None

    def _keep(self, key: RowKey, field: str, text: str) -> None:
        document, fresh = self._map.document, self._fresh
        if fresh is None:
            if document.kept.row(key) is None:
                self._rescue(text)
            else:
                document.apply(self._map.words("Type"), set_values(document.kept, key, **{field: text}))
            return
        try:
            begun = fresh.change.applied_to(document.kept)
        except StaleChangeError:  # its place went meanwhile; the text does not
            self._rescue(text)
            return
        change = fresh.change.then(set_values(begun, key, **{field: text}))
        orphaned, _ = mend(change.applied_to(document.kept))
        if orphaned:
            self._rescue(text)
            return
        self._fresh = None
        self._map.apply_adding(fresh.label, change)
        self._map.selection.choose([key])

    def _hold(self, key: RowKey, field: str, text: str) -> None:
        """Keep what is typed so far on this computer; what does not fit any more waits for its end."""
        document, begun = self._map.document, self._fresh.change if self._fresh is not None else Change()
        with suppress(StaleChangeError, KeyError):
            so_far = set_values(begun.applied_to(document.kept), key, **{field: text})
            document.hold(begun.then(so_far))

    def _rescue(self, text: str) -> None:
        """Put a text whose place is gone into the inbox, in several cards where one cannot hold it."""
        document, change, longest = self._map.document, Change(), text_field(Card, "text").longest
        self._fresh = None
        for start in range(0, len(text), longest):
            begun, part = change.applied_to(document.kept), text[start : start + longest]
            change = change.then(add_to_inbox(begun, LaneKind.TEXT, mint=document.mint, text=part))
        self._map.apply_adding(Adding.INBOX, change)
        self._map.refused.emit(self._map.words("The place is gone; the text is in the inbox."))

    def _forget(self) -> None:
        """Show and keep the map without what was not typed after all."""
        self._map.document.hold(Change())
        if self._fresh is not None:
            self._fresh = None
            self._map.document.preview(None)


def why_unseen(project: Project, view: View, row: Record, words: Words) -> str:
    """Say why a card or a touchpoint is not on the map, and what brings it into sight."""
    if isinstance(row, Note):
        lane = project.get(Lane, row.lane)
    else:
        drawn = [one for one, _ in shown_lanes(project, view)]
        rest = project.all(Lane).where("journey", view.journey)
        lane = next((one for one in (*drawn, *rest) if one.kind is LaneKind.TOUCHPOINT), None)
    if lane is None:
        return words("There is no lane that shows this; add one first.")
    said = "The lane “{lane}” is not shown here; show it first."
    if lane.id in view.folded and lane.id not in view.hidden:
        said = "The lane “{lane}” is folded; unfold it first."
    return words(said, lane=lane.title or words(lane.noun))

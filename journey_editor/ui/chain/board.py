"""Chain board: from each pain point to what is done about it, and every link that is broken (R-40)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from journey_editor.canvas.speech import why_not_now
from journey_editor.insight.follow_up import COLUMN_OF, BrokenLink, Column, FollowUp, Gap, Tie
from journey_editor.insight.following import follow_up
from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.times import today
from journey_editor.layout.trace import Trace, lay_out_trace
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.project import Project
from journey_editor.model.records import Party, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.beside import Beside
from journey_editor.ui.board import Board, Surroundings
from journey_editor.ui.chain.heads import Heads
from journey_editor.ui.chain.links import joined, parted
from journey_editor.ui.chain.menu import Doing, show_menu
from journey_editor.ui.chain.naming import spoken
from journey_editor.ui.chain.picking import Picking
from journey_editor.ui.chain.trace_view import TraceView
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.panes import card

_EMPTY: Final = (
    "Nothing to follow up yet. Write down on the map what goes wrong, as pain points; here they are then "
    "linked with opportunities, actions, owners, horizons and metrics."
)
_WHOLE: Final = (
    "Nothing is broken: every pain point leads to an action with an owner, a horizon and a metric."
)


class ChainBoard(Board):
    """Shows one variant; cards are linked by drawing a line, or from a list."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, parent)
        program, selection, words = around.program, around.selection, self._words
        self._desk = program.desk_for(words.language)
        self._seen: tuple[object, ...] = ()
        self._whole = FollowUp(((),) * len(Column), (), ())
        self._project = Project({})
        self._picking = Picking(program.icons, words, self)
        self._summary = PlainLabel("", self, role="note", elides=True)
        self._only = QCheckBox(words("Only what is &broken"), self)
        self._only.toggled.connect(self._narrow)
        self._heads = Heads(words, self)
        self._heads.asked.connect(self._go_on)
        self._trace = TraceView(program.fonts, words, self)
        self._nothing = PlainLabel("", self, role="section", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._beside = Beside(self._compose(), selection, words, self)
        view = self._trace
        view.moved.connect(self._stand)
        view.chosen.connect(self._choose)
        view.joined.connect(self._join)
        view.opened.connect(self._open)
        view.link_asked.connect(self._ask_link)
        view.next_asked.connect(self._go_to_next)
        view.menu_asked.connect(self._show_menu)
        selection.changed.connect(self._follow)
        self.setFocusProxy(view)

    def _compose(self) -> QVBoxLayout:
        """Put the parts in their places; return the column that holds them."""
        words = self._words
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(PlainLabel(words("What follows from each pain point"), self, role="section"))
        titles.addWidget(self._summary)
        head.addLayout(titles, 1)
        head.addWidget(self._only)
        head.setContentsMargins(16, 12, 16, 0)
        column = card(self)
        column.addLayout(head)
        column.addWidget(self._heads)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._trace)
        empty = QWidget(self)
        around = QVBoxLayout(empty)
        around.setContentsMargins(40, 20, 40, 60)
        around.addStretch(1)
        around.addWidget(self._nothing)
        around.addStretch(2)
        self._pages.addWidget(empty)
        column.addLayout(self._pages, 1)
        return column

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""
        self._trace.choose(None)

    def show_project(self, document: Document, view: View) -> None:
        """Show what the document has now, where anything differs."""
        self._beside.show_document(document, view)
        project, only = document.kept, self._only.isChecked()
        now = today()
        seen = (project, view.variant, now, only)
        if self._seen and seen[0] is self._seen[0] and seen[1:] == self._seen[1:]:
            self._follow()
            return
        self._seen = seen
        self._project = project
        self._whole = whole = follow_up(project, view.variant, today=now)
        shown = whole.only_broken() if only else whole
        nothing = _EMPTY if whole.empty else _WHOLE if only and not whole.broken else ""
        self._nothing.setText(self._words(nothing) if nothing else "")
        self._pages.setCurrentIndex(1 if nothing else 0)
        for part in (self._heads, self._only):
            part.setVisible(not whole.empty)
        self._heads.show_found(whole)
        self._summary.setText(self._said(whole))
        name = partial(spoken, project, whole, words=self._words)
        self._trace.show_trace(shown, partial(self._lay_out, project, shown), name)
        self._stand()
        self._follow()

    def commit(self) -> None:
        """Keep what is being typed beside the chain."""
        self._beside.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back from the panel by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._trace.setFocus()
        else:
            super().keyPressEvent(event)

    def _said(self, whole: FollowUp) -> str:
        words, broken = self._words, len(whole.broken)
        if not broken:
            return words("No link is broken.") if not whole.empty else ""
        return " · ".join(
            (
                words.count(broken, "{n} broken link", "{n} broken links"),
                words("N goes to the next, L links what is chosen"),
            )
        )

    def _lay_out(self, project: Project, shown: FollowUp, room: float) -> Trace:
        return lay_out_trace(project, shown, self._desk, room=room)

    def _stand(self) -> None:
        """Let the heads stand above their columns."""
        left = self._trace.mapTo(self, QPoint(0, 0)).x() - self._heads.mapTo(self, QPoint(0, 0)).x()
        places = self._trace.column_places()
        if places:
            self._heads.stand([(x + left, width) for x, width in places])

    def _narrow(self) -> None:
        self.refresh()
        self._trace.fit()

    # What is chosen

    def _choose(self, key: RowKey | None) -> None:
        """Choose everywhere what is chosen here, where it is a row."""
        card = self._card(key)
        if card is not None and self._project.row(card) is not None:
            self._selection.choose([card])
        elif key is None:
            self._selection.choose([])

    def _follow(self) -> None:
        """Choose here what is chosen elsewhere."""
        current = self._selection.current
        if current is not None and current != self._card(self._trace.current) and self.isVisible():
            self._trace.choose(current if current.table in COLUMN_OF else None)

    def _card(self, key: RowKey | None) -> RowKey | None:
        """Return the card at which a link is broken, or the card that is meant itself; None for a line."""
        broken, tie = self._broken(key), self._tie(key)
        return broken.row if broken is not None else None if tie is not None else key

    def _broken(self, key: RowKey | None) -> BrokenLink | None:
        return next((one for one in self._whole.broken if one.key == key), None)

    def _tie(self, key: RowKey | None) -> Tie | None:
        return next((one for one in self._whole.ties if one.key == key), None)

    def _go_on(self, gap: Gap) -> None:
        """Go to the next broken link of a kind."""
        self._trace.setFocus()
        self._go_to_next(1, gap)

    def _go_to_next(self, way: int, gap: Gap | None = None) -> None:
        broken = [one.key for one in self._whole.broken if gap in (None, one.gap)]
        if not broken:
            return
        current = self._trace.current
        before = broken.index(current) if current in broken else min(-way, 0)
        self._trace.bring(broken[(before + way) % len(broken)])

    # What is done

    def _open(self, key: RowKey) -> None:
        """Close a gap; show a card on the map."""
        broken = self._broken(key)
        if broken is not None:
            self._link(broken.row, broken.gap)
        elif self._project.row(key) is not None and self._tie(key) is None:
            self.asked.emit(key)

    def _ask_link(self) -> None:
        current = self._trace.current
        broken, card = self._broken(current), self._card(current)
        if card is None:
            self.advised.emit(self._words("Choose a card first."))
        else:
            self._link(card, broken.gap if broken is not None else None)

    def _link(self, key: RowKey, gap: Gap | None) -> None:
        picking, project, whole = self._picking, self._project, self._whole
        self._make(lambda: picking.link(project, whole, key, gap=gap, mint=self._mint()))

    def _add(self, key: RowKey, gap: Gap) -> None:
        self._make(lambda: self._picking.add(self._project, key, gap, mint=self._mint()))

    def _join(self, one: RowKey, other: RowKey) -> None:
        words = self._words
        self._make(
            lambda: (words("Add link"), joined(self._project, one, other, today=today(), mint=self._mint()))
        )

    def _part(self, tie: Tie) -> None:
        self._make(lambda: (self._words("Remove the link"), parted(self._project, tie)))

    def _make(self, ask: Callable[[], tuple[str, Change] | None]) -> None:
        """Make the change that `ask` returns, or say why there is none."""
        assert self._document is not None
        if not self._document.may_change:
            self.advised.emit(why_not_now(self._document, self._words))
            return
        tie = self._tie(self._trace.current)
        before = self._card(self._trace.current) if tie is None else tie.action or tie.left
        try:
            made = ask()
        except JourneyError as error:
            self.advised.emit(error.in_words(self._words))
            return
        if made is not None:
            self._apply(*made)
            self._go_where(made[1], before)
        self._trace.setFocus()

    def _go_where(self, change: Change, before: RowKey | None) -> None:
        """Choose the card that a change brought, else the one from which what was chosen is gone."""
        new = (key for key, edit in change if edit.before is None and key.table in COLUMN_OF)
        to = next(new, before if self._trace.current is None else None)
        if to is not None:
            self._trace.bring(to)

    def _show_menu(self, place: QPoint) -> None:
        current = self._trace.current
        if current is not None:
            doing = Doing(self.asked.emit, self._link, self._add, self._part)
            delete = self._actions["edit-delete"]
            show_menu(place, current, self._project, self._whole, doing, delete, self._words, self)

    # Actions, as they are meant here

    def edit_delete(self) -> None:
        """Take a link away, or delete a card; who owns something stays."""
        current = self._trace.current
        tie, card = self._tie(current), self._card(current)
        if tie is not None:
            self._part(tie)
        elif card is None or self._project.row(card) is None or card.table == Party.table:
            self.advised.emit(self._words("Choose a link or a card to delete first."))
        else:
            self._make(lambda: (self._words("Delete"), remove(self._project, [card])))

    def view_zoom_in(self) -> None:
        """Show the chain larger."""
        self._trace.zoom_in()

    def view_zoom_out(self) -> None:
        """Show the chain smaller."""
        self._trace.zoom_out()

    def view_fit(self) -> None:
        """Show all columns."""
        self._trace.fit()

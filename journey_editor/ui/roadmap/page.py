"""Roadmap page: the actions by horizon, and what is done with them by hand and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from journey_editor.insight.roadmap import COLUMNS, LIVE, Roadmap, Rows, horizon_of, roadmap
from journey_editor.insight.standing import quoted
from journey_editor.insight.waiting import circle_said, circles, waits
from journey_editor.kernel.times import day_of, today
from journey_editor.layout.roadmap import Cell, RoadmapSheet, lay_out_roadmap
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.scheduling import schedule
from journey_editor.model.edits.waiting import circle_if, wait_for
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, Journey, Party, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.board import Desks, Surroundings
from journey_editor.ui.labels import PlainLabel, set_tip
from journey_editor.ui.roadmap.moving import move
from journey_editor.ui.roadmap.said import spoken_action
from journey_editor.ui.roadmap.view import RoadmapView
from journey_editor.ui.segments import Segments

_MENU: Final = ("edit-delete", "history-row")


class RoadmapPage(QWidget):
    """Shows the roadmap of one map; its `head` is set above it.

    `opened` asks for the chosen row, `wait_asked` for what it waits for.
    """

    opened = Signal()
    wait_asked = Signal()
    advised = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        program, selection = around.program, around.selection
        words = self._words = program.words
        self._selection = selection
        self._actions = around.actions
        self._apply = around.apply
        self._desks = Desks(program)
        self._shown: tuple[Document, View] | None = None
        self._plan: Roadmap | None = None
        self._seen: tuple[object, ...] = ()
        self._by = Rows.OWNERS
        self.view = RoadmapView(program.fonts, selection, words, self)
        self.view.dropped.connect(self._move)
        self.view.pushed.connect(self._push)
        self.view.joined.connect(self._join)
        self.view.opened.connect(self.opened)
        self.view.added.connect(self._add)
        self.view.wait_asked.connect(self._ask_what_first)
        self.view.menu_asked.connect(self._show_menu)
        selection.changed.connect(self._show_links)
        self._rows = Segments(words("Rows"), [words(one.value) for one in Rows], self)
        self._rows.chosen.connect(self._show_by)
        self._new = QPushButton(words("New action"), self)
        self._new.clicked.connect(lambda: self._add(None))
        set_tip(self._new, words("New action (N)"))
        self._said = PlainLabel("", self, role="note", elides=True)
        self._none = PlainLabel(
            words("No actions yet: add one here, or from an opportunity or a transition on the map."),
            self,
            role="note",
            wraps=True,
        )
        self.setFocusProxy(self.view)
        self.head = QWidget(self)
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._said, 1)
        head.addWidget(self._rows)
        head.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 2, 4)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addWidget(self.view, 1)

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""
        self._seen = ()

    def show_project(self, document: Document, view: View) -> None:
        """Show what the document has now, where anything differs."""
        self._shown = document, view
        project, now = document.kept, today()
        seen = (project, view.journey, view.variant, self._by, now)
        if self._seen and seen[0] is self._seen[0] and seen[1:] == self._seen[1:]:
            return
        self._seen = seen
        journey = project.get(Journey, view.journey)
        start = day_of(journey.date if journey else None) or now
        plan = self._plan = roadmap(project, view.variant, by=self._by, start=start)
        self._none.setVisible(not plan.actions)
        self._said.setText(self._summary(plan))
        self.view.show_roadmap(
            partial(self._lay_out, project, plan, now), partial(spoken_action, project, start, self._words)
        )
        self._show_links()

    def _lay_out(self, project: Project, plan: Roadmap, now: dt.date, width: float) -> RoadmapSheet:
        return lay_out_roadmap(project, plan, self._desks.of(project), width=width, today=now)

    def _summary(self, plan: Roadmap) -> str:
        words, live = self._words, [one for one in plan.actions if one.status in LIVE]
        said = [words("counted from {date}", date=words.day(plan.start.isoformat()))]
        if lacking := sum(one.owner is None for one in live):
            said.append(words("{n} without an owner", n=lacking))
        if lacking := sum(horizon_of(one, plan.start) is None for one in live):
            said.append(words("{n} not planned yet", n=lacking))
        return " · ".join(said)

    def _show_by(self, place: int) -> None:
        self._by = list(Rows)[place]
        if self._shown is not None:
            self.show_project(*self._shown)
        if (chosen := self._chosen()) is not None:
            self.view.show_card(chosen.key)

    def _show_links(self) -> None:
        """Draw what the chosen action waits for, and what waits for it."""
        project, chosen = self._project(), self._chosen()
        if project is None or chosen is None or self._plan is None:
            self.view.show_links([])
            return
        round_ = circles(project)
        waiting = [one.action for one in project.all(Dependency).where("first", chosen.id)]
        self.view.show_links(
            [
                (wait.first.key, action.key, wait.trouble is not None)
                for action in dict.fromkeys([chosen, *(project.one(Action, id_) for id_ in waiting)])
                for wait in waits(project, action, self._plan.start, round_=round_)
                if chosen in {action, wait.first}
            ]
        )

    # What is done with a card

    def _project(self) -> Project | None:
        return self._shown[0].kept if self._shown is not None else None

    def _chosen(self) -> Action | None:
        project, key = self._project(), self._selection.current
        return (
            project.get(Action, key.id) if project is not None and key and key.table == Action.table else None
        )

    def _push(self, key: RowKey, right: int, down: int) -> None:
        """Move a card by columns or rows, as far as there are any."""
        cell, plan = self.view.cell_of(key), self._plan
        if cell is None or plan is None:
            return
        keys = [row.key for row in plan.rows]
        row, column = keys.index(cell[0]) + down, COLUMNS.index(cell[1]) + right
        if 0 <= row < len(keys) and 0 <= column < len(COLUMNS):
            self._move(key, (keys[row], COLUMNS[column]))

    def _move(self, key: RowKey, cell: Cell) -> None:
        project, plan, words = self._project(), self._plan, self._words
        action = project.get(Action, key.id) if project is not None else None
        before = self.view.cell_of(key)
        if project is None or action is None or plan is None or before is None:
            return
        if plan.by is Rows.STAGES and cell[0] != before[0]:
            self.advised.emit(
                words("The stage of an action follows from what it carries out or mends; it keeps it.")
            )
            cell = (before[0], cell[1])
        moved = move(project, action, before, cell, start=plan.start, words=words)
        self._do(words("Move an action"), moved.change, moved.said)
        self.view.show_card(key)

    def _join(self, key: RowKey, other: RowKey) -> None:
        """Let an action wait for another."""
        project, words = self._project(), self._words
        if project is None or self._shown is None:
            return
        action, first = project.get(Action, key.id), project.get(Action, other.id)
        if action is None or first is None:
            return
        if circle := circle_if(project, action, first):
            self.advised.emit(
                words("That would be a circle: {circle}.", circle=circle_said(circle, words))
                if len(circle) > 1
                else words("An action cannot wait for itself.")
            )
            return
        change = wait_for(project, action, first, mint=self._shown[0].mint)
        names = [quoted(one.title or words("Untitled")) for one in (action, first)]
        said = words("{one} waits for {other}", one=names[0], other=names[1])
        self._do(words("Wait for an action"), change, f"{said}.")

    def _do(self, label: str, change: Change, said: str) -> None:
        """Make a change, and say what came of it where it was made."""
        before = self._project()
        self._apply(label, change)
        if self._project() is not before:
            self.advised.emit(said)

    def _add(self, cell: Cell | None) -> None:
        """Add an action in a cell, where None beside the chosen one, and open it."""
        if self._shown is None:
            return
        document = self._shown[0]
        project = document.kept
        chosen = self._chosen()
        if cell is None and chosen is not None:
            cell = self.view.cell_of(chosen.key)
        row, horizon = cell or (self._chosen_row(), None)
        owner = row.id if row is not None and row.table == Party.table else None
        change = schedule(project, horizon=horizon, owner=owner, title="", mint=document.mint)
        self._apply(self._words("Add an action"), change)
        for action in change.added(Action):
            if document.kept.row(action.key) is not None:
                self._selection.choose([action.key])
                self.opened.emit()

    def _chosen_row(self) -> RowKey | None:
        key, plan = self._selection.current, self._plan
        return key if plan is not None and any(row.key == key for row in plan.rows) else None

    def _ask_what_first(self) -> None:
        if self._chosen() is None:
            self.advised.emit(self._words("Choose an action first."))
        else:
            self.wait_asked.emit()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        entries: list[tuple[str, Callable[[], None]]] = [
            (self._words("New action"), partial(self._add, None))
        ]
        if self._chosen() is not None:
            entries = [
                (self._words("Open"), self.opened.emit),
                (self._words("Waits for…"), self._ask_what_first),
                *entries,
            ]
        for said, then in entries:
            menu.addAction(said).triggered.connect(lambda _=False, act=then: act())
        if self._selection.keys:
            menu.addSeparator()
            menu.addActions([self._actions[id_] for id_ in _MENU])
        menu.exec(place)
        menu.deleteLater()

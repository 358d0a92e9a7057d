"""Changes page: what a log will change on the map, and the routes that most took."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.importers.event_log.log import Counts, Route
from journey_editor.importers.event_log.said import LogBrought
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.ui.labels import PlainLabel, set_tip

_NAMED: Final = 12  # new touchpoints
_LONGEST: Final = 60  # characters of each


class ChangesPage(QWidget):
    """Says what comes, before it is made; `titles` are what touchpoints are called, by id."""

    def __init__(
        self, counts: Counts, brought: LogBrought, titles: Mapping[str, str], words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(brought.summary(words), self, wraps=True))
        if brought.created:
            said = words("New: {names}", names=_listed(brought.created))
            column.addWidget(PlainLabel(said, self, role="label", wraps=True))
        if not counts.routes:
            column.addStretch(1)
            return
        called = {
            one.name: titles[one.touchpoint] if one.touchpoint is not None else one.name
            for one in brought.matches
        }
        many = words.count(counts.distinct_routes, "{n} route in all", "{n} different routes in all")
        column.addWidget(PlainLabel(words("Routes taken most"), self, role="section"))
        column.addWidget(_Routes(counts.routes, called, counts.cases, words, self), 1)
        column.addWidget(PlainLabel(many, self, role="note"))


class _Routes(QTableWidget):
    """Routes in rows, with how many took each."""

    def __init__(
        self, routes: Iterable[Route], called: Mapping[str, str], cases: int, words: Words, parent: QWidget
    ) -> None:
        super().__init__(0, 2, parent)
        self.setProperty("look", "rows")
        self.setAccessibleName(words("Routes taken most"))
        self.setHorizontalHeaderLabels([words("Cases"), words("Route")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        for row, route in enumerate(routes):
            share = words.number(100 * route.cases / cases) if route.cases * 100 >= cases else "< 1"
            taken = QTableWidgetItem(words("{n} ({share} %)", n=words.number(route.cases), share=share))
            way = QTableWidgetItem(_way(route, called, words))
            set_tip(way, way.text())
            self.insertRow(row)
            for number, item in enumerate((taken, way)):
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, number, item)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)


def _way(route: Route, called: Mapping[str, str], words: Words) -> str:
    shown = " → ".join(isolated(called[name]) for name in route.names)
    more = route.length - len(route.names)
    return f"{shown} → {words.count(more, '{n} more', '{n} more')}" if more else shown


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(isolated(shortened(name, longest=_LONGEST)) for name in names[:_NAMED])
    return f"{shown}, …" if len(names) > _NAMED else shown

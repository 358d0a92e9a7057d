"""The outline's tree is the map's, row by row, through whatever happens to the map."""

from __future__ import annotations

import random
from typing import Any, Final

import pytest
from hypothesis import given
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from journey_editor.insight.contents import Node, contents
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.ui.outline_model import OutlineModel
from tests.model.editing import sessions
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

ROOT: Final = QModelIndex()
Tree = list[tuple[Any, Any]]


def model() -> OutlineModel:
    return OutlineModel(said, said, lambda _: QIcon(), lambda *_: None)


def said(node: Node) -> str:
    return f"{node.holds} → {node.leads_to}"


def tree_of(project: Project) -> tuple[Node, ...]:
    view = View.first(project)
    return contents(project, journey=view.journey, variant=view.variant) if view else ()


def read(shown: OutlineModel, index: QModelIndex = ROOT) -> Tree:
    """What whoever asks the model row by row gets to know."""
    children = [shown.index(row, 0, index) for row in range(shown.rowCount(index))]
    return [(child.data(), read(shown, child)) for child in children]


class Follower:
    """Knows of a row what it once read, until the model says that the row changed."""

    def __init__(self, shown: OutlineModel) -> None:
        self._model = shown
        self._known: dict[QPersistentModelIndex, str] = {}
        shown.dataChanged.connect(lambda first, _: self._learn(first))
        shown.rowsInserted.connect(lambda above, _first, _last: self._gather(above))
        self._gather(ROOT)

    def _gather(self, above: QModelIndex) -> None:
        for row in range(self._model.rowCount(above)):
            child = self._model.index(row, 0, above)
            self._learn(child)
            self._gather(child)

    def _learn(self, index: QModelIndex) -> None:
        self._known[QPersistentModelIndex(index)] = index.data()

    def stale(self) -> list[str]:
        return [was for index, was in self._known.items() if index.isValid() and index.data() != was]


@pytest.mark.usefixtures("qapp")
@BRIEFLY
@given(happened=sessions())
def test_the_tree_kept_in_step_is_the_tree_built_afresh(
    happened: list[tuple[Project, Change, Project]],
) -> None:
    kept = model()
    kept.show_nodes(tree_of(happened[0][0]))
    tester = QAbstractItemModelTester(kept, QAbstractItemModelTester.FailureReportingMode.Fatal)
    follower = Follower(kept)
    for _, _, project in happened:
        kept.show_nodes(tree_of(project))
        fresh = model()
        fresh.show_nodes(tree_of(project))
        assert read(kept) == read(fresh)
        assert follower.stale() == []
    assert tester is not None


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.usefixtures("qapp")
def test_any_tree_can_follow_any_other(seed: int) -> None:
    """Also one in which everything stands elsewhere."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    nodes = list(tree_of(build("uitlenen")))
    kept = model()
    tester = QAbstractItemModelTester(kept, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for _ in range(8):
        flat = [one for node in nodes for one in (node, *node.below)]
        chance.shuffle(flat)
        half = chance.randrange(1, len(flat))
        wanted = [Node(node.holds, leads_to=node.leads_to) for node in flat[:half]]
        wanted[0] = Node(wanted[0].holds, tuple(Node(node.holds) for node in flat[half:]))
        kept.show_nodes(wanted)
        fresh = model()
        fresh.show_nodes(wanted)
        assert read(kept) == read(fresh)
        for node in flat:
            if isinstance(node.name, RowKey):
                assert kept.key_at(kept.index_of(node.name)) == node.name
    assert tester is not None


def test_what_is_unfolded_stays_so_when_rows_come_move_and_go(qtbot: QtBot) -> None:
    shown, view = model(), QTreeView()
    qtbot.addWidget(view)
    view.setModel(shown)
    nodes = tree_of(build("uitlenen"))
    shown.show_nodes(nodes)
    view.expand(shown.index(1, 0))
    view.setCurrentIndex(shown.index(0, 0, shown.index(1, 0)))
    chosen = shown.key_at(view.currentIndex())

    for wanted in (nodes[1:], nodes, (nodes[2], nodes[1], *nodes[3:]), nodes):
        shown.show_nodes(wanted)
        key = nodes[1].name
        assert isinstance(key, RowKey)
        assert view.isExpanded(shown.index_of(key))
        assert shown.key_at(view.currentIndex()) == chosen


@pytest.mark.usefixtures("qapp")
def test_headings_cannot_be_chosen_and_rows_with_a_name_can_be_typed_over() -> None:
    shown = model()
    shown.show_nodes(tree_of(build("uitlenen")))
    heading = shown.index(shown.rowCount() - 1, 0)
    stage = shown.index(0, 0)

    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert shown.key_at(heading) is None
    assert stage.flags() & Qt.ItemFlag.ItemIsEditable

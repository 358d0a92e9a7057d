"""Menu: what can be done with what is chosen on the chain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journey_editor.insight.follow_up import NOBODY, UNPLANNED, FollowUp, Gap, Tie
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Opportunity, Pain, RowKey
from journey_editor.ui.chain.links import news, offer
from journey_editor.ui.chain.naming import short_name
from journey_editor.ui.labels import literal


@dataclass(frozen=True)
class Doing:
    """What the menu carries out."""

    show: Callable[[RowKey], None]
    link: Callable[[RowKey, Gap | None], None]
    add: Callable[[RowKey, Gap], None]
    part: Callable[[Tie], None]


def show_menu(  # noqa: PLR0917 - all that is asked of a menu, once
    place: QPoint,
    key: RowKey,
    project: Project,
    found: FollowUp,
    doing: Doing,
    delete: QAction,
    words: Words,
    parent: QWidget,
) -> None:
    """Offer what can be done with a card, a line or a broken link, at a place of the screen."""
    menu = QMenu(parent)
    tie = next((one for one in found.ties if one.key == key), None)
    if tie is not None:
        menu.addAction(words("Remove the link"), lambda: doing.part(tie)).setEnabled(is_link(tie))
    else:
        _fill(menu, key, project, found, doing, delete, words)
    menu.exec(place)
    menu.deleteLater()


def is_link(tie: Tie) -> bool:
    """Whether a line stands for a link: it leads somewhere."""
    return tie.right not in (NOBODY, UNPLANNED)


def links_of(found: FollowUp, card: RowKey) -> Iterator[tuple[Tie, RowKey]]:
    """Yield the links of a card, each with the card at its other end."""
    for tie in found.ties:
        ends = (tie.left, tie.right) if tie.action is None else (tie.action, tie.right)
        if card in ends and is_link(tie):
            yield tie, ends[1] if ends[0] == card else ends[0]


def _fill(  # noqa: PLR0917
    menu: QMenu,
    key: RowKey,
    project: Project,
    found: FollowUp,
    doing: Doing,
    delete: QAction,
    words: Words,
) -> None:
    broken = next((one for one in found.broken if one.key == key), None)
    card, gap = (broken.row, broken.gap) if broken is not None else (key, None)
    for one in news(card, gap):
        menu.addAction(f"{offer(one, words)}…", partial(doing.add, card, one))
    menu.addAction(words("&Link to…"), QKeySequence("L"), lambda: doing.link(card, gap))
    parts = menu.addMenu(words("&Remove the link to"))
    for tie, other in links_of(found, card):
        parts.addAction(literal(short_name(project, other, words)), partial(doing.part, tie))
    parts.setEnabled(not parts.isEmpty())
    menu.addSeparator()
    if project.row(card) is not None:
        if card.table in (Pain.table, Opportunity.table):
            menu.addAction(words("&Show on the map"), lambda: doing.show(card))
        menu.addAction(delete)

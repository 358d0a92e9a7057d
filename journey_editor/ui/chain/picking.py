"""Picking: asks what to link a card with, and makes the change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from journey_editor.insight.follow_up import HORIZON, FollowUp, Gap
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import today
from journey_editor.kernel.words import Words
from journey_editor.layout.trace_cards import card_name
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Metric, Opportunity, Pain, Party, RowKey
from journey_editor.ui.chain.link_picker import LinkPicker
from journey_editor.ui.chain.links import WANTED, added, adding, joined, longest, news, offer, partners
from journey_editor.ui.chain.naming import kind_name, short_name
from journey_editor.ui.offers import Offer
from journey_editor.ui.questions import ask_line

_ICONS: Final[Mapping[str, str]] = {
    Pain.table: "insert-pain",
    Opportunity.table: "insert-opportunity",
    Action.table: "insert-action",
    Party.table: "insert-persona",
    HORIZON: "view-agenda",
    Metric.table: "help-numbers",
}
_SOUGHT: Final = 200  # characters, of what is only looked for


class Picking:
    """Asks over a window, in its words, with its icons."""

    def __init__(self, icons: Path, words: Words, parent: QWidget) -> None:
        self._icons = icons
        self._words = words
        self._parent = parent

    def link(
        self, project: Project, found: FollowUp, key: RowKey, *, gap: Gap | None, mint: Mint
    ) -> tuple[str, Change] | None:
        """Ask what to link a card with, or with what to close a `gap` of it.

        Returns the words for undo and the change, or None where nobody chose.
        """
        words = self._words
        table = WANTED[gap] if gap is not None else None
        there = [
            Offer(card_name(project, one, words), kind_name(one, words), one, self._icon(one.table))
            for one in partners(project, found, key, table=table)
        ]
        new = {RowKey(one.value, key.id): one for one in news(key, gap)}
        fresh = [Offer(offer(one, words), "", at, self._icon(WANTED[one])) for at, one in new.items()]
        title = words("Link “{what}” to…", what=short_name(project, key, words))
        most = min(map(longest, new.values()), default=_SOUGHT)
        picker = LinkPicker(title, there, fresh, words, self._parent, longest=most)
        chosen = picker.chosen if picker.exec() else None
        typed = picker.typed
        picker.deleteLater()
        if chosen is None or not isinstance(chosen.does, RowKey):
            return None
        if chosen.does in new:
            return self.add(project, key, new[chosen.does], mint=mint, title=typed)
        return words("Add link"), joined(project, key, chosen.does, today=today(), mint=mint)

    def add(
        self, project: Project, key: RowKey, gap: Gap, *, mint: Mint, title: str = ""
    ) -> tuple[str, Change] | None:
        """Add what a gap of a card wants; its title is asked for where it is not given."""
        words = self._words
        said = title or ask_line(offer(gap, words), words, self._parent, given="", longest=longest(gap))
        if not said:
            return None
        return adding(gap, words), added(project, gap, key, title=said, words=words, mint=mint)

    def _icon(self, table: str) -> QIcon:
        return QIcon(str(self._icons / f"{_ICONS[table]}.svg"))

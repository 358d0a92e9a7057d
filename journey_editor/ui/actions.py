"""Actions as data: everything that can be done by menu, palette or key, declared once.

An action's id is the name of its icon and, with underscores, of the method
that carries it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.model.records import LaneKind


@dataclass(frozen=True)
class Action:
    """One action: its words, its keys, the menu it stands in, and the short word on the palette."""

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    palette: str = ""
    group: int = 0  # a menu draws a line between groups
    checkable: bool = False

    @property
    def method(self) -> str:
        """The name of the method that carries it out."""
        return self.id.replace("-", "_")


FILE, EDIT, INSERT, JOURNEY = "&File", "&Edit", "&Insert", "&Journey"
VIEW, HELP = "&View", "&Help"

# The boards, as they stand beside each other.
BOARDS: Final = (
    "board-map",
    "board-transitions",
    "board-chain",
    "board-matrix",
    "board-roadmap",
    "board-scorecard",
)

# Cards that can be added: the lane that holds them, the menu's words and the palette's.
CARDS: Final = (
    (LaneKind.NEED, "Need", ""),
    (LaneKind.DOING, "Doing", "Doing"),
    (LaneKind.THOUGHT, "Thought", ""),
    (LaneKind.QUOTE, "Quote", "Quote"),
    (LaneKind.HIGHLIGHT, "Highlight", ""),
    (LaneKind.PAIN, "Pain point", "Pain"),
    (LaneKind.OPPORTUNITY, "Opportunity", "Idea"),
    (LaneKind.BACKSTAGE, "Backstage work", ""),
    (LaneKind.SYSTEM, "System", ""),
    (LaneKind.POLICY, "Policy", ""),
    (LaneKind.TEXT, "Text", ""),
)

ACTIONS: Final = (
    Action("file-new", "&New map…", FILE, ("Ctrl+N",)),
    Action("file-open", "&Open…", FILE, ("Ctrl+O",)),
    Action("file-recover", "Recover wor&k…", FILE),
    Action("file-save", "&Save", FILE, ("Ctrl+S",), group=1),
    Action("file-save-as", "Save &as…", FILE, ("Ctrl+Shift+S",), group=1),
    Action("file-merge", "Mer&ge copies…", FILE, ("Ctrl+Shift+G",), group=2),
    Action("file-import-notes", "&Import notes…", FILE, group=2),
    Action("file-import-log", "Import an event &log…", FILE, group=2),
    Action("file-import-feedback", "Impor&t answers…", FILE, group=2),
    Action("file-import-scores", "Bring s&cores back…", FILE, group=2),
    Action("file-export-poster", "&Poster…", FILE, ("Ctrl+P",), group=2),
    Action("file-export-brief", "One-page &brief…", FILE, group=2),
    Action("file-export-workbook", "Score in E&xcel…", FILE, ("Ctrl+E",), group=2),
    Action("file-share", "S&hare a copy…", FILE, group=3),
    Action("file-mail", "&Mail this map…", FILE, group=3),
    Action("file-quit", "&Quit", FILE, ("Ctrl+Q",), group=4),
    Action("edit-undo", "&Undo", EDIT, ("Ctrl+Z",)),
    Action("edit-redo", "&Redo", EDIT, ("Ctrl+Shift+Z", "Ctrl+Y")),
    Action("edit-cut", "&Cut", EDIT, ("Ctrl+X",), group=1),
    Action("edit-copy", "C&opy", EDIT, ("Ctrl+C",), group=1),
    Action("edit-paste", "&Paste", EDIT, ("Ctrl+V",), group=1),
    Action("edit-duplicate", "Dup&licate", EDIT, ("Ctrl+D",), group=1),
    Action("edit-type", "&Type in place", EDIT, ("F2",), group=1),
    Action("edit-delete", "&Delete", EDIT, ("Del",), group=1),
    Action("edit-to-inbox", "Move to the in&box", EDIT, ("Ctrl+Shift+I",), group=1),
    Action("find-anything", "Find or do &anything…", EDIT, ("Ctrl+K",), group=2),
    Action("find-filter", "&Filter the map…", EDIT, ("Ctrl+F",), group=2),
    Action("spelling", "Check &spelling", EDIT, ("F7",), group=3, checkable=True),
    Action("history-mark", "Name this &moment…", EDIT, ("Ctrl+Shift+M",), group=4),
    Action("history-row", "&Who changed this…", EDIT, ("Ctrl+Shift+H",), group=4),
    Action("history-author", "Your &name in the history…", EDIT, group=4),
    Action("insert-jot", "&Jot down a line…", INSERT, ("Ctrl+J",)),
    Action("insert-stage", "&Stage", INSERT, ("Ctrl+G",), "Stage"),
    Action("insert-step", "S&tep", INSERT, ("Ctrl+Shift+T",), "Step"),
    Action("insert-touchpoint", "T&ouchpoint", INSERT, ("Ctrl+T",), "Touch"),
    Action("insert-transition", "Trans&ition between two touchpoints", INSERT, ("Ctrl+L",), "Switch"),
    Action("insert-moment", "&Moment of truth, on or off", INSERT, ("Ctrl+M",), "Moment"),
    *(Action(f"insert-{kind.value}", text, INSERT, (), short, group=1) for kind, text, short in CARDS),
    Action("insert-image", "Ima&ge…", INSERT, (), "Image", group=1),
    Action("insert-lane", "&Lane…", INSERT, (), "Lane", group=2),
    Action("insert-channel", "&Channel", INSERT, group=2),
    Action("insert-persona", "&Persona", INSERT, group=2),
    Action("insert-action", "&Action for an opportunity or transition", INSERT, group=2),
    Action("journey-new", "&New journey…", JOURNEY),
    Action("journey-copy", "&Copy this journey", JOURNEY),
    Action("journey-rename", "&Rename this journey…", JOURNEY),
    Action("journey-delete", "&Delete this journey", JOURNEY),
    Action("variant-to-be", "Make the &to-be", JOURNEY, group=1),
    Action("variant-delete", "Delete this &variant", JOURNEY, group=1),
    Action("board-map", "&Map", VIEW, ("Alt+1",)),
    Action("board-transitions", "T&ransitions", VIEW, ("Alt+2",)),
    Action("board-chain", "&Chain", VIEW, ("Alt+3",)),
    Action("board-matrix", "Matri&x", VIEW, ("Alt+4",)),
    Action("board-roadmap", "Roadmap", VIEW, ("Alt+5",)),
    Action("board-scorecard", "Scorecard", VIEW, ("Alt+6",)),
    Action("view-zoom-in", "Zoom &in", VIEW, ("Ctrl++", "Ctrl+="), group=1),
    Action("view-zoom-out", "Zoom &out", VIEW, ("Ctrl+-",), group=1),
    Action("view-zoom-natural", "&Natural size", VIEW, ("Ctrl+1",), group=1),
    Action("view-fit", "&Fit the map", VIEW, ("Ctrl+0",), group=1),
    Action("view-inbox", "In&box", VIEW, ("Ctrl+I",), group=2, checkable=True),
    Action("view-outline", "Out&line", VIEW, ("Ctrl+Shift+O",), group=2, checkable=True),
    Action("view-history", "&History", VIEW, ("Ctrl+H",), group=2, checkable=True),
    Action("view-lanes", "Lis&t of lanes", VIEW, ("Ctrl+Shift+L",), group=2, checkable=True),
    Action("view-fold", "Fold or &unfold the lane", VIEW, group=3),
    Action("view-expectation", "What was &expected", VIEW, group=3, checkable=True),
    Action("view-save", "&Save this view…", VIEW, group=3),
    Action("view-present", "&Present", VIEW, ("F5",), group=4),
    Action("view-agenda", "&Agenda…", VIEW, group=4),
    Action("view-votes", "&Dot votes…", VIEW, ("Ctrl+Shift+D",), group=4),
    Action("help-keys", "&Keys…", HELP, ("F1",)),
    Action("help-numbers", "How the &numbers are computed…", HELP),
    Action("help-about", "&About Journey Editor…", HELP),
)

"""Inspector: the panel at the right, in which everything about the chosen row is seen and set."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Journey, RowKey
from journey_editor.session.document import Document

if TYPE_CHECKING:  # imported with the panel's first page, after the first frame
    from journey_editor.ui.inspector.page import Page

_WIDTH = 300  # px


class Inspector(QScrollArea):
    """Follows a selection and a document.

    What is typed is kept after a pause and when the focus leaves; `commit`
    keeps it at once, and is to be called before anything that needs the
    document whole: saving, undoing, closing.  What cannot be kept stays where
    it was typed, with its reason.
    """

    def __init__(
        self, document: Document, selection: Selection, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._words = words
        self._persona: str | None = None
        self._page: Page | None = None
        self._shown: tuple[object, ...] = ()
        self._seen: Project | None = None
        self.setAccessibleName(words("Inspector"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        selection.changed.connect(self._follow_selection)
        self._listen(document)
        self._begun = False  # the first frame of a window is its map; the panel is filled just after

    @property
    def page(self) -> Page | None:
        """What is shown now."""
        return self._page

    def set_document(self, document: Document) -> None:
        """Show another document from now on."""
        self.commit()
        if document is not self._document:
            self._document = document
            self._shown = ()
            self._listen(document)
        self._show()

    def commit(self) -> None:
        """Keep what is still being typed, now."""
        if self._page is not None:
            self._page.commit()

    def sizeHint(self) -> QSize:
        """Ask for the width of the panel."""
        return QSize(_WIDTH, 600)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the panel when it has been seen to be there."""
        super().showEvent(event)
        if not self._begun:
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._begun = True
        self._show()

    def event(self, event: QEvent) -> bool:
        """Keep Delete to the input it is pressed in: the chosen row is deleted on the map only."""
        would_delete = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Delete)
        )
        if would_delete:
            event.accept()
        return would_delete or super().event(event)

    def _listen(self, document: Document) -> None:
        """Hear of changes for as long as both are there; a document forgets no listener."""
        known = weakref.ref(self)

        def heard() -> None:
            panel = known()
            if panel is not None and isValid(panel):
                panel.follow()

        document.listen(heard)

    def _follow_selection(self) -> None:
        self.commit()
        self._show()

    def follow(self) -> None:
        """Show what changed in the document; a preview or a save changes nothing that is shown here."""
        if self._document.kept is not self._seen:
            self._show()

    def _show(self) -> None:
        """Show the chosen row: in place where it is shown already."""
        if not self._begun:
            return
        from journey_editor.ui.inspector.experience import half_scale
        from journey_editor.ui.inspector.page import Page

        project = self._seen = self._document.kept
        key, persona = self._target(project)
        if key is None:
            journey = next(iter(project.all(Journey).sorted()), None)
            wanted: tuple[object, ...] = (journey.key if journey else None, project.setting.key)
        else:
            wanted = (key, type(project.row(key)), persona, half_scale(project))
        if self._page is not None and wanted == self._shown:
            self._page.refresh()
            return
        self._shown = wanted
        self._persona = persona or self._persona
        self._replace(Page(self._document, key, self._persona, self._words, self))

    def _target(self, project: Project) -> tuple[RowKey | None, str | None]:
        """Return the row to show, and whose experience; a point of a curve stands for its place."""
        key = self._selection.current
        row = project.row(key) if key else None
        if isinstance(row, Experience):
            return row.subject, row.persona
        return (row.key if row else None), None

    def _replace(self, page: Page) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._page is not None and self._page.isAncestorOf(focus)
        old, self._page = self._page, page
        page.chosen.connect(self._go_to)
        page.persona_chosen.connect(self._remember)
        if inside:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if old is not None:
            self.takeWidget()
            old.hide()
            old.deleteLater()  # one of its buttons may be what was pressed
        self.setWidget(page)
        self.verticalScrollBar().setValue(0)

    def _go_to(self, key: RowKey) -> None:
        self._selection.choose([key])

    def _remember(self, persona: str) -> None:
        self._persona = persona

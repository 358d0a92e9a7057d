"""Inspector: the panel at the right, in which everything about the chosen row is seen and set."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from journey_editor.canvas.selection import Selection
from journey_editor.insight.experience import half_scale
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, RowKey, Stage, Step
from journey_editor.session.document import Document

if TYPE_CHECKING:  # imported with the panel's first page, after the first frame
    from journey_editor.ui.inspector.page import Page
    from journey_editor.ui.inspector.several import SeveralPage

_WIDTH = 300  # px
_REPEAT = 60  # ms; keys that are held repeat faster


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
        self._page: Page | SeveralPage | None = None
        self._shown: tuple[object, ...] = ()
        self._seen: Project | None = None
        self._view: View | None = None
        self.setAccessibleName(words("Inspector"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        selection.changed.connect(self._follow_selection)
        self._listen(document)
        self._begun = False  # the first frame of a window is its map; the panel is filled just after
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._catch_up)
        self._since = QElapsedTimer()  # the selection before

    @property
    def page(self) -> Page | SeveralPage | None:
        """What is shown; what was chosen last is shown now, if not before."""
        if self._late.isActive():
            self._catch_up()
        return self._page

    def set_document(self, document: Document) -> None:
        """Show another document from now on."""
        self.commit()
        if document is not self._document:
            self._document = document
            self._view = None
            self._shown = ()
            self._listen(document)
        self._show()

    def show_view(self, view: View) -> None:
        """Where no row is chosen, show the journey of this view from now on."""
        self._view = view
        self._show()

    def commit(self) -> None:
        """Keep what is still being typed, now."""
        if self._page is not None:
            self._page.commit()

    def type_name(self) -> None:
        """Let the name of the chosen row be typed over."""
        from journey_editor.ui.inspector.page import Page

        page = self.page
        if isinstance(page, Page):
            page.go_to_name(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Ask for the width of the panel."""
        return QSize(_WIDTH, 600)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the panel when it has been seen to be there; out of sight it follows nothing."""
        super().showEvent(event)
        if self._begun:
            self._show()
        else:
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
        """Keep what is typed; show what is chosen when that does not change any more."""
        self.commit()
        if not self.isVisible():
            return
        repeats = self._since.isValid() and self._since.elapsed() < _REPEAT
        self._since.start()
        self._late.start(_REPEAT if repeats else 0)

    def _catch_up(self) -> None:
        self._late.stop()
        self._show()

    def follow(self) -> None:
        """Show what changed in the document; a preview or a save changes nothing that is shown here."""
        if self._document.kept is not self._seen and not self._late.isActive():
            self._show()

    def _show(self) -> None:
        """Show the chosen row: in place where it is shown already."""
        if not self._begun or not self.isVisible():
            return
        from journey_editor.ui.inspector.page import Page
        from journey_editor.ui.inspector.several import SeveralPage

        project = self._seen = self._document.kept
        key, persona = self._target(project)
        view = self._view or View.first(project)
        several = [one for one in self._selection.keys if project.row(one) is not None]
        if len(several) > 1:
            wanted: tuple[object, ...] = (*several, *(type(project.row(one)) for one in several))
        elif key is None:
            wanted = (view and view.journey, view and view.variant, project.setting.key)
        else:
            wanted = (key, type(project.row(key)), persona, half_scale(project))
        if self._page is not None and wanted == self._shown:
            self._page.refresh()
            self._page.setEnabled(self._document.may_change)
            return
        self._shown = wanted
        self._persona = persona or self._persona
        if len(several) > 1:
            self._replace(SeveralPage(self._document, several, self._words, self))
            return
        page = Page(self._document, key, self._persona, self._words, self, view=view)
        page.chosen.connect(self._go_to)
        page.persona_chosen.connect(self._remember)
        self._replace(page)

    def _target(self, project: Project) -> tuple[RowKey | None, str | None]:
        """Return the row to show, and whose experience; a point of a curve stands for its place.

        An empty cell stands for its step, or for the stage that a persona felt
        nothing in yet; beyond the last step for what it is a row of.
        """
        key, cell = self._selection.current, self._selection.cell
        if cell is not None:
            step = project.get(Step, cell.step)
            if step is not None and cell.row.table == Experience.table:
                return RowKey(Stage.table, step.stage), cell.row.id
            key = step.key if step is not None else cell.row
        row = project.row(key) if key else None
        if isinstance(row, Experience):
            return row.subject, row.persona
        return (row.key if row else None), None

    def _replace(self, page: Page | SeveralPage) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._page is not None and self._page.isAncestorOf(focus)
        old, self._page = self._page, page
        page.setEnabled(self._document.may_change)
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
        self._catch_up()  # the focus is in the panel, and stays

    def _remember(self, persona: str) -> None:
        self._persona = persona

"""Journeys: which part of the map is shown, and the actions that make, copy and take away journeys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.canvas.speech import why_not_now
from journey_editor.layout.view import View, variants_of
from journey_editor.model.change import Change
from journey_editor.model.edits.journeys import bring_journeys, copy_journey
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.edits.views import save_view
from journey_editor.model.fields import text_field
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Journey,
    Lane,
    Persona,
    Record,
    RowKey,
    SavedView,
    Variant,
    VariantKind,
)
from journey_editor.model.structure import variant_of
from journey_editor.session.document import Document
from journey_editor.ui.program import Program
from journey_editor.ui.questions import ask_line, ask_template

_BLANK = "blank"


class Journeys(QObject):
    """Owns the view of the open map: `view_changed` says that another is to be shown.

    `finish()` keeps what is being typed and returns whether nothing is open
    any more; nothing is shown or done before.
    """

    view_changed = Signal(object)
    advised = Signal(str)

    def __init__(
        self, program: Program, selection: Selection, finish: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._words = program.words
        self._selection = selection
        self._finish = finish
        self._window = parent
        self._open: tuple[Document, View] | None = None
        self._meant: View | None = None  # what would be shown if the earlier moment that is shown had it
        selection.changed.connect(self._follow_selection)

    @property
    def document(self) -> Document:
        """The document that is shown; there must be one."""
        assert self._open is not None
        return self._open[0]

    @property
    def view(self) -> View:
        """What is shown of it."""
        assert self._open is not None
        return self._open[1]

    @property
    def to_be_offer(self) -> str:
        """What making a to-be is called: the journey may have one already."""
        there = variants_of(self.document.project, self.view.journey)
        another = any(one.kind is VariantKind.TO_BE for one in there)
        return self._words("Make another &to-be" if another else "Make the &to-be")

    def show_document(self, document: Document, view: View) -> None:
        """Look at another document from now on; whoever calls this shows the view."""
        self._open, self._meant = (document, view), None

    def refresh(self) -> bool:
        """Show something else where what was shown is no longer there; return whether that was so.

        After another moment that lacked it, it is shown again.
        """
        meant = self._meant or self.view
        found = meant.fitting(self.document.project)
        shows_other = found is not None and self._show(found)
        self._meant = None if self.document.may_change else meant
        return shows_other

    # What is shown

    def show(self, view: View) -> None:
        """Show another part of the map."""
        if self._finish():
            self._show(view)

    def show_journey(self, journey: str) -> None:
        """Show another journey, as it is."""
        other = View.of(self.document.kept, journey)
        if other is not None and journey != self.view.journey:
            self.show(replace(self.view, journey=other.journey, variant=other.variant))

    def show_variant(self, variant: str) -> None:
        """Show another variant of the journey."""
        self.show(replace(self.view, variant=variant))

    def show_personas(self, personas: frozenset[str] | None) -> None:
        """Show what is for these personas; for none or for all of them is for everyone."""
        everyone = not personas or personas >= set(self.document.kept.all(Persona))
        self.show(replace(self.view, personas=None if everyone else personas))

    def show_lane(self, lane: Lane, *, shown: bool) -> None:
        """Show a lane in this view, or leave it out; one that the map hides is shown again in the map."""
        if not self._finish():
            return
        if shown and not lane.shown:
            self._apply(self._words("Show lane"), set_values(self.document.kept, lane.key, shown=True))
        hidden = self.view.hidden - {lane.id} if shown else self.view.hidden | {lane.id}
        self._show(replace(self.view, hidden=hidden))

    def show_saved(self, saved: SavedView) -> None:
        """Show a view that was saved."""
        self.show(View.saved(self.document.kept, saved))

    def view_expectation(self) -> None:
        """Show what was expected, or leave it out."""
        self._show(replace(self.view, expectation=not self.view.expectation))

    def _show(self, view: View) -> bool:
        other = view != self.view
        self._meant = None
        if other:
            self._open = self.document, view
            self.view_changed.emit(view)
        return other

    def _follow_selection(self) -> None:
        """Show the variant of what was chosen elsewhere: in a list, or by following a reference."""
        if self._open is None:
            return
        project, current = self.document.project, self._selection.current
        row = project.row(current) if current is not None else None
        variant = project.get(Variant, variant_of(project, row))
        if isinstance(row, Lane) and row.journey != self.view.journey:
            variant = next(iter(variants_of(project, row.journey)), None)
        if variant is not None and variant.id != self.view.variant:
            keys = self._selection.keys
            self.show(replace(self.view, journey=variant.journey, variant=variant.id))
            if self.view.variant == variant.id and self._selection.keys != keys:
                self._selection.choose(keys)  # what was typed was kept, and chosen

    # Journeys

    def journey_new(self) -> None:
        """Ask what to start from, and add a journey."""
        words = self._words
        template = ask_template(words("New journey"), self._program, self._window)
        if template is None:
            return
        document = self.document
        other = self._program.new_document(template).kept
        title = words("New journey") if template == _BLANK else None
        self._add(words("Add journey"), bring_journeys(document.kept, other, mint=document.mint, title=title))

    def journey_copy(self) -> None:
        """Copy the journey that is shown, and show the copy."""
        document, journey = self.document, self._journey()
        if journey is not None:
            title = self._words("{title} (copy)", title=journey.title)
            change = copy_journey(document.kept, journey.id, mint=document.mint, title=title)
            self._add(self._words("Copy journey"), change)

    def journey_rename(self) -> None:
        """Ask for another title of the journey."""
        journey = self._journey()
        if journey is None:
            return
        title = self._ask_line(self._words("Rename the journey"), journey.title, Journey)
        if title is not None:
            change = set_values(self.document.kept, journey.key, title=title)
            self._apply(self._words("Rename journey"), change)

    def journey_delete(self) -> None:
        """Delete the journey that is shown with everything in it; undo brings it back."""
        journeys = self.document.kept.all(Journey)
        if len(journeys) == 1:
            self.advised.emit(self._words("A map has at least one journey."))
        elif self.view.journey in journeys:
            key = RowKey(Journey.table, self.view.journey)
            self._apply(self._words("Delete journey"), remove(self.document.kept, [key]))

    def _add(self, label: str, change: Change) -> None:
        """Make a change that brings journeys, and show the first of them."""
        self._apply(label, change)
        brought = sorted(change.added(Journey), key=lambda one: one.rank)
        if brought:
            self.show_journey(brought[0].id)

    # Variants

    def variant_to_be(self) -> None:
        """Make the to-be from the variant that is shown, and show it."""
        document = self.document
        title = self._to_be_title(document.kept)
        change = make_to_be(document.kept, self.view.variant, mint=document.mint, title=title)
        self._apply(self._words("Make the to-be"), change)
        for made in change.added(Variant):
            self.show_variant(made.id)

    def variant_delete(self) -> None:
        """Delete the variant that is shown; undo brings it back."""
        project = self.document.kept
        if len(variants_of(project, self.view.journey)) < 2:
            self.advised.emit(self._words("A journey has at least one variant."))
        else:
            key = RowKey(Variant.table, self.view.variant)
            self._apply(self._words("Delete variant"), remove(project, [key]))

    def _to_be_title(self, project: Project) -> str:
        there = [one for one in variants_of(project, self.view.journey) if one.kind == VariantKind.TO_BE]
        return f"{self._words('To be')} {len(there) + 1}" if there else self._words("To be")

    # Saved views

    def view_save(self) -> None:
        """Ask for a name, and keep what is shown under it."""
        title = self._ask_line(self._words("Save this view"), "", SavedView)
        if not title:
            return
        document, view = self.document, self.view
        off = {lane.id for lane in document.kept.all(Lane).where("journey", view.journey) if not lane.shown}
        change = save_view(
            document.kept,
            view.variant,
            title=title,
            personas=view.personas,
            hidden=view.hidden | off,
            expectation=view.expectation,
            mint=document.mint,
        )
        self._apply(self._words("Save view"), change)

    def delete_saved(self, saved: SavedView) -> None:
        """Delete a saved view; what it shows stays."""
        if self._finish():
            self._apply(self._words("Delete saved view"), remove(self.document.kept, [saved.key]))

    # Plumbing

    def _journey(self) -> Journey | None:
        return self.document.kept.get(Journey, self.view.journey)

    def _ask_line(self, asked: str, given: str, kind: type[Record]) -> str | None:
        longest = text_field(kind, "title").longest
        return ask_line(asked, self._words, self._window, given=given, longest=longest)

    def _apply(self, label: str, change: Change) -> None:
        if self.document.may_change:
            self.document.apply(label, change)
        else:
            self.advised.emit(why_not_now(self.document, self._words))

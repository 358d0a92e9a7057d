"""Questions: message boxes in plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6 import QtWidgets  # its dialogs are made ready only when asked for
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.validity import cleaned
from journey_editor.ui.program import Program

T = TypeVar("T")


class Answer(Enum):
    """What to do with work that is not in the file."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Overtaken(Enum):
    """What to do where a file holds work of somebody else."""

    MERGE = "merge"
    SAVE_AS = "save as"
    REPLACE = "replace"
    CANCEL = "cancel"


class Large(Enum):
    """What to do with a file that is larger than some mail servers take."""

    MAIL = "mail"
    SHOW = "show"
    CANCEL = "cancel"


def ask_unsaved(title: str, words: Words, parent: QWidget) -> Answer:
    """Ask what to do with unsaved work before it goes out of sight."""
    return _answer(
        parent,
        words("Save the changes to “{title}”?", title=title),
        words("They are lost otherwise."),
        {Answer.SAVE: words("Save"), Answer.DISCARD: words("Discard"), Answer.CANCEL: words("Cancel")},
        loses=Answer.DISCARD,
    )


def ask_overtaken(file: str, words: Words, parent: QWidget) -> Overtaken:
    """Ask what to do before saving to a file that was changed meanwhile."""
    return _answer(
        parent,
        words("“{file}” was changed by another program since it was opened here.", file=file),
        words("Merging brings both together; replacing it would lose those changes."),
        {
            Overtaken.MERGE: words("Merge…"),
            Overtaken.SAVE_AS: words("Save as another file…"),
            Overtaken.REPLACE: words("Replace it"),
            Overtaken.CANCEL: words("Cancel"),
        },
        loses=Overtaken.REPLACE,
    )


def ask_elsewhere(why: str, words: Words, parent: QWidget) -> bool:
    """Say why a map could not be saved, and ask whether to save it elsewhere."""
    options = {True: words("Save as another file…"), False: words("Close")}
    return _answer(parent, why, words("The work is still here."), options)


def ask_merge(file: str, theirs: Path, words: Words, parent: QWidget) -> bool:
    """Say that somebody saved just before us, and ask whether to merge what they did."""
    return _answer(
        parent,
        words("Somebody else saved “{file}” just before you did.", file=file),
        words("Your map is saved; theirs was kept: {file}", file=theirs),
        {True: words("Merge…"), False: words("Later")},
    )


def ask_undecided(number: int, words: Words, parent: QWidget) -> bool:
    """Say that clashes are undecided and what becomes of them; return whether to merge all the same."""
    return _answer(
        parent,
        words.count(number, "{n} clash is undecided.", "{n} clashes are undecided."),
        words("Our version counts there, and what one side removed stays."),
        {True: words("Merge"), False: words("Decide first")},
        enter=False,
    )


def ask_large(file: str, limits: str, words: Words, parent: QWidget) -> Large:
    """Ask what to do before mailing a file that is above limits of mail servers, which are given in words."""
    return _answer(
        parent,
        words("“{file}” is too large for mail servers that take {limits} MB.", file=file, limits=limits),
        words("It may come back, or never arrive. A shared folder takes it all the same."),
        {
            Large.MAIL: words("Mail it all the same"),
            Large.SHOW: words("Show it in its folder"),
            Large.CANCEL: words("Cancel"),
        },
        enter=Large.SHOW,
    )


def ask_mail(said: str, gone: Sequence[str], words: Words, parent: QWidget) -> bool:
    """Say what was written and what it leaves out; return whether it is to be mailed."""
    left_out = "\n".join((words("Left out:"), *(f"• {one}" for one in gone))) if gone else ""
    options = {True: words("Mail it…"), False: words("Close")}
    return _answer(parent, said, left_out, options, enter=False)


def say(text: str, words: Words, parent: QWidget, *, more: str = "", details: Sequence[str] = ()) -> None:
    """Say a sentence and what more there is to it, with a list to unfold where there is one."""
    box = _box(parent, text)
    box.setInformativeText(more)
    if details:
        box.setDetailedText("\n".join(details))
    box.addButton(words("Close"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask_target(title: str, suggested: Path, kind: str, ending: str, parent: QWidget) -> Path | None:
    """Ask where to write a file that ends in `ending` (with its dot); replacing one is asked about."""
    dialog = QtWidgets.QFileDialog(parent, title, str(suggested.parent), f"{kind} (*{ending})")
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None


def ask_source(title: str, kinds: str, beside: Path | None, parent: QWidget) -> Path | None:
    """Ask which file to read, first where the map `beside` it lies; None where none was chosen."""
    written, _ = QtWidgets.QFileDialog.getOpenFileName(parent, title, str(_home(beside)), kinds)
    return Path(written) if written else None


def ask_sources(title: str, kinds: str, beside: Path | None, parent: QWidget) -> list[Path]:
    """Ask which files to read, as `ask_source` does."""
    written, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, title, str(_home(beside)), kinds)
    return [Path(one) for one in written]


def _home(beside: Path | None) -> Path:
    return beside.parent if beside is not None else Path.home()


def ask_line(
    title: str,
    words: Words,
    parent: QWidget,
    *,
    given: str,
    longest: int,
    label: str = "",
    may_lack: bool = False,
) -> str | None:
    """Ask for a name of at most `longest` characters; return None where nobody gave one.

    Where it `may_lack`, one that was left empty is "".
    """
    dialog = QtWidgets.QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label or words("Name"))
    dialog.setTextValue(given)
    for line in dialog.findChildren(QtWidgets.QLineEdit):
        line.setMaxLength(longest)
    agreed = dialog.exec()
    said = cleaned(dialog.textValue(), lines=False).strip()
    dialog.deleteLater()
    return said if agreed and (said or may_lack) else None


def ask_template(title: str, program: Program, parent: QWidget) -> str | None:
    """Ask what to start from; return None where nobody chose."""
    words = program.words
    names = {words(name) if name == "blank" else name: name for name in program.template_names()}
    said, chosen = QtWidgets.QInputDialog.getItem(parent, title, words("Start from"), list(names), 0, False)
    return names[said] if chosen else None


def _answer(
    parent: QWidget,
    text: str,
    more: str,
    options: Mapping[T, str],
    *,
    enter: T | None = None,
    loses: T | None = None,
) -> T:
    """Ask a question; Esc answers with the last option, Enter with `enter`, else the first.

    `loses` is the option that throws something away.
    """
    role = QtWidgets.QMessageBox.ButtonRole
    box = _box(parent, text)
    box.setInformativeText(more)
    first, *_, last = options
    buttons = {}
    for option, said in options.items():
        kind = (
            role.RejectRole
            if option == last
            else role.DestructiveRole
            if option == loses
            else role.AcceptRole
        )
        buttons[option] = box.addButton(said, kind)
    box.setDefaultButton(buttons[first if enter is None else enter])
    box.setEscapeButton(buttons[last])
    box.exec()
    clicked = box.clickedButton()
    return next((option for option, button in buttons.items() if button is clicked), last)


def _box(parent: QWidget, text: str) -> QtWidgets.QMessageBox:
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle("Journey Editor")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box

"""Questions: message boxes in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6 import QtWidgets  # its dialogs are made ready only when asked for
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.validity import cleaned
from journey_editor.ui.program import Program


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


def ask_unsaved(title: str, words: Words, parent: QWidget) -> Answer:
    """Ask what to do with unsaved work before it goes out of sight."""
    box = _box(parent, words("Save the changes to “{title}”?", title=title))
    box.setInformativeText(words("They are lost otherwise."))
    save = box.addButton(words("Save"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(words("Discard"), QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(words("Cancel"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return Answer.SAVE if clicked is save else Answer.DISCARD if clicked is discard else Answer.CANCEL


def ask_overtaken(file: str, words: Words, parent: QWidget) -> Overtaken:
    """Ask what to do before saving to a file that was changed meanwhile."""
    box = _box(parent, words("“{file}” was changed by another program since it was opened here.", file=file))
    box.setInformativeText(words("Merging brings both together; replacing it would lose those changes."))
    merge = box.addButton(words("Merge…"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    save_as = box.addButton(words("Save as another file…"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    replace = box.addButton(words("Replace it"), QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(words("Cancel"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(merge)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    answers = ((merge, Overtaken.MERGE), (save_as, Overtaken.SAVE_AS), (replace, Overtaken.REPLACE))
    return next((answer for button, answer in answers if clicked is button), Overtaken.CANCEL)


def ask_elsewhere(why: str, words: Words, parent: QWidget) -> bool:
    """Say why a map could not be saved, and ask whether to save it elsewhere."""
    box = _box(parent, why)
    box.setInformativeText(words("The work is still here."))
    save_as = box.addButton(words("Save as another file…"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    close = box.addButton(words("Close"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save_as)
    box.setEscapeButton(close)
    box.exec()
    return box.clickedButton() is save_as


def ask_merge(file: str, theirs: Path, words: Words, parent: QWidget) -> bool:
    """Say that somebody saved just before us, and ask whether to merge what they did."""
    box = _box(parent, words("Somebody else saved “{file}” just before you did.", file=file))
    box.setInformativeText(words("Your map is saved; theirs was kept: {file}", file=theirs))
    merge = box.addButton(words("Merge…"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    later = box.addButton(words("Later"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(merge)
    box.setEscapeButton(later)
    box.exec()
    return box.clickedButton() is merge


def ask_undecided(number: int, words: Words, parent: QWidget) -> bool:
    """Say that clashes are undecided and what becomes of them; return whether to merge all the same."""
    said = words.count(number, "{n} clash is undecided.", "{n} clashes are undecided.")
    box = _box(parent, said)
    box.setInformativeText(words("Our version counts there, and what one side removed stays."))
    merge = box.addButton(words("Merge"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(words("Decide first"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is merge


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


def ask_line(title: str, words: Words, parent: QWidget, *, given: str, longest: int) -> str | None:
    """Ask for a name of at most `longest` characters; return None where nobody gave one."""
    dialog = QtWidgets.QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(words("Name"))
    dialog.setTextValue(given)
    for line in dialog.findChildren(QtWidgets.QLineEdit):
        line.setMaxLength(longest)
    said = cleaned(dialog.textValue(), lines=False).strip() if dialog.exec() else ""
    dialog.deleteLater()
    return said or None


def ask_template(title: str, program: Program, parent: QWidget) -> str | None:
    """Ask what to start from; return None where nobody chose."""
    words = program.words
    names = {words(name) if name == "blank" else name: name for name in program.template_names()}
    said, chosen = QtWidgets.QInputDialog.getItem(parent, title, words("Start from"), list(names), 0, False)
    return names[said] if chosen else None


def _box(parent: QWidget, text: str) -> QtWidgets.QMessageBox:
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle("Journey Editor")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


class Large(Enum):
    """What to do with a file that is larger than some mail servers take."""

    MAIL = "mail"
    SHOW = "show"
    CANCEL = "cancel"


def ask_large(file: str, limits: str, words: Words, parent: QWidget) -> Large:
    """Ask what to do before mailing a file that is above limits of mail servers, which are given in words."""
    said = words("“{file}” is too large for mail servers that take {limits} MB.", file=file, limits=limits)
    box = _box(parent, said)
    box.setInformativeText(words("It may come back, or never arrive. A shared folder takes it all the same."))
    mail = box.addButton(words("Mail it all the same"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    show = box.addButton(words("Show it in its folder"), QtWidgets.QMessageBox.ButtonRole.ActionRole)
    cancel = box.addButton(words("Cancel"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(show)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return Large.MAIL if clicked is mail else Large.SHOW if clicked is show else Large.CANCEL


def ask_mail(said: str, gone: Sequence[str], words: Words, parent: QWidget) -> bool:
    """Say what was written and what it leaves out; return whether it is to be mailed."""
    box = _box(parent, said)
    if gone:
        box.setInformativeText("\n".join((words("Left out:"), *(f"• {one}" for one in gone))))
    mail = box.addButton(words("Mail it…"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    close = box.addButton(words("Close"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
    return box.clickedButton() is mail

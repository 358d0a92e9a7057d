"""Mail meter: how near a file comes to what mail servers take."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from journey_editor.kernel.mail import LIMITS, MB, fitting, mailed
from journey_editor.kernel.words import Words
from journey_editor.ui.labels import set_tip

_FULL = LIMITS[-1] * MB
_WIDE = 150  # px


class MailMeter(QProgressBar):
    """Says below which of the usual limits a file is; full where it is above them all."""

    def __init__(self, words: Words, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._words = words
        self.setRange(0, _FULL)
        self.show_size(None)

    def show_size(self, size: int | None) -> None:
        """Show a file of `size` bytes; None where there is no file that could be mailed as it is."""
        self.setFixedWidth(_WIDE if size is not None else 0)  # the bar itself hides and shows what is on it
        if size is None:
            self.setFormat("")
            self.setAccessibleName("")
            return
        words, limit = self._words, fitting(size)
        if limit is None:
            said = words("over {n} MB as a mail", n=LIMITS[-1])
        else:
            said = words("under {n} MB as a mail", n=limit)
        limits = ", ".join(str(one) for one in LIMITS[:-1])
        more = words(
            "A mail with this file takes about {size} MB, a third more than the file. "
            "Mail servers take at most {limits} or {last} MB, each its own.",
            size=words.number(mailed(size) / MB, decimals=1),
            limits=limits,
            last=LIMITS[-1],
        )
        self.setValue(min(mailed(size), _FULL))
        self.setFormat(said)
        self.setProperty("over", limit is None)
        self.style().polish(self)
        self.setAccessibleName(said)
        self.setAccessibleDescription(more)
        set_tip(self, more)

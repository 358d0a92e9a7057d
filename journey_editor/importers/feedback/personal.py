"""Personal: what would say who somebody is, so that it stays out of a map."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_HEADED: Final = re.compile(
    r"\b(?:e ?mail(?: ?address| ?adres)?|mail|(?:first|last|sur|full|user|display)? ?name|naam|voornaam|"
    r"achternaam|familienaam|gebruikersnaam|phone|telephone|telefoon(?:nummer)?|mobile|mobiel|gsm|"
    r"(?:library )?card(?: number| no)?|(?:pas|kaart|lid|leden|klant)(?:nummer|nr|pas)|"
    r"member(?:ship)?(?: number| no| id)|patron (?:id|number)|borrower|barcode|address|adres|street|straat|"
    r"postcode|postal code|zip(?: code)?|ip(?: address| adres)?|bsn|birth ?(?:day|date)|date of birth|"
    r"geboortedatum|geboren|signature|handtekening)\b"
)
_ASKS: Final = re.compile(r"[?]|\b(?:how|what|why|hoe|wat|waarom|welke)\b")
_MAIL: Final = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
_PHONE: Final = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d(?:[ \-./()]{0,2}\d){7,18}(?![\w])")
_DAY: Final = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]+\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:[ ]+\d{1,2})?"
)
_SHARE: Final = 0.3  # of a column's cells
MASK: Final = "[…]"


def headed_personal(title: str) -> bool:
    """Whether a column's heading asks who somebody is, and not what they think."""
    return _ASKS.search(title) is None and _HEADED.search(title) is not None


def looks_personal(cells: Iterable[str]) -> bool:
    """Whether many of a column's cells are addresses or numbers of people and little else."""
    said = [cell.strip() for cell in cells if cell.strip()]
    alone = sum(
        len(cell) <= 80 and not _DAY.fullmatch(cell) and bool(_MAIL.fullmatch(cell) or _PHONE.fullmatch(cell))
        for cell in said
    )
    return alone > len(said) * _SHARE


def masked(text: str) -> str:
    """Return a text without the mail addresses, and without numbers as long as those of phones and cards."""
    text = _MAIL.sub(MASK, text)
    return _PHONE.sub(lambda found: found[0] if _DAY.fullmatch(found[0]) else MASK, text)

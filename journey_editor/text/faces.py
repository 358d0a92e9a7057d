"""Faces: the font files that the program draws with, and which one is asked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pymupdf_fonts
import uharfbuzz

from journey_editor.kernel.errors import InputError

_CJK_SCRIPTS: Final = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})


@dataclass(frozen=True, eq=False)
class Face:
    """One font file; `name` (ASCII, no blanks) is the key that surfaces know it by.

    Raises `InputError` unless `data` is a font with TrueType outlines: Qt draws
    PostScript outlines too heavy, and they cannot go into a PDF beside these.
    """

    name: str
    data: bytes

    def __post_init__(self) -> None:
        if not self.hb.face.glyph_count:
            raise InputError(f"The font {self.name} cannot be read. Use another copy of it.")
        if "glyf" not in self.hb.face.table_tags:
            raise InputError(f"The font {self.name} has no TrueType outlines. Use a TrueType version of it.")

    @cached_property
    def hb(self) -> uharfbuzz.Font:
        """The face as HarfBuzz sees it, in design units."""
        return uharfbuzz.Font(uharfbuzz.Face(self.data))

    @cached_property
    def units(self) -> int:
        """Design units to the em."""
        return int(self.hb.face.upem)

    @cached_property
    def ascent(self) -> float:
        """Height above the baseline, in em."""
        return float(self.hb.get_font_extents("ltr").ascender) / self.units

    @cached_property
    def descent(self) -> float:
        """Depth below the baseline, in em, positive."""
        return -float(self.hb.get_font_extents("ltr").descender) / self.units


@dataclass(frozen=True, slots=True)
class Lacking:
    """Scripts that cannot be drawn, because the file for them was not found or cannot be used."""

    scripts: str
    reason: str
    cure: str

    def __str__(self) -> str:
        return f"{self.scripts} cannot be drawn: {self.reason}. {self.cure}"


@dataclass(frozen=True, eq=False)
class FaceSet:
    """The faces of the program; `lacking` says what they cannot draw, and what to do about it."""

    regular: Face
    bold: Face
    cjk: Face | None
    symbols: Face | None
    lacking: tuple[Lacking, ...]

    @cached_property
    def all(self) -> tuple[Face, ...]:
        """Every face, once."""
        return tuple(face for face in (self.regular, self.bold, self.cjk, self.symbols) if face)

    @cached_property
    def _orders(self) -> dict[tuple[bool, bool], tuple[Face, ...]]:
        orders = {}
        for bold in (False, True):
            own = self.bold if bold else self.regular
            orders[False, bold] = tuple(face for face in (own, self.cjk, self.symbols) if face)
            orders[True, bold] = tuple(face for face in (self.cjk, own, self.symbols) if face)
        return orders

    def order(self, script: str, *, bold: bool) -> tuple[Face, ...]:
        """Return the faces in the order they are asked for a `script` (ISO 15924)."""
        return self._orders[script in _CJK_SCRIPTS, bold]


@dataclass(frozen=True, slots=True)
class _FallBack:
    """A face that is not in a package: what it draws, and where it comes from."""

    name: str
    pattern: str
    scripts: str
    package: str


_CJK: Final = _FallBack(
    "DroidSansFallback", "DroidSansFallback.ttf", "Chinese, Japanese, Korean", "fonts-droid-fallback"
)
_SYMBOLS: Final = _FallBack("Symbola", "Symbola*.ttf", "emoji and symbols", "fonts-symbola")


def load_faces(folders: Sequence[Path]) -> FaceSet:
    """Load FiraGO from its package and the fall-back faces from the first of `folders` that has them."""
    cjk, symbols = _find(_CJK, folders), _find(_SYMBOLS, folders)
    return FaceSet(
        regular=Face("FiraGO-Regular", pymupdf_fonts.myfont("figo")),
        bold=Face("FiraGO-Bold", pymupdf_fonts.myfont("figbo")),
        cjk=cjk if isinstance(cjk, Face) else None,
        symbols=symbols if isinstance(symbols, Face) else None,
        lacking=tuple(found for found in (cjk, symbols) if isinstance(found, Lacking)),
    )


def _find(wanted: _FallBack, folders: Sequence[Path]) -> Face | Lacking:
    looked = ", ".join(str(folder) for folder in folders) or "any folder"
    reason = f"{wanted.pattern} was not found in {looked}"
    for folder in folders:
        for file in sorted(folder.glob(wanted.pattern)):
            try:
                return Face(wanted.name, file.read_bytes())
            except (OSError, InputError) as problem:
                reason = f"{file} cannot be used ({problem})"
    cure = f"Install the Debian package {wanted.package}, or put that font into one of these folders."
    return Lacking(wanted.scripts, reason, cure)

"""Pdf font: one face as a composite (Type 0) font of a PDF.

The shaper's answer goes to paper unchanged, so the font is written here rather
than by reportlab.  A code on the page stands for a glyph *and* for what it
reads as: one space glyph can be a space here and a no-break space there.  The
embedded file is a subset that keeps its glyph ids; a table maps codes to them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from journey_editor.text.faces import Face

EM: Final = 1000  # PDF measures glyphs in thousandths of the em
_MOST_CODES: Final = 0x10000
_LONGEST_READING: Final = 30  # characters; poppler gives up the whole table at 64 units of UTF-16
_SYMBOLIC: Final = 4
_UNPRINTED: Final = ("GSUB", "GPOS", "GDEF", "DSIG", "OS/2", "name", "post", "cmap", "vhea", "vmtx", "gasp")
_CMAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class PdfFont:
    """One face in one document: the glyphs it was asked for, and how they read."""

    def __init__(self, face: Face, key: str) -> None:
        self.face = face
        self.key = key
        self.scale = EM / face.units  # thousandths to the font unit
        self._codes: dict[tuple[int, str], tuple[str, int]] = {}
        self.code(0, "")  # code 0 is the box, as CID 0 has to be

    def code(self, glyph: int, text: str) -> tuple[str, int]:
        """Return the code that draws `glyph` and is read as `text`, in hexadecimal, and its width.

        The width is in thousandths of the em.  Raises OverflowError where a
        document needs more than 65,536 codes of one face.
        """
        if (known := self._codes.get((glyph, text))) is None:
            if len(self._codes) == _MOST_CODES:
                raise OverflowError(f"{self.face.name} has no code left for another glyph in this PDF")
            # Whole numbers, since some readers drop what follows the point.
            known = f"{len(self._codes):04X}", round(self.advance(glyph) * self.scale)
            self._codes[glyph, text] = known
        return known

    def advance(self, glyph: int) -> int:
        """Return the glyph's own width, in font units."""
        return int(self.face.hb.get_glyph_h_advance(glyph))

    def has_ink(self, glyph: int) -> bool:
        """Whether `glyph` draws anything."""
        extents = self.face.hb.get_glyph_extents(glyph)
        return bool(extents and extents.width)

    def glyph_of(self, char: str) -> int:
        """Return the glyph that the face maps `char` to, or 0."""
        return int(self.face.hb.get_nominal_glyph(ord(char)) or 0)

    @cached_property
    def blank(self) -> int:
        """A glyph without ink, best without width too; 0 if there is none."""
        found = [self.glyph_of(char) for char in "\u200b\u200c\u200d "]
        return min((one for one in found if one and not self.has_ink(one)), key=self.advance, default=0)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab calls it by this name when it saves
        """Write the font into `doc`, a reportlab `PDFDocument`."""
        glyphs = [glyph for glyph, _ in self._codes]
        program = self._program(glyphs)
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
        name = f"/{tag}+{self.face.name}"
        extents = self.face.hb.get_font_extents("ltr")
        top, bottom = round(extents.ascender * self.scale), round(extents.descender * self.scale)
        descriptor = _dictionary(
            Type="/FontDescriptor",
            FontName=name,
            Flags=_SYMBOLIC,
            FontBBox=f"[0 {bottom} {EM} {top}]",
            ItalicAngle=0,
            Ascent=top,
            Descent=bottom,
            CapHeight=top,
            StemV=80,
            FontFile2=doc.Reference(_stream(program, Length1=len(program)), f"{self.key}.file"),
        )
        to_glyph = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        descendant = _dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=name,
            CIDSystemInfo="<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            FontDescriptor=doc.Reference(descriptor, f"{self.key}.descriptor"),
            W=f"[0 [{' '.join(str(width) for _, width in self._codes.values())}]]",
            CIDToGIDMap=doc.Reference(_stream(to_glyph), f"{self.key}.glyphs"),
        )
        font = _dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=name,
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(descendant, f"{self.key}.descendant")]),
            ToUnicode=doc.Reference(_stream(self._to_unicode()), f"{self.key}.reading"),
        )
        doc.idToObject["BasicFonts"].dict[self.key] = doc.Reference(font, self.key)

    def _program(self, used: Sequence[int]) -> bytes:
        """Return the font file with the outlines of `used` alone; glyph ids stay what they were."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(used)
        flags = hb.SubsetFlags
        wanted.flags = flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _UNPRINTED)
        return bytes(wanted.subset(self.face.hb.face).blob.data)

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{code}> <{utf16(text[:_LONGEST_READING])}>"
            for (_, text), (code, _) in self._codes.items()
            if text
        ]
        blocks = (pairs[i : i + 100] for i in range(0, len(pairs), 100))
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


def utf16(text: str) -> str:
    """Return `text` as PDF spells it between angle brackets."""
    return text.encode("utf-16-be", "replace").hex().upper()


def _stream(content: bytes, **entries: int) -> Any:
    made = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    for key, value in entries.items():
        made.dictionary[key] = value
    return made


def _dictionary(**entries: Any) -> Any:
    made = pdfdoc.PDFDictionary(entries)
    made.__RefOnly__ = 1
    return made

"""PdfSurface: draws marks on a reportlab canvas, writing the operators itself.

reportlab keeps the document together; its drawing calls cost more than the
marks do, and its fonts cannot show shaped text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Verb
from journey_editor.kernel.units import POINTS_PER_MM
from journey_editor.layout.marks import Image, Shape, Stroke, Text
from journey_editor.surfaces.dashes import dashes
from journey_editor.surfaces.pdf_font import PdfFont
from journey_editor.surfaces.pdf_image import image_stream
from journey_editor.surfaces.pdf_show import show
from journey_editor.text.faces import Face

_ROUND_JOINS: Final = "1 j"
_OPERATORS: Final = {
    Verb.MOVE: "%.3f %.3f m",
    Verb.LINE: "%.3f %.3f l",
    Verb.CURVE: "%.3f %.3f %.3f %.3f %.3f %.3f c",
    Verb.CLOSE: "h",
}
_POINTS: Final = {Verb.MOVE: 1, Verb.LINE: 1, Verb.CURVE: 3, Verb.CLOSE: 0}


class PdfPages(Canvas):  # type: ignore[misc] # reportlab publishes no types
    """A PDF of pages `width` × `height` mm, which draws in sheet millimetres, y downwards.

    `scale` is paper millimetres to one of the sheet.  `showPage` ends a page
    and begins the next, alike; `save` ends the last and writes the file to
    `target`.  The same drawing gives the same bytes: no clock, no random id.
    """

    def __init__(
        self, target: BinaryIO, *, width: float, height: float, title: str, scale: float = 1.0
    ) -> None:
        self._scale = scale * POINTS_PER_MM
        size = width * POINTS_PER_MM, height * POINTS_PER_MM
        super().__init__(target, pagesize=size, invariant=1, pageCompression=1)
        self._doc.info = _About()
        self.setTitle(title.encode("utf-8", "replace").decode("utf-8"))

    def _make_preamble(self) -> None:
        """Set every page up in millimetres, without reportlab's Helvetica, which is never embedded."""
        self._preamble = f"{self._scale:.9f} 0 0 {-self._scale:.9f} 0 {self._pagesize[1]:.6f} cm"

    def save(self) -> None:
        """Write the file; call it once, last."""
        before, rl_config.useA85 = rl_config.useA85, 0  # ASCII streams are a quarter larger
        try:
            super().save()
        finally:
            rl_config.useA85 = before


class _About(PDFInfo):  # type: ignore[misc] # reportlab numbers only its own kind, and has no types
    """What a PDF says of itself: its title and what wrote it; no author, and no word in its place."""

    def format(self, document: PDFDocument) -> bytes:
        """Return this as a PDF's dictionary."""
        said = {"Title": PDFString(self.title), "Producer": PDFString("Journey Editor")}
        return bytes(PDFDictionary(said).format(document))


class PdfSurface:
    """Draws on pages set up in millimetres with y growing downwards.

    One surface serves every page of a document, so that its fonts are embedded
    once.  It remembers colours and line styles from mark to mark: whoever
    draws on the page in between saves and restores the graphics state.
    """

    def __init__(self, page: Canvas, faces: Iterable[Face]) -> None:
        self._page = page
        self._write = page.addLiteral
        self._fonts = {face.name: PdfFont(face, f"T{number}") for number, face in enumerate(faces)}
        self._begun: set[str] = set()
        self._images: dict[str, int] = {}  # by hash the last page each is on
        self._templates: dict[tuple[Verb, ...], str] = {}
        self._number = 0  # of the page that the rest of the state is about
        self._fill: Colour | None = None
        self._stroke: Stroke | None = None
        self._font: tuple[PdfFont, float] | None = None
        self._fill_alpha = self._stroke_alpha = 1.0

    def shape(self, shape: Shape, at: Point) -> None:
        """Draw a shape around the origin `at`."""
        fill, stroke = shape.fill, shape.stroke
        if stroke is not None and stroke.width <= 0:
            stroke = None
        self._turn()
        if fill is not None:
            self._fill_with(fill)
        if stroke is None:
            if fill is not None:
                self._write(f"{self._traced(shape.path, at)} f")
            return
        self._stroke_with(stroke)
        outline = self._traced(_rejoined(shape.path), at)
        if fill is None:
            self._write(f"{outline} S")
        elif stroke.colour.alpha < 1:
            # Drawn at once, the stroke would punch the fill out from under itself.
            self._write(f"{outline} f {outline} S")
        else:
            self._write(f"{outline} B")

    def text(self, text: Text, at: Point) -> None:
        """Draw shaped text around the origin `at`."""
        self._turn()
        self._fill_with(text.colour)
        x, y = at.x + text.at.x, at.y + text.at.y
        out = ["BT"]
        for run in text.block.runs:
            font = self._fonts[run.face]
            if run.face not in self._begun:
                self._begun.add(run.face)
                self._page._doc.delayedFonts.append(font)  # noqa: SLF001 - the only way in for a font of our own
            if (font, run.size) != self._font:
                self._font = font, run.size
                out.append(f"/{font.key} {run.size:.4f} Tf")
            # The page is upside down; letters must not be.
            out.append(f"1 0 0 -1 {x + run.x:.3f} {y + run.y:.3f} Tm {show(run, font)}")
        self._write(" ".join([*out, "ET"]))

    def image(self, image: Image, at: Point) -> None:
        """Draw a picture around the origin `at`; its bytes are embedded once, however often it is drawn."""
        self._turn()
        page, hash_, box = self._page, image.hash, image.box
        name = page._doc.getXObjectName(hash_)  # noqa: SLF001 - reportlab's own way in decodes what it is given
        if hash_ not in self._images:
            page._doc.Reference(image_stream(image.content), name)  # noqa: SLF001 - as above
        if self._images.get(hash_) != self._number:
            self._images[hash_] = self._number
            page._formsinuse.append(hash_)  # noqa: SLF001 - as above
        # The page is upside down; pictures must not be.
        place = f"{box.width:.3f} 0 0 {-box.height:.3f} {at.x + box.x:.3f} {at.y + box.bottom:.3f}"
        self._write(f"q {place} cm /{name} Do Q")

    def _turn(self) -> None:
        """Notice a new page: it begins with the PDF's own colours and line styles."""
        if (number := self._page.getPageNumber()) == self._number:
            return
        self._number = number
        self._fill = self._stroke = self._font = None
        self._fill_alpha = self._stroke_alpha = 1.0
        self._write(_ROUND_JOINS)

    def _fill_with(self, colour: Colour) -> None:
        if colour is self._fill or colour == self._fill:
            return
        self._fill = colour
        self._write(f"{_rgb(colour)} rg")
        if colour.alpha != self._fill_alpha:
            self._fill_alpha = colour.alpha
            self._page.setFillAlpha(colour.alpha)

    def _stroke_with(self, stroke: Stroke) -> None:
        if stroke is self._stroke or stroke == self._stroke:
            return
        self._stroke = stroke
        pattern = " ".join(f"{length:.3f}" for length in dashes(stroke))
        self._write(f"{_rgb(stroke.colour)} RG {stroke.width:.4f} w [{pattern}] 0 d")
        if stroke.colour.alpha != self._stroke_alpha:
            self._stroke_alpha = stroke.colour.alpha
            self._page.setStrokeAlpha(stroke.colour.alpha)

    def _traced(self, path: Path, at: Point) -> str:
        template = self._templates.get(path.verbs)
        if template is None:
            template = self._templates[path.verbs] = " ".join(_OPERATORS[verb] for verb in path.verbs)
        x, y = at.x, at.y
        return template % tuple([length for point in path.points for length in (x + point.x, y + point.y)])


def _rgb(colour: Colour) -> str:
    return f"{colour.red / 255:.4f} {colour.green / 255:.4f} {colour.blue / 255:.4f}"


def _rejoined(path: Path) -> Path:
    """Close every line that comes back to its start, so that it is joined there as Qt joins it."""
    if path.verbs.count(Verb.MOVE) == path.verbs.count(Verb.CLOSE):
        return path
    verbs: list[Verb] = []
    start = end = 0  # of one line, among the points
    for verb, following in zip(path.verbs, (*path.verbs[1:], Verb.MOVE), strict=True):
        verbs.append(verb)
        start = end if verb is Verb.MOVE else start
        end += _POINTS[verb]
        open_end = following is Verb.MOVE and verb is not Verb.CLOSE
        if open_end and end - start > 2 and path.points[start] == path.points[end - 1]:
            verbs.append(Verb.CLOSE)
    return Path(tuple(verbs), path.points)

"""The chart of the matrix, as the format writes charts (ISO/IEC 29500-1, 21.2).

Its own XML, since openpyxl knows no labels that are text, and keeps no values
for who does not compute.  Every label is plain text at its point: what both
Excel and LibreOffice show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

LOW: Final = 0
HIGH: Final = 6
"""Where the axes end: scores are 1 to 5, and a dot on an end is whole."""

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
)
_INK, _SOFT, _HAIR, _BLUE, _PALE = "1E293B", "5B6472", "E2E6EB", "1D4ED8", "CBD5E1"
_FIGURES: Final = '[<1]"";[>5]"";0'  # the ends of the axes are no scores


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells with figures, such as `'Matrix'!$B$5:$B$9`, and what they come to; None is not drawn."""

    where: str
    figures: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Dots:
    """Points with a text in each: discs of `fill` with an edge of `edge` and letters of `ink`."""

    name: str
    x: Cells
    y: Cells
    labels: Sequence[str]
    fill: str
    edge: str
    ink: str


@dataclass(frozen=True, slots=True)
class Corner:
    """A word in a corner of the matrix; `strong` stands out."""

    word: str
    x: Cells
    y: Cells
    left: bool
    strong: bool = False


def filled(name: str, x: Cells, y: Cells, labels: Sequence[str]) -> Dots:
    """Return dots that stand out."""
    return Dots(name, x, y, labels, _BLUE, _BLUE, "FFFFFF")


def faint(name: str, x: Cells, y: Cells, labels: Sequence[str]) -> Dots:
    """Return dots that stand back."""
    return Dots(name, x, y, labels, _PALE, _PALE, _INK)


def scatter(
    *,
    across: str,
    up: str,
    corners: Sequence[Corner],
    cuts: Sequence[tuple[Cells, Cells]],
    dots: Sequence[Dots],
) -> bytes:
    """Return a chart of figures from 1 to 5 with titled axes, words in its corners, cut lines and dots."""
    series = [
        *(_corner(number, one) for number, one in enumerate(corners)),
        *(_line(number, x, y) for number, (x, y) in enumerate(cuts, len(corners))),
        *(_dots(number, one) for number, one in enumerate(dots, len(corners) + len(cuts))),
    ]
    plot = (
        "<c:plotArea><c:layout/>"
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
        f"{_axis(1, 2, 'b', across)}{_axis(2, 1, 'l', up)}"
        f"<c:spPr><a:noFill/>{_edge(_HAIR, 9525)}</c:spPr></c:plotArea>"
    )
    chart = (
        f'<c:chart><c:autoTitleDeleted val="1"/>{plot}<c:plotVisOnly val="0"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
    )
    ground = f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>{_edge(_HAIR, 9525)}</c:spPr>'
    return f'{_HEAD}<c:roundedCorners val="0"/>{chart}{ground}</c:chartSpace>'.encode()


def _dots(number: int, dots: Dots) -> str:
    labels = "".join(
        _label(place, _text(said, dots.ink, 800, bold=True), "ctr")
        for place, said in enumerate(dots.labels)
        if said
    )
    marker = (
        '<c:marker><c:symbol val="circle"/><c:size val="15"/><c:spPr>'
        f'<a:solidFill><a:srgbClr val="{dots.fill}"/></a:solidFill>{_edge(dots.edge, 15875)}'
        "</c:spPr></c:marker>"
    )
    shown = f"<c:dLbls>{labels}{_SHOWN_NOT}</c:dLbls>"
    return _series(number, dots.name, dots.x, dots.y, look=_UNDRAWN, marker=marker, labels=shown)


def _line(number: int, x: Cells, y: Cells) -> str:
    look = (
        f'<c:spPr><a:ln w="15875" cap="flat"><a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill>'
        '<a:prstDash val="dash"/></a:ln></c:spPr>'
    )
    return _series(number, "", x, y, look=look, marker=_NO_MARKER)


def _corner(number: int, corner: Corner) -> str:
    text = _text(corner.word, _BLUE if corner.strong else _SOFT, 1100, bold=True)
    label = f"<c:dLbls>{_label(0, text, 'l' if corner.left else 'r')}{_SHOWN_NOT}</c:dLbls>"
    return _series(number, corner.word, corner.x, corner.y, look=_UNDRAWN, marker=_NO_MARKER, labels=label)


def _series(number: int, name: str, x: Cells, y: Cells, *, look: str, marker: str, labels: str = "") -> str:
    said = f"<c:tx><c:v>{escape(name)}</c:v></c:tx>" if name else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{said}{look}{marker}{labels}'
        f'<c:xVal>{_figures(x)}</c:xVal><c:yVal>{_figures(y)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def _figures(cells: Cells) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{figure!r}</c:v></c:pt>'
        for place, figure in enumerate(cells.figures)
        if figure is not None
    )
    held = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(cells.figures)}"/>{points}'
    return f"<c:numRef><c:f>{escape(cells.where)}</c:f><c:numCache>{held}</c:numCache></c:numRef>"


def _label(place: int, text: str, side: str) -> str:
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr/>{text}</c:rich></c:tx>'
        f'<c:dLblPos val="{side}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
    )


def _text(said: str, ink: str, size: int, *, bold: bool) -> str:
    look = f'lang="en" sz="{size}" b="{int(bold)}"'
    colour = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    return f"<a:p><a:r><a:rPr {look}>{colour}</a:rPr><a:t>{escape(said)}</a:t></a:r></a:p>"


def _axis(own: int, other: int, side: str, title: str) -> str:
    turned = ' rot="-5400000" vert="horz"' if side == "l" else ""
    said = f"<c:tx><c:rich><a:bodyPr{turned}/>{_text(title, _INK, 1100, bold=True)}</c:rich></c:tx>"
    letters = f'<a:defRPr sz="1000"><a:solidFill><a:srgbClr val="{_SOFT}"/></a:solidFill></a:defRPr>'
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{HIGH}"/><c:min val="{LOW}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
        f"<c:majorGridlines><c:spPr>{_edge(_HAIR, 9525)}</c:spPr></c:majorGridlines>"
        f'<c:title>{said}<c:overlay val="0"/></c:title>'
        f'<c:numFmt formatCode={quoteattr(_FIGURES)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{_edge(_HAIR, 9525)}</c:spPr>"
        f'<c:txPr><a:bodyPr/><a:p><a:pPr>{letters}</a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr>'
        f'<c:crossAx val="{other}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        '<c:majorUnit val="1"/></c:valAx>'
    )


def _edge(colour: str, width: int) -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'


_UNDRAWN: Final = '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
_NO_MARKER: Final = '<c:marker><c:symbol val="none"/></c:marker>'
_SHOWN_NOT: Final = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)

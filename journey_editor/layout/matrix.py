"""Matrix: actions as dots on impact and feasibility, the cuts between what to do first and what to leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Final

from journey_editor.insight.priorities import Priority, Quadrant
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, box, circle, line, rounded, segments
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.fanned import Disc, fanned
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke, Text
from journey_editor.layout.matrix_plot import Plot
from journey_editor.layout.style import BOX_EDGE, FAINT, HAIR, INK, SHADE, SOFT, WHITE
from journey_editor.model.records import Scheme, Setting, order

DRAWN: Final = 400  # dots: those that come first
SPREAD: Final = 60  # dots; of more of them whiskers would hide everything
_SMALL: Final = 3.1  # mm, the radius of a dot whose gain is not known
_LARGE: Final = 6.8
_CROWDED: Final = 52.0  # mm² a dot; where there is less for each, all are smaller
_NUMBER: Final = 3.0  # em, mm
_LONG_NUMBER: Final = 2.5  # from 100 on
_SAID: Final = 3.1
_QUADRANT: Final = 2.9
_FIRST: Final = Colour.of("#1d4ed8")
_FIRST_GROUND: Final = Colour.of("#eef5ff")
_EDGE: Final = Colour.of("#475569")
_CUT: Final = Stroke(INK, 0.35, (1.4, 1.0))
_WHISKER: Final = Stroke(BOX_EDGE, 0.35)
_LEADER: Final = Stroke(BOX_EDGE, 0.2)
_GROUNDS: Final = {
    Quadrant.PLAN: SHADE,
    Quadrant.DO_FIRST: _FIRST_GROUND,
    Quadrant.FILL_IN: SHADE,
    Quadrant.LEAVE: WHITE,
}


def lay_out_matrix(
    ranked: Sequence[Priority],
    setting: Setting,
    gains: Mapping[str, float],
    desk: Desk,
    plot: Plot,
    *,
    chosen: str | None = None,
    held: bool = False,
) -> Sheet:
    """Lay out actions in their order: a dot for each that was scored, numbered by its place in the order.

    `gains` are percentage points by an action's id, where known.  What waits for
    its scores lies in the tray of `plot`.  Of more than `SPREAD` dots only the one of
    the action `chosen` shows how far scorers are apart.  Where that is `held` in a
    hand it stands over all, and nothing makes room for it.
    """
    with desk.layout():
        groups = tuple(_Matrix(ranked, setting, gains, desk, plot).groups(chosen, held=held))
    return Sheet(plot.width, plot.height, groups)


class _Matrix:
    """The groups of one matrix: grounds and axes, whiskers above them, dots over all."""

    def __init__(
        self,
        ranked: Sequence[Priority],
        setting: Setting,
        gains: Mapping[str, float],
        desk: Desk,
        plot: Plot,
    ) -> None:
        self._setting = setting
        self._desk = desk
        self._plot = plot
        self._waiting = [one for one in ranked if one.value is None]
        self._dots = [(number, one) for number, one in enumerate(ranked[:DRAWN], 1) if one.value is not None]
        self._gains = gains
        self._most = max((gains.get(one.action.id, 0.0) for _, one in self._dots), default=0.0)
        area = plot.field.width * plot.field.height
        self._scale = min(1.0, sqrt(area / (_CROWDED * max(len(self._dots), 1))))

    def groups(self, chosen: str | None, *, held: bool) -> Iterator[Group]:
        desk, setting = self._desk, self._setting
        cuts = (setting.impact_cut, setting.feasibility_cut)
        yield from desk.recall("field", (self._plot, cuts), lambda: tuple(self._field()))
        # In the order of the list, whatever the scores: a score that changes moves few others.
        last = chosen if held else None
        dots = sorted(self._dots, key=lambda dot: (dot[1].action.id == last, *order(dot[1].action)))
        free = len(dots) - bool(dots and dots[-1][1].action.id == last)
        others = tuple(one for _, one in dots[:free])
        inputs = (others, self._plot, self._gains, self._most, self._scale)
        discs, stands = desk.recall("others", inputs, lambda: self._set_apart(others))
        if free < len(dots):
            held_disc = self._disc(dots[-1][1])
            discs, stands = [*discs, held_disc], [*stands, held_disc.place]
        for (_, one), disc, stand in zip(dots, discs, stands, strict=True):
            if len(dots) <= SPREAD or one.action.id == chosen:
                yield from self._spread(one, disc.place)
            if stand != disc.place:
                yield self._leader(one, disc.place, stand)
        yield from desk.recall("cuts", (self._plot, cuts), self._cuts)
        yield from self._tray()
        for at in sorted(range(len(dots)), key=lambda at: (at >= free, -discs[at].radius)):
            number, one = dots[at]
            yield self._dot(number, one, stands[at], discs[at].radius)

    def _set_apart(self, ones: Sequence[Priority]) -> tuple[list[Disc], list[Point]]:
        """Return the discs of actions, and where they stand."""
        discs = [self._disc(one) for one in ones]
        return discs, fanned(discs, self._plot.field)

    def _disc(self, one: Priority) -> Disc:
        assert one.impact is not None
        assert one.feasibility is not None
        return Disc(self._plot.place(one.impact, one.feasibility), self._radius(one))

    def _radius(self, one: Priority) -> float:
        """Return a radius whose area grows with the gain."""
        gain = max(self._gains.get(one.action.id, 0.0), 0.0)
        share = gain / self._most if self._most > 0 else 0.0
        return mm(sqrt(_SMALL**2 + (_LARGE**2 - _SMALL**2) * share) * self._scale)

    # What lies behind the dots

    def _field(self) -> Iterator[Group]:
        plot, field, desk = self._plot, self._plot.field, self._desk
        cut = plot.place(self._setting.impact_cut, self._setting.feasibility_cut)
        quadrants = {
            Quadrant.PLAN: Rect(field.x, field.y, cut.x - field.x, cut.y - field.y),
            Quadrant.DO_FIRST: Rect(cut.x, field.y, field.right - cut.x, cut.y - field.y),
            Quadrant.FILL_IN: Rect(cut.x, cut.y, field.right - cut.x, field.bottom - cut.y),
            Quadrant.LEAVE: Rect(field.x, cut.y, cut.x - field.x, field.bottom - cut.y),
        }
        marks: list[Mark] = [Shape(box(area), _GROUNDS[one]) for one, area in quadrants.items()]
        scores = range(1, 6)
        across = [(Point(field.x, y), Point(field.right, y)) for y in (plot.place(n, 1).y for n in scores)]
        down = [(Point(x, field.y), Point(x, field.bottom)) for x in (plot.place(1, n).x for n in scores)]
        marks.append(Shape(segments([*across, *down]), stroke=Stroke(HAIR, 0.25)))
        marks.append(Shape(box(field), stroke=Stroke(FAINT, 0.3)))
        for number in scores:
            at = plot.place(number, number)
            said = desk.words.number(number)
            wide = desk.width(said, size=_SAID, bold=True)
            marks.append(self._line(said, field.x - 1.4 - wide, at.y - _SAID * 0.65, bold=True))
            marks.append(self._line(said, at.x - wide / 2, field.bottom + 0.8, bold=True))
        yield Group(None, "field", Point(0, 0), Rect(0, 0, plot.width, field.bottom + 5), tuple(marks))
        yield from self._axes()
        for one, area in quadrants.items():
            yield self._quadrant(one, area)

    def _cuts(self) -> tuple[Group, ...]:
        field = self._plot.field
        cut = self._plot.place(self._setting.impact_cut, self._setting.feasibility_cut)
        across, down = Rect(0, 0, field.width, 0), Rect(0, 0, 0, field.height)
        return (
            Group(None, "impact cut", Point(field.x, cut.y), across, (_dashed(field.width, 0),)),
            Group(None, "feasibility cut", Point(cut.x, field.y), down, (_dashed(0, field.height),)),
        )

    def _axes(self) -> Iterator[Group]:
        field, words = self._plot.field, self._desk.words
        impact = self._line(words("↑ large impact"), field.x, 0.6, colour=INK, bold=True)
        said = words("easy to do →")
        wide = self._desk.width(said, size=_SAID, bold=True)
        easy = self._line(said, field.right - wide, field.bottom + 5.4, colour=INK, bold=True)
        bounds = Rect(0, 0, self._plot.width, field.bottom + 9)
        yield Group(None, "axes", Point(0, 0), bounds, (impact, easy))

    def _quadrant(self, one: Quadrant, area: Rect) -> Group:
        """Name a quadrant in its outer corner, where there is room for it."""
        said = self._desk.words(one.value).upper()
        wide = self._desk.width(said, size=_QUADRANT, bold=True)
        right = one in (Quadrant.DO_FIRST, Quadrant.FILL_IN)
        low = one in (Quadrant.FILL_IN, Quadrant.LEAVE)
        x = area.right - 1.6 - wide if right else area.x + 1.6
        y = area.bottom - 1.2 - _QUADRANT * 1.3 if low else area.y + 1.2
        fits = wide + 2 <= area.width and area.height >= _QUADRANT * 1.3 + 1.6
        colour = _FIRST if one == Quadrant.DO_FIRST else SOFT
        marks = (self._line(said, 0, 0, size=_QUADRANT, colour=colour, bold=True),) if fits else ()
        return Group(None, one.value, Point(mm(x), mm(y)), Rect(0, 0, wide, _QUADRANT * 1.3), marks)

    def _line(
        self, said: str, x: float, y: float, *, size: float = _SAID, colour: Colour = SOFT, bold: bool = False
    ) -> Text:
        return self._desk.line(said, Point(mm(x), mm(y)), size=size, colour=colour, bold=bold)

    # The dots

    def _spread(self, one: Priority, belongs: Point) -> Iterator[Group]:
        """Draw how far scorers are apart."""
        impact, feasibility = one.on_impact, one.on_feasibility
        assert impact is not None
        assert feasibility is not None
        low = self._plot.place(impact.low, feasibility.low)
        high = self._plot.place(impact.high, feasibility.high)
        if impact.spread:
            yield self._whisker(one, "impact whisker", Point(belongs.x, high.y), Point(belongs.x, low.y))
        if feasibility.spread:
            yield self._whisker(one, "feasibility whisker", Point(low.x, belongs.y), Point(high.x, belongs.y))

    def _whisker(self, one: Priority, part: str, start: Point, end: Point) -> Group:
        def make() -> Group:
            to = Point(mm(end.x - start.x), mm(end.y - start.y))
            shape = Shape(line(Point(0, 0), to), stroke=_WHISKER)
            return Group(one.action.key, part, start, Rect(0, 0, to.x, to.y), (shape,))

        return self._desk.recall((part, one.action.id), (start, end), make)

    def _leader(self, one: Priority, belongs: Point, stand: Point) -> Group:
        """Draw from where a dot belongs to where it had to stand."""

        def make() -> Group:
            shape = Shape(line(belongs, stand), stroke=_LEADER)
            tip = Shape(circle(belongs, 0.5), BOX_EDGE)
            return Group(one.action.key, "leader", Point(0, 0), _around(belongs, stand), (shape, tip))

        return self._desk.recall(("leader", one.action.id), (belongs, stand), make)

    def _dot(self, number: int, one: Priority, stand: Point, radius: float) -> Group:
        first = one.quadrant == Quadrant.DO_FIRST

        def marks() -> tuple[Mark, ...]:
            said = self._desk.words.number(number)
            size = (_NUMBER if number < 100 else _LONG_NUMBER) * self._scale
            wide = self._desk.width(said, size=size, bold=True)
            shape = Shape(
                circle(Point(0, 0), radius),
                _FIRST if first else WHITE,
                Stroke(WHITE, 0.25) if first else Stroke(_EDGE, 0.4),
            )
            colour = WHITE if first else INK
            return shape, self._line(said, -wide / 2, -size * 0.66, size=size, colour=colour, bold=True)

        def make() -> Group:
            bounds = Rect(-radius, -radius, 2 * radius, 2 * radius)
            drawn = self._desk.recall("marks", (number, radius, first, self._scale), marks)
            return Group(one.action.key, "dot", stand, bounds, drawn)

        return self._desk.recall(("dot", one.action.id), (number, radius, first, self._scale, stand), make)

    # What waits for its scores

    def _tray(self) -> Iterator[Group]:
        tray, words = self._plot.tray, self._desk.words
        if tray is None:
            return
        weighted = self._setting.scheme == Scheme.WEIGHTED
        said = words("not scored yet") if weighted else words("not scored yet: drag into the matrix")
        head = self._line(said, 0, 0, bold=True)
        yield Group(
            None, "tray", Point(tray.x, mm(tray.y - 0.2)), Rect(0, 0, tray.width, tray.height), (head,)
        )
        places = self._plot.chips()
        more = len(self._waiting) - len(places)
        if more > 0:
            last = places.pop()
            left = self._line(words("{n} more in the list", n=words.number(more + 1)), 1.5, 1.0)
            yield Group(None, "more", Point(last.x, last.y), Rect(0, 0, last.width, last.height), (left,))
        for one, place in zip(self._waiting, places, strict=False):
            yield self._chip(one, place)

    def _chip(self, one: Priority, place: Rect) -> Group:
        title = one.action.title or self._desk.words("Untitled")

        def make() -> Group:
            area = Rect(0, 0, place.width, place.height)
            shape = Shape(rounded(area, place.height / 2), WHITE, Stroke(_EDGE, 0.3))
            at = Point(2.2, mm((place.height - _SAID * 1.3) / 2))
            text = self._desk.line(title, at, size=_SAID, colour=INK, most=place.width - 4.4)
            return Group(one.action.key, "chip", Point(place.x, place.y), area, (shape, text))

        return self._desk.recall(("chip", one.action.id), (title, place), make)


def _dashed(right: float, down: float) -> Shape:
    return Shape(line(Point(0, 0), Point(right, down)), stroke=_CUT)


def _around(one: Point, other: Point) -> Rect:
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Rect(left, top, mm(abs(one.x - other.x)), mm(abs(one.y - other.y)))

"""Flow: where people go and where they are lost, as bands between bars, each as wide as its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, box, polygon
from journey_editor.kernel.units import mm
from journey_editor.layout.badges import HEIGHT, least_covering, pill
from journey_editor.layout.desk import Desk
from journey_editor.layout.flow_columns import BAR, Columns, People, Place, stand
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke, Text
from journey_editor.layout.patterns import ground
from journey_editor.layout.ribbons import detour, fall, ribbon
from journey_editor.layout.style import INK, LOST, MODALITY, ROUGH, SMOOTH, SOFT
from journey_editor.layout.transitions import look
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Touchpoint, Transition

_TITLE: Final = 2.9  # em, mm
_COUNT: Final = 2.6
_DEEP: Final = 5.0  # mm that what is lost falls
_REACH: Final = 5.0  # mm that a way back takes beside a bar
_TRACK: Final = 4.5  # mm between two ways back
_BANDS: Final[Mapping[Colour, Colour]] = {
    SMOOTH: Colour.of("#d8dee6"),
    ROUGH: Colour.of("#f3d0a6"),
    LOST: Colour.of("#e7aeae"),
}
_FALLEN: Final = Colour.of("#dc8d8d")
_BESIDE: Final = 1.0  # mm between two titles
_WIDEST: Final = 36.0  # mm of a title
_SHARES: Final = (0.5, 0.38, 0.62, 0.28, 0.72)


def lay_out_flow(
    project: Project,
    touchpoints: Sequence[Touchpoint],
    transitions: Sequence[Transition],
    people: People,
    desk: Desk,
    *,
    room: tuple[float, float],
) -> Sheet:
    """Lay out the flow of people over some touchpoints, in a room of width and height in mm.

    Numbers that are unknown are drawn as thin as can be, and said to be.  The sheet is as large as it
    needs to be.
    """
    columns = stand(touchpoints, transitions, people, room)
    with desk.layout():
        groups = tuple(_Flow(project, transitions, people, columns, desk).groups())
    bottom = max((group.at.y + group.bounds.bottom for group in groups), default=0.0)
    return Sheet(mm(columns.width), mm(max(bottom + 2, room[1])), groups)


_Drawn = tuple[Transition, Group, list[Rect]]  # a band, and the places it runs by


class _Flow:
    """The groups of one flow: bands below, bars above them, and words over all."""

    def __init__(
        self,
        project: Project,
        transitions: Sequence[Transition],
        people: People,
        columns: Columns,
        desk: Desk,
    ) -> None:
        self._project = project
        self._columns = columns
        self._desk = desk
        self._people = people
        self._name = min(columns.pitch - _BESIDE, _WIDEST)
        self._transitions = transitions
        self._leaves: dict[str, float] = {}  # y at which the next band leaves a bar
        self._arrives: dict[str, float] = {}
        for id_, place in columns.bars.items():
            self._leaves[id_] = self._arrives[id_] = place.box.y

    def groups(self) -> Iterator[Group]:
        bands = self._bands()
        lost = [group for id_, place in self._columns.bars.items() for group in self._lost(id_, place)]
        bars = list(self._columns.bars.values())
        yield from (group for _, group, _ in bands)
        yield from lost
        yield from map(self._bar, bars)
        names = [group for place in bars for group in self._named(place)]
        yield from names
        taken = [place.box for place in bars] + [
            group.bounds.moved(group.at.x, group.at.y) for group in names
        ]
        taken += [_said(group) for group in lost]
        yield from self._badges(bands, taken)

    def _bands(self) -> list[_Drawn]:
        """Draw every transition, from where the hand-over stands highest; with where it runs."""
        ends = {one.id: self._columns.ways.get(one.id) for one in self._transitions}

        def leaving(one: Transition) -> tuple[float, float]:
            way = ends[one.id]
            return (way[1].box.y, way[-1].box.y) if way else (float("inf"), 0.0)

        def arriving(one: Transition) -> float:
            way = ends[one.id]
            return way[-2].box.y if way else float("inf")

        begins: dict[str, float] = {}
        for one in sorted(self._transitions, key=leaving):
            begins[one.id] = self._leaves[one.source]
            self._leaves[one.source] += self._wide(one)
        stops: dict[str, float] = {}
        for one in sorted(self._transitions, key=arriving):
            stops[one.id] = self._arrives[one.target]
            self._arrives[one.target] += self._wide(one)
        drawn = []
        tracks: list[tuple[int, int, float]] = []
        for one in sorted(self._transitions, key=self._wide, reverse=True):  # no band lies below a wider one
            if way := ends[one.id]:
                drawn.append(self._band(one, way, begins[one.id], stops[one.id]))
            else:
                drawn.append(self._way_back(one, begins[one.id], stops[one.id], self._track(one, tracks)))
        return drawn

    def _track(self, one: Transition, tracks: list[tuple[int, int, float]]) -> float:
        """Return the height at which a way back runs, below what it passes and other ways back."""
        first, last = sorted(self._columns.bars[id_].column for id_ in (one.source, one.target))
        met = [height for left, right, height in tracks if left <= last and first <= right]
        track = max([self._columns.below(first, last), *met]) + _TRACK
        tracks.append((first, last, track))
        return track

    def _wide(self, transition: Transition) -> float:
        return self._columns.wide(self._people.going.get(transition.id))

    def _band(self, one: Transition, way: tuple[Place, ...], begins: float, stops: float) -> _Drawn:
        wide = self._wide(one)
        first, last = way[0].box, way[-1].box
        places = [
            Rect(first.x, begins, BAR, wide),
            *(place.box for place in way[1:-1]),
            Rect(last.x, stops, BAR, wide),
        ]
        colour = look(one, self._desk).stroke.colour
        shape = Shape(ribbon(places), _BANDS[colour])
        top = min(place.y for place in places)
        bounds = Rect(first.right, top, last.x - first.right, max(place.bottom for place in places) - top)
        return one, Group(one.key, "ribbon", Point(0, 0), bounds, (shape,)), places

    def _way_back(self, one: Transition, begins: float, stops: float, track: float) -> _Drawn:
        wide = self._wide(one)
        first, last = self._columns.bars[one.source].box, self._columns.bars[one.target].box
        start, end = Point(first.right, begins + wide / 2), Point(last.x, stops + wide / 2)
        colour = look(one, self._desk).stroke.colour
        path = detour(start, end, under=track, reach=_REACH)
        stroke = Stroke(_BANDS[colour], mm(min(wide, _TRACK * 0.7)))
        tip = polygon(end, end.moved(-1.8, -1.1), end.moved(-1.8, 1.1))
        left, right = min(end.x, start.x) - _REACH, max(start.x, end.x) + _REACH
        top = min(start.y, end.y)
        bounds = Rect(left, top, right - left, track - top)
        middle = Rect((left + right) / 2 - BAR, track, BAR, 0)
        group = Group(one.key, "line", Point(0, 0), bounds, (Shape(path, stroke=stroke), Shape(tip, colour)))
        return one, group, [middle.moved(-BAR, 0), middle.moved(BAR, 0)]

    def _lost(self, id_: str, place: Place) -> Iterator[Group]:
        """Draw those who leave at a touchpoint as they fall out of it."""
        left = self._people.left.get(id_, 0.0)
        touchpoint = place.touchpoint
        if not left or touchpoint is None:
            return
        wide = self._columns.wide(left)
        top = min(self._leaves[id_], max(place.box.bottom - wide, place.box.y))
        corner = Point(place.box.right, top)
        deep = max(_DEEP, place.box.bottom + _DEEP - top - wide)
        said = self._desk.words("{n} lost", n=self._desk.words.number(left))
        middle = corner.x + min(wide, 2.0) + 1.0 + wide / 2
        end = corner.y + wide + deep
        width = self._desk.width(said, size=_COUNT, bold=True)
        at = Point(max(middle - width / 2, place.box.right + 0.5), end + 0.4)
        word = self._desk.line(said, at, size=_COUNT, colour=LOST, bold=True)
        band = Shape(fall(corner, width=wide, deep=deep), _FALLEN)
        bounds = Rect(corner.x, corner.y, max(middle + wide / 2, at.x + width) - corner.x, end + 4 - corner.y)
        yield Group(touchpoint.key, "lost", Point(0, 0), bounds, (band, word))

    def _bar(self, place: Place) -> Group:
        touchpoint, area = place.touchpoint, Rect(0, 0, place.box.width, place.box.height)
        assert touchpoint is not None
        modality = self._project.one(Channel, touchpoint.channel).modality
        edge = Shape(box(area), stroke=Stroke(MODALITY[modality][2], 0.4))
        at = Point(place.box.x, place.box.y)
        return Group(touchpoint.key, "bar", at, area, (*ground(area, modality), edge))

    def _named(self, place: Place) -> Iterator[Group]:
        """Name a bar above it, and count below."""
        touchpoint, desk = place.touchpoint, self._desk
        assert touchpoint is not None
        title = touchpoint.title or desk.words("Untitled")
        size = desk.fitting(title, size=_TITLE, width=self._name, bold=True)
        block = desk.block(title, size=size, width=self._name, bold=True, lines=2, align="centre")
        at = Point(mm(place.box.centre.x - self._name / 2), mm(place.box.y - block.height - 1))
        bounds = Rect(0, 0, self._name, block.height)
        yield Group(touchpoint.key, "name", at, bounds, (Text(block, Point(0, 0), INK),))
        said = desk.words.number(place.load) if place.load is not None else desk.words("not counted")
        width = desk.width(said, size=_COUNT, bold=True)
        line: Mark = desk.line(said, Point(0, 0), size=_COUNT, colour=SOFT, bold=place.load is not None)
        at = Point(
            mm(min(place.box.centre.x, place.box.right - 0.4 - width / 2) - width / 2), place.box.bottom + 0.8
        )
        yield Group(touchpoint.key, "count", at, Rect(0, 0, width, _COUNT * 1.3), (line,))

    def _badges(self, bands: list[_Drawn], taken: list[Rect]) -> Iterator[Group]:
        """Say on the bands what goes wrong on them, where least is covered."""
        for one, _, places in bands:
            seen = look(one, self._desk)
            if not seen.badge:
                continue
            colour = seen.stroke.colour
            marks, area = pill(self._desk, seen.badge, colour, filled=colour == LOST)
            start, end = places[0], places[1]
            stands = [
                Rect(
                    mm(start.right + (end.x - start.right) * share - area.width / 2),
                    mm(start.centre.y + (end.centre.y - start.centre.y) * share - area.height / 2 + shift),
                    area.width,
                    area.height,
                )
                for shift in (0.0, -HEIGHT - 1, HEIGHT + 1)
                for share in _SHARES
            ]
            place = least_covering(stands, taken)
            taken.append(place)
            yield Group(one.key, "badge", Point(place.x, place.y), area, marks)


def _said(group: Group) -> Rect:
    """Return where the words of a group stand."""
    word = next(mark for mark in group.marks if isinstance(mark, Text))
    left = min((run.x for run in word.block.runs), default=0.0)
    return Rect(group.at.x + word.at.x + left, group.at.y + word.at.y, word.block.width, word.block.height)

"""Bring: what a log was counted to becomes figures on a map, as one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from journey_editor.importers.event_log.log import Counts
from journey_editor.importers.event_log.match import Match
from journey_editor.importers.event_log.new import new_touchpoints
from journey_editor.importers.event_log.said import LogBrought
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Evidence, Record, Source, SourceKind, Touchpoint, Transition
from journey_editor.model.structure import touchpoints_of, transitions_of
from journey_editor.model.validity import cleaned, require_valid

MOST_NEW: Final = 500
_MOST: Final = 1_000_000_000  # as much as a count on a map holds


def bring_log(
    project: Project,
    variant: str,
    counts: Counts,
    matches: Sequence[Match],
    *,
    title: str,
    words: Words,
    mint: Mint,
) -> LogBrought:
    """Set the counts of a log on the touchpoints and transitions of a variant.

    `title` names the log among the sources.  A name without a touchpoint makes
    one in a stage at the end.  `ended` is set at goals only: who ends elsewhere
    has left.  On ways to and from touchpoints of the log no figure of an earlier
    count stays: a passage that an event log does not hold is counted 0, one that
    other counts do not hold is unknown.  The same log brought again changes
    nothing.  Raises InputError for more than 500 new touchpoints and for counts beyond a
    thousand million.
    """
    new = [one.name for one in matches if one.touchpoint is None]
    if len(new) > MOST_NEW:
        raise InputError(
            f"{len(new):,} names in the log match no touchpoint of the map, and at most {MOST_NEW} can be "
            "added; choose another column for the touchpoint"
        )
    made = new_touchpoints(project, variant, new, counts.channels, words=words, mint=mint)
    begun = made.change.applied_to(project)
    places = {one.name: one.touchpoint or made.places[one.name] for one in matches}
    work = _Bringing(begun, variant, counts, places, mint)
    work.touchpoints()
    work.transitions()
    work.evidence(title)
    for row in work.rows:
        require_valid(row)
    change = made.change.then(Change.putting(begun, *work.rows))
    return work.brought(change, matches, tuple(new))


@dataclass
class _Bringing:
    """Figures on their way to a project; `places` are the ids of touchpoints by the log's names."""

    project: Project
    variant: str
    counts: Counts
    places: dict[str, str]
    mint: Mint

    def __post_init__(self) -> None:
        self.rows: list[Record] = []
        self._observed: list[Touchpoint | Transition] = []
        self._inside = set(self.places.values())
        self._unseen = None if self.counts.counted else 0
        self._joined = self._cleared = self._at_goals = 0

    def touchpoints(self) -> None:
        """Set where people started, and where they ended well."""
        starts, ends = self._summed(self.counts.starts.items()), self._summed(self.counts.ends.items())
        self._at_goals = sum(ends[one.id] for one in self._all() if one.goal)
        for one in self._all():
            if one.id not in self._inside:
                continue
            values: dict[str, Any] = {}
            if starts:
                values["started"] = starts[one.id] or self._unseen
            if ends:
                values["ended"] = (ends[one.id] or self._unseen) if one.goal else None
            self._cleared += sum(
                getattr(one, field) is not None and value is None for field, value in values.items()
            )
            self._put(replace(one, **values))

    def transitions(self) -> None:
        """Set how many continued, by transitions that are added where they are missing.

        At a touchpoint of the log all ways in and out are the log's: older figures
        of others would not add up with its.
        """
        follows: Counter[tuple[str, str]] = Counter()
        for (one, other), many in self.counts.follows.items():
            follows[self.places[one], self.places[other]] += many
        _require_small(follows)
        drawn: set[tuple[str, str]] = set()
        for there in transitions_of(self.project, self.variant):
            pair = there.source, there.target
            if self._inside.isdisjoint(pair):
                continue
            # Of two transitions between the same touchpoints the first has the count.
            now = None if pair in drawn else (follows.pop(pair, 0) or self._unseen)
            drawn.add(pair)
            self._cleared += there.entered is not None
            if now is None or not self._inside.issuperset(pair):
                self._cleared += there.continued not in (None, now)
            self._put(replace(there, entered=None, continued=now), observed=bool(now))
        for source, target in follows:
            self._joined += 1
            continued = follows[source, target]
            self._put(Transition(id=self.mint.id(), source=source, target=target, continued=continued))

    def evidence(self, title: str) -> None:
        """Say which log the figures come from; the same log is one source, however often it comes."""
        made = Source(
            id=self.mint.id(),
            title=cleaned(title, lines=False)[:500],
            kind=SourceKind.LOG,
            date=self.counts.last_day,
            n=min(self.counts.cases, _MOST) or None,
        )
        same = (
            one
            for one in self.project.all(Source).sorted()
            if replace(made, id=one.id, private=one.private) == one
        )
        source = next(same, made)
        self.rows.append(source)
        for row in self._observed:
            there = Evidence.known_by(subject=row.key, source=source.id)
            if self.project.row(there.key) is None:
                self.rows.append(there)

    def brought(self, change: Change, matches: Sequence[Match], new: tuple[str, ...]) -> LogBrought:
        """Return the change with what is to be said of it."""
        ended = sum(self.counts.ends.values())
        return LogBrought(
            change=change,
            chosen=tuple(row.key for row in self._observed if isinstance(row, Touchpoint)),
            created=new,
            matches=tuple(matches),
            joined=self._joined,
            cleared=self._cleared,
            at_goals=self._at_goals,
            left=ended - self._at_goals,
            goals=any(one.goal for one in self._all()),
            elsewhere=sum(one.id not in self._inside for one in self._all()),
        )

    def _put(self, row: Touchpoint | Transition, *, observed: bool = True) -> None:
        self.rows.append(row)
        if observed:
            self._observed.append(row)

    def _all(self) -> tuple[Touchpoint, ...]:
        return touchpoints_of(self.project, self.variant)

    def _summed(self, counted: Iterable[tuple[str, int]]) -> Counter[str]:
        """Return counts by touchpoint: several names may stand for one."""
        found: Counter[str] = Counter()
        for name, many in counted:
            found[self.places[name]] += many
        _require_small(found)
        return found


def _require_small(counted: Counter[Any]) -> None:
    if any(many > _MOST for many in counted.values()):
        raise InputError(f"the log counts more than {_MOST:,} of one thing, which no figure of a map holds")

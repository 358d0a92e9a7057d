"""Telling: what an analysis comes to, in sentences that one can read out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from math import inf
from typing import Final

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.findings import Finding, FindingKind
from journey_editor.insight.gains import action_gains, gains
from journey_editor.insight.losses import highest_rate, most_people
from journey_editor.insight.sentence import Sentence
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Record, Touchpoint, Transition

ARROW: Final = " → "
_NAMED: Final = 6  # rows in one sentence; of a way thirty
_ON_A_WAY: Final = 30
_LOOPS: Final = 6
_AMISS: Final = 20  # findings
_BEST: Final = 3  # gains
_OF_ONE: Final = (FindingKind.WITHOUT_NUMBERS, FindingKind.MORE_OUT, FindingKind.MORE_SHARED)


def title_of(row: Record, project: Project, words: Words) -> str:
    """Return what a touchpoint, a transition or an action is called."""
    if isinstance(row, Transition):
        ends = (project.one(Touchpoint, id_) for id_ in (row.source, row.target))
        return ARROW.join(one.title or words("a touchpoint without a title") for one in ends)
    untitled = "a touchpoint without a title" if isinstance(row, Touchpoint) else "Untitled"
    return getattr(row, "title", "") or words(untitled)


def sentences(analysis: Analysis, words: Words) -> Iterator[Sentence]:
    """Yield what there is to say, the most telling first."""
    return _Teller(analysis, words).everything()


class _Teller:
    """Says what one analysis comes to."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self._analysis = analysis
        self._words = words

    def everything(self) -> Iterator[Sentence]:
        return chain(
            self._completion(),
            self._expected(),
            self._switches(),
            self._losses(),
            self._gains(),
            self._human(),
            self._routes(),
            self._ends(),
            self._loops(),
            self._modality(),
            self._amiss(),
        )

    def _say(self, said: str, *, between: str = ", ", rows: Sequence[Record] = (), **values: str) -> Sentence:
        """Fill a sentence in; of very many rows the first are named."""
        made = Sentence()
        most = _ON_A_WAY if between == ARROW else _NAMED
        project, words = self._analysis.project, self._words
        named = between.join(made.named(one.key, title_of(one, project, words)) for one in rows[:most])
        if len(rows) > most:
            named = f"{named} {words('and {n} more', n=len(rows) - most)}"
        made.text = said.format(rows=named, **values)
        return made

    def _completion(self) -> Iterator[Sentence]:
        words, share = self._words, self._analysis.completion
        if share is not None:
            said = words("Of 100 people who start, {n} complete the journey.")
            yield self._say(said, n=words.number(share * 100, decimals=1))
        elif not self._analysis.graph.transitions:
            yield self._say(
                words("How many complete the journey is not known: no touchpoint leads anywhere.")
            )
        else:
            yield self._say(words("How many complete the journey is not known; the findings say why."))

    def _expected(self) -> Iterator[Sentence]:
        words, contacts, minutes = self._words, self._analysis.expected_contacts, self._analysis.minutes
        if contacts is not None:
            said = words("A person has {n} contacts on average.")
            yield self._say(said, n=words.number(contacts, decimals=1))
        if minutes is not None and minutes.value is not None:
            n = words.number(minutes.value)
            if minutes.untimed:
                said = words("Who completes takes at least {n} minutes on average; nobody timed {rows}.")
                yield self._say(said, rows=minutes.untimed, n=n)
            else:
                yield self._say(words("Who completes takes {n} minutes on average."), n=n)

    def _switches(self) -> Iterator[Sentence]:
        words, found = self._words, self._analysis.graph.switches
        n, total, unknown = str(found.smooth), str(found.judged), str(found.unknown)
        if not found.total:
            yield self._say(words("Nobody switches channel."))
        elif not found.judged:
            yield self._say(
                words("Switches of channel: {unknown}, none of them judged yet."), unknown=unknown
            )
        elif found.unknown:
            said = words("{n} of {total} judged switches of channel are smooth; {unknown} not judged yet.")
            yield self._say(said, n=n, total=total, unknown=unknown)
        else:
            yield self._say(words("{n} of {total} judged switches of channel are smooth."), n=n, total=total)

    def _losses(self) -> Iterator[Sentence]:
        words, found = self._words, self._analysis.losses
        most, highest = most_people(found), highest_rate(found)
        if most is not None:
            said = words("Most people are lost on the switch {rows}: {n}.")
            yield self._say(said, rows=[most.transition], n=words.number(most.people or 0))
        if highest is not None:
            said = words("The highest share is lost on the switch {rows}: {n} %.")
            yield self._say(said, rows=[highest.transition], n=words.number((highest.rate or 0) * 100))

    def _gains(self) -> Iterator[Sentence]:
        words = self._words
        for gain in gains(self._analysis)[:_BEST]:
            if gain.points > 0:
                said, n = words("To lose nobody on {rows} would add {n} points."), gain.points
                yield self._say(said, rows=[gain.transition], n=words.number(n, decimals=1))
        for action in action_gains(self._analysis)[:_BEST]:
            if action.points:
                said, n = words("The action {rows} would add {n} points."), action.points
                yield self._say(said, rows=[action.action], n=words.number(n, decimals=1))

    def _human(self) -> Iterator[Sentence]:
        words, steps, starts = self._words, self._analysis.steps_to_human, self._analysis.graph.starts
        far = [number for one in starts if (number := steps[one.id]) is not None]
        if starts and not far:
            yield self._say(words("No person can be reached."))
            return
        if far and max(far) == 0:
            yield self._say(words("A person is there from the start."))
        elif far:
            near = "A person is reached after {n} step."
            further = "A person is reached after {n} steps at most."
            yield self._say(words.count(max(far), near, further))
        if lonely := [one for one in starts if steps[one.id] is None]:
            yield self._say(words("No person can be reached from {rows}."), rows=lonely)

    def _routes(self) -> Iterator[Sentence]:
        words, likeliest, easiest = self._words, self._analysis.likeliest, self._analysis.easiest
        if likeliest is not None:
            said = words("The most likely route, taken by {n} %: {rows}.")
            n = words.number((likeliest.probability or 0) * 100, decimals=1)
            yield self._say(said, between=ARROW, rows=likeliest.touchpoints, n=n)
        if easiest is not None:
            minutes = words.number(easiest.minutes)
            rows = easiest.touchpoints
            if easiest.frictions:
                said = words(
                    "The route of least friction, {n} times something in the way, {minutes} minutes: {rows}."
                )
                yield self._say(said, between=ARROW, rows=rows, n=str(easiest.frictions), minutes=minutes)
            else:
                said = words("The route of least friction, nothing in the way, {minutes} minutes: {rows}.")
                yield self._say(said, between=ARROW, rows=rows, minutes=minutes)

    def _ends(self) -> Iterator[Sentence]:
        words, graph = self._words, self._analysis.graph
        if graph.dead_ends:
            yield self._say(words("No way leads to a goal from {rows}."), rows=graph.dead_ends)
        if graph.unreachable:
            yield self._say(words("No way leads from a start to {rows}."), rows=graph.unreachable)

    def _loops(self) -> Iterator[Sentence]:
        words, loops = self._words, self._analysis.loops
        for loop in loops[:_LOOPS]:
            round_ = (*loop.cycle, loop.cycle[0])
            if loop.passes is None:
                yield self._say(words("People may go round: {rows}."), between=ARROW, rows=round_)
            else:
                said = words("People may go round: {rows}; who comes there passes {n} times on average.")
                n = words.number(loop.passes, decimals=2)
                yield self._say(said, between=ARROW, rows=round_, n=n)
        if len(loops) > _LOOPS:
            yield self._say(words("There are {n} more loops."), n=words.number(len(loops) - _LOOPS))

    def _modality(self) -> Iterator[Sentence]:
        words, found = self._words, self._analysis.modality
        parts = ((kind, part) for kind, part in found.of.items() if part)
        shares = [f"{words.number(part * 100)} % {words(kind.value)}" for kind, part in parts]
        if shares:
            said = words("Of the contacts {of}.") if found.weighted else words("Of the touchpoints {of}.")
            yield self._say(said, of=", ".join(shares))

    def _amiss(self) -> Iterator[Sentence]:
        words, findings = self._words, self._analysis.findings
        yield from map(self._finding, findings[:_AMISS])
        if len(findings) > _AMISS:
            said = words("{n} more figures do not suffice or do not add up.")
            yield self._say(said, n=words.number(len(findings) - _AMISS))

    def _finding(self, finding: Finding) -> Sentence:
        words, project = self._words, self._analysis.project
        rows = [row for key in finding.rows if (row := project.row(key)) is not None]
        match finding.kind:
            case FindingKind.WITHOUT_NUMBERS if _lacks_visits(rows):
                said = words(
                    "Nobody counted how many start at or come to {rows}, so what share of them goes on is "
                    "not known."
                )
            case FindingKind.WITHOUT_NUMBERS:
                said = words("Nobody counted or estimated where people go from {rows}.")
            case FindingKind.MORE_OUT:
                said = words("More people go on or end at {rows} than come there: {one} against {other}.")
            case FindingKind.MORE_CONTINUED:
                said = words("More people continued than entered on {rows}: {one} against {other}.")
            case FindingKind.MORE_SHARED:
                said = words("The shares that lead on from {rows} add up to more than 1: {one}.")
            case FindingKind.CLOSED_LOOP:
                said = words("Nobody who comes to {rows} ever leaves.")
            case FindingKind.EVEN_STARTS:
                said = words("Nobody counted who starts where, so all starts weigh the same: {rows}.")
            case FindingKind.TOO_ENTANGLED:
                said = words("The loop of {rows} is too large or too tight to compute.")
        one, other = (self._figure(figure) for figure in finding.figures or (0.0, 0.0))
        named = rows[:1] if finding.kind in _OF_ONE else rows
        return self._say(f"⚠ {said}", rows=named, one=one, other=other)

    def _figure(self, figure: float) -> str:
        if figure == inf:
            return "∞"
        return self._words.number(figure, decimals=0 if float(figure).is_integer() else 2)


def _lacks_visits(rows: Sequence[Record]) -> bool:
    """Whether it was counted who goes on from a touchpoint, the first row, but not who comes there."""
    come, *going = rows
    known = isinstance(come, Touchpoint) and come.started is not None
    return not known and any(isinstance(one, Transition) and one.continued is not None for one in going)

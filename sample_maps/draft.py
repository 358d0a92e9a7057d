"""Draft: writes a map down by its words, through the public edits.

Titles and codes stand for ids and words for choices, so that a sample reads as
content: a touchpoint goes by its code (T3), a passage by both its ends (T3 T4),
a source by a short name.  Where several codes or sources are meant, they stand
in one text: `codes="DT08 MD06"`.  Looks, colours and the codes of cards come in
the order in which things are written down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from friction import ATTRIBUTES
from ledger import Ledger, typed

from journey_editor.kernel.ids import Mint
from journey_editor.model import records
from journey_editor.model.edits.agenda import read_agenda, set_agenda
from journey_editor.model.edits.cards import add_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import add_channel, add_lane, add_stage, add_step, add_touchpoint
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.transitions import connect
from journey_editor.model.edits.views import save_view, set_audience
from journey_editor.model.records import AXES, Dash, LaneKind, LinkKind, Marker, Record, RowKey

Answers = tuple[float | None, ...]  # emotion, or emotion and what was expected

LOOKS: Final = (
    ("#0072b2", Dash.SOLID, Marker.CIRCLE),
    ("#d55e00", Dash.DASHED, Marker.SQUARE),
    ("#7b3294", Dash.DASH_DOT, Marker.TRIANGLE),
)
STAGE_COLOURS: Final = ("#0f766e", "#1d4ed8", "#7c3aed", "#9a3412", "#475569")
FLAGS: Final = {"+": True, "-": False, "?": None}


class Draft(Ledger):
    """A map in the making; `project` is what is written so far."""

    def __init__(self, name: str, *, title: str, organisation: str, language: str = "en") -> None:
        super().__init__(Mint.seeded(name))
        self._asked: list[dict[str, Any]] = []
        self._scorers: tuple[str, ...] = ()
        self._notes = 0
        self._add(records.Setting, title, title=title, organisation=organisation, language=language)
        for code, attribute in ATTRIBUTES[language].items():
            self._add(records.Code, code, code=code, attribute=attribute)

    # The setting

    def own_code(self, code: str, attribute: str) -> None:
        """Add a friction code of this organisation's own."""
        self._add(records.Code, code, code=code, attribute=attribute, own=True)

    def teams(self, *names: str, scorers: Sequence[str]) -> None:
        """Add teams; `scorers` among them score the actions, in this order."""
        for name in names:
            self._add(records.Party, name, name=name)
        self._scorers = tuple(self._id(records.Party, name) for name in scorers)

    def channels(self, modality: str, *titles: str) -> None:
        """Add channels of one modality."""
        for title in titles:
            values = typed(records.Channel, {"title": title, "modality": modality})
            self._keep(add_channel(self.project, mint=self._mint, **values), records.Channel, title)

    def source(self, name: str, title: str, kind: str, *, n: int, date: str) -> None:
        self._add(records.Source, name, title=title, kind=kind, n=n, date=date)

    def persona(self, title: str, *, n: int, source: str, **values: Any) -> None:
        """Add a persona, of whom `n` were asked in `source`."""
        colour, dash, marker = LOOKS[len(self._asked)]
        about = {"title": title, "colour": colour, "dash": dash, "marker": marker}
        persona = self._add(records.Persona, title, **about, **values).id
        self._asked.append({"persona": persona, "n": n, "source": self._id(records.Source, source)})

    # The journey and its grid

    def journey(
        self, title: str, *, owner: str, as_is: str, took_part: Mapping[str, int], **scope: Any
    ) -> None:
        """Add the journey with its scope, its one variant (called `as_is`) and who took part."""
        journey = self._add(records.Journey, title, title=title, owner=self._party(owner), **scope).id
        self._add(records.Variant, as_is, journey=journey, title=as_is)
        for kind, count in took_part.items():
            self._add(records.Participant, kind, journey=journey, kind=kind, count=count)

    def lane(self, title: str, kind: str, role: str | None = None) -> None:
        values = typed(records.Lane, {"title": title, "kind": kind, "role": role})
        change = add_lane(self.project, journey=self._only(records.Journey), mint=self._mint, **values)
        self._keep(change, records.Lane, kind)

    def stage(self, title: str, *steps: str, owner: str) -> None:
        """Add a stage with its steps; the sixth and later take the default colour."""
        number = len(self.project.all(records.Stage))
        colour = STAGE_COLOURS[number] if number < len(STAGE_COLOURS) else None
        values: dict[str, Any] = {"title": title, "colour": colour, "owner": self._party(owner)}
        change = add_stage(self.project, variant=self._only(records.Variant), mint=self._mint, **values)
        stage = self._keep(change, records.Stage, title).id
        for step in steps:
            change = add_step(self.project, stage=stage, mint=self._mint, title=step)
            self._keep(change, records.Step, step)

    def touchpoint(
        self, code: str, title: str, step: str, channel: str, *, evidence: str = "", **values: Any
    ) -> None:
        values |= {"step": self._id(records.Step, step), "channel": self._id(records.Channel, channel)}
        change = add_touchpoint(self.project, mint=self._mint, title=title, code=code, **values)
        self._support(self._keep(change, records.Touchpoint, code), evidence=evidence)

    def moment(self, code: str, kind: str, reason: str, *, evidence: str) -> None:
        """Mark a touchpoint as key, and as a moment of truth."""
        values = typed(records.Touchpoint, {"moment": kind, "moment_reason": reason, "critical": True})
        self._set(self._place(code), **values)
        self._support(self._place(code), evidence=evidence)

    def owned(self, owner: str, *codes: str) -> None:
        """Give touchpoints another owner than their stage's."""
        for code in codes:
            self._set(self._place(code), owner=self._party(owner))

    def passage(
        self,
        ends: str,
        trigger: str,
        entered: int | None,
        continued: int | None,
        *,
        seam: str = "???",
        team: str = "",
        codes: str = "",
        evidence: str = "log",
        **values: Any,
    ) -> None:
        """Add the transition between two touchpoints.

        `seam` says +, - or ? for: identity carried over, data carried over, can be resumed.
        """
        start, end = (self._id(records.Touchpoint, code) for code in ends.split())
        identity, data, resumable = (FLAGS[flag] for flag in seam)
        values |= {"identity_carried": identity, "data_carried": data, "resumable": resumable}
        values |= {"trigger": trigger, "entered": entered, "continued": continued}
        values |= {"team": self._party(team)}
        change = connect(self.project, source=start, target=end, mint=self._mint, **values)
        self._support(self._keep(change, records.Transition, ends), codes=codes, evidence=evidence)

    def dismissed(self, ends: str) -> None:
        """Say that nobody switches channel between two touchpoints, though it looks so."""
        start, end = (self._id(records.Touchpoint, code) for code in ends.split())
        self._add(records.Dismissal, ends, source=start, target=end)

    # Experience, on the scale of the board: −2 very poor … +2 very good

    def felt(self, place: str, *answers: Answers | None) -> None:
        """Set what each persona felt at a touchpoint, a step or over a stage, persona by persona.

        `(None,)` says that nobody answered there; None leaves the row out.
        """
        for asked, said in zip(self._asked, answers, strict=True):
            if said is not None:
                emotion, expected = (*said, None)[:2]
                about = asked if emotion is not None else {**asked, "n": 0}
                self._experience(place, emotion=_half(emotion), expected=_half(expected), **about)

    def asked(self, persona: str, place: str, **answers: tuple[float, float]) -> None:
        """Set answers to the three questions, `found`, `helpful` and `pleasant`: actual and expected."""
        values = {name: _half(actual) for name, (actual, _) in answers.items()}
        values |= {f"{name}_expected": _half(expected) for name, (_, expected) in answers.items()}
        self._experience(place, persona=self._id(records.Persona, persona), **values)

    # Cards: each from the first to the last step of its span

    def card(self, kind: str, text: str, *span: str, owner: str = "", evidence: str = "") -> None:
        """Add a plain card to the lane of its kind."""
        key = self._note(records.Card, kind, text, span, owner=self._party(owner))
        self._support(key, evidence=evidence)

    def parked(self, *texts: str) -> None:
        """Add cards to the inbox."""
        for text in texts:
            self._add(records.Card, text, text=text, code=self._next_code())

    def pain(self, text: str, *span: str, at: str, codes: str, evidence: str = "", **values: Any) -> RowKey:
        """Add a pain that lies at a touchpoint or on a passage."""
        key = self._note(records.Pain, LaneKind.PAIN, text, span, subject=self._place(at), **values)
        return self._support(key, codes=codes, evidence=evidence)

    def idea(self, text: str, *span: str, answers: Sequence[RowKey], evidence: str = "") -> RowKey:
        """Add an opportunity that answers pains."""
        key = self._note(records.Opportunity, LaneKind.OPPORTUNITY, text, span)
        for pain in answers:
            self._link(LinkKind.ANSWERS, key, pain)
        return self._support(key, evidence=evidence)

    # The plan

    def action(
        self,
        title: str,
        owner: str,
        about: str,
        *scores: tuple[int, int] | None,
        codes: str = "",
        **values: Any,
    ) -> RowKey:
        """Add an action; each scorer gives impact and feasibility, or None.

        `about` is its kind, size, status and horizon with commas between them.
        """
        names = ("kind", "size", "status", "horizon")
        values |= dict(zip(names, about.split(", "), strict=True))
        key = self._add(records.Action, title, title=title, owner=self._party(owner), **values)
        for scorer, given in zip(self._scorers, scores, strict=True):
            for criterion, value in zip(AXES, given or (), strict=bool(given)):
                score = {"scorer": scorer, "criterion": criterion, "value": float(value)}
                self._add(records.Score, f"{key} {scorer} {criterion}", action=key.id, **score)
        return self._support(key, codes=codes)

    def carries_out(
        self, action: RowKey, idea: RowKey, *, mends: str = "", share: float | None = None
    ) -> None:
        """Say which opportunity an action carries out, and which part of a passage's loss it mends."""
        self._link(LinkKind.CARRIES_OUT, action, idea)
        if mends:
            self._link(LinkKind.MENDS, action, self._place(mends), share=share)

    def metric(
        self,
        title: str,
        definition: str,
        *,
        source: str,
        readings: Mapping[str, float | tuple[int, int]],
        subject: str = "",
        **values: Any,
    ) -> None:
        """Add a metric, where it is measured, and its readings by date: a value, or hits and n."""
        values |= {"subject": self._place(subject)} if subject else {}
        metric = self._add(records.Metric, title, title=title, definition=definition, **values).id
        about = {"metric": metric, "source": self._id(records.Source, source)}
        for date, found in readings.items():
            read = {"hits": found[0], "n": found[1]} if isinstance(found, tuple) else {"value": found}
            self._add(records.Reading, f"{title} {date}", date=date, **about, **read)

    def said_of(self, action: RowKey, *said: str) -> None:
        """Keep what each scorer said of an action, where they said anything."""
        for scorer, text in zip(self._scorers, said, strict=True):
            if text:
                self._add(records.Comment, f"{action} {scorer}", action=action.id, scorer=scorer, text=text)

    def weights(self, **weights: float) -> None:
        """Say how heavily criteria count, by their names in capitals or not."""
        for name, value in weights.items():
            self._add(records.Weight, name, criterion=records.Criterion[name.upper()], value=value)

    def moves(self, action: str, *metrics: str) -> None:
        """Say which metrics an action is meant to move."""
        for metric in metrics:
            ends = {"action": self._id(records.Action, action), "metric": self._id(records.Metric, metric)}
            self._add(records.Effect, f"{action} {metric}", **ends)

    def waits(self, action: str, first: str) -> None:
        """Say that an action waits for another."""
        ends = {"action": self._id(records.Action, action), "first": self._id(records.Action, first)}
        self._add(records.Dependency, f"{action} {first}", **ends)

    def pledge(self, title: str, party: str, date: str, *, action: str) -> None:
        """Add what a party pledges to do within 90 days of a date."""
        about = {"party": self._party(party), "action": self._id(records.Action, action)}
        self._add(records.Pledge, title, title=title, date=date, **about)

    # The programme

    def maturity(self, **levels: int) -> None:
        """Say how far each strategy has come, by its name in capitals or not."""
        for name, level in levels.items():
            self._add(records.Maturity, name, strategy=records.Strategy[name.upper()], level=level)

    def checked(self, item: str, state: str, owner: str, evidence: str = "") -> None:
        """Say how far an item of the checklist has come."""
        about = {"state": state, "owner": self._party(owner), "evidence": evidence}
        self._add(records.ChecklistItem, item, item=records.ChecklistKey[item.upper()], **about)

    def programme(self, step: str, state: str, note: str = "", *, pilot: bool = False) -> None:
        """Say how far one of the seven steps has come; `pilot` names this journey there."""
        journey = self._only(records.Journey) if pilot else None
        about = {"state": state, "note": note, "journey": journey}
        self._add(records.ProgrammeStep, step, step=records.ProgrammeKey[step.upper()], **about)

    # Who looks at what

    def meant_for(self, persona: str, *places: str) -> None:
        """Say that touchpoints are for one persona alone."""
        for place in places:
            change = set_audience(self.project, self._place(place), {self._id(records.Persona, persona)})
            self.project = change.applied_to(self.project)

    def view(self, title: str, *, personas: Sequence[str], without: Sequence[str]) -> None:
        """Keep a view of some personas, without lanes of some kinds."""
        change = save_view(
            self.project,
            self._only(records.Variant),
            title=title,
            personas={self._id(records.Persona, one) for one in personas},
            hidden={self._id(records.Lane, kind) for kind in without},
            expectation=True,
            mint=self._mint,
        )
        self._keep(change, records.SavedView, title)

    def agenda(self, written: str) -> None:
        """Keep the order of a workshop, a line of minutes and title each."""
        journey = self._only(records.Journey)
        change = set_agenda(self.project, journey=journey, slots=read_agenda(written), mint=self._mint)
        self.project = change.applied_to(self.project)

    def dots(self, subject: RowKey, *given: int) -> None:
        """Let each scorer give dots to a row."""
        for voter, dots in zip(self._scorers, given, strict=True):
            if not dots:
                continue
            change = add_row(
                self.project, records.Vote, mint=self._mint, subject=subject, voter=voter, dots=dots
            )
            self.project = change.applied_to(self.project)

    def _experience(self, place: str, **values: Any) -> None:
        change = set_experience(self.project, subject=self._place(place), **values)
        self.project = change.applied_to(self.project)

    def _note(self, kind: type[Record], lane: str, text: str, span: Sequence[str], **values: Any) -> RowKey:
        values |= {"lane": self._id(records.Lane, lane), "text": text, "code": self._next_code()}
        first, last = (self._id(records.Step, span[end]) for end in (0, -1))
        change = add_note(self.project, first_step=first, last_step=last, mint=self._mint, **values)
        return self._keep(change, kind, text)

    def _next_code(self) -> str:
        self._notes += 1
        return f"K{self._notes}"


def _half(value: float | None) -> float | None:
    return None if value is None else round(value / 2, 3)

"""Sketch: small maps, written down as a test needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Channel,
    Experience,
    Journey,
    Lane,
    LaneKind,
    LaneRole,
    Modality,
    Opportunity,
    Pain,
    Persona,
    Record,
    RowKey,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)

R = TypeVar("R", bound=Record)

VIEW: Final = View("journey", "variant")
_ANALYSIS: Final = (LaneKind.EXPERIENCE, LaneKind.NEED, LaneKind.QUOTE, LaneKind.PAIN, LaneKind.OPPORTUNITY)


@dataclass
class Sketch:
    """A map in the making: `steps` columns in stages of three, `channels` rows, one lane of every kind."""

    steps: int = 4
    channels: int = 3
    lanes: Sequence[tuple[LaneKind, LaneRole | None]] = (
        (LaneKind.TOUCHPOINT, LaneRole.FRONTSTAGE),
        *((kind, None) for kind in _ANALYSIS),
        (LaneKind.BACKSTAGE, LaneRole.BACKSTAGE),
    )
    setting: dict[str, Any] = field(default_factory=dict)
    rows: list[Record] = field(default_factory=list)

    def touchpoint(self, step: int, channel: int, title: str = "Visit", **values: Any) -> Touchpoint:
        """Add a touchpoint."""
        number = f"{len(self.rows):04}"
        made = Touchpoint(
            id=f"touchpoint-{number}",
            step=f"step-{step}",
            channel=f"channel-{channel}",
            title=title,
            rank=number,
            **values,
        )
        return self.add(made)

    def transition(self, source: Touchpoint, target: Touchpoint, **values: Any) -> Transition:
        """Add a transition."""
        id_ = f"transition-{len(self.rows)}"
        return self.add(Transition(id=id_, source=source.id, target=target.id, **values))

    def note(
        self, kind: LaneKind, first: int, last: int | None = None, text: str = "Note", **values: Any
    ) -> Any:
        """Add a card, pain or opportunity in the lane of its kind."""
        number = f"{len(self.rows):04}"
        given: dict[str, Any] = {
            "id": f"note-{number}",
            "lane": f"lane-{kind}",
            "first_step": f"step-{first}",
            "last_step": f"step-{first if last is None else last}",
            "text": text,
            "rank": number,
        } | values
        match kind:
            case LaneKind.PAIN:
                return self.add(Pain(**given))
            case LaneKind.OPPORTUNITY:
                return self.add(Opportunity(**given))
            case _:
                return self.add(Card(kind=CardKind(kind.value), **given))

    def persona(self, name: str = "Student", **values: Any) -> Persona:
        """Add a persona."""
        return self.add(Persona(id=f"persona-{name}", title=name, **values))

    def felt(
        self,
        persona: Persona,
        subject: RowKey,
        emotion: float | None = None,
        expected: float | None = None,
    ) -> Experience:
        """Add what a persona said at a place."""
        said = Experience.known_by(persona=persona.id, subject=subject, emotion=emotion, expected=expected)
        return self.add(said)

    def add(self, row: R) -> R:
        """Add a row of any kind."""
        self.rows.append(row)
        return row

    def project(self) -> Project:
        """Return the map."""
        modalities = list(Modality)
        return Project.of(
            Setting(id="setting", **self.setting),
            Journey(id="journey", title="Journey", rank="V"),
            Variant(id="variant", journey="journey"),
            *(
                Stage(id=f"stage-{number}", variant="variant", title=f"Stage {number}", rank=f"{number:04}")
                for number in range((self.steps + 2) // 3)
            ),
            *(
                Step(id=f"step-{number}", stage=f"stage-{number // 3}", title="Step", rank=f"{number:04}")
                for number in range(self.steps)
            ),
            *(
                Channel(
                    id=f"channel-{number}",
                    title=f"Channel {number}",
                    modality=modalities[number % 4],
                    rank=f"{number:04}",
                )
                for number in range(self.channels)
            ),
            *(
                Lane(
                    id=f"lane-{kind}",
                    journey="journey",
                    title=kind.value,
                    kind=kind,
                    role=role,
                    rank=f"{number:04}",
                )
                for number, (kind, role) in enumerate(self.lanes)
            ),
            *self.rows,
        )

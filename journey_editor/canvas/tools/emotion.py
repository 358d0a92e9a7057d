"""Emotion: points of a curve and bars of stages go up and down with the hand, and begin where it presses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.canvas.tools.ground import Ground, column_at
from journey_editor.canvas.tools.tool import NOTHING, Aim, Start, Tool
from journey_editor.kernel.geometry import Point
from journey_editor.layout.view import asked_places
from journey_editor.model.change import Change
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.records import Experience, Persona, RowKey

_NOTCHES: Final = 20  # emotions are set in twentieths of the way from neutral to an end
_AROUND: Final = 3.0  # mm above and below the scale that count as its ends


@dataclass(frozen=True)
class EmotionDrag(Tool):
    """Raises and lowers points with the hand, all by as much as the one that it holds."""

    row: Experience  # in the hand; it has an emotion
    rows: tuple[Experience, ...]  # all that go along
    grabbed: float  # how far (mm) below the point the hand took hold

    def aim(self, ground: Ground) -> Aim:
        """Return the new emotions."""
        held = self.row.emotion
        if ground.plan.scale is None or held is None:
            return NOTHING
        notch = round(ground.plan.scale.emotion(ground.at.y - self.grabbed) * _NOTCHES)
        if notch == round(held * _NOTCHES):
            return NOTHING
        return self.once(notch, lambda: Aim(self.start.words("Set emotion"), self._raised(notch, held)))

    def _raised(self, notch: int, held: float) -> Change:
        change, project = Change(), self.start.project
        for row in self.rows:
            felt = notch / _NOTCHES
            if row.id != self.row.id and row.emotion is not None:
                felt = round(max(-1.0, min(row.emotion + felt - held, 1.0)), 3)
            change = change.then(
                set_experience(project, persona=row.persona, subject=row.subject, emotion=felt)
            )
        return change


@dataclass(frozen=True)
class EmotionPress(Tool):
    """Sets the emotion of a persona at a place that has none, at the height of the hand."""

    persona: str
    subject: RowKey

    def aim(self, ground: Ground) -> Aim:
        """Return the new point."""
        scale = self.start.plan.scale
        if scale is None:
            return NOTHING
        felt = round(scale.emotion(ground.at.y) * _NOTCHES) / _NOTCHES
        project, row = self.start.project, Experience.known_by(persona=self.persona, subject=self.subject)
        change = set_experience(project, persona=self.persona, subject=self.subject, emotion=felt)
        return Aim(self.start.words("Set emotion"), change, chosen=(row.key,))


def emotion_press(start: Start, at: Point, persona: Persona | None) -> EmotionPress | None:
    """Return what a press among the curves begins: at the nearest place there without a point or bar."""
    plan, project = start.plan, start.project
    column = column_at(plan.columns, at.x)
    if persona is None or plan.scale is None or column is None:
        return None
    if not plan.scale.top - _AROUND <= at.y <= plan.scale.bottom + _AROUND:
        return None
    said = {
        row.subject for row in project.all(Experience).where("persona", persona.id) if row.emotion is not None
    }
    here = [
        place
        for place in asked_places(project, start.view)
        if 0 <= column - place.column < place.columns and place.subject not in said
    ]
    if not here:
        return None
    share = (at.x - plan.columns.x(column)) / (plan.columns.x(1) - plan.columns.x(0))
    return EmotionPress(start, persona.id, min(here, key=lambda place: abs(place.share - share)).subject)

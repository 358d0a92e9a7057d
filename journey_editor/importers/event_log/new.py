"""New: touchpoints for the names of a log that a map does not have yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from journey_editor.importers.event_log.log import name_of
from journey_editor.importers.titled import Titled
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.grid import add_channel, add_stage, add_step
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Stage, Step, Touchpoint
from journey_editor.model.structure import stages_of

INBOX: Final = "From the log"
R = TypeVar("R", Stage, Step, Channel)
WAITING: Final = "Still to be placed"
UNKNOWN: Final = "Unknown"


@dataclass(frozen=True)
class NewTouchpoints:
    """What brings new touchpoints, and their ids by their names."""

    change: Change
    places: Mapping[str, str]


def new_touchpoints(
    project: Project,
    variant: str,
    names: Sequence[str],
    channels: Mapping[str, str],
    *,
    words: Words,
    mint: Mint,
) -> NewTouchpoints:
    """Add a touchpoint for each name, in a stage at the end where they wait for their place.

    They lie on the channel that the log names, found by its title or added.
    """
    if not names:
        return NewTouchpoints(Change(), {})
    work = _Adding(project, words, mint)
    step = work.step(variant)
    made: list[Any] = [
        Touchpoint(id=mint.id(), step=step.id, channel=work.channel(channels.get(name, "")), title=name)
        for name in names
    ]
    among = work.begun.all(Touchpoint).where("step", step.id)
    ranked = all_placed(made, among, None, mint=mint)
    change = work.change.then(Change.putting(work.begun, *ranked))
    return NewTouchpoints(change, {one.title: one.id for one in made})


class _Adding:
    """A project to which a stage, a step and channels are added as they are asked for."""

    def __init__(self, project: Project, words: Words, mint: Mint) -> None:
        self.begun, self.change = project, Change()
        self._words, self._mint = words, mint
        self._channels = Titled(project.all(Channel).sorted())

    def step(self, variant: str) -> Step:
        """Return the step where what comes from a log waits."""
        title = self._words(INBOX)
        stage = Titled(stages_of(self.begun, variant)).called(title)
        if stage is None:
            stage = self._add(Stage, add_stage(self.begun, variant=variant, mint=self._mint, title=title))
        step = next(iter(self.begun.all(Step).where("stage", stage.id)), None)
        if step is not None:
            return step
        waiting = self._words(WAITING)
        added = add_step(self.begun, stage=stage.id, mint=self._mint, title=waiting)
        return self._add(Step, added)

    def channel(self, said: str) -> str:
        """Return the id of the channel that a log names."""
        title = name_of(said) or self._words(UNKNOWN)
        found = self._channels.called(title)
        if found is None:
            found = self._add(Channel, add_channel(self.begun, mint=self._mint, title=title))
            self._channels.add(found)
        return found.id

    def _add(self, kind: type[R], change: Change) -> R:
        self.begun = change.applied_to(self.begun)
        self.change = self.change.then(change)
        return change.added(kind)[0]

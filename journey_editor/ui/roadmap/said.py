"""Said: an action of the roadmap in one sentence, for who hears it."""

from __future__ import annotations

import datetime as dt

from journey_editor.insight.concerns import Concern, concerns
from journey_editor.insight.roadmap import horizon_of
from journey_editor.insight.waiting import circles, waits
from journey_editor.kernel.times import today
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, RowKey


def spoken_action(project: Project, start: dt.date, words: Words, key: RowKey) -> str:
    """Return what a card shows: title, status, horizon, due date, owner, and what to look at."""
    action = project.get(Action, key.id)
    if action is None:
        return ""
    horizon, party = horizon_of(action, start), project.get(Party, action.owner)
    said = [words(Action.noun), action.title or words("Untitled"), words(action.status.value)]
    said.append(words(horizon.value) if horizon is not None else words("not planned yet"))
    if action.due:
        said.append(words("due {date}", date=words.day(action.due)))
    if party is not None:
        said.append(party.name)
    looked = concerns(project, action, start, today=today())
    said += [words(one.value) for one in looked if one is not Concern.UNMEASURED]
    said += [
        words("waits for {n}", n=one.first.title or words("Untitled"))
        for one in waits(project, action, start, round_=circles(project))
    ]
    return ", ".join(said)

"""`analyse`: say what the transitions of a journey come to."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from journey_editor.app.chosen import chosen_view
from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.insight.analysis import Analysis
from journey_editor.insight.findings import Finding
from journey_editor.insight.gains import gains
from journey_editor.insight.loops import Loop
from journey_editor.insight.losses import Loss
from journey_editor.insight.telling import sentences
from journey_editor.kernel.words import Words
from journey_editor.model.records import Touchpoint
from journey_editor.storage.journey_file import read


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "analyse",
        "Say where people switch channel, where they are lost, how many complete, and what would help most.",
        "journey-editor analyse uitlenen.journey --json",
    )
    made.add_argument("file", type=Path, metavar="FILE", help="a .journey file")
    made.add_argument("--journey", metavar="NAME", help="which journey, by its title (default: the first)")
    made.add_argument("--variant", choices=("as-is", "to-be"), help="which variant (default: as-is)")
    made.add_argument("--json", action="store_true", help="for a program to read")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    file = read(given.file)
    say_notes(given.file, file.notes)
    view = chosen_view(
        file.project, given.file, journey=given.journey, variant=given.variant, to_be="analysed"
    )
    analysis = Analysis(file.project, view.variant)
    if given.json:
        print_json(answer(analysis))
    else:
        for sentence in sentences(analysis, Words()):
            print(one_line(sentence.plain))
    return 0


def answer(analysis: Analysis) -> dict[str, Any]:
    """Return all that is known, for a program to read; what is not known is None."""
    graph, switches = analysis.graph, analysis.graph.switches
    minutes, touchpoints = analysis.minutes, analysis.project.all(Touchpoint)
    return {
        "switches": {
            "total": switches.total,
            "smooth": switches.smooth,
            "unknown": switches.unknown,
            "seam_index": switches.seam_index,
        },
        "completion": analysis.completion,
        "expected_contacts": analysis.expected_contacts,
        "expected_minutes": minutes and minutes.value,
        "minutes_not_known": _titles(minutes.untimed if minutes else ()),
        "transitions": [_transition(touchpoints, one) for one in analysis.losses],
        "gains": [{"transition": one.transition.id, "points": one.points} for one in gains(analysis)],
        "dead_ends": _titles(graph.dead_ends),
        "dead_end_ids": [one.id for one in graph.dead_ends],
        "unreachable": _titles(graph.unreachable),
        "unreachable_ids": [one.id for one in graph.unreachable],
        "loops": [_loop(one) for one in analysis.loops],
        "modality": {kind.value: share for kind, share in analysis.modality.of.items()},
        "modality_weighted": analysis.modality.weighted,
        "findings": [_finding(one) for one in analysis.findings],
    }


def _transition(touchpoints: Mapping[str, Touchpoint], loss: Loss) -> dict[str, Any]:
    one = loss.transition
    return {
        "id": one.id,
        "from": touchpoints[one.source].title,
        "to": touchpoints[one.target].title,
        "from_id": one.source,
        "to_id": one.target,
        "entered": one.entered,
        "continued": one.continued,
        "drop_off": loss.rate,
        "switch": loss.switch,
        "smooth": loss.smooth,
        "flags": {
            "identity_carried": one.identity_carried,
            "data_carried": one.data_carried,
            "lost": one.lost,
            "resumable": one.resumable,
        },
    }


def _loop(loop: Loop) -> dict[str, Any]:
    return {
        "touchpoints": _titles(loop.touchpoints),
        "touchpoint_ids": [one.id for one in loop.touchpoints],
        "cycle": _titles(loop.cycle),
        "cycle_ids": [one.id for one in loop.cycle],
        "passes": loop.passes,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    figures = [one if isfinite(one) else None for one in finding.figures or ()]
    return {
        "kind": finding.kind.value,
        "rows": [str(row) for row in finding.rows],
        "figures": figures or None,
    }


def _titles(touchpoints: Iterable[Touchpoint]) -> list[str]:
    return [one.title for one in touchpoints]

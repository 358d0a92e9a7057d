"""`merge`: bring returned copies of a map together."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.shown import Shown
from journey_editor.insight.clashes import clash_words
from journey_editor.insight.naming import name_of
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.words import Words, unisolated
from journey_editor.model.fields import columns_of
from journey_editor.model.merge import Clash, Side
from journey_editor.model.plain import plainly
from journey_editor.model.records import TABLES, Record
from journey_editor.session.document import Document
from journey_editor.session.exchange import NEWER, Arrival, Exchange, returned
from journey_editor.storage.journey_file import publish


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "merge",
        "Merge returned copies of a map into the first one, field by field, from the last moment that\n"
        "they have in common.  What clashes is listed, and stays as in the first one unless --prefer says\n"
        "otherwise; the exit status is 1 where clashes were left undecided.",
        "journey-editor merge map.journey from-ada.journey from-bo.journey -o merged.journey",
    )
    made.add_argument("ours", type=Path, metavar="OURS.journey", help="the map")
    made.add_argument("theirs", type=Path, nargs="+", metavar="THEIRS.journey", help="copies that came back")
    made.add_argument("-o", "--out", type=Path, metavar="OUT.journey", required=True, help="the new file")
    made.add_argument(
        "--prefer", choices=[Side.OURS.value, Side.THEIRS.value], help="whose version counts in a clash"
    )
    made.add_argument("--json", action="store_true", help="for a program to read")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    inputs = {os.path.realpath(path): path for path in given.theirs}  # each is read once
    require_room([given.out], force=given.force, sources=[given.ours, *inputs.values()])
    document = Document.open(given.ours)
    if document.newer is not None:
        raise InputError(NEWER, file=given.ours)
    say_notes(given.ours, document.repairs)
    prefer = Side(given.prefer) if given.prefer else Side.OURS
    with Shown("merging") as progress:
        copies = [
            returned(path, name=os.fspath(path))
            for path in progress.through(inputs.values(), count=len(inputs) + 1)
        ]
        exchange = Exchange(document.kept, document.log, copies, prefer=prefer, sound=not document.repairs)
    for copy in copies:
        document.pictures.take(copy.file.pictures)
        say_notes(copy.name, copy.file.notes)
    if exchange.brings_any:
        document.merge(
            "Merge copies", exchange.change, exchange.lines(), exchange.tips(), names=exchange.names()
        )
    publish(
        document.kept,
        document.log,
        given.out,
        overwrite=given.force,
        pictures=document.pictures,
        made_from=document.own_file.made_from,
    )
    if given.json:
        print_json(_facts(exchange))
    else:
        _say(exchange, decided=given.prefer is not None)
    clashes = any(arrival.merged.clashes for arrival in exchange.arrivals)
    return 1 if clashes and not given.prefer else 0


def _facts(exchange: Exchange) -> dict[str, Any]:
    arrivals = exchange.arrivals
    return {
        "base": arrivals[0].base,
        "bases": {one.copy.name: one.base for one in arrivals},
        "applied": {one.copy.name: _counts(one) for one in arrivals},
        "conflicts": [_conflict(one.copy.name, clash) for one in arrivals for clash in one.merged.clashes],
        "mended": [f"{one.key} {one.done}" for arrival in arrivals for one in arrival.merged.mended],
        "recoded": [
            {"record": str(one.key), "from": one.old, "to": one.new}
            for arrival in arrivals
            for one in arrival.merged.recoded
        ],
        "same_name": [
            {"file": arrival.copy.name, "ours": str(one.ours), "theirs": str(one.theirs)}
            for arrival in arrivals
            for one in arrival.merged.joins
        ],
    }


def _counts(arrival: Arrival) -> dict[str, int]:
    news = arrival.merged.news
    return {"added": len(news.added), "changed": len(news.changed), "removed": len(news.removed)}


def _conflict(name: str, clash: Clash) -> dict[str, Any]:
    return {
        "file": name,
        "record": str(clash.key),
        "field": ", ".join(clash.fields) or None,
        "base": _plain(clash, clash.base),
        "ours": _plain(clash, clash.ours),
        "theirs": _plain(clash, clash.theirs),
    }


def _plain(clash: Clash, row: Record | None) -> Any:
    """Return the values that clash, of a row; of one that a side deleted all, or None."""
    if row is None:
        return None
    found = {
        column.name: value if (turn := plainly(column)) is None or value is None else turn(value)
        for column in columns_of(type(row))
        if column.name in (clash.fields or [column.name])
        for value in [getattr(row, column.name)]
    }
    return next(iter(found.values())) if len(clash.fields) == 1 else found


def _say(exchange: Exchange, *, decided: bool) -> None:
    words = Words()
    for arrival in exchange.arrivals:
        name, news = one_line(arrival.copy.name), arrival.merged.news
        print(f"{name}: {len(news.added)} added, {len(news.changed)} changed, {len(news.removed)} removed")
        if arrival.base is None:
            why = "no history in common" if arrival.copy.sound else "damaged"
            print(f"  {why}: compared by id and by name, so nothing was taken away")
        for clash in arrival.merged.clashes:
            said = clash_words(clash, arrival.ours, arrival.theirs, words)
            print(f"  clash: {one_line(unisolated(said))}")
        for code in arrival.merged.recoded:
            print(f"  code {code.old} was taken: now {code.new}")
        for offer in arrival.merged.joins:
            print(f"  added twice under one name: {one_line(name_of(arrival.ours, offer.ours, words))}")
        for one in arrival.merged.mended:
            print(f"  mended: {one_line(f'{TABLES[one.key.table].noun} {one.done}')}")
    clashes = sum(len(arrival.merged.clashes) for arrival in exchange.arrivals)
    if clashes and not decided:
        print(
            f"{clashes} left as in the first map; say --prefer, or merge in the window to choose one by one"
        )

"""The Dutch catalogue says all that the program says, and nothing else.

To add a string, write it in English where it is said and add its Dutch to
`resources/i18n/nl.json`; a failing test here lists what is missing, ready to
be copied.  Where the test says that it cannot see which strings an expression
stands for, name them in TRACED.
"""

from __future__ import annotations

import inspect
import json
import pkgutil
import string
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Final

import pytest

from journey_editor import insight, model
from journey_editor.app.paths import RESOURCES
from journey_editor.app.resources import words_for
from journey_editor.app.templates import BLANK
from journey_editor.canvas.fresh import Adding
from journey_editor.importers.event_log.bring import _MOST
from journey_editor.importers.event_log.log import MOST_FOLLOWS, MOST_NAMES, NO_PLACE, Reason
from journey_editor.importers.event_log.text import _ELSEWHERE, _RATIO, LARGEST, LONGEST_LINE
from journey_editor.importers.feedback import answers
from journey_editor.importers.xlsx_reader import Why
from journey_editor.kernel.words import _MONTHS, Words
from journey_editor.model.fields import columns_of
from journey_editor.model.metric_presets import PRESETS
from journey_editor.model.records import TABLES
from journey_editor.model.workbook import BY_KEY, Fact
from journey_editor.model.workbook_sheets import (
    CODE_COLUMNS,
    MATRIX_COLUMNS,
    METRIC_COLUMNS,
    PAIN_COLUMNS,
    ROADMAP_COLUMNS,
    TRANSITION_COLUMNS,
)
from journey_editor.storage.reasons import SAID
from journey_editor.storage.stranger import _MAGICS
from journey_editor.surfaces.qt_pictures import Refusal
from journey_editor.ui.actions import ACTIONS, CARDS
from journey_editor.ui.inspector.counted import _CALLED, _ROWS
from journey_editor.ui.jotting import GRID, KINDS
from journey_editor.ui.transitions.columns import COLUMNS as SHOWN
from tests.app.spoken import Untraced, spoken

FILE: Final = RESOURCES / "i18n" / "nl.json"
DUTCH: Final[dict[str, str]] = json.loads(FILE.read_text("utf-8"))

# What an operating system says of files, mostly.
SYSTEM: Final = (
    "permission denied",
    "no space left on device",
    "disk quota exceeded",
    "read-only file system",
    "input/output error",
    "is a directory",
    "file name too long",
)
# Expressions that go through Words and that reading the source cannot follow, with what they stand for.
TRACED: Final[dict[Untraced, Iterable[str]]] = {
    Untraced("canvas/writing.py", "fresh.label"): list(Adding),
    Untraced("canvas/writing.py", "Adding.INBOX"): [Adding.INBOX],
    Untraced("export/workbook/priorities.py", "column.label"): [column.label for column in BY_KEY.values()],
    Untraced("export/workbook/table.py", "column.label"): [
        column.label
        for sheet in (
            MATRIX_COLUMNS,
            PAIN_COLUMNS,
            TRANSITION_COLUMNS,
            ROADMAP_COLUMNS,
            METRIC_COLUMNS,
            CODE_COLUMNS,
        )
        for column in sheet
    ],
    # What only the command line says of a log, and what errors within say, as far as no number varies in it.
    Untraced("app/commands/import_log.py", "str(error)"): [],
    Untraced(
        "importers/event_log/log.py",
        "f\"say which column holds the {' and the '.join(missing)}; it has these: {titles}\"",
    ): [],
    Untraced(
        "importers/event_log/guess.py", "f'it has no column {name!r}; it has these: {listed(titles)}'"
    ): [],
    Untraced("importers/event_log/count.py", "(error.strerror or str(error)).lower()"): SYSTEM,
    Untraced("importers/event_log/count.py", "str(error)"): [
        "its times are written in no way that is known",
        "no row of it has a case, a touchpoint and a time that can be read",
        "no row of it has a count that can be read",
        f"it has more than {MOST_FOLLOWS:,} different transitions; choose another column for them",
        (
            "there is not enough memory or disk to count it here; count it where it lies and import "
            "the counts (the help shows how)"
        ),
        "its counts are too large to add up",
        "it cannot be counted as a table",
        (
            f"it has more than {MOST_NAMES:,} different touchpoints or {MOST_FOLLOWS:,} transitions; "
            "choose other columns"
        ),
    ],
    Untraced("importers/event_log/text.py", "(error.strerror or str(error)).lower()"): SYSTEM,
    Untraced("importers/event_log/text.py", "str(error)"): [],  # found where that is made
    Untraced(
        "importers/event_log/text.py",
        "f'it unpacks to more than {_RATIO} times its size, as no log does'",
    ): [f"it unpacks to more than {_RATIO} times its size, as no log does"],
    Untraced(
        "importers/event_log/text.py",
        "f'it holds more than {LARGEST // 1000000000} GB; {_ELSEWHERE}'",
    ): [f"it holds more than {LARGEST // 1_000_000_000} GB; {_ELSEWHERE}"],
    Untraced(
        "importers/event_log/text.py",
        "f'it has a line of more than {LONGEST_LINE:,} characters, so it is no log in rows'",
    ): [f"it has a line of more than {LONGEST_LINE:,} characters, so it is no log in rows"],
    Untraced("ui/import_log/assistant.py", "str(error)"): [
        f"the log counts more than {_MOST:,} of one thing, which no figure of a map holds"
    ],
    Untraced("importers/event_log/said.py", "skipped.reason"): list(Reason),
    Untraced("importers/event_log/said.py", "counts.unused"): list(NO_PLACE),
    Untraced("importers/returned/file.py", "project.setting.scheme"): [],  # a choice's value
    Untraced("importers/returned/list.py", "column.label"): [],  # as of the sheet that is written
    Untraced("importers/returned/notes.py", "column.label"): [],
    Untraced("importers/xlsx.py", "reader.answer()"): [*Why, *SYSTEM],
    Untraced("importers/feedback/said.py", "skipped.reason"): list(answers.Reason),
    Untraced("importers/notes.py", "(error.strerror or str(error)).lower()"): SYSTEM,
    Untraced("importers/notes.py", "str(error)"): [],  # what another error says, found where that is made
    Untraced("kernel/errors.py", "self._sentence"): [],  # found where errors are made
    Untraced("kernel/errors.py", "str(values['why'])"): [],
    Untraced("storage/journey_file.py", "(error.strerror or str(error)).lower()"): SYSTEM,
    Untraced("storage/journey_file.py", "error"): [
        "reading it takes more time or memory than any map does",
        "it is damaged so that reading it ends the program; ask for it again",
    ],
    Untraced("storage/stranger.py", "next(kinds, 'it is not a journey file')"): [
        *_MAGICS.values(),
        "it is not a journey file",
    ],
    Untraced("storage/stranger.py", "reason.lower()"): SYSTEM,
    Untraced("storage/reasons.py", "ours or (error.strerror or str(error)).lower()"): [*SAID, *SYSTEM],
    **{Untraced("surfaces/qt_pictures.py", f"Refusal.{one.name}"): [one] for one in Refusal},
    Untraced("ui/inspector/counted.py", "_CALLED.get(sort, _ROWS)"): [
        said for pair in (_ROWS, *_CALLED.values()) for said in pair
    ],
    Untraced("model/edits/measuring.py", "preset.title"): [one.title for one in PRESETS],
    Untraced("model/edits/measuring.py", "one.title"): [],  # as of the line above
    Untraced("model/edits/measuring.py", "one.definition"): [one.definition for one in PRESETS],
    Untraced("model/edits/measuring.py", "one.unit"): [one.unit for one in PRESETS],
    Untraced("ui/scorecard/presets_dialog.py", "preset.title"): [],
    Untraced("ui/scorecard/presets_dialog.py", "PRESETS[place].definition"): [],  # as of the lines above
    Untraced("ui/scorecard/typed.py", "why"): [],  # as of ui/inspector/blank.py
    Untraced("ui/inspector/blank.py", "self.input.reason()"): [
        "has characters that cannot be kept",
        "is an id",
        "is an order key",
        "is text",
        "is yes or no",
    ],
    Untraced("ui/capture_bar.py", "found[0].label"): list(Adding),
    Untraced("ui/capture_bar.py", "letters.items()"): [*(word for _, word in KINDS.values()), *GRID.values()],
    Untraced("ui/transitions/table_model.py", "column.title"): [one.title for one in SHOWN],
    Untraced("ui/transitions/typed.py", "why"): [],  # as of ui/inspector/blank.py
    Untraced("ui/inbox.py", "next((said for kind, said, _ in CARDS if kind == kind_of(note)), 'Image')"): [
        text for _, text, _ in CARDS
    ],
    Untraced("ui/pasting.py", "Refusal.UNKNOWN"): [Refusal.UNKNOWN],
    Untraced("ui/jotting.py", "KINDS[letter][1]"): [word for _, word in KINDS.values()],
    Untraced("ui/keys.py", "dict.fromkeys((action.menu for action in ACTIONS))"): [
        action.menu for action in ACTIONS
    ],
    Untraced("ui/keys.py", "one.text"): [action.text for action in ACTIONS],
    Untraced("ui/menus.py", "declared.menu"): [action.menu for action in ACTIONS],
    Untraced("ui/menus.py", "declared.text"): [action.text for action in ACTIONS],
    Untraced("ui/offers.py", "declared[id_].menu"): [action.menu for action in ACTIONS],
    Untraced("ui/questions.py", "program.template_names()"): [BLANK],
    Untraced("ui/palette.py", "declared.palette"): [action.palette for action in ACTIONS],
}


def declared() -> Iterator[str]:
    """What records declare: their nouns, labels, hints and units, and every value of a choice."""
    yield from _MONTHS
    for record in TABLES.values():
        yield record.noun
        for column in columns_of(record):
            yield from (column.field.label, column.field.hint, column.field.unit)
    for package in (model, insight):
        for module in modules(package):
            for _, choice in inspect.getmembers(module, inspect.isclass):
                if issubclass(choice, StrEnum) and choice is not Fact:  # which only programs read
                    yield from choice


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)


@pytest.fixture(scope="module")
def english() -> set[str]:
    """Every string that goes through Words."""
    found = {one for one in spoken() if isinstance(one, str)}
    found |= {str(one) for one in declared()}
    found.update(*TRACED.values())
    return found - {""}


def test_every_string_can_be_found() -> None:
    untraced = {one: place for one, place in spoken().items() if isinstance(one, Untraced)}

    assert untraced.keys() - TRACED.keys() == set(), "name the strings of these in TRACED"
    assert TRACED.keys() - untraced.keys() == set(), "these in TRACED are no longer needed"


def test_everything_that_is_said_has_its_dutch(english: set[str]) -> None:
    missing = dict.fromkeys(sorted(english - DUTCH.keys()), "")

    assert not missing, f"add to {FILE.name}: {json.dumps(missing, ensure_ascii=False, indent=2)}"


def test_nothing_is_kept_that_is_no_longer_said(english: set[str]) -> None:
    assert DUTCH.keys() - english == set()


@pytest.mark.parametrize("said", DUTCH)
def test_dutch_has_the_places_and_the_marks_of_the_english(said: str) -> None:
    dutch = DUTCH[said]

    assert dutch.strip() == dutch != ""
    assert places(dutch) == places(said)
    assert dutch.count("&") == said.count("&")
    for mark in ("…", ".", "?", ":"):
        assert dutch.endswith(mark) == said.endswith(mark), (said, dutch)


def test_the_file_is_written_as_everybody_would_write_it() -> None:
    written = json.dumps(DUTCH, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    assert FILE.read_text("utf-8") == written


@pytest.mark.parametrize("words", [Words(), words_for("nl")], ids=["English", "Dutch"])
@pytest.mark.parametrize("menu", sorted({action.menu for action in ACTIONS}))
def test_no_letter_leads_to_two_actions_of_a_menu(menu: str, words: Words) -> None:
    texts = [words(action.text).lower() for action in ACTIONS if action.menu == menu]
    letters = [text[text.index("&") + 1] for text in texts if "&" in text]

    assert len(set(letters)) == len(letters), sorted(letters)


@pytest.mark.parametrize("words", [Words(), words_for("nl")], ids=["English", "Dutch"])
def test_no_letter_leads_to_two_menus(words: Words) -> None:
    menus = {words(action.menu).lower() for action in ACTIONS}

    assert len({menu[menu.index("&") + 1] for menu in menus}) == len(menus)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

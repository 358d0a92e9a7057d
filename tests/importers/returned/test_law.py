"""What people changed in a workbook is what comes back from it, whatever they typed and whoever saved it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app.resources import words_for
from journey_editor.export.workbook.safety import cell_text
from journey_editor.model.project import Project
from journey_editor.model.records import Action, ActionKind, Horizon, Party, Size, Status
from journey_editor.model.validity import cleaned
from tests.export.workbooks import BRIEFLY_WRITTEN, through_libreoffice
from tests.importers.returned_books import (
    PLAN,
    Book,
    after,
    back,
    brought,
    comments,
    edited,
    read_here,
    scores,
)

FIGURES: Final = st.integers(1, 5) | st.sampled_from([1.5, 3.25, 4.75])
TYPED: Final = FIGURES | FIGURES.map(str) | FIGURES.map(lambda one: str(one).replace(".", ","))
LINES: Final = (
    (st.text(max_size=12) | st.sampled_from(["=1+1", "+31 10", "-a", "@x", "_x0041_", "007", "TRUE", "a\nb"]))
    .map(lambda text: " ".join(cleaned(text, lines=False).split()))
    .filter(bool)
)
DAYS: Final = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))


def chosen(kind: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(kind)


FIELDS: Final = {
    "title": LINES,
    "status": st.sampled_from(Status),
    "kind": chosen(ActionKind),
    "horizon": chosen(Horizon),
    "size": chosen(Size),
    "owner": st.sampled_from([None, "ict", "anna"]),
    "start": DAYS,
    "due": DAYS,
    "told": LINES,
}


@dataclass(frozen=True)
class Typed:
    """What somebody typed into the row of one action."""

    scores: dict[str, float | str]
    comment: str | None
    fields: dict[str, Any]


ROWS: Final = st.builds(
    Typed,
    st.dictionaries(st.sampled_from(["impact", "feasibility"]), TYPED),
    st.none() | LINES,
    st.fixed_dictionaries({}, optional=FIELDS),
)


def type_in(book: Book, rows: dict[str, Typed], language: str) -> None:
    """Type everything into a workbook, as it says things itself."""
    words = words_for(language)
    names = {None: None, "ict": "ICT", "anna": f"{words('person').capitalize()} 1"}
    book.name("Desk")
    for action, typed in rows.items():
        for criterion, value in typed.scores.items():
            book.put(action, f"score.{criterion}", value, text=isinstance(value, str))
        if typed.comment is not None:
            book.put(action, "comment", cell_text(typed.comment)[0], text=True)
        for field, value in typed.fields.items():
            said = names[value] if field == "owner" else value
            if isinstance(value, str) and field != "owner":
                said = words(str(value)) if field not in ("title", "told") else cell_text(value)[0]
            book.put(action, f"action.{field}", said, text=isinstance(said, str))


def expected(rows: dict[str, Typed]) -> dict[str, Action]:
    """The actions as they are to be."""
    found = {}
    for id_, action in PLAN.all(Action).items():
        typed = rows.get(id_)
        fields: dict[str, Any] = {
            field: value.isoformat() if isinstance(value, dt.date) else value
            for field, value in (typed.fields.items() if typed else ())
        }
        found[id_] = replace(action, **fields)
    return found


def check(came: Project, rows: dict[str, Typed]) -> None:
    assert dict(came.all(Action)) == expected(rows)
    assert scores(came) == scores(PLAN) | {
        (action, "Desk", criterion.upper()): float(str(value).replace(",", "."))
        for action, typed in rows.items()
        for criterion, value in typed.scores.items()
    }
    assert comments(came) == {
        (action, "Desk"): typed.comment for action, typed in rows.items() if typed.comment is not None
    }
    said = any(typed.scores or typed.comment for typed in rows.values())
    assert {one.name for one in came.all(Party).values()} == {"ICT", "Anna", *(["Desk"] if said else [])}


@BRIEFLY_WRITTEN
@given(st.dictionaries(st.sampled_from(sorted(PLAN.all(Action))), ROWS), st.sampled_from(["en", "nl"]))
def test_what_was_typed_comes_back_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, Typed], language: str
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    path = edited(folder, lambda book: type_in(book, rows, language), words=words_for(language))
    returned = brought([read_here(path)])
    check(after(returned.change), rows)
    assert returned.files[0].notes == ()


ONE: Final = {
    "a1": Typed(
        {"impact": "3,5", "feasibility": 4},
        "=1+1 is _x0041_ text",
        {"status": Status.DONE, "due": dt.date(2027, 2, 3), "owner": "anna", "title": "+31 10"},
    ),
    "a3": Typed({"impact": 5}, None, {"kind": ActionKind.WEBSITE, "horizon": Horizon.LONG}),
}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_workbook_that_libreoffice_saved_comes_back_the_same(tmp_path: Path, language: str) -> None:
    path = edited(tmp_path, lambda book: type_in(book, ONE, language), words=words_for(language))
    (saved,) = through_libreoffice([path], tmp_path / "saved")
    returned = back(saved)
    check(after(returned.change), ONE)
    assert returned.files[0].notes == ()

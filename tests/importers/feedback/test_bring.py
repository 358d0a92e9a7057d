"""Answers become experience, readings and private quotes, and the same file brings nothing twice."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.feedback.places import Choices
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import place_note
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Evidence,
    Experience,
    Formula,
    Lane,
    LaneKind,
    Metric,
    Pain,
    Reading,
    RowKey,
    Source,
    SourceKind,
    Step,
    Touchpoint,
)
from journey_editor.model.structure import inbox_of
from journey_editor.model.validity import problems
from tests.importers.answers import TODAY, brought, felt, metric, persona, tallied, touchpoint
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

LENDING = build("uitlenen")
PLACES = ("Kasten", "Homepage", "T4", "Onbekend", "")
TITLES = {"T4": "Entree en borden"}
WHOSE = ("Student", "Senior", "Niemand", "")
HEAD = ("contactpunt", "persona", "tevredenheid", "prettig", "opmerking")
FIVE = st.sampled_from(("1", "2", "3", "4", "5", "", "soms"))
ROWS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(WHOSE),
        FIVE,
        FIVE,
        st.sampled_from(("", "De borden staan veel te ver weg", "Fijne mensen aan de balie hier", "geen")),
    ),
    max_size=30,
).map(lambda rows: [HEAD, *rows])
SAID = tuple(
    f"{title}={field}"
    for title, field in zip(
        HEAD, ("touchpoint", "persona", "satisfaction:1-5", "pleasant:1-5", "text"), strict=True
    )
)


def worth(cell: str) -> float | None:
    """What an answer of 1 to 5 is worth."""
    return (int(cell) - 3) / 2 if cell.isdigit() else None


@BRIEFLY
@given(rows=ROWS)
def test_experience_is_the_mean_of_the_answers_and_n_counts_who_gave_any(rows: list[tuple[str, ...]]) -> None:
    after = brought(LENDING, rows, *SAID).change.applied_to(LENDING)

    for where in ("Kasten", "Homepage", "T4"):
        for whose in ("Student", "Senior"):
            mine = [row for row in rows[1:] if row[:2] == (where, whose)]
            moods = [found for row in mine if (found := worth(row[2])) is not None]
            pleasant = [found for row in mine if (found := worth(row[3])) is not None]
            if moods or pleasant:
                row = felt(after, whose, TITLES.get(where, where))
                assert row.emotion == (pytest.approx(fmean(moods), abs=5e-4) if moods else None)
                assert row.pleasant == (pytest.approx(fmean(pleasant), abs=5e-4) if pleasant else None)
                assert row.n == sum(worth(one[2]) is not None or worth(one[3]) is not None for one in mine)
                source = after.one(Source, row.source or "")
                assert (source.kind, source.title) == (SourceKind.SURVEY, "answers.csv")


@BRIEFLY
@given(rows=ROWS, choices=st.builds(Choices, replace=st.booleans()))
def test_importing_twice_is_importing_once(rows: list[tuple[str, ...]], choices: Choices) -> None:
    senior, shelves = persona(LENDING, "Senior").id, touchpoint(LENDING, "Kasten").id
    choices = replace(choices, persona=senior, touchpoint=shelves)
    after = brought(LENDING, rows, *SAID, choices=choices).change.applied_to(LENDING)
    again = brought(after, rows, *SAID, choices=choices, today="2027-01-01", mint="another")

    assert not again.change
    assert again.quotes == 0
    assert not any(problems(row) for row in after.rows())
    assert not mend(after)[0]


@BRIEFLY
@given(rows=ROWS)
def test_the_order_of_the_rows_and_other_peoples_experience_make_no_difference(
    rows: list[tuple[str, ...]],
) -> None:
    head, *below = rows
    first = brought(LENDING, rows, *SAID).change.applied_to(LENDING)
    turned = brought(LENDING, [head, *reversed(below)], *SAID).change.applied_to(LENDING)
    kept = brought(LENDING, rows, *SAID, choices=Choices()).change.applied_to(LENDING)

    def values(project: Project) -> dict[str, Experience]:
        return {id_: replace(row, source=None) for id_, row in project.all(Experience).items()}

    assert values(first) == values(turned)
    for id_, row in LENDING.all(Experience).items():
        if row.emotion is not None or row.found is not None:
            assert kept.one(Experience, id_) == row


def test_one_change_brings_all_and_names_its_source() -> None:
    rows = [
        ("Datum", "Plek", "Wie bent u?", "Tevredenheid", "Prettig verwacht", "Opmerkingen"),
        ("03-11-2026", "T5", "student", "4", "5", "De codes op de kasten kloppen niet"),
        ("04-11-2026", "kasten", "Student", "3", "", ""),
    ]
    found = brought(LENDING, rows)
    after = found.change.applied_to(LENDING)
    row = felt(after, "Student", "Kasten")
    (source,) = set(after.all(Source).values()) - set(LENDING.all(Source).values())
    (card,) = set(inbox_of(after)) - set(inbox_of(LENDING))

    assert (row.emotion, row.pleasant_expected, row.n, row.source) == (0.25, 1.0, 2, source.id)
    assert (source.title, source.kind, source.date, source.n) == (
        "answers.csv",
        SourceKind.SURVEY,
        "2026-11-04",
        2,
    )
    assert isinstance(card, Card)
    assert (card.kind, card.private) == (CardKind.QUOTE, True)
    assert card.text == "De codes op de kasten kloppen niet\n— Student, Kasten"
    assert Evidence.known_by(subject=card.key, source=source.id).id in after.all(Evidence)
    assert found.change.inverted().applied_to(after) == LENDING


def test_a_wide_export_asks_about_touchpoints_in_its_headings() -> None:
    rows = [
        (
            "T4 satisfaction",
            "Online catalogus – gevonden",
            "Hoe prettig is Verlengen in de app?",
            "Kasten",
        ),
        ("2", "ja", "5", "1"),
        ("4", "nee", "5", "3"),
        ("", "ja", "4", ""),
    ]
    choices = Choices(persona=persona(LENDING, "Senior").id, replace=True)
    after = brought(LENDING, rows, choices=choices).change.applied_to(LENDING)

    signs = felt(after, "Senior", "Entree en borden")
    assert (signs.emotion, signs.n) == (0, 2)
    assert felt(after, "Senior", "Online catalogus").found == pytest.approx(1 / 3, abs=5e-4)
    assert felt(after, "Senior", "Verlengen in de app").pleasant == pytest.approx(5 / 6, abs=5e-4)
    assert felt(after, "Senior", "Kasten").emotion == -0.5


def test_a_respondent_counts_once_however_many_columns_are_about_one_touchpoint() -> None:
    rows = [("contactpunt", "persona", "tevredenheid", "T5 prettig"), ("Kasten", "Student", "5", "1")]
    after = brought(LENDING, rows).change.applied_to(LENDING)

    row = felt(after, "Student", "Kasten")
    assert (row.emotion, row.pleasant, row.n) == (1, -1, 1)


def test_what_another_source_told_goes_only_when_that_is_said() -> None:
    rows = [("contactpunt", "persona", "tevredenheid"), ("Kasten", "Student", "5"), ("T8", "Senior", "5")]
    kept = brought(LENDING, rows, choices=Choices())
    gone = brought(LENDING, rows)

    # Of the app the senior said nothing yet: there is nothing to replace.
    assert (kept.experiences, kept.others, kept.replaced) == (1, 1, 0)
    assert (gone.experiences, gone.others, gone.replaced) == (2, 1, 1)
    assert "At 1 place another source tells of the experience already; that stays as it is." in list(
        kept.lines(Words())
    )
    assert felt(kept.change.applied_to(LENDING), "Student", "Kasten") == felt(LENDING, "Student", "Kasten")
    assert felt(gone.change.applied_to(LENDING), "Student", "Kasten").emotion == 1


def test_answers_of_nobody_fill_only_metrics() -> None:
    rows = [
        ("contactpunt", "tevredenheid", "Tevreden bij belangrijke contactpunten"),
        ("Kasten", "5", "5"),
        ("Kasten", "1", "2"),
    ]
    found = brought(LENDING, rows)
    after = found.change.applied_to(LENDING)

    assert found.nobodys == 2
    assert after.all(Experience) == LENDING.all(Experience)
    (reading,) = set(after.all(Reading).values()) - set(LENDING.all(Reading).values())
    assert (reading.hits, reading.n, reading.value, reading.date) == (1, 2, None, TODAY)


@pytest.mark.parametrize(
    ("formula", "unit", "scale", "cells", "read"),
    [
        (Formula.TOP_TWO, "%", "1-5", "1 4 5 3", (2, 4, None)),
        (Formula.TOP_TWO, "%", "0-10", "7 8 10 0", (2, 4, None)),
        (Formula.YES, "%", "yes-no", "ja nee ja JA", (3, 4, None)),
        (Formula.YES, "%", "1-5", "4 3 2 5", (2, 4, None)),
        (Formula.MEAN, "min", "number", "10 20 45,5 4,5", (None, 4, 20.0)),
        (Formula.MEAN, "", "1-5", "4 5 4 5", (None, 4, 4.5)),
        (Formula.MEAN, "%", "number", "50 100 25 25", (None, 4, 0.5)),
        (Formula.MEAN, "%", "number", "0,5 1 0,25 0,25", (None, 4, 0.5)),
        (Formula.NPS, "", "0-10", "10 9 6 8", (None, 4, 25.0)),
        (Formula.NPS, "%", "0-10", "10 9 0 8", (None, 4, 0.25)),
        (None, "%", "1-5", "1 4 5 3", (2, 4, None)),
        (None, "min", "1-5", "1 4 5 2", (None, 4, 3.0)),
        (None, "%", "yes-no", "ja nee nee nee", (1, 4, None)),
    ],
)
def test_a_metric_counts_as_its_formula_says(
    formula: Formula | None,
    unit: str,
    scale: str,
    cells: str,
    read: tuple[int | None, int, float | None],
) -> None:
    counted = Metric(id="m", title="Iets gemeten", unit=unit, formula=formula)
    project = Change.putting(LENDING, counted).applied_to(LENDING)
    rows = [("x", "Vraag"), *(("", cell) for cell in cells.split())]
    after = brought(project, rows, f"Vraag=metric Iets gemeten:{scale}").change.applied_to(project)

    (reading,) = after.all(Reading).where("metric", "m")
    assert (reading.hits, reading.n, reading.value) == read


def test_a_metric_of_one_place_counts_what_was_answered_there() -> None:
    old = metric(LENDING, "Tevreden bij belangrijke contactpunten")
    here = RowKey(Touchpoint.table, touchpoint(LENDING, "Kasten").id)
    stage = RowKey("stage", LENDING.one(Step, touchpoint(LENDING, "Kasten").step).stage)
    rows = [("contactpunt", old.title), ("Kasten", "5"), ("T4", "1"), ("Homepage", "1"), ("Elders", "1")]
    for subject, n in ((here, 1), (stage, 2), (None, 4)):
        project = Change.putting(LENDING, replace(old, subject=subject)).applied_to(LENDING)
        after = brought(project, rows).change.applied_to(project)
        (reading,) = set(after.all(Reading).values()) - set(LENDING.all(Reading).values())
        assert (reading.hits, reading.n) == (1, n)


def test_who_would_recommend_is_a_metric_even_where_the_map_has_none_yet() -> None:
    rows = [("id", "Zou u ons aanbevelen? (0-10)"), ("1", "9"), ("2", "10"), ("3", "3"), ("4", "8")]
    found = brought(LENDING, rows)
    after = found.change.applied_to(LENDING)
    (made,) = set(after.all(Metric).values()) - set(LENDING.all(Metric).values())

    assert found.added == (made.title,)
    assert (made.formula, made.unit) == (Formula.NPS, "%")
    (reading,) = after.all(Reading).where("metric", made.id)
    assert (reading.value, reading.n) == (0.25, 4)
    later = [*rows, ("5", "9")]
    assert not brought(after, later).added


def test_a_quote_that_found_its_place_or_became_a_pain_does_not_come_again() -> None:
    rows = [
        ("Plek", "Opmerking"),
        ("T5", "Ik kon het boek niet vinden"),
        ("T4", "De borden wijzen fout"),
    ]
    after = brought(LENDING, rows).change.applied_to(LENDING)
    first, second = [one for one in inbox_of(after) if one.private]
    step = after.all(Step).sorted()[0].id
    for note, kind in ((first, LaneKind.QUOTE), (second, LaneKind.PAIN)):
        lane = next(one.id for one in after.all(Lane).values() if one.kind is kind)
        mint = Mint.seeded(kind)
        after = place_note(after, note, lane=lane, first_step=step, mint=mint).applied_to(after)

    assert len(set(after.all(Pain)) - set(LENDING.all(Pain))) == 1
    again = brought(after, rows)
    assert (again.quotes, again.known_quotes) == (0, 2)
    assert not again.change


def test_an_answer_written_anew_by_hand_is_not_undone_by_importing_again() -> None:
    rows = [("Plek", "Opmerking"), ("T5", "Ik kon het boek niet vinden")]
    after = brought(LENDING, rows).change.applied_to(LENDING)
    (card,) = [one for one in inbox_of(after) if one.private]
    assert isinstance(card, Card)
    edited = Change.putting(after, replace(card, text="Korter")).applied_to(after)

    assert not brought(edited, rows).change


def test_addresses_and_long_numbers_do_not_enter() -> None:
    rows = [
        ("E-mail", "Naam", "Pasnummer", "Wat kan beter?"),
        (
            "jan@example.org",
            "Jan Jansen",
            "20012345678",
            "Bel 06-12345678 of mail jan@example.org graag",
        ),
        ("els@example.org", "Els de Wit", "20012345679", "Sinds 03-11-2026 kapot, al drie keer gemeld"),
    ]
    after = brought(LENDING, rows).change.applied_to(LENDING)
    said = " ".join(str(row) for row in set(after.rows()) - set(LENDING.rows()))

    for secret in ("jan@", "Jansen", "els@", "Els", "2001234", "12345678"):
        assert secret not in said
    assert "Bel […] of mail […] graag" in said
    assert "Sinds 03-11-2026 kapot" in said


def test_texts_that_say_nothing_and_texts_that_are_the_same_come_once_or_not() -> None:
    texts = ("geen", "n.v.t.", "-", "12", "Te druk", "te  druk")
    rows = [("Plek", "Opmerking"), *(("T5", text) for text in texts)]
    assert [one.text for one in tallied(LENDING, rows, "Opmerking=text").texts] == ["Te druk"]

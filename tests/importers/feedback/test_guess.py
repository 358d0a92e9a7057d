"""What a column of a survey holds is guessed from its heading and from what stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.feedback.answers import BOUND, ONCE, SCALED, Column, Holds
from journey_editor.importers.feedback.guess import guess, has_headings
from journey_editor.importers.feedback.named import with_columns
from journey_editor.importers.feedback.scales import Scale
from journey_editor.kernel.errors import CallError
from journey_editor.model.records import Metric, Touchpoint
from tests.importers.answers import DUTCH, form_of, metric, touchpoint, variant
from tests.sample_maps.samples import build
from tests.strategies import BRIEFLY

LENDING = build("uitlenen")
FIVE, TEN, YES = ("4", "5", "2"), ("9", "3", "10"), ("ja", "nee", "ja")
TEXT = (
    "De borden boven staan verkeerd om",
    "Ik werd vriendelijk geholpen aan de balie",
    "Het duurde allemaal veel te lang",
)


def guessed(heading: str, cells: tuple[str, ...]) -> Column:
    """What one column is taken for."""
    return form_of(LENDING, [(heading,), *((cell,) for cell in cells)]).columns[0]


@pytest.mark.parametrize(
    ("heading", "cells", "holds", "scale"),
    [
        ("Satisfaction", FIVE, Holds.EMOTION, Scale.FIVE),
        ("Hoe tevreden bent u over uw bezoek?", FIVE, Holds.EMOTION, Scale.FIVE),
        ("Rapportcijfer", FIVE, Holds.EMOTION, Scale.TEN),
        ("Score (0-10)", FIVE, Holds.EMOTION, Scale.TEN),
        ("Tevreden (1–5)", ("4", "2", "5", "3", "1", "7"), Holds.EMOTION, Scale.FIVE),
        ("Tevreden, 1 t/m 5", ("9", "2", "5", "3", "7", "7"), Holds.EMOTION, Scale.TEN),
        ("Tevredenheid", ("tevreden", "zeer ontevreden", "neutraal"), Holds.EMOTION, Scale.FIVE),
        ("Gevoel", ("-2", "1", "0"), Holds.EMOTION, Scale.TWO),
        ("Did you find what you needed?", ("Yes", "No", "Yes"), Holds.FOUND, Scale.YES_NO),
        ("Kon u het makkelijk vinden?", YES, Holds.FOUND, Scale.YES_NO),
        ("Verwachtte u het te vinden?", YES, Holds.FOUND_EXPECTED, Scale.YES_NO),
        ("Waren de medewerkers behulpzaam?", FIVE, Holds.HELPFUL, Scale.FIVE),
        ("Was het prettig?", FIVE, Holds.PLEASANT, Scale.FIVE),
        ("Pleasant (expected)", FIVE, Holds.PLEASANT_EXPECTED, Scale.FIVE),
        ("How likely are you to recommend us?", TEN, Holds.RECOMMENDATION, Scale.TEN),
        ("NPS", FIVE, Holds.RECOMMENDATION, Scale.TEN),
        ("Tijdstempel", ("2026-11-01 10:00", "2026-11-02", ""), Holds.DATE, Scale.NUMBER),
        ("Ingevuld op", ("1 november 2026", "2 november 2026"), Holds.DATE, Scale.NUMBER),
        ("Wat kan beter?", TEXT, Holds.TEXT, Scale.NUMBER),
        ("Waarom geeft u dit cijfer?", TEXT, Holds.TEXT, Scale.NUMBER),
        ("Vraag 7", TEXT, Holds.TEXT, Scale.NUMBER),
        ("Wie bent u?", ("Vrouw, 33", "Man"), Holds.PERSONA, Scale.NUMBER),
        ("Vraag 1", ("Student", "Senior", "Student"), Holds.PERSONA, Scale.NUMBER),
        ("Waar was u?", ("Kasten", "T4", "Ergens anders"), Holds.TOUCHPOINT, Scale.NUMBER),
        ("Contactpunt", ("Plein", "Kelder"), Holds.TOUCHPOINT, Scale.NUMBER),
        ("Tevreden bij belangrijke contactpunten", FIVE, Holds.METRIC, Scale.FIVE),
        ("Tijd tot het boek mee naar huis gaat", ("3", "4", "5"), Holds.METRIC, Scale.NUMBER),
        ("Respondent ID", ("1", "2", "3"), Holds.IGNORED, Scale.FIVE),
        ("Leeftijd", ("33", "54", "18"), Holds.IGNORED, Scale.NUMBER),
    ],
)
def test_a_column_is_taken_for_what_its_heading_and_cells_say(
    heading: str, cells: tuple[str, ...], holds: Holds, scale: Scale
) -> None:
    found = guessed(heading, cells)
    assert (found.holds, found.personal) == (holds, False)
    assert found.scale is scale or holds not in SCALED


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Naam", ("Jan Jansen", "Els de Wit")),
        ("First name", ("Jan", "Els")),
        ("E-mail address", ("a@example.org", "")),
        ("Telefoonnummer", ("0612345678", "")),
        ("Lidnummer", ("12", "13")),
        ("Library card number", ("12", "13")),
        ("Postcode", ("3011 AA", "3012 BB")),
        ("IP Address", ("10.0.0.1", "10.0.0.2")),
        ("Vraag 3", ("a@example.org", "b@example.org", "geen")),
        ("Vraag 4", ("+31 6 1234 5678", "010-1234567", "")),
        ("Vraag 5", ("20012345678", "20012345679")),
    ],
)
def test_who_answered_is_ignored_and_said_to_be(heading: str, cells: tuple[str, ...]) -> None:
    found = guessed(heading, cells)
    assert (found.holds, found.personal) == (Holds.IGNORED, True)


def test_a_question_about_a_name_is_no_name() -> None:
    assert not guessed("Hoe duidelijk is de naam van de app?", FIVE).personal


@pytest.mark.parametrize(
    ("heading", "title", "holds"),
    [
        ("T4 satisfaction", "Entree en borden", Holds.EMOTION),
        ("Kasten – prettig", "Kasten", Holds.PLEASANT),
        ("[Vraag aan de balie] Was u geholpen?", "Vraag aan de balie", Holds.HELPFUL),
        ("Hoe vond u: App: mijn reserveringen", "App: mijn reserveringen", Holds.FOUND),
        ("ONLINE CATALOGUS", "Online catalogus", Holds.EMOTION),
        ("T8: verwachte tevredenheid", "Verlengen in de app", Holds.EXPECTED),
    ],
)
def test_a_heading_may_name_its_touchpoint(heading: str, title: str, holds: Holds) -> None:
    found = guessed(heading, FIVE)
    assert (found.holds, found.touchpoint) == (holds, touchpoint(LENDING, title).id)


def test_a_code_inside_a_longer_word_is_no_touchpoint() -> None:
    assert guessed("T41 satisfaction", FIVE).touchpoint is None
    assert guessed("Kastendeuren", FIVE).touchpoint is None


def test_a_file_without_headings_is_read_from_its_first_row() -> None:
    rows = [("Kasten", "4", TEXT[0]), ("Homepage", "5", TEXT[1]), ("T4", "1", TEXT[2])]
    assert not has_headings(rows, DUTCH)
    assert [one.title for one in form_of(LENDING, rows).columns] == ["1", "2", "3"]
    assert [one.holds for one in form_of(LENDING, rows).columns] == [
        Holds.TOUCHPOINT,
        Holds.IGNORED,
        Holds.TEXT,
    ]
    assert not has_headings([("Goed", "Beter"), ("Slecht", "Beter")], DUTCH)
    assert not has_headings([("Goed", "Goed"), ("a", "b")], DUTCH)


CELLS = st.sampled_from((*FIVE, *TEN, *YES, *TEXT, "", "Kasten", "Student", "2026-11-01", "a@b.nl", "=1+1"))
HEADINGS = st.sampled_from(
    (
        "Tevreden",
        "Kasten",
        "T4 prettig",
        "Datum",
        "persona",
        "naam",
        "NPS",
        "Opmerking",
        "x",
        "",
        "Taak voltooid",
    )
)


@BRIEFLY
@given(
    rows=st.integers(1, 6).flatmap(
        lambda width: st.lists(st.lists(CELLS | HEADINGS, min_size=width, max_size=width), max_size=8)
    )
)
def test_whatever_a_table_holds_its_columns_fit_together(rows: list[list[str]]) -> None:
    for headings in (True, False):
        found = guess(rows, LENDING, variant(LENDING), headings=headings, words=DUTCH)
        assert len(found) == (len(rows[0]) if rows else 0)
        for one in found:
            assert one.touchpoint is None or (
                one.holds in BOUND and one.touchpoint in LENDING.all(Touchpoint)
            )
            assert (one.metric is not None) == (one.holds is Holds.METRIC)
            assert one.metric is None or one.metric in LENDING.all(Metric)
            assert not one.personal or one.holds is Holds.IGNORED
        said = [one.holds for one in found if one.holds in ONCE]
        assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("said", "holds", "scale", "where"),
    [
        ("Vraag=satisfaction", Holds.EMOTION, Scale.FIVE, None),
        ("vraag=found:yes-no@T4", Holds.FOUND, Scale.YES_NO, "Entree en borden"),
        (
            "1=pleasant-expected:-2-2@Vraag aan de balie",
            Holds.PLEASANT_EXPECTED,
            Scale.TWO,
            "Vraag aan de balie",
        ),
        ("Vraag=recommend", Holds.RECOMMENDATION, Scale.TEN, None),
        ("Vraag=metric taak voltooid:1-5", Holds.METRIC, Scale.FIVE, None),
        ("Vraag=text@kasten", Holds.TEXT, Scale.FIVE, "Kasten"),
        ("Vraag=ignore", Holds.IGNORED, Scale.FIVE, None),
    ],
)
def test_a_column_is_taken_for_what_is_said_of_it(
    said: str, holds: Holds, scale: Scale, where: str | None
) -> None:
    (found,) = with_columns([guessed("Vraag", FIVE)], [said], LENDING, variant(LENDING))
    assert (found.holds, found.scale) == (holds, scale)
    assert found.touchpoint == (touchpoint(LENDING, where).id if where else None)
    assert found.metric == (metric(LENDING, "Taak voltooid").id if holds is Holds.METRIC else None)


def test_a_heading_may_have_signs_of_its_own() -> None:
    columns = [guessed("a=b", FIVE)]
    (found,) = with_columns(columns, ["a=b=pleasant"], LENDING, variant(LENDING))
    assert found.holds is Holds.PLEASANT


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("Vraag", "is not COL=FIELD"),
        ("Anders=text", "no column 'Anders'; the file has these: Vraag"),
        ("9=text", "no column '9'"),
        ("Vraag=mood", "'mood' is no field; these are: touchpoint"),
        ("Vraag=metric Geluk", "no metric called 'Geluk'; the map has these: Tevreden"),
        ("Vraag=text@Zolder", "no touchpoint called 'Zolder'; the journey has these: Homepage"),
    ],
)
def test_what_there_is_not_is_said(said: str, complaint: str) -> None:
    with pytest.raises(CallError, match=complaint):
        with_columns([guessed("Vraag", FIVE)], [said], LENDING, variant(LENDING))

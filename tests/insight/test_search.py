"""What is typed finds rows, whatever their accents, their case and the order of the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.search import Entries, Query, Texts, folded, texts_of
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Pain, Persona, Record, Touchpoint
from tests.corpus import CORPUS
from tests.sample_maps.samples import build
from tests.strategies import ANY_RECORD

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from([*CORPUS.values()])
TYPED = st.lists(TEXTS, max_size=3).map(" ".join)


def entries(*texts: tuple[str, str]) -> Entries:
    made = Entries()
    for name, more in texts:
        made.add(folded(name), folded(more))
    return made


@given(row=ANY_RECORD, data=st.data())
def test_a_row_is_found_by_any_of_its_words_in_any_case(row: Record, data: st.DataObject) -> None:
    words = " ".join(texts_of(row)).split()
    typed = data.draw(st.sampled_from(words)) if words else ""
    cases = [typed, typed.upper(), typed.lower(), typed.title(), typed.swapcase()]

    assert Query(data.draw(st.sampled_from(cases))).places([Texts().of(row)]) == [0]


@given(texts=st.lists(TEXTS), typed=TYPED, more=TEXTS)
def test_another_word_never_finds_more(texts: list[str], typed: str, more: str) -> None:
    there = [folded(text) for text in texts]

    assert set(Query(f"{typed} {more}").places(there)) <= set(Query(typed).places(there))


@given(texts=st.lists(TEXTS), words=st.lists(TEXTS, max_size=4), data=st.data())
def test_words_are_found_in_any_order(texts: list[str], words: list[str], data: st.DataObject) -> None:
    there = [folded(text) for text in texts]
    turned = data.draw(st.permutations(words))

    assert Query(" ".join(words)).places(there) == Query(" ".join(turned)).places(there)


@given(names=st.lists(TEXTS, max_size=12), typed=TYPED, cut=st.integers(0, 12))
def test_the_best_are_those_that_match_each_once_however_they_are_gathered(
    names: list[str], typed: str, cut: int
) -> None:
    query, whole = Query(typed), entries(*((name, "") for name in names))
    found = query.best(whole)

    assert sorted(found) == query.places(whole.texts)
    parts = (entries(*((name, "") for name in part)) for part in (names[:cut], names[cut:]))
    assert query.best(*parts) == found


@given(text=TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Oriëntatie", "orientatie"),
        ("ORIENTATIE", "oriëntatie"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Smørrebrød", "smorrebrod"),
        ("Istanbul", "ıstanbul"),
        ("Aansprakelijk\u00adheids\u00adverzekering", "aansprakelijkheids"),
        ("é" + "cole", "e\u0301cole"),
        ("ﬁnd", "find"),
        ("ΣΟΦΟΣ", "σοφος"),
    ],
)
def test_accents_case_and_what_is_not_seen_do_not_matter(written: str, typed: str) -> None:
    assert Query(typed).places([folded(written)]) == [0]


def test_what_begins_as_typed_comes_first_then_words_that_do_then_the_rest_in_order() -> None:
    there = entries(
        ("boekenkast", ""),
        ("de kast", ""),
        ("rij", "kast"),
        ("“Kasten”", ""),
        ("(kast)", ""),
        ("de-kast", ""),
    )

    assert Query("kast").best(there) == [3, 4, 1, 5, 0, 2]
    assert Query("“kast").best(there) == [3]


def test_nothing_typed_finds_everything_in_its_order() -> None:
    there = entries(("b", ""), ("a", ""))

    assert Query("  ").best(there) == [0, 1]
    assert not Query(" \t")


def test_every_text_of_a_row_is_searched() -> None:
    who = Persona(id="p", title="Senior", goals="Rust", quote="Ik zoek de balie")

    for typed in ("senior", "rust", "balie zoek"):
        assert Query(typed).places([Texts().of(who)]) == [0]


def test_what_was_typed_anew_is_found_and_what_went_is_let_go() -> None:
    project, texts = build("uitlenen"), Texts()
    before = next(one for one in project.all(Touchpoint).values() if one.title == "Kasten")
    texts.of(before)

    after = set_values(project, before.key, title="Schappen").applied_to(project)
    assert Query("schappen").places([texts.of(after.one(Touchpoint, before.id))]) == [0]

    pain = next(iter(project.all(Pain).values()))
    texts.of(pain)
    gone = Change.removing(after, [pain.key]).applied_to(after)
    texts.forget(gone)
    assert texts.of(Pain(id=pain.id, text="iets anders")) == "iets anders"


def test_letting_go_keeps_what_is_there() -> None:
    texts = Texts()
    cards = [Card(id=str(number), text=f"kaart {number}") for number in range(3)]
    folds = [texts.of(card) for card in cards]

    texts.forget(Project.of(*cards[1:]))

    assert texts.of(cards[1]) is folds[1]

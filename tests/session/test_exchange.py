"""Exchange: copies go out, are worked on, come back, and go out again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.errors import InputError
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.merge import Side
from journey_editor.model.records import Stage, Step
from journey_editor.session.document import Document
from journey_editor.session.exchange import Copy, Exchange, returned
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import JourneyFile, publish, read
from tests.model.editing import edits
from tests.strategies import BRIEFLY, furnished

NAMES = ("ours", "ada", "bo")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """One map in three copies."""
    first = tmp_path / "ours.journey"
    Document(furnished("1", stages=3)).save(first)
    started = Document.open(first)
    title(started, 0, "Begun")
    started.save(first)
    for name in NAMES[1:]:
        (tmp_path / f"{name}.journey").write_bytes(first.read_bytes())
    return {name: tmp_path / f"{name}.journey" for name in NAMES}


def title(document: Document, number: int, said: str) -> None:
    """Rename a step."""
    step = document.kept.all(Step).sorted()[number]
    document.apply("Type", set_values(document.kept, step.key, title=said))


def titles(document: Document) -> set[str]:
    return {one.title for one in document.kept.all(Step).values()}


def changed(file: Path, number: int, said: str, *, author: str = "") -> Document:
    """Open a copy, rename a step, save."""
    document = Document.open(file)
    document.author = author
    title(document, number, said)
    document.save(file)
    return document


def exchange(document: Document, *files: Path) -> Exchange:
    return Exchange(document.kept, document.log, [Copy(file.name, read(file)) for file in files])


def take(document: Document, *files: Path) -> Exchange:
    """Merge copies into a document, as they come."""
    found = exchange(document, *files)
    document.merge("Merge copies", found.change, found.lines(), found.tips())
    return found


def test_what_does_not_clash_comes_together_in_one_entry_of_undo(files: dict[str, Path]) -> None:
    changed(files["ada"], 1, "Ada's")
    changed(files["bo"], 2, "Bo's")
    document = changed(files["ours"], 0, "Ours")
    before = document.kept

    found = take(document, files["ada"], files["bo"])

    assert {"Ours", "Ada's", "Bo's"} <= titles(document)
    assert found.undecided == 0
    assert {one.base for one in found.arrivals} == {read(files["ada"]).revisions[-2].id}
    document.undo()
    assert document.kept == before
    document.redo()
    assert {"Ours", "Ada's", "Bo's"} <= titles(document)


def test_a_week_later_only_what_is_new_comes(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 0, "Ours")
    changed(files["ada"], 1, "Ada's")
    take(document, files["ada"])
    title(document, 1, "Ours, after Ada")
    document.save(files["ours"])
    changed(files["ada"], 2, "Ada's, later")

    found = take(document, files["ada"])

    assert found.undecided == 0
    assert found.arrivals[0].base == read(files["ada"]).revisions[-2].id
    assert {"Ours, after Ada", "Ada's, later"} <= titles(document)


def test_merging_the_same_copy_again_brings_nothing(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 0, "Ours")
    changed(files["ada"], 1, "Ada's")
    take(document, files["ada"])
    again = exchange(document, files["ada"])
    assert not again.change
    assert again.lines() == ()


def test_a_merge_that_was_undone_can_be_made_again(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 0, "Ours")
    changed(files["ada"], 1, "Ada's")
    take(document, files["ada"])
    document.undo()
    document.save(files["ours"])

    opened = Document.open(files["ours"])
    assert "Ada's" not in titles(opened)
    take(opened, files["ada"])
    assert "Ada's" in titles(opened)


def test_a_copy_that_took_ours_in_meanwhile_needs_no_second_answer(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 0, "Ours")
    ada = changed(files["ada"], 1, "Ada's")
    take(ada, files["ours"])
    title(ada, 2, "Ada's, later")
    ada.save(files["ada"])

    found = take(document, files["ada"])

    assert found.undecided == 0
    assert document.kept == ada.kept


def test_two_copies_that_both_took_in_a_third_do_not_clash_over_it(files: dict[str, Path]) -> None:
    changed(files["bo"], 1, "Bo's")
    document, ada = Document.open(files["ours"]), Document.open(files["ada"])
    for one, name in ((document, "ours"), (ada, "ada")):
        take(one, files["bo"])
        one.save(files[name])
    title(ada, 1, "Bo's, as Ada says it")
    ada.save(files["ada"])

    found = take(document, files["ada"])

    assert found.undecided == 0
    assert found.arrivals[0].base == read(files["bo"]).revisions[-1].id
    assert "Bo's, as Ada says it" in titles(document)


def test_a_clash_says_who_and_when_and_stays_ours_until_it_is_decided(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 1, "Ours", author="Ola")
    changed(files["ada"], 1, "Ada's", author="Ada")
    found = exchange(document, files["ada"])
    ((clash,),) = (one.merged.clashes for one in found.arrivals)

    ours, theirs = found.who(0, clash)
    assert ours is not None
    assert theirs is not None
    assert (ours.author, theirs.author) == ("Ola", "Ada")
    assert found.undecided == 1
    assert "Ours" in {one.title for one in found.project.all(Step).values()}

    for side, said in ((Side.THEIRS, "Ada's"), (Side.BOTH, "Ours / Ada's"), (Side.OURS, "Ours")):
        found.decide(0, clash.id, side)
        assert found.undecided == 0
        assert found.side(0, clash.id) is side
        assert said in {one.title for one in found.project.all(Step).values()}


def test_a_name_that_somebody_gave_to_a_moment_that_both_know_comes_along(files: dict[str, Path]) -> None:
    ada = Document.open(files["ada"])
    known = ada.log[0].id
    ada.name(known, "before dot vote")
    title(ada, 1, "Ada's")
    ada.save(files["ada"])
    document = changed(files["ours"], 0, "Ours")
    found = exchange(document, files["ada"])
    document.merge("Merge", found.change, found.lines(), found.tips(), names=found.names())
    assert next(one for one in document.log if one.id == known).checkpoint == "before dot vote"
    assert document.dirty


def test_all_clashes_can_be_decided_at_once(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 1, "Ours")
    changed(files["ada"], 1, "Ada's")
    changed(files["bo"], 1, "Bo's")
    found = exchange(document, files["ada"], files["bo"])
    found.decide_all(Side.THEIRS)
    assert found.undecided == 0
    assert "Bo's" in {one.title for one in found.project.all(Step).values()}


def test_a_copy_without_common_history_is_compared_by_id_and_name_and_loses_nothing(
    files: dict[str, Path], tmp_path: Path
) -> None:
    document = changed(files["ours"], 0, "Ours")
    stranger = tmp_path / "stranger.journey"
    publish(read(files["ada"]).project, [], stranger, overwrite=False)
    other = Document.open(stranger)
    title(other, 1, "Theirs")
    other.save(stranger)

    found = take(document, stranger)

    assert found.arrivals[0].base is None
    assert found.tips() == ()
    assert "Ours" in titles(document)
    assert len(document.kept.all(Stage)) == 3


def test_what_a_damaged_copy_lacks_was_not_removed_there_and_a_whole_one_still_merges_later(
    files: dict[str, Path], tmp_path: Path
) -> None:
    document = changed(files["ours"], 0, "Ours")
    changed(files["ada"], 1, "Ada's")
    damaged = tmp_path / "damaged.journey"
    damaged.write_bytes(files["ada"].read_bytes())
    with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        connection.execute("DELETE FROM stage WHERE id = (SELECT min(id) FROM stage)")

    found = take(document, damaged)

    assert found.arrivals[0].base is None
    assert found.tips() == ()
    assert len(document.kept.all(Stage)) == 3
    assert take(document, files["ada"]).arrivals[0].base is not None
    assert "Ada's" in titles(document)


def test_what_a_damaged_map_lacks_was_not_removed_either(files: dict[str, Path]) -> None:
    document = Document.open(files["ours"])
    changed(files["ada"], 1, "Ada's")
    first = next(iter(document.kept.all(Stage).values()))
    lacking = remove(document.kept, [first.key]).applied_to(document.kept)
    copies = [returned(files["ada"])]
    found = Exchange(lacking, document.log, copies, sound=False)
    assert len(found.project.all(Stage)) == 3


def test_what_a_newer_version_made_is_not_merged_half(files: dict[str, Path]) -> None:
    with closing(sqlite3.connect(files["ada"], isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    with pytest.raises(InputError, match="newer version"):
        returned(files["ada"])


def test_histories_with_copies_in_them_go_through_a_file_and_lead_to_every_moment(
    files: dict[str, Path],
) -> None:
    document = changed(files["ours"], 0, "Ours")
    ada = changed(files["ada"], 1, "Ada's")
    moment = ada.kept
    take(document, files["ada"])
    title(document, 2, "After")
    document.save(files["ours"])

    opened = Document.open(files["ours"])
    assert opened.repairs == ()
    assert opened.past.at(ada.log[-1].id) == moment
    for one in opened.log:
        assert opened.past.at(one.id) is not None or not one.back


def test_what_came_squashed_does_not_come_again_in_pieces(files: dict[str, Path]) -> None:
    document = changed(files["ours"], 0, "Ours")
    ada = Document.open(files["ada"])
    title(ada, 1, "Ada's")
    title(ada, 1, "Ada's, again")
    ada.save(files["ada"])
    take(document, files["ada"])
    pieces = [one.id for one in document.log]
    changed(files["ada"], 2, "Ada's, later")
    take(document, files["ada"])
    new = [one for one in document.log if one.id not in pieces]
    assert len(new) == 2
    assert all(document.past.at(one.id) is not None for one in document.log if one.back)


@BRIEFLY
@given(st.data())
def test_whatever_copies_do_to_each_other_they_converge_and_every_moment_stays(data: st.DataObject) -> None:
    begun = Document(furnished("1", stages=2))
    title(begun, 0, "Begun")
    published(begun)
    copies = [Document(begun.kept, log=begun.log) for _ in range(3)]
    then = {}
    for _ in range(data.draw(st.integers(2, 8), label="rounds")):
        one = data.draw(st.sampled_from(copies))
        if data.draw(st.booleans(), label="edits"):
            change = data.draw(edits(one.kept, one.mint))
            if one.apply("Edit", change):
                then[one.log[-1].id] = one.kept
        else:
            receive(one, data.draw(st.sampled_from([other for other in copies if other is not one])))
    for other in copies[1:]:
        receive(copies[0], other)
    for other in copies[1:]:
        receive(other, copies[0])
        assert other.kept == copies[0].kept
    past = copies[0].past
    for line in copies[0].log:
        if line.id in then:
            assert past.at(line.id) == then[line.id]


def as_file(document: Document) -> JourneyFile:
    """Return what is read where a document was saved, without the disk."""
    return JourneyFile(document.kept, {}, document.log, 1, 0, "", whole=True, newer=False, repairs=())


def published(document: Document) -> None:
    """Let others know the last moment, as saving does."""
    document._history.note_saved()


def receive(document: Document, other: Document) -> None:
    """Merge another copy as it is now."""
    published(other)
    file = as_file(other)
    found = Exchange(document.kept, document.log, [Copy("copy", file)])
    document.merge("Merge copies", found.change, found.lines(), found.tips())
    published(document)

"""What the columns of a log are said to hold, one after another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.event_log.log import Guess, LogColumn, Reading, Role
from journey_editor.ui.import_log.roles import ROLES, Roles, first_rows

COLUMNS = (
    LogColumn("who", ("a", "b")),
    LogColumn("where", ("Homepage", "Kasten")),
    LogColumn("day", ("2026-01-01", "2026-01-02")),
    LogColumn("hour", ("10:00", "11:00")),
)


def guessed(*roles: Role) -> Guess:
    return Guess(Reading("utf-8", ",", headings=True, roles=(Role.IGNORED,) * 4), COLUMNS).with_roles(roles)


BEGUN = guessed(Role.CASE, Role.TOUCHPOINT, Role.TIME, Role.IGNORED)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([role for role, _ in ROLES])), min_size=1))
def test_what_was_said_last_holds_and_no_role_is_held_twice(said: list[tuple[int, Role]]) -> None:
    roles = Roles(BEGUN)
    for column, role in said:
        now = roles.chosen(column, role).reading
        assert now.roles[column] is role
    for role in set(now.roles) - {Role.IGNORED, Role.TIME}:
        assert now.roles.count(role) == 1
    assert now.roles.count(Role.TIME) <= 1 or now.time is not None


@given(st.integers(0, 3), st.lists(st.sampled_from([role for role, _ in ROLES])))
def test_going_through_a_list_and_back_takes_nothing_away(column: int, through: list[Role]) -> None:
    roles = Roles(BEGUN)
    for role in through:
        roles.chosen(column, role)

    assert roles.chosen(column, BEGUN.reading.roles[column]) == BEGUN


def test_a_day_and_its_hour_say_the_time_together_and_two_names_do_not() -> None:
    both = Roles(BEGUN).chosen(3, Role.TIME).reading
    assert both.roles == (Role.CASE, Role.TOUCHPOINT, Role.TIME, Role.TIME)
    moved = Roles(BEGUN).chosen(1, Role.TIME).reading
    assert moved.roles == (Role.CASE, Role.TIME, Role.IGNORED, Role.IGNORED)


def test_the_first_rows_begin_with_the_headings_where_there_are_any() -> None:
    assert first_rows(BEGUN)[:2] == [
        ["who", "where", "day", "hour"],
        ["a", "Homepage", "2026-01-01", "10:00"],
    ]
    bare = Guess(Reading("utf-8", ",", headings=False, roles=BEGUN.reading.roles), COLUMNS)
    assert first_rows(bare)[0] == ["a", "Homepage", "2026-01-01", "10:00"]

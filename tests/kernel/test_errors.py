from __future__ import annotations

from journey_editor.kernel.errors import CallError, InputError, JourneyError, OutputError


def test_every_error_a_user_can_mend_has_an_exit_status_of_its_own() -> None:
    kinds = [JourneyError, CallError, InputError, OutputError]
    assert [kind.status for kind in kinds] == [1, 2, 3, 4]
    assert all(issubclass(kind, JourneyError) for kind in kinds)

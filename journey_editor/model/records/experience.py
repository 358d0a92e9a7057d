"""Experience: what one persona felt at one place, and what was expected."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from journey_editor.model.fields import Real, Refers, Subject, Whole
from journey_editor.model.records.base import Record, RowKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(Record):
    """Answers of one persona at one touchpoint, step or stage, each −1 (very poor) to +1 (very good).

    The drawn curve is `emotion`, the drawn expectation is `expected`.  The
    three questions are the same in every channel (R-30).  Missing is None.
    """

    table: ClassVar[str] = "experience"
    noun: ClassVar[str] = "Experience"
    natural: ClassVar[tuple[str, ...]] = ("persona", "subject")

    persona: Annotated[str, Refers("Persona", to=("persona",), owned=True)]
    subject: Annotated[RowKey, Subject("At", to=("touchpoint", "step", "stage"), owned=True)]
    emotion: Annotated[float | None, Real("Emotion", least=-1, most=1)] = None
    expected: Annotated[float | None, Real("Expected", least=-1, most=1)] = None
    found: Annotated[float | None, Real("Found it, when needed", least=-1, most=1)] = None
    found_expected: Annotated[float | None, Real("… expected", least=-1, most=1)] = None
    helpful: Annotated[float | None, Real("Staff were helpful", least=-1, most=1)] = None
    helpful_expected: Annotated[float | None, Real("… expected", least=-1, most=1)] = None
    pleasant: Annotated[float | None, Real("Was pleasant", least=-1, most=1)] = None
    pleasant_expected: Annotated[float | None, Real("… expected", least=-1, most=1)] = None
    n: Annotated[int | None, Whole("Answers")] = None
    source: Annotated[str | None, Refers("Source", to=("source",))] = None

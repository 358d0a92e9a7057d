"""The formulas of the list of actions, and what each comes to as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openpyxl.utils import get_column_letter

from journey_editor.export.workbook.values import Result
from journey_editor.insight.priorities import Priority, Quadrant
from journey_editor.kernel.words import Words
from journey_editor.model.records import AXES, SIDES, Criterion, Horizon, Scheme, Status
from journey_editor.model.workbook import (
    CUTS,
    FEASIBILITY,
    FIRST_ROW,
    IMPACT,
    MEANS,
    ORDER,
    OTHERS_HIGH,
    OTHERS_LOW,
    OTHERS_MEAN,
    OTHERS_N,
    PRIORITY,
    QUADRANT,
    RANK,
    SCORES,
    SORT_KEY,
    SPREAD,
    STATUS,
    WEIGHTS,
    SheetColumn,
    columns,
)

_ROW: Final = "\x00"  # where a formula names its own row; no word has it
_LATEST: Final = len(Horizon)


def quoted(text: str) -> str:
    """Return `text` as a formula says it."""
    return '"' + text.replace('"', '""') + '"'


class Formulas:
    """The formulas of a list in a scheme, whose rows end with `last`.

    All round where `insight.priorities` does: 4.333… × 3 and 3.25 × 4 are then
    the same for every program, and so is a mean that lies on a cut.
    """

    def __init__(self, scheme: Scheme, words: Words, *, last: int) -> None:
        self._weighted = scheme == Scheme.WEIGHTED
        self._words = words
        self._last = last
        self._letters = {column: get_column_letter(place) for place, column in enumerate(columns(scheme), 1)}
        made = {RANK: self._rank(), SPREAD: self._spread(), PRIORITY: self._priority()}
        made |= {QUADRANT: self._quadrant(), SORT_KEY: self._sort_key()}
        made |= {column: self._mean(one) for one, column in MEANS.items() if column in self._letters}
        self._templates = {column: f"={formula}" for column, formula in made.items()}

    def ref(self, column: SheetColumn, row: int | str) -> str:
        """Return a cell's name, such as H5."""
        return f"{self._letters[column]}{row}"

    def below(self, column: SheetColumn) -> str:
        """Return the cells of a column below the header, such as H7:H40."""
        return f"{self.ref(column, FIRST_ROW)}:{self.ref(column, self._last)}"

    def of_row(self, row: int) -> Mapping[SheetColumn, str]:
        """Return the formulas of the action in `row`."""
        number = str(row)
        return {column: one.replace(_ROW, number) for column, one in self._templates.items()}

    def _cell(self, column: SheetColumn) -> str:
        return self.ref(column, _ROW)

    def _all(self, column: SheetColumn) -> str:
        return f"{self.ref(column, f'${FIRST_ROW}')}:{self.ref(column, f'${self._last}')}"

    def _mean(self, criterion: Criterion) -> str:
        """The mean of a criterion is everybody's; that of an axis of several is weighed.

        Only an axis is rounded.
        """
        if self._weighted and criterion in AXES:
            amount, weight = self._weighed([MEANS[one] for one in SIDES[criterion]], SIDES[criterion])
            return f'IF({weight}>0,ROUND(({amount})/({weight}),9),"")'
        own = self._cell(SCORES[criterion])
        mean, n = self._cell(OTHERS_MEAN[criterion]), self._cell(OTHERS_N[criterion])
        everybody = f"({mean}*{n}+{own})/({n}+1)"
        if not self._weighted:
            everybody, mean = f"ROUND({everybody},9)", f"ROUND({mean},9)"
        return f'IF(ISNUMBER({own}),{everybody},IF({n}>0,{mean},""))'

    def _spread(self) -> str:
        both = ",".join(self._cell(MEANS[axis]) for axis in AXES)
        wide = ",".join(self._spread_on(axis) for axis in AXES)
        return f'IF(COUNT({both})=0,"",ROUND(MAX({wide}),9))'

    def _spread_on(self, axis: Criterion) -> str:
        mean, own = self._cell(MEANS[axis]), self._cell(SCORES[axis]) if not self._weighted else ""
        if self._weighted:
            amount, weight = self._weighed([SCORES[one] for one in SIDES[axis]], SIDES[axis])
            own = f"IF({weight}>0,({amount})/({weight}),{mean})"
        high, low = self._cell(OTHERS_HIGH[axis]), self._cell(OTHERS_LOW[axis])
        return f"IF(ISNUMBER({mean}),MAX({mean},{own},{high})-MIN({mean},{own},{low}),0)"

    def _priority(self) -> str:
        impact, feasibility = (self._cell(MEANS[axis]) for axis in AXES)
        value = f"{impact}*{feasibility}"
        if self._weighted:
            every = [one for axis in AXES for one in SIDES[axis]]
            amount, weight = self._weighed([MEANS[one] for one in every], every)
            value = f"({amount})/({weight})"
        return f'IF(COUNT({impact},{feasibility})=2,ROUND({value},6),"")'

    def _quadrant(self) -> str:
        impact, feasibility, priority = (self._cell(one) for one in (IMPACT, FEASIBILITY, PRIORITY))
        word = {quadrant: quoted(self._words(quadrant.value)) for quadrant in Quadrant}
        easy = f"{feasibility}>={CUTS[FEASIBILITY].name}"
        high = f"IF({easy},{word[Quadrant.DO_FIRST]},{word[Quadrant.PLAN]})"
        low = f"IF({easy},{word[Quadrant.FILL_IN]},{word[Quadrant.LEAVE]})"
        return f'IF(ISNUMBER({priority}),IF({impact}>={CUTS[IMPACT].name},{high},{low}),"")'

    def _sort_key(self) -> str:
        """Who ranks first has the highest: by priority, impact to four decimals, then horizon."""
        horizon = next(one for one in self._letters if one.key == "action.horizon")
        soon = ",".join(quoted(self._words(one.value)) for one in Horizon)
        place = f"IFERROR(MATCH({self._cell(horizon)},{{{soon}}},0),{_LATEST + 1})"
        priority, impact, status = (self._cell(one) for one in (PRIORITY, IMPACT, STATUS))
        key = f"(ROUND({priority}*1000000,0)*50001+ROUND({impact}*10000,0))*4+{_LATEST + 1}-{place}"
        dropped = quoted(self._words(Status.DROPPED.value))
        return f'IF(ISNUMBER({priority}),IF({status}={dropped},"",{key}),"")'

    def _rank(self) -> str:
        key, keys = self._cell(SORT_KEY), self._all(SORT_KEY)
        equal = f'COUNTIFS({keys},{key},{self._all(ORDER)},"<"&{self._cell(ORDER)})'
        return f'IF(ISNUMBER({key}),RANK({key},{keys})+{equal},"")'

    def _weighed(
        self, cells: list[SheetColumn], criteria: list[Criterion] | tuple[Criterion, ...]
    ) -> tuple[str, str]:
        """Return Σ weight × figure and Σ weight, over the criteria that have one."""
        named = [(self._cell(cell), WEIGHTS[one]) for cell, one in zip(cells, criteria, strict=True)]
        return (
            "+".join(f"N({cell})*{weight}" for cell, weight in named),
            "+".join(f"ISNUMBER({cell})*{weight}" for cell, weight in named),
        )


def results(
    number: int, one: Priority, means: Mapping[Criterion, float | None], words: Words
) -> dict[SheetColumn, Result]:
    """Return what the formulas come to for the action that is the `number`th in order.

    `means` are those of the criteria that are scored.
    """
    spreads = [found.spread for found in (one.on_impact, one.on_feasibility) if found is not None]
    made: dict[SheetColumn, Result] = {
        MEANS[criterion]: "" if mean is None else mean for criterion, mean in means.items()
    }
    made |= {IMPACT: "" if one.impact is None else one.impact}
    made |= {FEASIBILITY: "" if one.feasibility is None else one.feasibility}
    made[SPREAD] = round(max(spreads), 9) if spreads else ""
    if one.value is None or one.quadrant is None or one.impact is None:
        return {**made, PRIORITY: "", QUADRANT: "", RANK: "", SORT_KEY: ""}
    horizon = list(Horizon).index(one.action.horizon) if one.action.horizon else _LATEST
    key = (round(one.value * 1e6) * 50001 + round(one.impact * 1e4)) * 4 + _LATEST - horizon
    return {**made, PRIORITY: one.value, QUADRANT: words(one.quadrant.value), RANK: number, SORT_KEY: key}

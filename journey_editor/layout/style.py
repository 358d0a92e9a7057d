"""Style: the sizes and colours of a map; every length in mm at natural size."""

from __future__ import annotations

from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.model.records import LaneKind, Modality

# The grid.
EDGE: Final = 4.0  # around the map
LABELS: Final = 33.0  # the column of lane titles
COLUMN: Final = 32.0  # one step
GUTTER: Final = 1.1  # between a column's border and what lies in it
STAGE_HEIGHT: Final = 8.4
STAGE_GAP: Final = 1.0
ROW_GAP: Final = 2.0  # between two cards
STREET: Final = 2.3  # from a box to its channel's border: two of them hold a badge
MOMENT_SIZE: Final = 1.7  # from the middle of a diamond to its points
CARD_PAD: Final = 1.6
TOUCHPOINT_WIDTH: Final = 25.6
TOUCHPOINT_HEIGHT: Final = 8.0
EXPERIENCE_HEIGHT: Final = 40.0
LANE_LEAST: Final = 10.0

# Letters (em).
STAGE_SIZE: Final = 3.5
STEP_SIZE: Final = 3.05
BOX_SIZE: Final = 2.85
CARD_SIZE: Final = 2.95
LABEL_SIZE: Final = 2.35
BADGE_SIZE: Final = 2.35
CHANNEL_SIZE: Final = 3.05

# Colours.
INK: Final = Colour.of("#1e293b")
SOFT: Final = Colour.of("#5b6472")
FAINT: Final = Colour.of("#d5dae1")
HAIR: Final = Colour.of("#e8ebef")
WHITE: Final = Colour.of("#ffffff")
SHADE: Final = Colour.of("#fafbfc")
BOX_EDGE: Final = Colour.of("#94a3b8")
SMOOTH: Final = Colour.of("#8291a6")
ROUGH: Final = Colour.of("#b45309")
LOST: Final = Colour.of("#b91c1c")
MOMENT: Final = Colour.of("#9333ea")
VISIBILITY: Final = Colour.of("#475569")

STAGE_COLOURS: Final = tuple(map(Colour.of, ("#0f766e", "#1d4ed8", "#7c3aed", "#9a3412", "#475569")))

# A modality's ground, its pattern, and the letter's disc.
MODALITY: Final[dict[Modality, tuple[Colour, Colour, Colour]]] = {
    Modality.DIGITAL: (Colour.of("#e3eefb"), Colour.of("#c9def6"), Colour.of("#2563eb")),
    Modality.HUMAN: (Colour.of("#e9fbf6"), Colour.of("#a8e2d2"), Colour.of("#0f766e")),
    Modality.PHYSICAL: (Colour.of("#fdf5ea"), Colour.of("#f1dcbd"), Colour.of("#b45309")),
    Modality.HYBRID: (Colour.of("#f2effd"), Colour.of("#d9cff8"), Colour.of("#7c3aed")),
}

# A card's ground and its bar, by the lane it lies in.
CARDS: Final[dict[LaneKind, tuple[Colour, Colour]]] = {
    LaneKind.NEED: (Colour.of("#eff8ff"), Colour.of("#0369a1")),
    LaneKind.DOING: (Colour.of("#f0f6fa"), Colour.of("#0e7490")),
    LaneKind.THOUGHT: (Colour.of("#f5f3ff"), Colour.of("#6d28d9")),
    LaneKind.QUOTE: (Colour.of("#faf5ff"), Colour.of("#7e22ce")),
    LaneKind.HIGHLIGHT: (Colour.of("#fffbeb"), Colour.of("#a16207")),
    LaneKind.PAIN: (Colour.of("#fef2f2"), Colour.of("#b91c1c")),
    LaneKind.OPPORTUNITY: (Colour.of("#f0fdf4"), Colour.of("#15803d")),
    LaneKind.BACKSTAGE: (Colour.of("#f1f4f8"), Colour.of("#475569")),
    LaneKind.SYSTEM: (Colour.of("#f1f4f8"), Colour.of("#334155")),
    LaneKind.POLICY: (Colour.of("#f7f5f2"), Colour.of("#57534e")),
    LaneKind.IMAGE: (Colour.of("#f4f6fa"), Colour.of("#4b5d78")),
    LaneKind.TEXT: (Colour.of("#f6f7f9"), Colour.of("#5f6e84")),
    LaneKind.METRIC: (Colour.of("#f2f8fc"), Colour.of("#0072b2")),
}

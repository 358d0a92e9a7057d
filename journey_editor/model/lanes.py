"""Lanes: what a lane of each kind is called, and on which side of the lines it lies, until somebody says."""

from __future__ import annotations

from typing import Final

from journey_editor.model.records import LaneKind, LaneRole

LANE_TITLES: Final = {
    LaneKind.TOUCHPOINT: "Touchpoints",
    LaneKind.EXPERIENCE: "Experience",
    LaneKind.NEED: "Needs",
    LaneKind.DOING: "Doing",
    LaneKind.THOUGHT: "Thoughts",
    LaneKind.QUOTE: "Quotes",
    LaneKind.HIGHLIGHT: "Highlights",
    LaneKind.PAIN: "Pain points",
    LaneKind.OPPORTUNITY: "Opportunities",
    LaneKind.BACKSTAGE: "Backstage",
    LaneKind.SYSTEM: "Systems",
    LaneKind.POLICY: "Policies",
    LaneKind.IMAGE: "Storyboard",
    LaneKind.TEXT: "Notes",
    LaneKind.METRIC: "Measured",
}
LANE_ROLES: Final = {
    LaneKind.DOING: LaneRole.CUSTOMER,
    LaneKind.TOUCHPOINT: LaneRole.FRONTSTAGE,
    LaneKind.BACKSTAGE: LaneRole.BACKSTAGE,
    LaneKind.SYSTEM: LaneRole.SUPPORT,
    LaneKind.POLICY: LaneRole.SUPPORT,
}

"""Samples: the sample maps for every test that wants rich ones."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

from journey_editor.model.project import Project
from journey_editor.model.records import Evidence, Note, Record, Variant

FOLDER: Final = Path(__file__).parents[2] / "sample_maps"
NAMES: Final = ("uitlenen", "local_history", "new_release", "story_time", "job_applications")


@cache
def maker() -> ModuleType:
    """Return the module that makes the samples; it is no package, so its folder is looked in once."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module("make")
    finally:
        sys.path.remove(str(FOLDER))


@cache
def build(name: str) -> Project:
    """Return a sample map as its maker builds it."""
    project = maker().SAMPLES[name]()
    assert isinstance(project, Project)
    return project


def variant_of(project: Project) -> str:
    """Return the id of the one variant of a sample."""
    (variant,) = project.all(Variant)
    return variant


def notes_of(project: Project) -> list[Note]:
    """Return every card, pain and opportunity."""
    return [row for row in project.rows() if isinstance(row, Note)]


def evidence_for(project: Project, row: Record) -> tuple[Evidence, ...]:
    """Return what says where `row` is known from."""
    return project.all(Evidence).where("subject", row.key)

"""What other programs get of copied rows."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.importers.html_table import table_in
from journey_editor.model.clip_text import as_html, as_text
from journey_editor.model.records import Card, Channel, Lane, Persona, Stage, Step, Touchpoint
from tests.sample_maps.samples import build


def test_text_has_a_line_for_every_card_and_title_column_by_column() -> None:
    project = build("uitlenen")
    stage = project.all(Stage).sorted()[0]
    steps = project.all(Step).where("stage", stage.id)
    lines = as_text(project, [stage.key]).split("\n")
    assert lines[0] == stage.title
    titles = [step.title for step in steps]
    assert [line for line in lines if line in titles] == titles
    assert all(lines)


def test_a_card_of_several_lines_is_one_line() -> None:
    project = build("uitlenen")
    card = replace(project.all(Card).sorted()[0], text="een\n\ttwee <b>")
    project = project.with_rows([(card.key, card)])
    assert as_text(project, [card.key]) == "een twee <b>"
    assert "&lt;b&gt;" in as_html(project, [card.key])


def test_the_table_has_steps_across_and_channels_and_lanes_down_and_is_escaped() -> None:
    project = build("uitlenen")
    touchpoints = project.all(Touchpoint).sorted()[:2]
    hostile = replace(touchpoints[0], title="<script>alert('x')</script> & \"more\"")
    project = project.with_rows([(hostile.key, hostile)])
    card = next(card for card in project.all(Card).sorted() if card.lane)
    markup = as_html(project, [*(one.key for one in touchpoints), card.key])

    assert "<script" not in markup
    table = table_in(markup)
    down = {row[0] for row in table[1:]}
    assert {project.one(Channel, one.channel).title for one in touchpoints} <= down
    assert project.one(Lane, str(card.lane)).title in down
    assert hostile.title in {cell for row in table for cell in row}


def test_what_has_no_column_is_lines() -> None:
    project = build("uitlenen")
    persona = project.all(Persona).sorted()[0]
    assert as_html(project, [persona.key]) == f"<p>{persona.title}</p>"

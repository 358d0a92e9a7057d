"""A whole map by keyboard alone, in the real program on a real X server, keystrokes counted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Experience,
    Opportunity,
    Pain,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.storage.journey_file import read

NEEDED = ("Xvfb", "openbox", "xdotool")
LIMIT = 60.0  # s
AIM = 1.3  # keystrokes for each character of the content

STAGES = {
    "Orientation": ("Hears of a book", "Searches", "Reserves"),
    "Use": ("Travels", "Finds the shelf", "Asks for help"),
    "Loyalty": ("Reads", "Renews", "Returns it"),
}
LANES = {
    "needs": ("Know what is new", "Find it fast", "Be sure it waits", "Park nearby", "Signs", "A person"),
    "quotes": ("Where is it?", "So many hits", "Why log in?", "Which bus?", "I am lost", "Thank you"),
    "pains": ("No list", "Too many hits", "Log in twice", "No bus at night", "Codes differ", "A queue"),
    "ideas": ("A newsletter", "Better ranking", "One pass", "A bus map", "Big letters", "Two desks"),
    "backstage": ("Choose titles", "Index", "Hold shelf", "Leaflets", "Reshelve", "Plan shifts"),
}
TOUCHPOINTS = ("Website", "Catalogue", "My account", "Bus stop", "Shelf", "Desk")
FELT = "453251453"


class Keys:
    """Hands that know only the keyboard, and count."""

    def __init__(self, display: str) -> None:
        self._display = display
        self.pressed = 0
        self.typed = 0

    def type(self, text: str) -> None:
        self._send("type", "--delay", "4", text)
        self.pressed += len(text)
        self.typed += len(text)

    def press(self, *keys: str) -> None:
        self._send("key", "--delay", "12", *keys)
        self.pressed += len(keys)

    def line(self, text: str, then: str = "Return") -> None:
        self.type(text)
        self.press(then)

    def _send(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=os.environ | {"DISPLAY": self._display}, check=True)


@pytest.fixture
def display() -> Iterator[str]:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    assert not missing, f"install {', '.join(missing)}: this test works on a real X server"
    with ExitStack() as started:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1680x1050x24"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        started.callback(_stop, server)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            shown = f":{numbers.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox"], env=os.environ | {"DISPLAY": shown}, stderr=subprocess.DEVNULL
        )
        started.callback(_stop, manager)
        yield shown


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(10)


def _until(said: str, there: object) -> None:
    end = time.monotonic() + LIMIT
    while not there():  # type: ignore[operator] # a function
        assert time.monotonic() < end, said
        time.sleep(0.1)


def test_a_map_of_three_stages_nine_steps_and_forty_cards_is_typed(
    tmp_path: Path, temporary: Path, display: str
) -> None:
    file = tmp_path / "workshop.journey"
    here = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "TMPDIR": str(temporary),  # what lies among temporary files is saved elsewhere
    }
    program = [sys.executable, "-m", "journey_editor"]
    subprocess.run([*program, "new", str(file)], env=here, check=True, capture_output=True)
    running = subprocess.Popen([*program, str(file)], env=here)
    try:
        _until("the window opens", lambda: "Journey Editor" in _titles(display))
        keys = Keys(display)
        time.sleep(3)  # until the window has the focus and shows the map
        _write(keys)
        keys.press("ctrl+s")
        _until("everything is saved", lambda: len(read(file).project.all(Transition)) == 5)
        picture = os.environ.get("JOURNEY_PICTURES")
        if picture:
            subprocess.run(
                ["import", "-display", display, "-window", "root", f"{picture}/by-keyboard-alone.png"],
                check=True,
            )
    finally:
        running.kill()
        running.wait(10)
    _judge(read(file).project)
    ratio = keys.pressed / keys.typed
    said = f"{keys.pressed} keys for {keys.typed} characters: {ratio:.2f}, aim {AIM}"
    print(said)  # noqa: T201 - the figure is wanted
    assert ratio < AIM, said


def _titles(display: str) -> str:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Journey Editor", "getwindowname", "%@"],
        env=os.environ | {"DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout


def _write(keys: Keys) -> None:
    """Type the map: titles along the top, touchpoints, the curve, then lane by lane."""
    keys.press("Up")
    for number, (stage, steps) in enumerate(STAGES.items()):
        if number:
            keys.press("ctrl+g")
        keys.line(stage)
        for step in steps:
            keys.line(step)
    keys.press("Home", "Down")
    for touchpoint in TOUCHPOINTS:
        keys.line(touchpoint)
    for _ in range(5):
        keys.press("Left", "ctrl+l")
    keys.press("Home", "Down", "Down", "Down", "Down", "Down")
    keys.type(FELT)
    keys.press("Home")
    for cards in LANES.values():
        keys.press("Down")
        for card in cards:
            keys.line(card)
        keys.press("Home")
    keys.press("ctrl+j")
    for line in ("p Rain", "q Cosy", "n Tea", "i Umbrellas"):
        keys.line(line)
    keys.press("Escape")


def _judge(project: Project) -> None:
    steps = [title for titles in STAGES.values() for title in titles]
    assert {one.title for one in project.all(Stage).values()} == set(STAGES)
    stages = {stage.id: stage.title for stage in project.all(Stage).values()}
    for stage, titles in STAGES.items():
        found = [one for one in project.all(Step).sorted() if stages[one.stage] == stage]
        assert tuple(one.title for one in found) == titles
    by_step = {one.id: one.title for one in project.all(Step).values()}
    places = {by_step[one.step]: one.title for one in project.all(Touchpoint).values()}
    assert places == dict(zip(steps, TOUCHPOINTS, strict=False))
    felt = {one.emotion for one in project.all(Experience).values()}
    assert len(project.all(Experience)) == len(FELT)
    assert felt == {(int(digit) - 3) / 2 for digit in FELT}
    cards = [one for kind in (Card, Pain, Opportunity) for one in project.all(kind).values()]
    assert sum(len(one) for one in LANES.values()) + 4 + len(TOUCHPOINTS) >= 40
    assert {one.text for one in cards} == {text for lane in LANES.values() for text in lane} | {
        "Rain",
        "Cosy",
        "Tea",
        "Umbrellas",
    }
    assert all(one.first_step for one in cards)
    assert len(project.all(Transition)) == 5

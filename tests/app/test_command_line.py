"""What holds for the program as a whole: its help, its exit, its output."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.app import cli, commands
from journey_editor.app.cli import COMMANDS, one_line
from journey_editor.storage import probe, stored
from tests.app.command_line import PROGRAM, ROOT, UITLENEN, Ran, all_in, environment, journey_editor
from tests.app.conftest import Call


def module_of(command: str) -> Any:
    """The module that carries a command out."""
    return import_module(f"journey_editor.app.commands.{command.replace('-', '_')}")


def test_help_lists_every_command_that_is_there_and_no_other(call: Call) -> None:
    ran = call("--help")

    assert (ran.status, ran.err) == (0, "")
    there = {file.stem.replace("_", "-") for file in Path(commands.__path__[0]).glob("[a-z]*.py")}
    listed = ran.out.partition("commands (")[2].partition("\n\n")[0].splitlines()[1:]
    assert {line.split()[0] for line in listed} == set(COMMANDS) == there


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_names_no_option_that_is_not_there(command: list[str], call: Call) -> None:
    """Not in its examples and not in its prose either."""
    parser = module_of(command[0]).parser() if command else cli._parser()

    named = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", call(*command, "--help").out))

    assert named <= set(parser._option_string_actions)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_it_understands(name: str, call: Call) -> None:
    ran = call(name, "--help")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: journey-editor {name} ")
    example = ran.out.rstrip("\n").splitlines()[-1].removeprefix("example: ")
    program, command, *rest = shlex.split(example)
    assert (program, command) == ("journey-editor", name)
    assert module_of(name).parser().parse_args(rest)


def test_the_version_can_be_asked_for(call: Call) -> None:
    ran = call("--version")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Journey Editor ")


@pytest.mark.parametrize("asked", [["--frob"], ["info"], ["info", "a", "b"], ["info", "--xml", "a"]])
def test_a_call_that_cannot_be_understood_ends_with_2(asked: list[str], call: Call) -> None:
    ran = call(*asked)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: journey-editor")


@pytest.mark.parametrize(
    "asked", [["--help"], ["info", str(UITLENEN)], ["info", "no.journey"], ["--frob"]], ids=" ".join
)
def test_the_script_and_the_module_are_the_same_program(asked: list[str], tmp_path: Path) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    module, function = scripts["journey-editor"].split(":")
    written_by_pip = f"import sys; from {module} import {function}; sys.exit({function}())"
    script = [sys.executable, "-W", "error", "-c", written_by_pip]

    assert journey_editor(*asked, cwd=tmp_path, program=script) == journey_editor(*asked, cwd=tmp_path)


PRINTS: Final = (["--help"], ["info", str(UITLENEN)])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("asked", PRINTS, ids=" ".join)
def test_a_reader_that_has_gone_is_no_trouble(asked: list[str], unbuffered: str, tmp_path: Path) -> None:
    """As in `journey-editor info map.journey | head -0`."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        ran = printing_to(gone, asked, tmp_path, unbuffered)

    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("asked", PRINTS, ids=" ".join)
def test_output_that_has_no_room_is_said_in_one_sentence(
    asked: list[str], unbuffered: str, tmp_path: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = printing_to(full, asked, tmp_path, unbuffered)

    assert ran.returncode == 4
    assert ran.stderr == (
        b"journey-editor: what there is to print could not be written: no space left on device\n"
    )


def printing_to(
    out: BinaryIO, asked: list[str], cwd: Path, unbuffered: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *asked],
        cwd=cwd,
        env=environment(PYTHONUNBUFFERED=unbuffered),
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_without_any_output_it_works_as_well(tmp_path: Path) -> None:
    closed = ["bash", "-c", 'exec "$@" >&- 2>&-', "bash", *PROGRAM]

    assert journey_editor("info", UITLENEN, cwd=tmp_path, program=closed).status == 0
    assert journey_editor("info", "no.journey", cwd=tmp_path, program=closed).status == 3
    assert journey_editor("new", "a.journey", cwd=tmp_path, program=closed).status == 0


def test_commands_need_no_qt(tmp_path: Path) -> None:
    without = f"""
import sys
class NoQt:
    def find_spec(self, name, *_):
        if name.startswith("PySide6"):
            raise ImportError("no libraries for " + name)
sys.meta_path.insert(0, NoQt())
from journey_editor.app.main import main
sys.exit(main(["info", {str(UITLENEN)!r}]) or main(["new", "a.journey"])
    or main(["export", "a.journey", "--poster", "a.pdf", "--matrix", "a.xlsx"]) or main(["a.journey"]))
"""
    ran = journey_editor(cwd=tmp_path, program=[sys.executable, "-c", without])

    assert ran.status == 0, ran


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_said_in_one_line_is_one_line_and_reads_as_it_was(text: str) -> None:
    said = one_line(text)

    assert len(said.splitlines()) <= 1
    assert said.encode().decode() == said
    if text.isprintable():
        assert said == text


# An interrupt while a child is being started leaves its pipes to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="no signal of one process to itself")
def test_an_interrupted_export_leaves_neither_a_word_nor_a_file(call: Call, tmp_path: Path) -> None:
    asked = ("export", UITLENEN, "--poster")
    for name in ("first.pdf", "second.pdf"):  # the first one also loads what it needs
        started = time.monotonic()
        assert call(*asked, name).status == 0
        took = time.monotonic() - started
    before = all_in(tmp_path)
    for part in (64, 32, 16, 8, 4, 2):
        interrupt = threading.Timer(took / part, os.kill, (os.getpid(), signal.SIGINT))
        interrupt.start()
        try:
            ran = call(*asked, "cut.pdf")
        finally:
            interrupt.cancel()

        assert ran == Ran(130, "", "")
        assert all_in(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no signal of one process to itself")
def test_an_interrupt_while_the_database_asks_is_no_damaged_file(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Python raises there never leaves sqlite3 as what it was."""
    really = probe.plain_tables

    def interrupted(connection: sqlite3.Connection) -> dict[str, list[str]]:
        connection.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGINT), 1)
        return really(connection)

    monkeypatch.setattr(stored, "plain_tables", interrupted)

    assert call("info", UITLENEN) == Ran(130, "", "")

"""Mail ways: how each system attaches a file to a new mail, and shows a file in its folder.

Nothing goes through a shell.  Whatever is started may outlive this program.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

_PATIENCE: Final = 15.0  # s within which a program says that it cannot


def attach(file: Path, *, subject: str) -> bool:
    """Open a new mail with a file attached; return whether there is a program that does so.

    Takes until that program has answered, so call it aside.
    """
    if sys.platform == "win32":
        return _by_mapi(file, subject)
    if sys.platform == "darwin":
        return _ran("open", "-a", "Mail", str(file))
    return _ran("xdg-email", "--utf8", "--subject", subject, "--attach", str(file))


def show_in_folder(file: Path) -> bool:
    """Show a file in its folder, marked; return whether there is a program that does so."""
    if sys.platform == "win32":
        return _ran("explorer", f"/select,{file}", judged=False)  # which never ends in 0
    if sys.platform == "darwin":
        return _ran("open", "-R", str(file))
    return _ran(
        "dbus-send",
        "--session",
        "--print-reply",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        f"array:string:{file.as_uri().replace(',', '%2C')}",  # a comma would part the array
        "string:",
    )


def _ran(name: str, *arguments: str, judged: bool = True) -> bool:
    """Whether a program is there, can be started, and does not fail at once, where its end is `judged`."""
    program = shutil.which(name)
    if program is None:
        return False
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; a program of the system and a file's path
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_outside(),
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0 or not judged
    except subprocess.TimeoutExpired:  # it shows the mail, or waits for whoever writes it
        threading.Thread(target=process.wait, daemon=True).start()
        return True


def _outside() -> dict[str, str]:
    """Return the environment without the libraries that a frozen program puts before the system's."""
    found = dict(os.environ)
    before = found.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        found["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        found.pop("LD_LIBRARY_PATH", None)
    return found


if sys.platform == "win32":
    _LOGON, _DIALOG, _NO_POSITION = 1, 8, 0xFFFFFFFF  # as mapi.h names them
    _ENDED: Final = (0, 1)  # sent, or closed by whoever wrote it

    class _File(ctypes.Structure):
        """MapiFileDescW."""

        _fields_ = (
            ("reserved", ctypes.c_ulong),
            ("flags", ctypes.c_ulong),
            ("position", ctypes.c_ulong),
            ("path", ctypes.c_wchar_p),
            ("name", ctypes.c_wchar_p),
            ("type", ctypes.c_void_p),
        )

    class _Message(ctypes.Structure):
        """MapiMessageW."""

        _fields_ = (
            ("reserved", ctypes.c_ulong),
            ("subject", ctypes.c_wchar_p),
            ("text", ctypes.c_wchar_p),
            ("type", ctypes.c_wchar_p),
            ("received", ctypes.c_wchar_p),
            ("conversation", ctypes.c_wchar_p),
            ("flags", ctypes.c_ulong),
            ("originator", ctypes.c_void_p),
            ("recipient_count", ctypes.c_ulong),
            ("recipients", ctypes.c_void_p),
            ("file_count", ctypes.c_ulong),
            ("files", ctypes.POINTER(_File)),
        )

    def _by_mapi(file: Path, subject: str) -> bool:
        attached = _File(position=_NO_POSITION, path=str(file), name=file.name)
        message = _Message(subject=subject, file_count=1, files=ctypes.pointer(attached))
        try:
            send = ctypes.WinDLL("mapi32").MAPISendMailW
        except (OSError, AttributeError):  # no mail program came with it
            return False
        return send(None, None, ctypes.byref(message), _LOGON | _DIALOG, 0) in _ENDED

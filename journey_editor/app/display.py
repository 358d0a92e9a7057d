"""Display: whether a window can open, asked before Qt is, because Qt would abort."""

from __future__ import annotations

import ctypes
import os
import sys

# The libraries that Qt's X11 platform needs and a minimal Debian lacks, with their packages.
_NEEDED = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_WITHOUT_A_SCREEN = {"offscreen", "minimal", "minimalegl", "vnc"}


def why_no_window() -> str | None:
    """Return in a sentence why no window can open, or None where one can."""
    if sys.platform != "linux":
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _WITHOUT_A_SCREEN:
        return None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "there is no display"
    missing = [package for library, package in _NEEDED.items() if not _loads(library)]
    if missing:
        return f"system libraries are missing; install them with: apt-get install {' '.join(missing)}"
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True

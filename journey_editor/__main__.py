"""`python -m journey_editor` is `journey-editor`."""

from __future__ import annotations

import sys

from journey_editor.app.main import main

if __name__ == "__main__":  # the process of the dictionaries reads this module, too
    if hasattr(sys, "frozen"):  # and begins here where the program is frozen
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())

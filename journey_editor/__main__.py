"""`python -m journey_editor` is `journey-editor`."""

from __future__ import annotations

import sys

if __name__ == "__main__":  # the process of the dictionaries reads this module, too
    if hasattr(
        sys, "frozen"
    ):  # and begins here where the program is frozen, as does the one that probes files
        if sys.argv[1:] == ["--probe"]:
            from journey_editor.storage import probe

            sys.exit(probe.main())
        from multiprocessing import freeze_support

        freeze_support()
    from journey_editor.app.main import main

    sys.exit(main())

"""`python -m journey_editor` is `journey-editor`."""

from __future__ import annotations

import sys

if __name__ == "__main__":  # the process of the dictionaries reads this module, too
    # Frozen, that process begins here, as does the one that probes files.
    if hasattr(sys, "frozen"):
        if sys.argv[1:] == ["--probe"]:
            from journey_editor.storage import probe

            sys.exit(probe.main())
        from multiprocessing import freeze_support

        freeze_support()
    from journey_editor.app.main import main

    sys.exit(main())

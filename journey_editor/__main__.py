"""`python -m journey_editor` is `journey-editor`."""

from __future__ import annotations

import sys

if __name__ == "__main__":  # the process of the dictionaries reads this module, too
    # Frozen, that process begins here, as do those that probe files and read workbooks.
    if hasattr(sys, "frozen"):
        if sys.argv[1:] == ["--probe"]:
            from journey_editor.storage import probe

            sys.exit(probe.main())
        if sys.argv[1:] == ["--read-workbooks"]:
            from journey_editor.importers import xlsx_reader

            sys.exit(xlsx_reader.main())
        from multiprocessing import freeze_support

        freeze_support()
    from journey_editor.app.main import main

    sys.exit(main())

"""`python -m journey_editor` is `journey-editor`."""

from __future__ import annotations

import sys

from journey_editor.app.main import main

sys.exit(main())

"""The real activity files and what several decoders read in them: in ACTIVITY_FILES, or beside the repository."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

_BESIDE = Path(__file__).parents[4] / "shared" / "activities"
FOLDER = Path(os.environ.get("ACTIVITY_FILES", _BESIDE))
ABSENT = not (FOLDER / "expected.json").is_file()
WHY = "the folder of real activity files is absent: set ACTIVITY_FILES"


@cache
def expected(suffixes: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """What is expected of each file whose name ends so; nothing where the folder is absent."""
    if ABSENT:
        return ()
    told = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return tuple(file for file in told["files"] if file["file"].endswith(suffixes))

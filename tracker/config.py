"""Where things live: the journal, its backups, own templates and photos, notes of faults, the seeds.

Nothing is created by asking.
"""

import os
from pathlib import Path


def data_dir() -> Path:
    """The folder of the journal and its backups."""
    from platformdirs import user_data_path

    return user_data_path("tracker", appauthor=False)


def journal_path(given: str | None = None) -> Path:
    """The journal file: what was given, else `TRACKER_DB`, else the platform's data folder."""
    chosen = given or os.environ.get("TRACKER_DB")
    return Path(chosen).expanduser() if chosen else data_dir() / "journal.db"


def own_templates_dir(journal: Path) -> Path:
    """The folder of the athlete's own templates, beside their journal."""
    return journal.parent / "templates"


def photos_dir(journal: Path) -> Path:
    """The folder of the copies of the athlete's photos, beside their journal."""
    return journal.parent / "photos"


def crashes_dir() -> Path:
    """The folder of the notes of faults of tracker's own."""
    return data_dir() / "crashes"


def seeds_dir() -> Path:
    """The folder of seeds: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"

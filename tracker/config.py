"""Where things live: the journal, its backups, own templates and photos, notes of faults, the seeds.

Nothing is created by asking.
"""

import os
from pathlib import Path

from tracker.errors import NotFoundError

_FILES = {"photos": "[0-9a-f]" * 16 + ".*", "templates": "*.toml"}  # the folders beside a journal, what is in them


def data_dir() -> Path:
    """The folder of the journal and its backups."""
    from platformdirs import user_data_path

    return user_data_path("tracker", appauthor=False)


def journal_path(given: str | None = None) -> Path:
    """The journal file: what was given, else `TRACKER_DB`, else the platform's data folder.

    NotFoundError for one in a home that there is not.
    """
    chosen = given or os.environ.get("TRACKER_DB")
    return typed_path(chosen) if chosen else data_dir() / "journal.db"


def typed_path(typed: str | Path) -> Path:
    """The path that a person means: `~` is their home, `~name` somebody's. NotFoundError where there is none such."""
    if not str(typed).startswith("~"):
        return Path(typed)
    try:
        return Path(typed).expanduser()
    except (RuntimeError, ValueError):
        name = Path(typed).parts[0]
        raise NotFoundError(f"There is no home {name}, so {typed} leads nowhere; write the whole path.") from None


def own_templates_dir(journal: Path) -> Path:
    """The folder of the athlete's own templates, beside their journal."""
    return _folder(journal, "templates")


def photos_dir(journal: Path) -> Path:
    """The folder of the copies of the athlete's photos, beside their journal."""
    return _folder(journal, "photos")


def left_by_link(journal: Path) -> tuple[tuple[Path, Path], ...]:
    """The folders with files of ours beside a symbolic link to the journal, and where each belongs: beside the journal.

    Earlier versions put them there, where none of the journal's other paths leads.
    """
    if not _is_link(journal):
        return ()
    real = Path(os.path.realpath(journal)).parent
    found = [(journal.parent / name, real / name) for name in _FILES if any((journal.parent / name).glob(_FILES[name]))]
    return tuple((left, there) for left, there in found if os.path.realpath(left) != os.path.realpath(there))


def _folder(journal: Path, name: str) -> Path:
    """A folder beside the journal itself, or the one beside a link to it as long as that is the only one there is."""
    if not _is_link(journal):
        return journal.parent / name
    there = Path(os.path.realpath(journal)).parent / name
    lone = {belongs: left for left, belongs in left_by_link(journal) if not os.path.exists(belongs)}  # noqa: PTH110 as below
    return lone.get(there, there)


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 unlike Path's it never raises, and these folders are asked for of any path


def crashes_dir() -> Path:
    """The folder of the notes of faults of tracker's own."""
    return data_dir() / "crashes"


def seeds_dir() -> Path:
    """The folder of seeds: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"

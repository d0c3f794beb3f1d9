"""The library of templates, and templates from files."""

from functools import lru_cache
from pathlib import Path

from tracker.config import seeds_dir
from tracker.domain.rules import plain_rules
from tracker.errors import NotFoundError
from tracker.formats.template import load_template
from tracker.services.near import nearest
from tracker.services.views import LibraryEntry


def entry_of(path: Path) -> LibraryEntry:
    """The template in a file; TemplateError names its faults."""
    template = load_template(path)
    return LibraryEntry(template=template, path=str(path), rules=plain_rules(template))


@lru_cache(maxsize=1)
def library() -> tuple[LibraryEntry, ...]:
    """Every template that was shipped, by title."""
    entries = (entry_of(path) for path in sorted(seeds_dir().glob("*.toml")))
    return tuple(sorted(entries, key=lambda entry: entry.template.title.casefold()))


def template_named(name: str) -> LibraryEntry:
    """The template with that slug, or in that file. NotFoundError with the nearest slug."""
    if name.endswith(".toml") or "/" in name:
        path = Path(name).expanduser()
        if not path.is_file():
            raise NotFoundError(f"There is no template file {name!r}; `tracker template list` shows the library.")
        return entry_of(path)
    shipped = seeds_dir() / f"{name}.toml"
    if name.replace("-", "").isalnum() and shipped.is_file():
        return entry_of(shipped)
    slugs = [path.stem for path in seeds_dir().glob("*.toml")]
    raise NotFoundError(
        f"The library has no template {name!r}{nearest(name, slugs)}; `tracker template list` shows all."
    )

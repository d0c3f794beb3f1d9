"""The library of templates: those that were shipped, the athlete's own, and templates from files."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tracker.config import seeds_dir, typed_path
from tracker.domain.rules import plain_rules
from tracker.domain.templates import Template
from tracker.errors import JournalError, NotFoundError, TemplateError
from tracker.formats.template import load_template, read_template
from tracker.services.files import write_whole
from tracker.services.near import nearest
from tracker.services.views import BrokenTemplate, LibraryEntry

MOST_TWINS = 1_000  # files of one name
SLUG = 60  # characters


def entry_of(path: Path, *, own: bool = False) -> LibraryEntry:
    """The template in a file; TemplateError names its faults."""
    template = load_template(path)
    return LibraryEntry(template=template, path=str(path), rules=plain_rules(template), own=own)


@lru_cache(maxsize=1)
def _shipped() -> tuple[LibraryEntry, ...]:
    return tuple(entry_of(path) for path in sorted(seeds_dir().glob("*.toml")))


def library(own: Path | None = None) -> tuple[LibraryEntry, ...]:
    """Every template that was shipped and every sound one of the folder `own`, by title."""
    entries = (*_shipped(), *(found for _, found in _own(own) if isinstance(found, LibraryEntry)))
    return tuple(sorted(entries, key=lambda entry: (entry.template.title.casefold(), entry.own)))


def broken(own: Path) -> tuple[BrokenTemplate, ...]:
    """The files of the folder `own` that are no templates, each with its first fault."""
    return tuple(
        BrokenTemplate(path=str(path), fault=str(found))
        for path, found in _own(own)
        if isinstance(found, TemplateError)
    )


def _own(folder: Path | None) -> Iterator[tuple[Path, LibraryEntry | TemplateError]]:
    """Each file of the athlete's own folder, and what it holds; no folder holds nothing."""
    for path in _files(folder):
        try:
            yield path, entry_of(path, own=True)
        except TemplateError as error:
            yield path, error


def _files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        return sorted(path for path in folder.glob("*.toml") if path.is_file())
    except OSError:
        return []


def template_named(name: str, own: Path | None = None) -> LibraryEntry:
    """The template with that slug, of the folder `own` first, or in that file. NotFoundError with the nearest slug."""
    if name.endswith(".toml") or "/" in name:
        path = typed_path(name)
        if not path.is_file():
            raise NotFoundError(f"There is no template file {name!r}; `tracker template list` shows the library.")
        return entry_of(path)
    mine = _own_named(name, own)
    if mine is not None:
        return mine
    shipped = seeds_dir() / f"{name}.toml"
    if name.replace("-", "").isalnum() and shipped.is_file():
        return entry_of(shipped)
    slugs = [path.stem for path in (*seeds_dir().glob("*.toml"), *_files(own))]
    raise NotFoundError(
        f"The library has no template {name!r}{nearest(name, slugs)}; `tracker template list` shows all."
    )


def _own_named(name: str, own: Path | None) -> LibraryEntry | None:
    """The athlete's own template of that slug: in the file of that name, else in any other."""
    for path in _files(own):
        if path.stem == name:
            return entry_of(path, own=True)
    sound = (found for _, found in _own(own) if isinstance(found, LibraryEntry))
    return next((entry for entry in sound if entry.template.slug == name), None)


def free_slug(slug: str, own: Path) -> str:
    """The slug, with -2, -3, … behind it where the library has it already."""
    shipped = {path.stem for path in seeds_dir().glob("*.toml")}
    taken = shipped | {path.stem for path in _files(own)}
    taken |= {found.template.slug for _, found in _own(own) if isinstance(found, LibraryEntry)}
    for n in range(1, MOST_TWINS):
        candidate = slug if n == 1 else f"{slug[: SLUG - 5].rstrip('-')}-{n}"
        if candidate not in taken:
            return candidate
    raise TemplateError(f"The library holds {MOST_TWINS:,} templates called {slug!r}; rename some of them.")


def save_template(template: Template, own: Path) -> Path:
    """Write a template into the folder `own` as SLUG.toml and say where; nothing that is there is written over.

    The file is whole or not there. TemplateError where the template can't be said in a file, JournalError where the
    folder can't be written.
    """
    from tracker.formats.template_writer import template_to_toml

    path = own / f"{template.slug}.toml"
    text = template_to_toml(template)
    if read_template(text, name=str(path)) != template:
        raise TemplateError(f"{template.title} can't be written into a file so that it reads back the same.")
    write_file(path, text)
    return path


def write_file(path: Path, text: str, *, over: bool = False) -> None:
    """Write a template's text, whole or not at all; over what is there only where that is said. JournalError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode(), over=over)
    except OSError as error:
        raise JournalError(f"{path} can't be written: {error.strerror or error}.") from error

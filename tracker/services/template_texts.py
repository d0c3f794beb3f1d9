"""Templates of one's own as texts: to edit, check, save, copy and delete them."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.config import seeds_dir
from tracker.domain.templates import Template
from tracker.errors import JournalError, NotFoundError, RefusedError, TemplateError
from tracker.formats.template import read_template
from tracker.services.library import MOST_TWINS, entry_of, free_slug, template_named, write_file
from tracker.services.views import LibraryEntry

TRASH = "trash"  # the folder of deleted templates, beside the others
_NAME = "template"  # what the checker calls a text that is in no file yet
_FAULT = re.compile(rf"{_NAME}(?: line (?P<line>\d+))?(?:, |: )(?P<said>.*)", re.DOTALL)
_AT = re.compile(r"\s*\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateText:
    """The text of a template for editing.

    `path` is the file that saving writes over, None for a copy that is in none yet; `before` is what that file held.
    """

    slug: str
    title: str
    text: str
    path: Path | None
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFault:
    """What is wrong with a template's text, and in which line, from 1; 0 where that isn't known."""

    line: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """What a text means, or all that is wrong with it."""

    text: str
    template: Template | None
    faults: tuple[TextFault, ...] = ()


def text_of(name: str, own: Path) -> TemplateText:
    """The text of one's own template of that name; of a shipped one a copy under a free slug, in no file yet."""
    entry = template_named(name, own)
    text = _text_in(Path(entry.path))
    title, slug = entry.template.title, entry.template.slug
    if entry.own:
        return TemplateText(slug=slug, title=title, text=text, path=Path(entry.path), before=text)
    slug = free_slug(slug, own)
    return TemplateText(slug=slug, title=title, text=_with(_with(text, "slug", f'"{slug}"'), "version", "1"), path=None)


def check_text(text: str) -> CheckedText:
    """What a text means, or every fault with its line."""
    try:
        return CheckedText(text=text, template=read_template(text, name=_NAME))
    except TemplateError as error:
        return CheckedText(text=text, template=None, faults=tuple(map(_fault, error.faults or (str(error),))))


def _fault(fault: str) -> TextFault:
    found = _FAULT.fullmatch(fault)
    said, line = (found["said"], int(found["line"] or 0)) if found else (fault, 0)
    at = _AT.search(said)
    if at is not None:
        said, line = said.replace(at[0], ""), int(at[1])
    return TextFault(line=line, said=said)


def save_text(edited: TemplateText, text: str, own: Path) -> TemplateText:
    """Write a sound text into its file, the version raised; what is then in the file.

    TemplateError names what is wrong with it, RefusedError where the slug belongs to another template or another
    window changed the file meanwhile, JournalError where the file can't be written. Nothing is written then.
    """
    template = read_template(text, name=_NAME)
    if edited.path is not None and edited.path.is_file() and _text_in(edited.path) != edited.before:
        raise RefusedError(f"{edited.path} was changed by another window; copy your text, leave and open it again.")
    if template.slug != edited.slug or edited.path is None:
        if free_slug(template.slug, own) != template.slug:
            raise RefusedError(f"The library has a template {template.slug!r} already; give this one another slug.")
    elif text != edited.before:
        before = check_text(edited.before).template
        least = before.version + 1 if before is not None else 1
        if template.version < least:
            text = _raised(text, template, least)
    path = edited.path if edited.path is not None and template.slug == edited.slug else own / f"{template.slug}.toml"
    write_file(path, text, over=path == edited.path)
    if edited.path is not None and path != edited.path:
        with suppress(OSError):
            edited.path.unlink(missing_ok=True)  # under its new slug it is there in full
    return TemplateText(slug=template.slug, title=template.title, text=text, path=path, before=text)


def _raised(text: str, template: Template, version: int) -> str:
    """The text with a version, where that is all that changes by it; else the text as it is."""
    raised = _with(text, "version", str(version))
    return raised if check_text(raised).template == replace(template, version=version) else text


def _with(text: str, key: str, value: str) -> str:
    """The text with another value for a key of its head, on the key's line; without such a line as it is."""
    head = re.search(r"^\s*\[", text, re.MULTILINE)
    end = head.start() if head else len(text)
    line = re.compile(rf"^({key}\s*=\s*)(?:\"[^\"\n]*\"|'[^'\n]*'|\d+)", re.MULTILINE)
    return line.sub(lambda found: found[1] + value, text[:end], count=1) + text[end:]


def _text_in(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TemplateError(f"{path} can't be read: {reason}.") from error


def copy(name: str, own: Path) -> LibraryEntry:
    """A copy of a template as one's own, under a free slug, its title saying that it is one."""
    entry = template_named(name, own)
    slug = free_slug(entry.template.slug, own)
    text = _with(_with(_text_in(Path(entry.path)), "slug", f'"{slug}"'), "version", "1")
    titled = _with(text, "title", _quoted(f"{entry.template.title} (copy)"))
    found = check_text(titled)
    if found.template is None or found.template.slug != slug:
        raise TemplateError(f"{entry.template.title} can't be copied: its slug stands on no line of its own.")
    path = own / f"{slug}.toml"
    write_file(path, titled)
    return entry_of(path, own=True)


def _quoted(text: str) -> str:
    from tracker.formats.template_writer import quoted

    return quoted(text)


def delete(name: str, own: Path) -> tuple[LibraryEntry, Path]:
    """Put one's own template into the trash folder; what it was and where its file is now.

    RefusedError for a shipped one, NotFoundError for one that is not there.
    """
    entry = template_named(name, own)
    path = Path(entry.path)
    if not entry.own:
        shipped = "came with tracker and stays" if path.parent == seeds_dir() else "is a file outside of your library"
        raise RefusedError(f"{entry.template.title} {shipped}; only templates of your own can be deleted.")
    return entry, into_trash(path, own)


def into_trash(path: Path, own: Path) -> Path:
    """Move a file of the folder `own` into its trash folder; where it is now. NotFoundError, JournalError."""
    trash = own / TRASH
    try:
        trash.mkdir(exist_ok=True)
        place = _free(trash, path)
        path.rename(place)
    except FileNotFoundError:
        raise NotFoundError(f"{path} is gone already.") from None
    except OSError as error:
        raise JournalError(f"{path} can't be moved into {trash}: {error.strerror or error}.") from error
    return place


def _free(folder: Path, path: Path) -> Path:
    """A file name like that of `path` that nothing in the folder has."""
    names = (path.name if n == 1 else f"{path.stem}-{n}{path.suffix}" for n in range(1, MOST_TWINS))
    return next(path for path in (folder / name for name in names) if not path.exists())

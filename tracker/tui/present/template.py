"""A template of the library in words: what it asks, its rules, how much in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.domain.progress import Progress
from tracker.domain.retro import counted_on_words
from tracker.domain.rule_words import joined
from tracker.domain.rules import plain_rules
from tracker.domain.templates import Template, Window, WindowKind
from tracker.domain.text import clean_text, fold_text
from tracker.services.views import LibraryEntry
from tracker.tui.ink import ACCENT, KEY, MUTED, WARN
from tracker.tui.present.challenge import claim_rows, rule_lines
from tracker.tui.present.outline import outline_lines, road_line

if TYPE_CHECKING:
    from tracker.services.retro import Rehearsed

MOST_HOURS = 48  # longer ones are told in days


def template_row(entry: LibraryEntry, width: int) -> tuple[Content]:
    """A template in the list."""
    return (Content(clean_text(entry.template.title, limit=120)),)


def library_row(entry: LibraryEntry, width: int) -> tuple[Content]:
    """A template in the Library: its title, and how long it goes where there is room for that."""
    title = Content(clean_text(entry.template.title, limit=120))
    length = " · ".join(word for word in ("yours" if entry.own else "", _length(entry.template)) if word)
    if entry.own and width - len(length) - 2 < title.cell_length:
        length = "yours"
        title = title.truncate(max(1, width - len(length) - 2), ellipsis=True)
    room = width - len(length) - 2
    if not length or room < title.cell_length:
        return (title,)
    return (Content.assemble(title, " " * (room - title.cell_length), (f"  {length}", MUTED)),)


def _length(template: Template) -> str:
    """How long it goes, in a word or two; "" where that takes a sentence."""
    window = template.window
    lengths = ((window.years, "year"), (window.months, "month"), (window.days, "day"))
    found = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in lengths if n]
    if window.kind is WindowKind.ROLLING and len(found) == 1:
        return found[0]
    if window.kind is WindowKind.INSTANT and window.length_s is not None and window.length_s % 3600 == 0:
        hours = window.length_s // 3600
        return f"{hours // 24} days" if hours > MOST_HOURS and hours % 24 == 0 else f"{hours} h"
    if template.race is not None or any(edition.race is not None for edition in template.editions):
        return "race"
    if window.kind is WindowKind.FIXED and window.first is not None and window.last is not None:
        days = (window.last - window.first).days + 1
        return f"{days} days" if days > 1 else "1 day"
    return _repeats(window)


def _repeats(window: Window) -> str:
    if window.kind is WindowKind.RECURRING:
        return f"a {window.every or 'month'}"
    return "no end" if window.kind is WindowKind.OPEN else ""


def start_lines(
    entry: LibraryEntry,
    outline: Progress | str | None,
    partners: Sequence[str],
    units: str,
    width: int,
    *,
    rehearsed: Rehearsed | None = None,
) -> list[Content]:
    """What one is about to take on, and with whom: the plan as it would be started, the rules, what it is.

    `outline` is that plan, or a sentence why there is none; its template is the one that would be started. Started in
    the past it comes first how it would stand by now.
    """
    template = outline.challenge.template if isinstance(outline, Progress) else entry.template
    lines: list[Content] = list(Content.styled(clean_text(template.title, limit=120), KEY).wrap(max(width, 10)))
    if rehearsed is not None:
        lines += [*_so_far(rehearsed, units, width), Content("")]
    lines += _plan(outline, units, width)
    if partners:
        with_ = joined([clean_text(name, limit=40) for name in partners], "and")
        lines += Content.assemble(("with ", MUTED), with_).wrap(max(width, 10))
    lines += [Content(""), *rule_lines(plain_rules(template, units), width)]
    lines += [Content(""), *Content.styled(clean_text(template.summary, limit=600), MUTED).wrap(max(width, 10))]
    if template.route is not None:
        lines += [Content(""), *road_line(template.route, units).stylize_before(MUTED).wrap(max(width, 10))]
    return lines


def _so_far(rehearsed: Rehearsed, units: str, width: int) -> list[Content]:
    """How a challenge that is to begin in the past stands already, over what is logged."""
    said = [rehearsed.progress.verdict]
    if rehearsed.counted_on is not None:
        said.append(counted_on_words(rehearsed.counted_on, units))
    return [line for text in said for line in Content.styled(clean_text(text), ACCENT).wrap(max(width, 10))]


def _plan(outline: Progress | str | None, units: str, width: int) -> list[Content]:
    if isinstance(outline, str):
        return list(Content.styled(clean_text(outline), WARN).wrap(max(width, 10)))
    return outline_lines(outline, units, width) if outline is not None else []


def asked_lines(entry: LibraryEntry, outline: Progress | str | None, units: str, width: int) -> list[Content]:
    """What a template is: its summary, its plan started today (or a sentence why there is none), its road."""
    template = entry.template
    lines = list(Content(clean_text(template.summary, limit=600)).wrap(max(width, 10)))
    if isinstance(outline, str):
        lines += [Content(""), *_plan(outline, units, width)]
    else:
        lines += _part("Plan, if it were started today", _plan(outline, units, width))
    if template.route is not None:
        lines += _part("Road", road_line(template.route, units).wrap(max(width, 10)))
    return lines


def told_lines(entry: LibraryEntry, units: str, width: int, *, ascii: bool = False) -> list[Content]:
    """What is said about a template: its rules, the printed figures, its tags."""
    template = entry.template
    lines = _part("Rules", rule_lines(plain_rules(template, units), width))
    lines += _part("Printed figures", claim_rows(template.claims, width, ascii=ascii))
    return [*lines, Content(""), _tags(template)] if template.tags else lines


def _part(heading: str, lines: Iterable[Content]) -> list[Content]:
    """A heading and what stands under it, an empty row before; nothing where there is nothing."""
    held = list(lines)
    return [Content(""), Content.styled(heading, ACCENT), *held] if held else []


def _tags(template: Template) -> Content:
    return Content.styled(" ".join(f"#{clean_text(tag)}" for tag in template.tags), "$secondary")


def fit_of(template: Template, query: str) -> int:
    """How well a template fits a search, lowest first: its title, then the rest of it."""
    title = fold_text(template.title)
    return sum(word not in title for word in fold_text(query).split())


def matches(template: Template, query: str) -> bool:
    """Whether every word of a search is in the title, the summary or the tags."""
    words = fold_text(query).split()
    held = fold_text(" ".join([template.title, template.summary, template.slug, *template.tags])) if words else ""
    return all(word in held for word in words)

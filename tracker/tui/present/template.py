"""A template of the library in words: what it asks, its rules, how much in all."""

from __future__ import annotations

from textual.content import Content

from tracker.domain.rules import plain_rules
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template
from tracker.domain.text import clean_text, fold_text
from tracker.services.views import LibraryEntry
from tracker.tui.ink import MUTED
from tracker.tui.present.amounts import amount
from tracker.tui.present.challenge import rule_lines


def template_row(entry: LibraryEntry, width: int) -> tuple[Content]:
    """A template in the list."""
    return (Content(clean_text(entry.template.title, limit=120)),)


def preview_lines(entry: LibraryEntry, units: str, width: int) -> list[Content]:
    """What one would take on."""
    template = entry.template
    lines = list(Content(clean_text(template.summary, limit=600)).wrap(max(width, 10)))
    lines += [Content(""), *rule_lines(plain_rules(template, units), width)]
    if template.route is not None:
        length = amount(template.route.length_mm, Measure.DISTANCE, units)
        places = " → ".join(clean_text(place.name, limit=40) for place in template.route.places)
        road = Content.styled(f"{length}: {places}", MUTED)
        lines += [Content(""), *road.wrap(max(width, 10))]
    if template.tags:
        lines += [Content(""), Content.styled(" ".join(f"#{clean_text(tag)}" for tag in template.tags), "$secondary")]
    return lines


def fit_of(template: Template, query: str) -> int:
    """How well a template fits a search, lowest first: its title, then the rest of it."""
    title = fold_text(template.title)
    return sum(word not in title for word in fold_text(query).split())


def matches(template: Template, query: str) -> bool:
    """Whether every word of a search is in the title, the summary or the tags."""
    held = fold_text(" ".join([template.title, template.summary, template.slug, *template.tags]))
    return all(word in held for word in fold_text(query).split())

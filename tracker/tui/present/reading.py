"""How a log line reads, in words: what it says, what it will feed, or where it can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tracker.domain.activities import title_of
from tracker.domain.feeds import Feed
from tracker.domain.quantities import format_amount
from tracker.domain.sessions import Draft, FactDraft, MarkDraft, Measure
from tracker.domain.text import clean_text
from tracker.errors import InputError
from tracker.services.views import Logged, Reading
from tracker.tui.ink import ACCENT, BAD, GOOD, KEY, MUTED, WARN
from tracker.tui.present.amounts import amount, pair
from tracker.tui.present.dates import near_day


def reading_lines(reading: Reading, today: date, units: str, width: int) -> list[Content]:
    """What a line reads as and what it will feed; on one row where that fits."""
    said = [
        *(_draft(draft, today, units) for draft in reading.drafts),
        *(_mark(mark, today) for mark in reading.marks),
        *(_fact(fact, today) for fact in reading.facts),
    ]
    return _told(" + ".join(said), reading.feeds, reading.notes, units, width)


def logged_lines(logged: Logged, units: str, width: int) -> list[Content]:
    """What a line did, after it was stored."""
    count = len(logged.sessions) + len(logged.marks) + len(logged.facts)
    lines = _told("Logged" if count else "Nothing changed", logged.feeds, logged.notes, units, width)
    for medal in logged.medals:
        lines.append(Content.assemble(("◉ ", ACCENT), (clean_text(medal.title, limit=120), KEY)))
    return lines


def _told(said: str, feeds: Sequence[Feed], notes: Sequence[str], units: str, width: int) -> list[Content]:
    first = Content(said)
    fed = feed_phrases(feeds, units)
    lines: list[Content]
    if fed:
        arrow = Content.styled("  →  ", ACCENT)
        joined = Content.assemble(first, arrow, Content.styled("; ", MUTED).join(fed))
        lines = [joined] if joined.cell_length <= width else [first, *(Content.assemble("→ ", line) for line in fed)]
    else:
        lines = [first]
    return lines + [Content.styled(clean_text(note), WARN) for note in notes]


def feed_phrases(feeds: Sequence[Feed], units: str) -> list[Content]:
    """A phrase a challenge: "Mumbai → Goa: ride 90 / 90 km, day 3 complete"."""
    phrases = []
    for handle in dict.fromkeys(feed.challenge for feed in feeds):
        mine = [feed for feed in feeds if feed.challenge == handle]
        parts: list[Content | str | tuple[str, str]] = [f"{clean_text(mine[0].title, limit=60)}: "]
        for number, feed in enumerate(mine):
            done, asked = pair(feed.after, feed.target, feed.measure, units, feed.activity, feed.unit)
            parts += [", "] if number else []
            parts += [f"{clean_text(feed.goal_title, limit=40).lower()} "]
            parts += [(f"{done} / {asked}", GOOD if feed.hit else "bold")]
        if any(feed.day_complete for feed in mine):
            parts += [(f", day {mine[-1].day} complete", GOOD)]
        phrases.append(Content.assemble(*parts))
    return phrases


def fault_lines(error: InputError, width: int, at: int, *, typing: bool) -> list[Content]:
    """A caret under the word that can't be read, and why; muted while the word is still being typed.

    `at` is the cell in which the typed text begins.
    """
    style = MUTED if typing else BAD
    start = min(at + Content(error.text[: error.start]).cell_length, max(0, width - 1))
    long = max(1, min(Content(error.text[error.start : error.end]).cell_length, width - start))
    message = Content.styled(clean_text(str(error)), style)
    return [Content.assemble(" " * start, ("^" * long, style)), *message.wrap(max(width, 10))[:2]]


def _draft(draft: Draft, today: date, units: str) -> str:
    parts = [title_of(draft.activity)]
    if draft.distance_mm is not None:
        parts.append(amount(draft.distance_mm, Measure.DISTANCE, units, draft.activity))
    if draft.reps is not None:
        parts.append(amount(draft.reps, Measure.REPS, units))
    if draft.hold_s is not None:
        parts.append(f"{format_amount(draft.hold_s, Measure.HOLD)} hold")
    if draft.elapsed_s is not None:
        parts.append(_long_time(draft.elapsed_s))
    if draft.climb_mm is not None:
        parts.append(f"+{amount(draft.climb_mm, Measure.CLIMB, units)}")
    parts += _how(draft)
    parts.append(_when(draft, today))
    if draft.note:
        parts.append(f"“{clean_text(draft.note, limit=60)}”")
    parts += [f"#{tag}" for tag in draft.tags]
    return " · ".join(parts)


def _how(draft: Draft) -> list[str]:
    parts = [word for word in ("indoor", "virtual", "assisted", "race") if getattr(draft, word)]
    if draft.rpe is not None:
        parts.append(f"effort {draft.rpe}")
    if draft.hr_avg is not None:
        parts.append(f"{draft.hr_avg} bpm")
    return parts


def _when(draft: Draft, today: date) -> str:
    text = near_day(draft.on, today)
    if draft.at_s is not None:
        text += f" {draft.at_s // 3600:02d}:{draft.at_s % 3600 // 60:02d}"
    return f"{text} {draft.zone}" if draft.zone else text


def _long_time(seconds: int) -> str:
    """Always with hours, so that 45:00 is never taken for 45 hours."""
    return f"{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def _fact(fact: FactDraft, today: date) -> str:
    label = "ml" if fact.key == "water" else ""
    value = format_amount(fact.value, Measure.FACT, label=label)
    return f"{fact.key.capitalize()} {'+' if fact.adds else ''}{value} · {near_day(fact.on, today)}"


def _mark(mark: MarkDraft, today: date) -> str:
    days = near_day(mark.first, today)
    if mark.last != mark.first:
        days += f" to {near_day(mark.last, today)}"
    return f"{mark.kind.value.capitalize()} day · {days}" + (
        f" · “{clean_text(mark.note, limit=60)}”" if mark.note else ""
    )

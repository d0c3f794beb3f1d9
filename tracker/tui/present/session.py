"""Sessions as rows of a list: figures right-aligned in columns, the same columns for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tracker.domain.activities import title_of
from tracker.domain.days import local_time
from tracker.domain.quantities import format_amount, format_rate
from tracker.domain.sessions import Mark, Measure, Session, about
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, FAINT, MUTED
from tracker.tui.present.dates import long_day, near_day

NARROW = 92  # cells below which rate and climb are left out
ACTIVITY, AMOUNT, TIME, RATE, CLIMB = 14, 9, 8, 11, 8


def head_row(width: int) -> Content:
    """The names of the columns, in the columns' places."""
    text = f"        {'Activity':<{ACTIVITY}} {'Amount':>{AMOUNT}} {'Time':>{TIME}}"
    if width >= NARROW:
        text += f" {'Rate':>{RATE}} {'Climb':>{CLIMB}}"
    return Content.styled(f"{text}  Note", FAINT)


def day_heading(
    on: date, sessions: Sequence[Session] | None, marks: Sequence[Mark], today: date | None, units: str
) -> Content:
    """A day: its date, what it sums up to, how it is marked."""
    near = near_day(on, today) if today is not None else ""
    parts: list[str | tuple[str, str]] = [(long_day(on), "bold")]
    if near in ("today", "yesterday", "tomorrow"):
        parts.append((f" · {near}", MUTED))
    total = sum(session.distance_mm or 0 for session in sessions or ())
    if total and sessions is not None and len(sessions) > 1:
        parts.append((f" · {format_amount(total, Measure.DISTANCE, units)}", MUTED))
    for mark in marks:
        note = f" ({clean_text(mark.note, limit=40)})" if mark.note else ""
        parts.append((f" · {mark.kind.value}{note}", ACCENT))
    return Content.assemble(*parts)


def session_row(session: Session, units: str, width: int, *, marked: bool = False, photos: int = 0) -> Content:
    """A session: when, what, how much, how long, how fast, how steep, how many photos, and its note last."""
    at = f"{local_time(session.started_at, session.zone):%H:%M}" if session.timed else ""
    name = Content(title_of(session.activity)).truncate(ACTIVITY, ellipsis=True, pad=True)
    figures = f" {amount_cell(session, units):>{AMOUNT}} {time_cell(session):>{TIME}}"
    if width >= NARROW:
        rate = format_rate(session.distance_mm, session.active_s, session.activity, units) or ""
        climb = f"+{format_amount(session.climb_mm, Measure.CLIMB, units)}" if session.climb_mm is not None else ""
        climb = f"{about(session, 'climb_mm')}{climb}"
        figures += f" {rate:>{RATE}} {climb:>{CLIMB}}"
    sign = ("● ", ACCENT) if marked else ("  ", "")
    return Content.assemble(sign, (f"{at:>5} ", MUTED), name, figures, "  ", _words(session, photos))


def amount_cell(session: Session, units: str) -> str:
    """What there is most to say: the distance, else repetitions, else a hold, else steps."""
    if session.distance_mm is not None:
        short = 0 < session.distance_mm < 1_000_000
        decimals = 2 if short else 1
        amount = format_amount(session.distance_mm, Measure.DISTANCE, units, session.activity, decimals=decimals)
        return f"{about(session, 'distance_mm')}{amount}"
    if session.reps is not None:
        return f"{session.reps} ×"
    if session.hold_s is not None:
        return f"{format_amount(session.hold_s, Measure.HOLD)} hold"
    return f"{session.steps} steps" if session.steps is not None else ""


def time_cell(session: Session) -> str:
    """How long it took by the device's timer, else from start to end, else as long as is known: "1:58:30"."""
    seconds = getattr(session, session.clock) or session.active_s
    sign = about(session, session.clock)
    return "" if seconds is None else f"{sign}{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def _words(session: Session, photos: int) -> Content:
    parts: list[str | tuple[str, str]] = []
    if photos:
        parts.append(("photo  " if photos == 1 else f"{photos} photos  ", MUTED))
    flags = [word for word in ("race", "indoor", "virtual", "assisted") if getattr(session, word)]
    if flags:
        parts.append((" ".join(flags) + "  ", ACCENT))
    if session.computed:
        parts.append(("~ computed  ", MUTED))
    if session.note:
        parts.append(clean_text(session.note, limit=300))
    if session.tags:
        tags = " ".join(f"#{tag}" for tag in session.tags)
        parts.append((f"{'  ' if session.note else ''}{tags}", "$secondary"))
    return Content.assemble(*parts)


def deletion(sessions: Sequence[Session], units: str) -> list[str]:
    """Up to eight sessions by name and date, then how many more."""
    lines = [named(session, units) for session in sessions[:8]]
    return lines + ([f"and {len(sessions) - 8:,} more"] if len(sessions) > 8 else [])


def named(session: Session, units: str) -> str:
    """A session by what and when: "ride 90 km, Thu 26 Jun 2025"."""
    from tracker.services.wording import brief

    return f"{brief(session, units)}, {long_day(session.local_date)}"

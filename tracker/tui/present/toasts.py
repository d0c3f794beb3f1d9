"""What a toast says after something was written: what happened, and the key that takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.rule_words import joined
from tracker.domain.sessions import Session
from tracker.domain.text import clean_text
from tracker.services.articles import Adopted
from tracker.services.views import Logged
from tracker.services.wording import brief, logged_title
from tracker.tui import messages
from tracker.tui.present.dates import short_day

UNDO = "u takes it back"


def toast_of(event: messages.Written, units: str) -> str:
    """One or two short lines, plain text."""
    match event:
        case messages.SessionsLogged(logged=logged) | messages.DayMarked(logged=logged):
            title = logged_title(logged.sessions, logged.marks, units, logged.facts)
            said = f"{title} · {UNDO}" if title else "Nothing changed: the day is marked so already."
            return "\n".join([said, *_medals(logged)])
        case messages.SessionEdited(logged=logged):
            saved = f"Saved {_named(logged.sessions, units)} · {UNDO}" if logged.sessions else "Nothing changed."
            return "\n".join([saved, *_medals(logged)])
        case messages.SessionsDeleted(deleted=deleted):
            lost = [f"○ no longer earned: {clean_text(medal.title, limit=120)}" for medal in deleted.revoked]
            return "\n".join([f"Deleted {_named(deleted.sessions, units)} · u brings it back", *lost])
        case messages.ChallengeStarted(progress=progress):
            return f"Started {clean_text(progress.challenge.title, limit=80)} · {UNDO}"
        case messages.ArticleAdopted(adopted=adopted):
            return _kept(adopted)
        case messages.ChallengeEnded(progress=progress):
            return f"Ended {clean_text(progress.challenge.title, limit=80)} · {UNDO}"
        case messages.ChangeUndone(change=change):
            return (
                f"Taken back: {clean_text(change.title, limit=120)} · U brings it again"
                if change
                else "Nothing to undo."
            )
        case messages.ChangeRedone(change=change):
            return f"Made again: {clean_text(change.title, limit=120)} · {UNDO}" if change else "Nothing to redo."
    return ""


def _kept(adopted: Adopted) -> str:
    """What became of a draft, a line each."""
    lines = [f"Saved {clean_text(saved.template.title, limit=80)} in the library" for saved in adopted.templates]
    if adopted.started is not None:
        title = clean_text(adopted.started.challenge.title, limit=80)
        lines = [f"Started {title} · {UNDO}", *lines[1:]]
    lines += [f"Race in the journal: {clean_text(stand.race.event, limit=80)}" for stand in adopted.races]
    return "\n".join([*lines, *(clean_text(said) for said in adopted.left_out)]) or "Nothing was kept."


def _medals(logged: Logged) -> list[str]:
    """Medals that came, and those that went, a line each."""
    came = [f"◉ {clean_text(medal.title, limit=120)}" for medal in logged.medals]
    return [*came, *(f"○ no longer earned: {clean_text(medal.title, limit=120)}" for medal in logged.revoked)]


def _named(sessions: Sequence[Session], units: str) -> str:
    """Up to three sessions by name, a single one with its date, many by their number."""
    if len(sessions) == 1:
        return f"{brief(sessions[0], units)} of {short_day(sessions[0].local_date)}"
    if len(sessions) > 3:
        return f"{len(sessions):,} sessions"
    return joined([brief(session, units) for session in sessions], "and")

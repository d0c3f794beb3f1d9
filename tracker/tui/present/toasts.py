"""What a toast says after something was written: what happened, and the key that takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.medals import Medal
from tracker.domain.rule_words import joined
from tracker.domain.sessions import Session
from tracker.domain.text import clean_text
from tracker.services.articles import Adopted
from tracker.services.imports.views import Imported
from tracker.services.race_words import countdown
from tracker.services.races import RaceStand, outcome
from tracker.services.views import Logged
from tracker.services.wording import brief, logged_title
from tracker.tui import messages
from tracker.tui.present.dates import short_day

UNDO = "u takes it back"
MEDAL = "◉ "


def toast_of(event: messages.Written, units: str, *, celebrated: bool = False) -> str:
    """One or two short lines, plain text; without the medals that were `celebrated` already."""
    lines = _said(event, units).split("\n")
    return "\n".join(line for line in lines if not (celebrated and line.startswith(MEDAL)))


def medals_of(event: messages.Written) -> tuple[Medal, ...]:
    """The medals that a change handed over to the athlete whose journal is shown."""
    match event:
        case (
            messages.SessionsLogged(logged=logged)
            | messages.DayMarked(logged=logged)
            | messages.SessionEdited(logged=logged)
        ):
            return logged.medals
        case messages.SessionsDeleted(deleted=deleted):
            return deleted.medals
        case messages.ResultEntered(stand=stand):
            return stand.medals
        case messages.ImportKept(imported=imported):
            return imported.medals
        case messages.ArticleAdopted(adopted=adopted):
            return tuple(medal for stand in adopted.races for medal in stand.medals)
    return ()


def _said(event: messages.Written, units: str) -> str:
    match event:
        case messages.SessionsLogged(logged=logged) | messages.DayMarked(logged=logged):
            title = logged_title(logged.sessions, logged.marks, units, logged.facts)
            same = "Nothing changed: the day is marked so already."
            said = f"{title}{_for_others(logged)} · {UNDO}" if title else same
            return "\n".join([said, *_medals(logged), *_medals_of_others(logged)])
        case messages.AthleteAdded(athlete=athlete):
            return f"Added {clean_text(athlete.name, limit=60)} · {UNDO}"
        case messages.SessionEdited(logged=logged):
            saved = f"Saved {_named(logged.sessions, units)} · {UNDO}" if logged.sessions else "Nothing changed."
            return "\n".join([saved, *_medals(logged)])
        case messages.SessionsDeleted(deleted=deleted):
            lost = [f"○ no longer earned: {clean_text(medal.title, limit=120)}" for medal in deleted.revoked]
            return "\n".join([f"Deleted {_named(deleted.sessions, units)} · u brings it back", *lost])
        case messages.PhotoAdded() | messages.PhotoRemoved():
            return _of_photo(event, units)
        case messages.ChallengeStarted(progress=progress):
            return f"Started {clean_text(progress.challenge.title, limit=80)} · {UNDO}"
        case messages.ArticleAdopted() | messages.ImportKept():
            return _from_outside(event)
        case messages.ChallengeEnded(progress=progress):
            return f"Ended {clean_text(progress.challenge.title, limit=80)} · {UNDO}"
        case messages.AthleteChanged(athlete=athlete):
            return f"Saved {clean_text(athlete.name, limit=60)} · {UNDO}"
        case messages.RaceAdded() | messages.ResultEntered() | messages.RaceRemoved():
            return _of_race(event, units)
        case messages.ChangeUndone() | messages.ChangeRedone():
            return _of_history(event)
    return ""


def _of_photo(event: messages.PhotoAdded | messages.PhotoRemoved, units: str) -> str:
    name = _named([event.shown.session], units)
    if isinstance(event, messages.PhotoAdded):
        return f"Added a photo to {name} · {UNDO}"
    return f"Removed a photo of {name} · u brings it back"


def _of_history(event: messages.ChangeUndone | messages.ChangeRedone) -> str:
    if event.change is None:
        return "Nothing to undo." if isinstance(event, messages.ChangeUndone) else "Nothing to redo."
    title = clean_text(event.change.title, limit=120)
    if isinstance(event, messages.ChangeUndone):
        return f"Taken back: {title} · U brings it again"
    return f"Made again: {title} · {UNDO}"


def _from_outside(event: messages.ArticleAdopted | messages.ImportKept) -> str:
    if isinstance(event, messages.ArticleAdopted):
        return _kept(event.adopted)
    return "\n".join([_brought(event.imported), *_medals(event.imported)])


def _kept(adopted: Adopted) -> str:
    """What became of a draft, a line each."""
    lines = [f"Saved {clean_text(saved.template.title, limit=80)} in the library" for saved in adopted.templates]
    if adopted.started is not None:
        title = clean_text(adopted.started.challenge.title, limit=80)
        lines = [f"Started {title} · {UNDO}", *lines[1:]]
    lines += [f"Race in the journal: {clean_text(stand.race.event, limit=80)}" for stand in adopted.races]
    return "\n".join([*lines, *(clean_text(said) for said in adopted.left_out)]) or "Nothing was kept."


def _brought(imported: Imported) -> str:
    """What an import stored."""
    parts = [f"{imported.stored:,} new"] if imported.stored else []
    parts += [f"{imported.renewed:,} made richer"] if imported.renewed else []
    left = f"\n{imported.undecided:,} left out: they wait for you to decide" if imported.undecided else ""
    title = clean_text(imported.title, limit=80)
    if not parts:
        said = title if imported.challenges else "Nothing new was stored"
        return f"{said}{f' · {UNDO}' if imported.batch_id is not None else '.'}{left}"
    further = "" if imported.challenges else "\n2, then n: a challenge over it, in the past too"
    return f"{title}: {', '.join(parts)} · {UNDO}{left}{further}"


def _of_race(event: messages.RaceAdded | messages.ResultEntered | messages.RaceRemoved, units: str) -> str:
    stand = event.stand
    name = f"{clean_text(stand.race.event, limit=80)} of {short_day(stand.race.on)} {stand.race.on.year}"
    match event:
        case messages.RaceAdded():
            when = countdown(stand.in_days)
            return f"Added {name}{f', {when}' if when else ''} · {UNDO}"
        case messages.ResultEntered():
            came = f": {outcome(stand.result, units)}" if stand.result is not None else ""
            return "\n".join([f"Saved {name}{came} · {UNDO}", *_medals(stand)])
    return "\n".join([f"Removed {name} · u brings it back", *_medals(stand)])


def _medals(logged: Logged | RaceStand | Imported) -> list[str]:
    """Medals that came, and those that went, a line each."""
    came = [f"{MEDAL}{clean_text(medal.title, limit=120)}" for medal in logged.medals]
    return [*came, *(f"○ no longer earned: {clean_text(medal.title, limit=120)}" for medal in logged.revoked)]


def _for_others(logged: Logged) -> str:
    """Who it was logged for besides: " for Ankita too"."""
    names = [clean_text(one.athlete.name, limit=40) for one in logged.others]
    return f" for {joined(names, 'and')} too" if names else ""


def _medals_of_others(logged: Logged) -> list[str]:
    lines = [(clean_text(one.athlete.name, limit=40), line) for one in logged.others for line in _medals(one.logged)]
    return [f"{name}: {line}" for name, line in lines]


def _named(sessions: Sequence[Session], units: str) -> str:
    """Up to three sessions by name, a single one with its date, many by their number."""
    if len(sessions) == 1:
        return f"{brief(sessions[0], units)} of {short_day(sessions[0].local_date)}"
    if len(sessions) > 3:
        return f"{len(sessions):,} sessions"
    return joined([brief(session, units) for session in sessions], "and")

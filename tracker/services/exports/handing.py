"""A challenge handed from friend to friend: what leaves, and starting it in the journal it comes to."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.days import Period
from tracker.domain.foreign_rules import check_followed
from tracker.domain.rule_words import joined
from tracker.domain.templates import Challenge, Template
from tracker.domain.text import clean_text, fold_text
from tracker.errors import RefusedError
from tracker.formats.outgoing.challenge_file import Sheet, read_challenge
from tracker.services import enrolment
from tracker.services.exports.merged import WRITTEN
from tracker.services.exports.said import CHALLENGE, item
from tracker.services.imports.views import Imported
from tracker.services.moments import Moment
from tracker.services.reading import challenge_of
from tracker.services.wording import plain_day
from tracker.store.journal import Reader, StoredChallenge, Writer

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival


def sheet_of(reader: Reader, at: Moment, handle: str) -> Sheet:
    """A challenge of the athlete to hand over. NotFoundError with the nearest handle."""
    challenge = challenge_of(enrolment.challenge_named(reader, at, handle))
    names = {one.id: one.name for one in reader.athletes()}
    return sheet_of_challenge(challenge, at.athlete.name, tuple(names[one] for one in challenge.athletes))


def sheet_of_challenge(challenge: Challenge, sender: str, who: tuple[str, ...]) -> Sheet:
    """A challenge as it is handed over."""
    return Sheet(
        template=challenge.template,
        sender=sender,
        who=who,
        start=challenge.period.start,
        end=challenge.period.end,
        starts_at=challenge.starts_at,
        ends_at=challenge.ends_at,
        zone=challenge.zone,
        week_start=challenge.week_start,
    )


def same_board(stored: StoredChallenge, sheet: Sheet) -> bool:
    """Whether a challenge of the journal is the one of the sheet: the same rules on the same days."""
    days = (stored.start, stored.end, stored.starts_at, stored.ends_at)
    if days != (sheet.start, sheet.end, sheet.starts_at, sheet.ends_at):
        return False
    return _rules(challenge_of(stored).template) == _rules(sheet.template)


def days_of(start: Period) -> str:
    """A period in words: "26 Jun 2025 to 30 Jun 2025"."""
    return plain_day(start.start) + (f" to {plain_day(start.last)}" if start.last is not None else " on")


def arriving_challenge(reader: Reader, at: Moment, path: Path) -> "Arrival":
    """What a challenge's file is and whether it can be started. RefusedError for a file that can't be read."""
    from tracker.services.exports.arriving import Arrival

    with path.open("rb") as stream:
        sheet = read_challenge(stream, clean_text(path.name, limit=200))
    _check_rules(sheet, at)
    days = days_of(Period(sheet.start, sheet.end))
    others = joined(sheet.who, "and") if sheet.who else sheet.sender
    there = _there(reader, at, sheet)
    if there is not None:
        told = item(path, CHALLENGE, "", "duplicate", f"{sheet.title}, {days}, runs here already as {there.handle}.")
    else:
        told = item(path, CHALLENGE, "", "new", f"{sheet.title}, {days}, as {others} took it on, starts with it.")
    title = f"{sheet.title}, handed over by {sheet.sender}"
    return Arrival(path=path, format=CHALLENGE, title=title, items=(told,), held=sheet)


def _check_rules(sheet: Sheet, at: Moment) -> None:
    """RefusedError for rules that nobody can follow."""
    challenge = Challenge(
        id="",
        handle="",
        template=sheet.template,
        period=Period(sheet.start, sheet.end),
        joined_at=at.now,
        week_start=sheet.week_start,
        zone=sheet.zone,
        athletes=(at.athlete.id,),
        starts_at=sheet.starts_at,
        ends_at=sheet.ends_at,
    )
    check_followed(challenge)


def keep_challenge(writer: Writer, at: Moment, found: "Arrival") -> Imported:
    """Start it on its own days. RefusedError where that can't be, NotFoundError never.

    A challenge for a team starts with all who are named in it, so that their logs can join it.
    """
    sheet = found.held
    if not isinstance(sheet, Sheet):
        raise RefusedError(found.refused)
    there = _there(writer, at, sheet)
    if there is not None:
        return Imported(title="", there=1)
    me = fold_text(at.athlete.name)
    team = [name for name in sheet.who if fold_text(name) != me] if sheet.template.team is not None else []
    progress = enrolment.start(writer, at, sheet.template, sheet.start, team, instant=sheet.starts_at, zone=sheet.zone)
    begun = progress.challenge
    if (begun.period.start, begun.period.end) != (sheet.start, sheet.end):
        raise RefusedError(
            f"{sheet.title} would run {days_of(begun.period)} here, not {days_of(Period(sheet.start, sheet.end))}; "
            "nothing was stored: set your week to start as your friend's does, with tracker athlete set --week-start."
        )
    return Imported(title=writer.title, batch_id=WRITTEN, challenges=(progress.handle,))


def _there(reader: Reader, at: Moment, sheet: Sheet) -> StoredChallenge | None:
    mine = reader.challenges(at.athlete.id) if at.athlete.id else ()
    return next((one for one in mine if same_board(one, sheet)), None)


def _rules(template: Template) -> Template:
    """A template as far as it decides: what is only told about it apart."""
    return replace(template, version=0, title="", summary="", claims=(), tags=())

"""A friend's log digest: what it would change on the board of a challenge, and putting it there.

The friend is an athlete of their own in the journal, so that nothing of theirs is in anybody else's log or streak. A
later digest renews what an earlier one brought: its sessions carry its batch, and those that are gone from it go.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.text import clean_text
from tracker.errors import RefusedError
from tracker.formats.outgoing.digest import Digest, read_digest
from tracker.services.exports.digest_plan import Plan, plan_of
from tracker.services.exports.merge import counted, with_athletes
from tracker.services.exports.said import DIGEST
from tracker.services.honours import settle
from tracker.services.imports.views import Imported
from tracker.services.moments import Moment, moment_of
from tracker.services.reading import challenge_of, progress_of
from tracker.store.journal import Reader, Writer
from tracker.store.reading_all import Participation

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.services.exports.arriving import Arrival


def arriving_digest(reader: Reader, at: Moment, path: Path) -> "Arrival":
    """What a digest is and what it would change. RefusedError where it can't be read or is of no board here."""
    from tracker.services.exports.arriving import Arrival

    with path.open("rb") as stream:
        digest = read_digest(stream, clean_text(path.name, limit=200))
    plan = plan_of(reader, at, digest, path)
    title = f"{digest.name}'s log for {digest.sheet.title}, {counted(len(digest.sessions), 'sessions')}"
    return Arrival(path=path, format=DIGEST, title=title, items=tuple(plan.items), held=digest)


def keep_digest(writer: Writer, at: Moment, found: "Arrival") -> Imported:
    """Put it onto the board: one unit of work. RefusedError where it is of no board here."""
    digest = found.held
    if not isinstance(digest, Digest):
        raise RefusedError(found.refused)
    plan = plan_of(writer, at, digest, found.path)
    there, refused = plan.count("duplicate"), plan.count("conflict")
    if not plan.changes:
        return Imported(title="", there=there, refused=refused)
    before = _progress(writer, at, plan) if plan.known and not plan.joins else ()
    _write(writer, at, plan, digest)
    moment = moment_of(writer, plan.who, at.now, at.units)
    after = _progress(writer, at, plan)
    gained, revoked = settle(writer, moment, before, after, f"since {plan.who.name}'s log was renewed")
    writer.title = f"Took {plan.who.name}'s log into {digest.sheet.title}"
    days = [one.local_date for one in (*plan.new, *plan.back, *(one for one, _ in plan.changed))]
    return Imported(
        title=writer.title,
        batch_id=plan.batch.id,
        stored=len(plan.new) + len(plan.back),
        renewed=len(plan.changed),
        left=len(plan.gone),
        there=there,
        refused=refused,
        first=min(days, default=None),
        last=max(days, default=None),
        medals=gained,
        revoked=revoked,
        challenges=(plan.stored.handle,),
    )


def _progress(reader: Reader, at: Moment, plan: Plan) -> "tuple[Progress, ...]":
    """How the athlete of the digest stands."""
    stored = next(one for one in reader.challenges(plan.who.id) if one.id == plan.stored.id)
    return (progress_of(reader, challenge_of(stored), moment_of(reader, plan.who, at.now, at.units)),)


def _write(writer: Writer, at: Moment, plan: Plan, digest: Digest) -> None:
    if not plan.known:
        writer.add_athlete(plan.who)
    if plan.joins:
        joined = Participation(challenge_id=plan.stored.id, athlete_id=plan.who.id)
        writer.update_challenge(with_athletes(plan.stored, (joined,)))
    if plan.ends:
        writer.end_participation(plan.stored.id, plan.who.id, digest.ended_on)
    if plan.new or plan.back or plan.changed:
        writer.add_batch(plan.batch)
    writer.add_sessions(plan.new)
    for session in plan.back:
        writer.bring_back(session)
    for session, version in plan.changed:
        writer.replace_session(session, version)
    writer.delete_sessions([one.id for one in plan.gone], at.now)
    for mark in plan.marks:
        writer.add_mark(mark)
    for mark in plan.unmarked:
        writer.remove_mark(mark.id)
    for fact in plan.facts:
        writer.set_fact(fact)
    for fact in plan.unsaid:
        writer.remove_fact(fact.athlete_id, fact.on, fact.key)

"""Medals: what a change gained or lost, and the whole cabinet.

Medals are derived from the journal. What is stored is that one was handed over, so that one which the log no longer
earns can be shown with the reason, and is back when it is earned again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.evidence import asks_results, of_results, questions, reach
from tracker.domain.goals import leaves
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress
from tracker.domain.sessions import Measure
from tracker.domain.totals import TOTAL
from tracker.services.gathering import days_before
from tracker.services.moments import Moment
from tracker.services.reading import RECENT, all_progress, challenge_of, may_run, progress_of, readable
from tracker.store.journal import Reader, StoredMedal, Writer


def concerned(reader: Reader, at: Moment, days: Sequence[date] = (), *, results: bool = False) -> tuple[Progress, ...]:
    """The challenges that a change may touch: those that run, those that `days` fall in, with `results` those of
    races too.
    """
    since = at.today - RECENT
    return tuple(
        progress_of(reader, challenge, at)
        for challenge in readable(reader, at)
        if may_run(challenge, since)
        or any(day in reach(challenge) for day in days)
        or (results and (asks_results(challenge.template) or challenge.template.race is not None))
    )


def settle_again(
    writer: Writer, at: Moment, before: Sequence[Progress], reason: str
) -> tuple[tuple[Medal, ...], tuple[Medal, ...]]:
    """Judge the challenges of `before` anew after a change, and settle their medals: (gained, revoked)."""
    after = tuple(progress_of(writer, progress.challenge, at) for progress in before)
    return settle(writer, at, before, after, reason)


def settle(
    writer: Writer, at: Moment, before: Sequence[Progress], after: Sequence[Progress], reason: str
) -> tuple[tuple[Medal, ...], tuple[Medal, ...]]:
    """Hand over the medals that `after` has and `before` had not, and take back the others.

    Returns (gained, revoked); a medal that has become another, as silver for bronze, is gained anew. `reason` says what
    took them away: "since run 5 km of 2025-06-26 was changed".
    """
    had = {medal.key: medal for progress in before for medal in progress.medals}
    has = {medal.key: medal for progress in after for medal in progress.medals}
    shared = {key for key in had.keys() ^ has.keys() if _shared(had.get(key) or has[key])}
    elsewhere = _elsewhere(writer, at, after) if shared else {}
    gained = [medal for key, medal in has.items() if key not in had and key not in elsewhere]
    gained += [medal for key, medal in has.items() if key in had and had[key].title != medal.title]
    moved = [medal for key, medal in has.items() if key in had and _told(had[key]) != _told(medal)]
    lost = [
        replace(medal, revoked=f"The log no longer earns it {reason}.")
        for key, medal in had.items()
        if key not in has and key not in elsewhere
    ]
    became = [
        replace(had[medal.key], revoked=f"It is now {medal.title}, {reason}.")
        for medal in gained
        if medal.key in had and had[medal.key].title != medal.title
    ]
    for medal in {medal.key: medal for medal in (*gained, *moved, *lost)}.values():
        writer.put_medal(
            StoredMedal(
                athlete_id=at.athlete.id,
                key=medal.key,
                challenge_id=_challenge_id((*after, *before), medal),
                award=medal.award,
                title=medal.title,
                artefact=medal.artefact,
                on=medal.on,
                band=medal.band,
                value=medal.value,
                measure=None if medal.measure is None else medal.measure.value,
                why=medal.why,
                given_at=at.now,
                revoked_at=at.now if medal.revoked else None,
                note=medal.revoked,
            )
        )
    return tuple(gained), (*lost, *became)


def _told(medal: Medal) -> tuple[object, ...]:
    return medal.title, medal.band, medal.on, medal.value


def _shared(medal: Medal) -> bool:
    """Whether a medal is one of all challenges from the same template, not of a single challenge."""
    return medal.key.partition("/")[0] != medal.challenge


def _elsewhere(reader: Reader, at: Moment, after: Sequence[Progress]) -> dict[str, Medal]:
    """The medals that other challenges from the same templates have earned, by key."""
    slugs = {progress.challenge.template.slug for progress in after}
    known = {progress.challenge.id for progress in after}
    return {
        medal.key: medal
        for stored in reader.challenges(at.athlete.id)
        if stored.template_slug in slugs and stored.id not in known
        for medal in progress_of(reader, challenge_of(stored), at).medals
    }


def _challenge_id(progress: Sequence[Progress], medal: Medal) -> str | None:
    return next((one.challenge.id for one in progress if one.handle == medal.challenge), None)


def medals_of(reader: Reader, at: Moment) -> tuple[Medal, ...]:
    """Every medal of the athlete, the newest first, with the sessions of the day that decided it.

    Those that races handed out and no rule knows of are among them, and those that the log no longer earns.
    """
    if not at.athlete.id:
        return ()
    found: dict[str, Medal] = {}
    for progress in all_progress(reader, at):
        for medal in progress.medals:
            if medal.key not in found or medal.on < found[medal.key].on:
                found[medal.key] = with_sessions(reader, at, progress, medal)
    for result in reader.results(at.athlete.id):
        if result.medal:
            key = f"race/{result.race.handle}"
            found[key] = Medal(
                key=key,
                award="typed",
                title=result.medal,
                artefact="medal",
                on=result.race.on,
                why=f"Entered with the result of {result.race.event}.",
                results=(result.id,),
            )
    titles = {stored.id: stored.handle for stored in reader.challenges(at.athlete.id)}
    for kept in reader.medals(at.athlete.id):
        if kept.revoked_at is not None and kept.key not in found:
            found[kept.key] = Medal(
                key=kept.key,
                award=kept.award,
                title=kept.title,
                artefact=kept.artefact,
                on=kept.on,
                why=kept.why,
                challenge=titles.get(kept.challenge_id or ""),
                band=kept.band,
                value=kept.value,
                measure=None if kept.measure is None else Measure(kept.measure),
                revoked=kept.note,
            )
    return tuple(sorted(found.values(), key=lambda medal: (medal.on, medal.key), reverse=True))


def with_sessions(reader: Reader, at: Moment, progress: Progress, medal: Medal) -> Medal:
    """The medal with the ids of what earned it: the sessions of its day or span, the results up to it."""
    if medal.results:
        return medal
    asked = questions(progress.challenge, progress.evidence.taken if progress.evidence else ())
    wanted = {key: choice for key, choice in asked.items() if not key.startswith("award:")}
    wanted = {medal.goal: asked[medal.goal]} if medal.goal in asked else wanted
    spans = {leaf.key: leaf.roll_days or 1 for leaf in leaves(progress.challenge.template.goal)}
    sessions = dict.fromkeys(
        one.id
        for key, choice in wanted.items()
        for one in reader.fitting(at.athlete.id, days_before(choice, medal.on, spans.get(key, 1)))
    )
    return replace(medal, sessions=tuple(sessions), results=_results_of(progress, medal))


def _results_of(progress: Progress, medal: Medal) -> tuple[str, ...]:
    """The results that a goal had counted by the day of a medal."""
    counting = [leaf for leaf in leaves(progress.challenge.template.goal) if of_results(leaf)]
    if not counting or progress.evidence is None:
        return ()
    from tracker.domain.outcomes import fits_result

    return tuple(
        one.id
        for one in progress.evidence.results
        if one.race.on <= medal.on
        and any(fits_result(leaf, one) for leaf in counting if medal.goal in ("", TOTAL, leaf.key))
    )

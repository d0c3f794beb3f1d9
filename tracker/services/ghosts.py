"""Whom one can go against in a challenge: the article's athlete, one's own former attempts, those who take part."""

from collections.abc import Iterator

from tracker.domain.ghosts import Ghost, article_ghost, earlier_ghosts, ghost_of
from tracker.domain.progress import Progress
from tracker.domain.rule_words import day_said
from tracker.services.enrolment import challenge_named
from tracker.services.moments import Moment, moment_of
from tracker.services.reading import challenge_of, progress_of
from tracker.store.journal import Reader


def ghosts_of(reader: Reader, at: Moment, handle: str) -> tuple[Ghost, ...]:
    """The ghosts of a challenge: the article's athlete first, then the partners, then former attempts, latest first.

    NotFoundError with the nearest handle. None where the challenge keeps no total.
    """
    mine = progress_of(reader, challenge_of(challenge_named(reader, at, handle)), at)
    article = article_ghost(mine)
    return (
        *([article] if article is not None else []),
        *_partners(reader, at, mine),
        *earlier_ghosts(mine),
        *_former_starts(reader, at, mine),
    )


def _partners(reader: Reader, at: Moment, mine: Progress) -> Iterator[Ghost]:
    """The others in the challenge, each in their own zone; a team has one total for all of them."""
    challenge = mine.challenge
    if challenge.template.team is not None:
        return
    for other in reader.athletes():
        if other.id != at.athlete.id and other.id in challenge.athletes:
            theirs = progress_of(reader, challenge, moment_of(reader, other, at.now, at.units))
            yield from ghost_of(other.name, "partner", theirs, mine)


def _former_starts(reader: Reader, at: Moment, mine: Progress) -> Iterator[Ghost]:
    """The athlete's challenges from the same template that began before this one, the latest first."""
    slug, start = mine.challenge.template.slug, mine.challenge.period.start
    former = [
        stored
        for stored in reader.challenges(at.athlete.id)
        if stored.template_slug == slug and stored.id != mine.challenge.id and stored.start < start
    ]
    for stored in sorted(former, key=lambda one: one.start, reverse=True):
        other = progress_of(reader, challenge_of(stored), at)
        yield from ghost_of(f"start of {day_said(stored.start)}", "attempt", other, mine)

"""Storing a review: one batch, one unit of work, one entry in the undo log."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain.days import local_date
from tracker.domain.origins import Decision, Detail, Origin, Outline
from tracker.domain.sessions import Session
from tracker.services.honours import concerned, settle
from tracker.services.ids import new_id
from tracker.services.imports.comparing import keys_of, richer
from tracker.services.imports.knowing import stored_with
from tracker.services.imports.merging import detailed, filled, merged
from tracker.services.imports.review import judged
from tracker.services.imports.views import Choice, Imported, Material, Review, Reviewed
from tracker.services.logbook import days_of, ensure_athlete
from tracker.services.moments import Moment
from tracker.services.reading import progress_of
from tracker.store.journal import Batch, Reader, Writer

_NEW = (Choice.STORE, Choice.APART)
_DECISIONS = {
    Choice.STORE: Decision.STORED,
    Choice.APART: Decision.APART,
    Choice.LINK: Decision.LINKED,
    Choice.RENEW: Decision.LINKED,
    Choice.LEAVE: Decision.LEFT,
}


@dataclass(slots=True)
class _Work:
    """What is to be written, and what every item became that somebody or a default decided about."""

    new: dict[int, Session] = field(default_factory=dict)  # by item
    changed: dict[str, Session] = field(default_factory=dict)  # by session
    before: list[Session] = field(default_factory=list)  # those, as they were
    details: dict[str, Detail] = field(default_factory=dict)
    origins: list[Origin] = field(default_factory=list)
    anew: list[Origin] = field(default_factory=list)  # in place of what their keys say
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def writes(self) -> bool:
        return bool(self.new or self.changed or self.details or self.origins or self.anew)


def keep(writer: Writer, at: Moment, review: Review, *, unchanged: bool = False) -> Imported:
    """Store what was reviewed, in one unit of work. What brings nothing new writes nothing.

    Unless the journal is known to be `unchanged` since the review, all is compared again: nothing is doubled.
    """
    material, items = review.material, review.items
    if not unchanged:
        material = stored_with(writer, at, material)
        items = judged(material)
    batch = Batch(id=new_id(at.now), at=at.now, title=review.title, source=_source(items))
    work = _worked(writer, items, material, batch)
    if not work.writes:
        return _imported(review, work)
    at = ensure_athlete(writer, at)
    added = [_entered(session, at, batch) for session in work.new.values()]
    changed = list(work.changed.values())
    before = concerned(writer, at, sorted(set(days_of([*added, *changed, *work.before]))))
    writer.add_batch(batch)
    writer.add_sessions(added)
    writer.replace_sessions(changed)
    writer.add_details(tuple(work.details.values()))
    writer.add_origins([replace(origin, athlete_id=at.athlete.id) for origin in work.origins])
    for origin in work.anew:
        writer.put_origin(replace(origin, athlete_id=at.athlete.id))
    writer.title = _title(review, work)
    after = tuple(progress_of(writer, progress.challenge, at) for progress in before)
    gained, revoked = settle(writer, at, before, after, f"since {review.title} was imported")
    days = days_of([*added, *changed])
    return replace(
        _imported(review, work),
        batch_id=batch.id,
        first=min(days, default=None),
        last=max(days, default=None),
        medals=gained,
        revoked=revoked,
        challenges=tuple(
            now.handle
            for was, now in zip(before, after, strict=True)
            if (was.amounts, was.status) != (now.amounts, now.status)
        ),
    )


def _entered(session: Session, at: Moment, batch: Batch) -> Session:
    """A session as it is entered now."""
    return replace(
        session,
        athlete_id=at.athlete.id,
        batch_id=batch.id,
        logged_at=at.now,
        logged_on=local_date(at.now, session.zone, at.athlete.day_start_s),
    )


def _worked(reader: Reader, items: Sequence[Reviewed], material: Material, batch: Batch) -> _Work:
    work = _Work()
    targets = [_target(items, n) for n in range(len(items))]
    order = sorted(range(len(items)), key=lambda n: material.found[n].richness, reverse=True)
    for n in order:
        item = items[n]
        if item.choice in _NEW and item.session is not None:
            work.new[n] = item.session
            if item.laps or item.track:
                work.details[item.session.id] = Detail(session_id=item.session.id, laps=item.laps, track=item.track)
    for n in order:
        _fill(work, items, n)
    _renew(reader, work, items, material, order)
    keys = keys_of(material.found)
    alive = material.outlines.standing.by_id.keys()
    for n in sorted(order, key=lambda n: n not in work.new):
        _remember(work, items[n], targets[n], keys[n], material, batch, alive)
    return work


def _target(items: Sequence[Reviewed], n: int) -> tuple[bool, str | None]:
    """Whether an item is decided, and the session it is, or is linked to."""
    seen: set[int] = set()
    while n not in seen:
        seen.add(n)
        item = items[n]
        if item.choice is None or (item.kind == "ask" and not item.decided):
            return False, None
        if item.choice in _NEW:
            return True, item.session.id if item.session is not None else None
        if item.choice is Choice.LEAVE or item.other is None:
            return not item.known, None
        if not isinstance(item.other, int):
            return True, item.other.id
        n = item.other
    return False, None


def _fill(work: _Work, items: Sequence[Reviewed], n: int) -> None:
    """What a certain duplicate knows and the one that is kept of its group does not goes into that."""
    item = items[n]
    if item.kind != "duplicate" or item.choice is not Choice.LINK or not isinstance(item.other, int):
        return
    kept = work.new.get(item.other)
    if kept is None or item.session is None:
        return
    work.new[item.other] = filled(kept, item.session)
    own = work.details.get(kept.id, Detail(session_id=kept.id))
    detail = detailed(own, Detail(session_id=kept.id, laps=item.laps, track=item.track))
    if detail.laps or detail.track:
        work.details[kept.id] = detail


def _renew(reader: Reader, work: _Work, items: Sequence[Reviewed], material: Material, order: Sequence[int]) -> None:
    """Bring what richer copies tell into the stored sessions, the richest first."""
    renewing = [(n, items[n].session, items[n].other) for n in order if items[n].choice is Choice.RENEW]
    kept = reader.kept_sessions([other.id for _, _, other in renewing if isinstance(other, Outline)])
    for n, session, other in renewing:
        if session is None or not isinstance(other, Outline) or other.id not in kept:
            continue
        stored = kept[other.id]
        more = richer(material.found[n], session, other) and other.id not in work.changed
        made = merged(work.changed.get(other.id, stored.session), session, other, richer=more)
        if made != stored.session:
            work.changed[other.id] = made
        has = work.details.get(other.id) or Detail(session_id=other.id, laps=stored.laps, track=stored.track)
        comes = Detail(session_id=other.id, laps=items[n].laps, track=items[n].track)
        detail = detailed(comes, has) if more else detailed(has, comes)
        if detail != has:
            work.details[other.id] = detail
    work.before = [kept[key].session for key in work.changed]


def _remember(
    work: _Work,
    item: Reviewed,
    target: tuple[bool, str | None],
    keys: Sequence[str],
    material: Material,
    batch: Batch,
    alive: Collection[str],
) -> None:
    """Count what became of an item and note its keys, so that nothing is asked twice."""
    decided, session_id = target
    new = item.choice in _NEW
    if not decided or item.choice is None:
        word = "refused" if item.choice is None else "there" if item.known else "undecided"
        work.counts[word] += 1
        return
    decision = _DECISIONS[item.choice] if session_id is not None else Decision.LEFT
    work.counts["stored" if new else "renewed" if item.choice is Choice.RENEW else decision.value] += 1
    for key in keys:
        origin = Origin(
            athlete_id="",
            key=key,
            session_id=session_id,
            decision=decision,
            path=item.path,
            format=item.format,
            batch_id=batch.id,
            at=batch.at,
        )
        before = material.origins.get(key)
        if before is None:
            work.origins.append(origin)
        elif new and (before.session_id is None or before.session_id not in alive):
            work.anew.append(origin)


def _imported(review: Review, work: _Work) -> Imported:
    counts = work.counts
    return Imported(
        title=review.title,
        stored=counts["stored"],
        renewed=counts["renewed"],
        linked=counts["linked"],
        left=counts["left"],
        there=counts["there"],
        refused=counts["refused"],
        undecided=counts["undecided"],
    )


def _source(items: Sequence[Reviewed]) -> str:
    """The format that most of the items have."""
    formats = Counter(item.format for item in items if item.choice is not None)
    return formats.most_common(1)[0][0] if formats else ""


def _title(review: Review, work: _Work) -> str:
    """What the undo log calls it: "Imported 2,812 sessions from strava.zip"."""
    new, changed = len(work.new), len(work.changed)
    if new:
        return f"Imported {_counted(new)} from {review.title}"
    if changed:
        return f"Filled in {_counted(changed)} from {review.title}"
    return f"Noted what was decided about {review.title}"


def _counted(n: int) -> str:
    return f"{n:,} session{'' if n == 1 else 's'}"

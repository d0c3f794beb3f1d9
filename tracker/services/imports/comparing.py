"""What a journal already has of what was found: by key, by figures, and what was decided before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.duplicate_groups import Known, Tie, ties_of
from tracker.domain.duplicates import ROW_KEY, Alike, Sameness, Trace, alike, alike_by_name, name_keys, richness
from tracker.domain.origins import Decision, Outline
from tracker.domain.sessions import Session
from tracker.services.imports.merging import typed
from tracker.services.imports.views import Found, Material
from tracker.store.outlines import Outlines

_TOLD = (
    *("activity", "timed", "elapsed_s", "timer_s", "moving_s", "distance_mm", "climb_mm"),
    *("energy_kj", "hr_avg", "hr_max"),
)


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier decision about a recording. `outline` is the session it became, `None` where it became none."""

    decision: Decision
    outline: Outline | None
    by_content: bool  # the very same content, not only the same name


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of one recording: a decision, or what it is a duplicate of."""

    past: Past | None = None
    other: Outline | int | None = None
    alike: Alike | None = None


def keys_of(found: Sequence[Found]) -> list[tuple[str, ...]]:
    """The keys of each: of its content first, then the names it is known by.

    Of equal rows without a clock time in one list the second is another one: a day may have two equal sets.
    """
    times: Counter[tuple[str, str]] = Counter()
    keys: list[tuple[str, ...]] = []
    for one in found:
        recording = one.recording
        if recording is None:
            keys.append(())
            continue
        digests = one.digests
        if one.listing and not recording.timed and digests:
            times[one.listing, digests[0]] += 1
            n = times[one.listing, digests[0]]
            digests = (f"{digests[0]}#{n}", *digests[1:]) if n > 1 else digests
        keys.append(tuple(dict.fromkeys((*digests, *name_keys(recording)))))
    return keys


def compare(material: Material, keys: Sequence[tuple[str, ...]]) -> list[Compared]:
    """Each of what was found against the journal, and against each other."""
    result = [Compared() for _ in material.found]
    open_: list[int] = []
    traces: dict[int, Trace] = {}
    for n, (found, placed) in enumerate(zip(material.found, material.placed, strict=True)):
        if found.recording is None:
            continue
        if placed.session is not None:
            traces[n] = trace_of(found, placed.session, keys[n], asked=bool(placed.asks))
        past = _past(keys[n], found, traces.get(n), material)
        if past is not None:
            result[n] = Compared(past=past)
        elif n in traces:
            open_.append(n)
    for n, found_one in _tied(open_, traces, keys, material).items():
        result[n] = found_one
    return result


def trace_of(found: Found, session: Session, keys: Sequence[str], *, asked: bool = False) -> Trace:
    """A recording as it is compared. What is still asked about is never the one of a group that is kept."""
    recording = found.recording
    own = keys[0] if found.digests else ""
    return Trace(
        on=session.local_date,
        start=session.started_at.timestamp() if session.timed else None,
        activity=session.activity,
        legs=frozenset(part.activity for part in session.parts if part.activity is not None),
        elapsed_s=session.elapsed_s,
        distance_mm=session.distance_mm,
        drifts="distance_mm" in session.computed,
        signs=(session.hr_avg, session.hr_max, session.energy_kj),
        format=recording.format if recording else "",
        item=found.item,
        listing=found.listing,
        digest=own,
        names=name_keys(recording) if recording else (),
        richness=(0 if asked else 1, *found.richness),
    )


def trace_of_stored(outline: Outline | Session) -> Trace:
    """A stored session as it is compared."""
    return Trace(
        on=outline.local_date,
        start=outline.started_at.timestamp() if outline.timed else None,
        activity=outline.activity,
        elapsed_s=outline.elapsed_s,
        distance_mm=outline.distance_mm,
        drifts="distance_mm" in outline.computed,
        signs=(outline.hr_avg, outline.hr_max, outline.energy_kj),
        format=outline.source,
    )


def own_id(key: str) -> str:
    """The session that a row has as its id in our own sheet, "" for any other key."""
    return key.removeprefix(ROW_KEY) if key.startswith(ROW_KEY) else ""


def is_own_row(found: Found, outline: Outline) -> bool:
    """Whether a recording is the row that our own sheet has of that very session."""
    return found.recording is not None and f"{ROW_KEY}{outline.id}" in found.recording.ids


def richer(found: Found, session: Session, outline: Outline) -> bool:
    """Whether a recording, as a session, tells more than a stored one.

    Our own row of it knows nothing that the journal does not: it tells more only where figures were changed in it.
    """
    if is_own_row(found, outline):
        return not typed(outline) and _differs(session, outline)
    stored = richness(outline.source, outline, (outline.has_detail, outline.has_parts))
    return found.richness > stored


def _differs(session: Session, outline: Outline) -> bool:
    """Whether two tell anything otherwise that both tell."""
    if session.timed and abs((session.started_at - outline.started_at).total_seconds()) >= 1:  # a row has no fractions
        return True
    if not session.timed and session.local_date != outline.local_date:
        return True
    both = ((getattr(session, name), getattr(outline, name)) for name in _TOLD)
    return any(one != other for one, other in both if one is not None and other is not None)


def _past(
    keys: Sequence[str],
    found: Found,
    trace: Trace | None,
    material: Material,
) -> Past | None:
    """What was decided about a recording before, by its content or, where nothing is stored of it, by its name."""
    for n, key in enumerate(keys):
        origin = material.origins.get(key)
        if origin is None:
            own = material.outlines.with_id(own_id(key))
            if own is not None and own.deleted:
                return Past(Decision.STORED, own, by_content=False)
            continue
        outline = material.outlines.with_id(origin.session_id)
        if n == 0 and found.digests:
            return Past(origin.decision, outline, by_content=True)
        if outline is None or outline.deleted:
            near = outline is None or trace is None or alike_by_name(key, trace, trace_of_stored(outline)) is not None
            if near:
                return Past(origin.decision, outline, by_content=False)
    return None


def _tied(
    new: Sequence[int], traces: Mapping[int, Trace], keys: Sequence[tuple[str, ...]], material: Material
) -> dict[int, Compared]:
    alive = material.outlines.standing
    known = _known(alive)
    named: dict[int, tuple[int, Alike]] = {}
    for n, index in enumerate(new):
        for position, key in enumerate(keys[index]):
            origin = material.origins.get(key)
            session_id = origin.session_id if origin is not None else own_id(key)
            at = alive.by_id.get(session_id or "")
            if at is None:
                continue
            content = position < len(material.found[index].digests)
            if session_id == own_id(key):
                named[n] = (at, _as_own_row(material.placed[index].session, alive[at]))
                break
            told = alike_by_name("" if content else key, traces[index], known.trace(at))
            if told is not None:
                named[n] = (at, replace(told, why="is told by the same row of a list") if content else told)
                break
    ties = ties_of([traces[index] for index in new], known, named)
    found: dict[int, Compared] = {}
    loose: list[int] = []
    for index, tie in zip(new, ties, strict=True):
        if tie is None:
            loose.append(index)
        else:
            found[index] = Compared(other=_other(tie, new, alive), alike=tie.alike)
    gone = material.outlines.brought_and_deleted
    return found | (_deleted(loose, traces, gone) if len(gone) else {})


def _as_own_row(session: Session | None, outline: Outline) -> Alike:
    if session is not None and _differs(session, outline):
        return Alike(Sameness.CONFLICT, "is the row of that session in a sheet of this journal, with other figures")
    return Alike(Sameness.CERTAIN, "is the row of that session in a sheet of this journal")


def _known(outlines: Outlines) -> Known:
    return Known(outlines.places(), lambda n: trace_of_stored(outlines[n]))


def _other(tie: Tie, new: Sequence[int], alive: Outlines) -> Outline | int:
    return alive[tie.index] if tie.stored else new[tie.index]


def _deleted(loose: Sequence[int], traces: Mapping[int, Trace], gone: Outlines) -> dict[int, Compared]:
    """Those that are certainly a session that was imported and then deleted."""
    known = _known(gone)
    found: dict[int, Compared] = {}
    for index in loose:
        for n in known.near(traces[index]):
            told = alike(traces[index], known.trace(n))
            if told is not None and told.sameness >= Sameness.CERTAIN:
                found[index] = Compared(past=Past(Decision.STORED, gone[n], by_content=False))
                break
    return found

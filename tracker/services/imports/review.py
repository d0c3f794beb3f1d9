"""The review: what would become of each recording, why, and what the athlete may do instead."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.domain.activities import activity
from tracker.domain.days import FIRST_DATE, zone_on
from tracker.domain.duplicates import Sameness
from tracker.domain.logline import amend
from tracker.domain.origins import Decision, Outline
from tracker.domain.quantities import format_amount
from tracker.domain.recording import session_of
from tracker.domain.recordings import Asked
from tracker.domain.sessions import Draft, Measure, Session
from tracker.errors import InputError, RefusedError
from tracker.services.imports.comparing import Compared, Past, compare, is_own_row, keys_of, richer
from tracker.services.imports.merging import adds, typed
from tracker.services.imports.placing import Ground, Placed, placed, seed, source_of
from tracker.services.imports.views import NEW, Choice, Found, ImportWishes, Kind, Material, Outcome, Review, Reviewed
from tracker.services.logbook import context, draft_at
from tracker.services.moments import Moment
from tracker.store.outlines import Outlines

_OUTCOMES: Mapping[Kind, Outcome] = {
    "new": "import",
    "warned": "import_warn",
    "refused": "refuse",
    "duplicate": "duplicate",
    "near-duplicate": "ask",
    "conflict": "ask",
    "ask": "ask",
}
_TAKE = (Choice.STORE, Choice.LEAVE)
_STAY = (Choice.LEAVE, Choice.STORE)
_ASKED = (Choice.LEAVE, Choice.STORE)


def material_of(found: Sequence[Found], at: Moment, ground: Ground, wishes: ImportWishes) -> Material:
    """What was found, each as a session as far as it can be one, with the amendments that were wished for.

    InputError and RefusedError for words that can't be read.
    """
    made = [Placed(session=None) if one.recording is None else placed(one.recording, ground) for one in found]
    for path, words in wishes.amendments:
        for n, one in enumerate(found):
            if one.recording is None:
                continue
            meant = path in (one.path, one.file) or (path and one.path.endswith(f"/{path}"))
            if meant if path else _undated(made[n]):
                made[n] = _amended(one, made[n], words, at, ground)
    return Material(found=tuple(found), placed=tuple(made), at=at, ground=ground, outlines=Outlines())


def judged(material: Material) -> tuple[Reviewed, ...]:
    """What would become of each recording, after the decisions that were made."""
    keys = keys_of(material.found)
    items = []
    for n, (found, place, compared) in enumerate(
        zip(material.found, material.placed, compare(material, keys), strict=True)
    ):
        item = _reviewed(found, place, compared, material)
        choice = material.choices.get(n)
        items.append(replace(item, choice=choice, decided=True) if choice in item.choices else item)
    return tuple(items)


def decided(review: Review, index: int, choice: Choice) -> Review:
    """The review with that decision. RefusedError for a choice the item does not have."""
    item = review.items[index]
    if choice not in item.choices:
        offered = ", ".join(one.value for one in item.choices) or "nothing"
        raise RefusedError(f"{item.path} can't be decided as “{choice}”; it offers {offered}.")
    items = (*review.items[:index], replace(item, choice=choice, decided=True), *review.items[index + 1 :])
    material = replace(review.material, choices={**review.material.choices, index: choice})
    return replace(review, items=items, material=material)


def amended(review: Review, index: int, words: str) -> Review:
    """The review with an item changed by words of a log line, and all compared anew; decisions stay."""
    material = review.material
    found = material.found[index]
    if found.recording is None:
        raise RefusedError(
            f"{found.path} could not be read, so there is nothing to change; log it by hand.", text=words
        )
    made = _amended(found, material.placed[index], words, material.at, material.ground)
    placed_ = (*material.placed[:index], made, *material.placed[index + 1 :])
    material = replace(material, placed=placed_, seen=None)  # there may be sessions of its new day
    return replace(review, items=judged(material), material=material)


def _undated(made: Placed) -> bool:
    return made.session is None and any(what is Asked.WHEN for what, _ in made.asks)


def _amended(found: Found, made: Placed, words: str, at: Moment, ground: Ground) -> Placed:
    """A recording changed by words of a log line, which may say when it was."""
    recording, before = found.recording, made.session
    if recording is None:
        return made
    draft = seed(recording, ground, [], []) if before is None else draft_at(before, at)
    changed = amend(words, draft, context(at))
    if changed.on == FIRST_DATE:
        raise InputError("Say which day it was, such as @2010-08-05, and the time if you know it.", text=words)
    zone = changed.zone or (before.zone if before else zone_on(changed.on, ground.moves, ground.home))
    session = session_of(changed, key=_id(before, at), athlete=at.athlete, zone=zone, now=at.now)
    if before is not None and _same_time(changed, draft):
        session = replace(session, started_at=before.started_at, local_date=before.local_date)
    session = replace(session, source=source_of(recording), external_id=next(iter(recording.ids), None))
    named = changed.activity != "custom"
    return replace(
        made,
        session=session,
        asks=tuple(ask for ask in made.asks if ask[0] is not Asked.WHEN),
        remarks=() if named else made.remarks,
    )


def _id(before: Session | None, at: Moment) -> str:
    from tracker.services.ids import new_id

    return before.id if before is not None else new_id(at.now)


def _same_time(one: Draft, other: Draft) -> bool:
    return (one.on, one.at_s, one.zone, one.second) == (other.on, other.at_s, other.zone, other.second)


def _reviewed(found: Found, made: Placed, compared: Compared, material: Material) -> Reviewed:
    recording = found.recording
    if recording is None:
        return _item(found, made, "refused", found.refused)
    if compared.past is not None:
        return _decided_before(found, made, compared.past, material)
    certain = compared.alike is not None and compared.alike.sameness >= Sameness.CERTAIN
    if made.session is None or (made.asks and not certain):
        reason = " ".join(why for _, why in made.asks) or "It does not say when it was."
        choices = _ASKED if made.session is not None else (Choice.LEAVE,)
        return _item(found, made, "ask", reason, choices, other=compared.other)
    if compared.alike is not None:
        return _duplicate(found, made, made.session, compared, material)
    if made.warnings:
        return _item(found, made, "warned", " ".join((*made.warnings, *made.remarks)), _TAKE)
    return _item(found, made, "new", " ".join(made.remarks) or NEW, _TAKE)


def _item(
    found: Found,
    made: Placed,
    kind: Kind,
    reason: str,
    choices: tuple[Choice, ...] = (),
    *,
    other: Outline | int | None = None,
    known: bool = False,
) -> Reviewed:
    recording = found.recording
    return Reviewed(
        path=found.path,
        file=found.file,
        format=found.format,
        outcome=_OUTCOMES[kind],
        kind=kind,
        reason=reason,
        session=made.session,
        other=other,
        choices=choices,
        choice=choices[0] if choices else None,
        known=known,
        warnings=made.warnings,
        asks=tuple(what for what, _ in made.asks),
        laps=recording.laps if recording else (),
        track=recording.track if recording else (),
    )


def _decided_before(found: Found, made: Placed, past: Past, material: Material) -> Reviewed:
    """One that an earlier import decided about: nothing is added and nothing asked, but it can be taken up again."""
    stay = _STAY if made.session is not None else (Choice.LEAVE,)
    if past.decision is Decision.LEFT:
        return _item(found, made, "duplicate", "Left out in an earlier import.", stay, known=past.by_content)
    if past.outline is None or past.outline.deleted:
        own = past.outline is not None and is_own_row(found, past.outline)
        was = "In the sheet of this journal" if own else "Imported before"
        return _item(
            found,
            made,
            "duplicate",
            f"{was} and deleted since: it stays out unless you take it again.",
            stay,
            other=past.outline,
            known=past.by_content,
        )
    what = "a further source of" if past.decision is Decision.LINKED else "it is"
    reason = f"Imported before: {what} {told(past.outline, material.at.units)}."
    more = made.session is not None and adds(made.session, past.outline, detail=_has_detail(found))
    choices = (Choice.LEAVE, *((Choice.RENEW,) if more else ()))
    return _item(found, made, "duplicate", reason, choices, other=past.outline, known=True)


def _duplicate(found: Found, made: Placed, session: Session, compared: Compared, material: Material) -> Reviewed:
    told_alike, other = compared.alike, compared.other
    if told_alike is None or other is None:
        raise ValueError("a duplicate is one of something")
    kind: Kind = {Sameness.LIKELY: "near-duplicate", Sameness.CONFLICT: "conflict"}.get(  # type: ignore[assignment]
        told_alike.sameness, "duplicate"
    )
    if isinstance(other, int):
        first = material.found[other]
        reason = f"{first.path} comes with it and tells more; this one {told_alike.why}."
        return _item(found, made, kind, reason, (Choice.LINK, Choice.APART, Choice.LEAVE), other=other)
    own = is_own_row(found, other)
    more = richer(found, session, other)
    new = adds(session, other, detail=_has_detail(found))
    reason = f"The journal has {told(other, material.at.units)}; this one {told_alike.why}"
    reason += f"{'' if own else _said_of(other, more, new)}."
    choices = [Choice.LINK, *((Choice.RENEW,) if more or new else ()), Choice.APART, Choice.LEAVE]
    if not own and _renews(kind, other, more=more, new=new):  # a sheet that left the journal changes nothing unasked
        choices[:2] = [Choice.RENEW, Choice.LINK]
    return _item(found, made, kind, reason, tuple(choices), other=other)


def _renews(kind: Kind, other: Outline, *, more: bool, new: bool) -> bool:
    """Whether a copy goes into the stored session unless the athlete says otherwise."""
    if typed(other):
        return new and kind != "conflict"  # only what is not known there is filled in
    return more and kind != "near-duplicate"


def _said_of(other: Outline, more: bool, new: bool) -> str:
    if typed(other):
        return " and adds what is not known there; what you wrote stays" if new else ""
    if more:
        return " and tells more"
    return " and tells less" if not new else ""


def _has_detail(found: Found) -> bool:
    return found.recording is not None and bool(found.recording.laps or found.recording.track)


def told(outline: Outline, units: str) -> str:
    """A stored session in a few words: "run 5.0 km of 2025-06-21"."""
    name = activity(outline.activity).name.lower()
    amount = ""
    if outline.distance_mm:
        amount = f" {format_amount(outline.distance_mm, Measure.DISTANCE, units, outline.activity)}"
    elif outline.elapsed_s:
        amount = f" {format_amount(outline.elapsed_s, Measure.ELAPSED)}"
    return f"{name}{amount} of {outline.local_date}"

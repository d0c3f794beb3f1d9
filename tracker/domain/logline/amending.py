"""Edits: a log line that changes a session instead of telling a new one."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from tracker.domain.logline.context import Context
from tracker.domain.logline.marks import is_mark_line
from tracker.domain.logline.parsing import parse
from tracker.domain.logline.reader import read
from tracker.domain.logline.settling import amounts_of, note_of, settled
from tracker.domain.logline.state import State
from tracker.domain.logline.words import bad, split
from tracker.domain.sessions import Draft
from tracker.domain.text import TAGS_LIMIT
from tracker.errors import InputError, RefusedError

_EMPTY: dict[str, Any] = {
    "note": "", "tags": (), "sets": (), "zone": None, "clock": None,
    "indoor": False, "virtual": False, "assisted": False, "race": False,
}  # fmt: skip
_FIELD = {"sets": "parts", "clock": "at_s"}


def amend(line: str, draft: Draft, context: Context, *, whole: bool = False) -> Draft:
    """`draft` as a line changes it: each word replaces what it means and all else stays.

    `21km` changes the distance only, `ride` the activity, `@yday` the date. A note replaces the note, `#tag` words
    replace the tags, `+#tag` adds one and `-#tag` takes one away; sets replace the sets and what they come to.
    `note=` or `-note` empties a field (any of the amounts, note, tags, sets, zone, clock and the flags). Where `whole`
    says that the line began as the session's own (`line_of`), one that still names activity, amount and date replaces
    everything: a word taken out of it takes its field out.
    Raises InputError and RefusedError as `parse` does.
    """
    try:
        words = split(line)
        if not words:
            raise InputError("Say what to change, such as 21km, @yday or #ghat.")
        if is_mark_line(words):
            bad(words[0], "A day mark can't replace a session; delete the session and log the mark.")
        state = State(words, context, seed=draft)
        read(state)
        if whole and state.named and state.day is not None and (state.sessions[0].values or state.sessions[0].sets):
            return _recorded(parse(line, context).drafts[0], draft)
        return _recorded(_amended(state, draft), draft, state.sessions[0].values)
    except InputError as error:
        error.text = line
        raise


def _recorded(changed: Draft, draft: Draft, named: Collection[str] = ()) -> Draft:
    """What only a device can tell of `draft` stays: no word says it. A field that was `named` is not computed any more.

    A timer that ran longer than the time the athlete says goes.
    """
    timer = draft.timer_s
    if changed.elapsed_s != draft.elapsed_s and (timer or 0) > (changed.elapsed_s or 0):
        timer = None
    still = (name for name in draft.computed if name not in named and getattr(changed, name) == getattr(draft, name))
    return replace(changed, timer_s=timer, hr_max=draft.hr_max, computed=tuple(still))


def _amended(state: State, draft: Draft) -> Draft:
    given = state.sessions[0]
    fields: dict[str, Any] = {"activity": given.key, **given.flags, **amounts_of(given, draft, state.notes)}
    if not given.sets and any(name in given.values for name in ("distance_mm", "reps", "hold_s")):
        fields["parts"] = ()  # a new sum is not what the old sets come to
    fields |= {_FIELD.get(name, name): _EMPTY[name] for name in state.removed}
    if state.zone is not None:
        fields["zone"] = state.zone[0]
    if given.clock is not None:
        fields |= {"at_s": given.clock[0], "second": given.second is not None}
    if state.day is not None:
        fields["on"] = state.day[0]
    fields["tags"] = _tags(state, fields.get("tags", draft.tags))
    changed = replace(draft, **fields)
    if (changed.on, changed.at_s, changed.zone) != (draft.on, draft.at_s, draft.zone) or given.clock is not None:
        changed = settled(changed, state.context, state.words[0], state.notes)
        if changed.second and given.second is not None:
            state.note[given.second] = ""
    note = note_of(state)
    return replace(changed, note=note) if note else changed


def _tags(state: State, before: tuple[str, ...]) -> tuple[str, ...]:
    tags = before if state.tags is None else tuple(state.tags)
    kept = tuple(dict.fromkeys(tag for tag in (*tags, *state.added_tags) if tag not in state.removed_tags))
    if len(kept) > TAGS_LIMIT:
        bad(state.words[0], f"The session would have {len(kept)} tags; {TAGS_LIMIT} is the most.", RefusedError)
    return kept

"""TCX files: recordings with the sums of their laps, as the device wrote them."""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256

from tracker.domain.believable import FAST_HEART
from tracker.domain.recordings import Item, Wanted
from tracker.formats.gps.doubts import told_apart
from tracker.formats.gps.tcx_laps import TcxActivity, TcxLaps
from tracker.formats.gps.tcx_legs import begins, ends, recording
from tracker.formats.gps.xml import XmlFault, scanned

_CHANGE_S = 3600  # legs of one event follow each other within an hour


def read_tcx(data: bytes, path: str, wanted: Wanted) -> Item:
    """The activities of a TCX file, in the order of time. Whatever is wrong is said in the item; nothing is raised.

    Legs of a multisport session that follow each other are one recording with parts.
    """
    try:
        held, warnings = scanned(data, "TrainingCenterDatabase", partial(TcxLaps, wanted.now))
    except XmlFault as fault:
        return Item(path=path, format="tcx", refused=str(fault))
    if not held.kept():
        why = (
            "It holds a course to follow but no activity: export the activity itself."
            if held.courses
            else "It holds no activity with laps or points: export the activity again."
        )
        return Item(path=path, format="tcx", refused=why)
    warnings = (*warnings, *_doubts(held))
    zoned = not held.clock.naive or bool(held.clock.zoned)
    digest = sha256(data).hexdigest()
    return Item(
        path=path,
        format="tcx",
        recordings=told_apart(
            recording(legs, wanted, warnings=warnings, zoned=zoned, digest=f"{digest}#{index}")
            for index, legs in enumerate(_events(held.activities))
        ),
    )


def _events(activities: Sequence[TcxActivity]) -> list[list[TcxActivity]]:
    """The activities in the order of time, legs of one event together; those without a time come last."""
    events: list[list[TcxActivity]] = []
    for one in sorted(activities, key=lambda one: (begins(one) != begins(one), begins(one))):
        before = events[-1][-1] if events else None
        # without a time the difference is nan, which is no hour
        if before and one.session and before.session == one.session and begins(one) - ends(before) <= _CHANGE_S:
            events[-1].append(one)
        else:
            events.append([one])
    return events


def _doubts(held: TcxLaps) -> tuple[str, ...]:
    """What is wrong with points of the file, a sentence each."""
    points = sum(one.points for one in held.activities)
    found = []
    if held.unplaced:
        found.append(f"{held.unplaced} of {points} points have no place that can be: it was left out.")
    if held.racing:
        found.append(f"{held.racing} of its heart rates are above {FAST_HEART} and were left out.")
    if held.absurd:
        found.append(f"{held.absurd} of its distances, times and sums can't be and were left out.")
    if held.clock.impossible:
        found.append(f"{held.clock.impossible} of its times can't be and were left out.")
    if held.clock.naive and held.clock.zoned:
        found.append(f"{held.clock.naive} of its times have no zone and were read as UTC.")
    return tuple(found)

"""Rules that somebody else sends, tried before they are kept.

A template's file is checked by its reader, line by line. The snapshot of a started challenge, as it goes to friends and
into the file of a whole journal, says whatever its types allow: here it must also be possible to follow.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

from tracker.domain.activities import ACTIVITIES, FAMILIES
from tracker.domain.assess import assess
from tracker.domain.evidence import Evidence, questions
from tracker.domain.goals import Leaf, leaves
from tracker.domain.templates import Challenge, Template, WindowKind
from tracker.errors import RefusedError, TrackerError

MOST = 2**53 - 1  # of any number: what every reader of JSON holds exactly
MOST_DAYS = 5_000  # a template has ten years at most
MOST_ROWS = 20_000  # of any list
_WHOLE = 1_000  # per mille
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def check_followed(challenge: Challenge) -> None:
    """RefusedError for rules that nobody can follow, said in a sentence of what is wrong with them."""
    template = challenge.template
    wrong = _without_bounds(template) or _too_long(challenge) or next(map(_wrong, leaves(template.goal)), "")
    if not wrong:
        try:
            evidence = Evidence(amounts={key: {} for key in questions(challenge)})
            assess(challenge, evidence, challenge.period.start)
        except (TrackerError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
            wrong = "they contradict each other"
    if wrong:
        raise RefusedError(f"Its rules can't be followed, for {wrong}; nothing was stored.")


def _without_bounds(template: Template) -> str:
    """What is beyond all bounds in a template; nothing where all of it is within."""
    if not SLUG.fullmatch(template.slug):
        return "its name is none"
    for value in _values(template):
        if isinstance(value, int) and abs(value) > MOST:
            return "a number in them is beyond all bounds"
        if isinstance(value, tuple) and len(value) > MOST_ROWS:
            return "a list in them is beyond all bounds"
    return ""


def _too_long(challenge: Challenge) -> str:
    """What is wrong with how long it goes on."""
    window, period = challenge.template.window, challenge.period
    days = (window.days or 0) + 31 * (window.months or 0) + 366 * (window.years or 0) + (window.length_s or 0) // 86_400
    lasts = (period.end - period.start) if period.end is not None else timedelta(0)
    if days < 1 and window.kind is WindowKind.ROLLING:
        return "they have no day"
    return "" if 0 <= days <= MOST_DAYS and lasts.days <= MOST_DAYS else f"they go on for more than {MOST_DAYS:,} days"


def _wrong(leaf: Leaf) -> str:
    """What is wrong with a target; nothing where it can be reached."""
    amounts = (leaf.target,) if isinstance(leaf.target, int) else leaf.target if isinstance(leaf.target, tuple) else ()
    if any(amount < 0 for amount in (*amounts, *leaf.tiers)):
        return "a target in them is below nothing"
    if not 0 <= leaf.tolerance <= _WHOLE or not 0 <= leaf.rest_between <= MOST_DAYS:
        return "what may be missing from a target, or the days between two, is beyond all bounds"
    strange = {*leaf.counts.kinds, *leaf.counts.excepted} - ACTIVITIES.keys() - FAMILIES.keys()
    return "they count an activity that is not known" if strange else ""


def _values(value: object) -> Iterator[object]:
    """A value and all that it is made of."""
    yield value
    if is_dataclass(value):
        for one in fields(value):
            yield from _values(getattr(value, one.name))
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from _values(each)

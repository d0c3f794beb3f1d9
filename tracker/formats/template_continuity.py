"""What a missed day does, what excuses one, and who takes it on together."""

import re
from collections.abc import Collection, Mapping

from tracker.domain.goals import DAILY, Goal, NeedKind, Per, leaves
from tracker.domain.rule_words import counted
from tracker.domain.sessions import MarkKind
from tracker.domain.templates import Continuity, FreezeRule, Makeup, OnMiss, RestRule, Team, TeamAgg
from tracker.formats.template_award_goals import field_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import ContinuityTable, FreezeTable, TeamTable
from tracker.formats.template_spot import Span
from tracker.formats.template_values import MAX_DAYS

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_REST = {"week": 6, "month": 27, "challenge": MAX_DAYS}
_CUT = (*DAILY, Per.WEEK, Per.MONTH, Per.EVERY)
_NUMBERS = (NeedKind.COUNT, NeedKind.BEST)  # needs of so many, of which no single one must be hit


def continuity_of(
    table: ContinuityTable, goal: Goal | None, paths: Mapping[str, Path], span: Span, faults: Faults
) -> Continuity:
    """The rules of continuity; `goal` is None where the goals are faulty, and then not looked at.

    `paths` says where each goal stands in the file.
    """
    if table.rest is not None and table.weekdays is not None:
        faults.clash(("continuity", "weekdays"), ("continuity", "rest"), "rest is so many days or fixed ones; keep one")
    if table.makeup == "any" and table.on_miss in ("restart", "fail"):
        faults.clash(
            ("continuity", "on_miss"),
            ("continuity", "makeup"),
            f"a missed day can't both be made up and {'start again' if table.on_miss == 'restart' else 'end it'}",
        )
    excuses = Continuity().excuses if table.excuses is None else frozenset(map(MarkKind, table.excuses))
    if table.pause_days is not None and MarkKind.PAUSE not in excuses:
        faults.clash(("continuity", "pause_days"), ("continuity", "excuses"), "a pause excuses nothing here")
    units = {leaf.per for leaf in leaves(goal)} if goal is not None else set(_CUT)
    _check_use(table, units, faults)
    if goal is not None:
        _check_miss(table, goal, paths, faults)
    return Continuity(
        excuses=excuses,
        rest=_rest(table, units, span, faults),
        freeze=_freeze(table.freeze, span, faults) if table.freeze is not None else None,
        pause_days=table.pause_days,
        makeup=Makeup(table.makeup),
        on_miss=OnMiss(table.on_miss),
    )


def _check_use(table: ContinuityTable, units: Collection[Per], faults: Faults) -> None:
    """Note rules for a miss where nothing can be missed before the window is over."""
    said = {
        "rest": table.rest is not None,
        "weekdays": table.weekdays is not None,
        "freeze": table.freeze is not None,
        "makeup": table.makeup != "none",
        "on_miss": table.on_miss != "continue",
    }
    for key in (key for key, there in said.items() if there):
        if not any(unit in _CUT for unit in units):
            faults.clash(("continuity", key), ("goals",), "is about missed days, and no goal is cut into days or weeks")
    if table.makeup == "same_period" and any(unit in _CUT for unit in units) and not any(u in DAILY for u in units):
        faults.clash(("continuity", "makeup"), ("goals",), "makes up a day in its week, and no goal is cut into days")


def _check_miss(table: ContinuityTable, goal: Goal, paths: Mapping[str, Path], faults: Faults) -> None:
    """Note an end for a miss where goals ask for a number of days, weeks or slots alone, so that none is a miss."""
    cut = [leaf for leaf in leaves(goal) if leaf.per in _CUT]
    if table.on_miss in ("restart", "fail") and cut and all(leaf.need.kind in _NUMBERS for leaf in cut):
        said = "is about a miss, and where only a number of them is needed no single one is missed; leave one out"
        faults.clash(("continuity", "on_miss"), field_of(paths, cut[0], "need"), said)


def _freeze(table: FreezeTable, span: Span, faults: Faults) -> FreezeRule:
    where: Path = ("continuity", "freeze")
    if not table.initial and not table.earn_every:
        faults.add(where, "gives no freeze; write initial = 2 or earn_every = 7")
    if table.most is not None and table.most < table.initial:
        faults.clash((*where, "most"), (*where, "initial"), "is less than there are at the start")
    if not table.initial and table.earn_every is not None and span.days is not None and table.earn_every > span.days:
        said = f"gives no freeze: the window has {counted(span.days, 'day')} to earn one in"
        faults.clash((*where, "earn_every"), ("window",), said)
    return FreezeRule(**table.model_dump())


def _rest(table: ContinuityTable, units: Collection[Per], span: Span, faults: Faults) -> RestRule | None:
    daily = any(unit in DAILY for unit in units)
    if table.weekdays is not None:
        if not daily and any(unit in _CUT for unit in units):
            faults.clash(("continuity", "weekdays"), ("goals",), "are free days, and no goal is cut into days")
        return RestRule(weekdays=tuple(sorted({_WEEKDAYS.index(day) for day in table.weekdays})))
    if table.rest is None:
        return None
    where: Path = ("continuity", "rest")
    match = re.fullmatch(r"(\d{1,5}) per (week|month|challenge)", table.rest.strip().lower())
    if match is None or int(match[1]) == 0:
        faults.add(where, f'{quoted(table.rest)} must be like "1 per week" or "3 per challenge"')
        return None
    n, per = int(match[1]), match[2]
    most, what = _MOST_REST[per], "day"
    if not daily and Per.WEEK in units:
        what = "week"
        if per == "week":
            faults.clash(
                where, ("goals",), 'of goals per week, rest is free weeks; write "1 per month" or "per challenge"'
            )
            return None
        most = 3 if per == "month" else MAX_DAYS // 7
    if per == "challenge" and span.days is not None:
        buckets = span.days if what == "day" else -(-span.days // 7)
        if n >= buckets:
            faults.clash(where, ("window",), f"{quoted(table.rest)} leaves nothing of {counted(buckets, what)}")
            return None
    if n > most:
        faults.add(where, f"{quoted(table.rest)} leaves no {what} to train; at most {most}")
    return RestRule(n=n, per=per)


def team_of(table: TeamTable, goal: Goal | None, faults: Faults) -> Team:
    """The team; `goal` is None where the goals are faulty, and then not looked at."""
    word, _, number = table.agg.partition(" ")
    k = int(number) if number else None
    if table.most is not None and table.most < table.least:
        faults.clash(("team", "most"), ("team", "least"), "is less than the fewest members")
    if k == 0:
        faults.add(("team", "agg"), "the best 0 are nobody; write 1 or more")
    if k is not None and table.most is not None and k > table.most:
        faults.clash(("team", "agg"), ("team", "most"), f"the best {k} are more than the team may have")
    if word == "relay" and goal is not None and not any(leaf.per is Per.STAGE for leaf in leaves(goal)):
        said = 'a relay hands over from row to row and needs a goal with per = "stage"'
        faults.clash(("team", "agg"), ("goals",), said)
    return Team(agg=TeamAgg(word), k=k, least=table.least, most=table.most)

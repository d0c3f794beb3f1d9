"""What is given for what, in plain words: every trigger of an award, its bands in their order, how often."""

from dataclasses import replace

from tracker.domain.goals import Agg, Leaf, Per, leaves
from tracker.domain.quantities import format_duration
from tracker.domain.rule_goals import rung_said, rungs_said
from tracker.domain.rule_keys import item_said
from tracker.domain.rule_tasks import counts_sessions
from tracker.domain.rule_when import UNIT
from tracker.domain.rule_words import counted, in_words, joined, ordinal, said, sentence, some, swum
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Band, Template, Trigger

_ONCE = {"edition": ", once for each edition", "lifetime": ", once in a lifetime"}
_SEX = {"m": "men", "f": "women"}
_OF_RACES = (Trigger.RESULT, Trigger.NTH, Trigger.SET, Trigger.CONSECUTIVE)


def award_told(award: Award, template: Template, units: str) -> list[str]:
    """One statement for an award and, where it has bands, one for them in the order in which they are tried."""
    often = _ONCE.get(award.once_per, "")
    told = [f"{sentence(award.artefact)} for {_reason(award, template, units)}{often}: {award.title}"]
    if award.bands:
        leaf = _goal(award, template)
        if award.on in _OF_RACES:  # the amount of a result is how far it went
            leaf = replace(leaf, measure=Measure.DISTANCE, agg=Agg.SUM)
        timed = any(band.under_s is not None or band.within is not None for band in award.bands)
        basis = f" by {'gun' if award.gun else 'chip'} time" if timed else ""
        bands = "; ".join(_band(band, leaf, units) for band in award.bands)
        told.append(f"{award.title}{basis}, the first that fits: {bands}")
    return told


def _goal(award: Award, template: Template) -> Leaf:
    found = leaves(template.goal)
    return next((leaf for leaf in found if leaf.key == award.goal), found[0])


def _reason(award: Award, template: Template, units: str) -> str:
    """What an award is given for, after "for"."""
    leaf = _goal(award, template)
    title = f" ({leaf.title})" if award.goal and len(leaves(template.goal)) > 1 else ""
    match award.on:
        case Trigger.COMPLETE:
            return "completing it"
        case Trigger.AMOUNT:
            amount = _amount(award, template, leaf, units)
            return f"every {amount}{title}" if award.repeatable else f"{amount}{title}{_how(leaf)}"
        case Trigger.SESSION:
            amount = _of_session(leaf, award.amount or 0, units)
            return f"{'each session' if award.repeatable else 'one session'} of at least {amount}{title}"
        case Trigger.PERCENT:
            return f"{award.percent} %{title or (' of the way' if template.route is not None else ' of the total')}"
        case Trigger.PLACE:
            return f"reaching {award.place}"
        case Trigger.TIER:
            return _rungs(leaf, units) + title
        case Trigger.STREAK:
            return _streak(award, leaf) + title
        case _:
            return _of_results(award, template, units)


def _how(leaf: Leaf) -> str:
    """Where an amount is no sum: " in one session"."""
    return " in one session" if leaf.agg is Agg.MAX and leaf.measure is not Measure.RESULTS else ""


def _amount(award: Award, template: Template, leaf: Leaf, units: str) -> str:
    value = award.amount or 0
    if not award.goal and template.route is not None:
        return said(value, Measure.DISTANCE, units)
    if leaf.per is Per.BY:
        return f"{value:,} different ones"
    return rung_said(leaf, value, units)


def _of_session(leaf: Leaf, value: int, units: str) -> str:
    """The size of one session; of a goal that counts sessions, in the measure that says how large they must be."""
    measure = leaf.measure
    if counts_sessions(leaf):
        measure = leaf.counts.least[0] if leaf.counts.least is not None else Measure.DISTANCE
    if measure in (Measure.STEPS, Measure.REPS):
        return rung_said(replace(leaf, measure=measure, agg=Agg.SUM), value, units)
    return said(value, measure, units, activity=swum(leaf.counts.kinds))


def _rungs(leaf: Leaf, units: str) -> str:
    if leaf.per is Per.BY:
        every, tiers = f"{leaf.tier_step:,}" if leaf.tier_step else "", [f"{tier:,}" for tier in leaf.tiers]
        rungs = joined(tiers, "and") if tiers else ""
    else:
        every = rung_said(leaf, leaf.tier_step, units) if leaf.tier_step is not None else ""
        rungs = rungs_said(leaf, leaf.tiers, units) if leaf.tiers else ""
    if every:
        return f"every {every}"
    return f"each of {rungs}" if rungs else "each rung"


def _streak(award: Award, leaf: Leaf) -> str:
    unit = UNIT.get(leaf.per, "round" if leaf.per is Per.EVERY else "day")
    if award.repeatable and len(award.n) == 1:
        return f"every {counted(award.n[0], unit)} of a streak"
    counts = [f"{n:,}" for n in award.n]
    return f"{'streaks' if len(counts) > 1 else 'a streak'} of {joined(counts, 'and')} {unit}{'s' * (award.n != (1,))}"


def _of_results(award: Award, template: Template, units: str) -> str:
    """Reasons that are race results."""
    race = template.race
    of = f" of {joined(award.events, 'or')}" if award.events else f" of {race.event}" if race is not None else ""
    match award.on:
        case Trigger.NTH:
            if award.repeatable and len(award.n) == 1:
                return f"every {ordinal(award.n[0])} result{of}"
            return f"the {joined([ordinal(n) for n in award.n], 'and')} result{of}"
        case Trigger.SET:
            return f"a result of each of these: {some([item_said(item, units) for item in award.items])}"
        case Trigger.CONSECUTIVE:
            first = in_words(max(award.n, default=2))
            return f"results in the first {first} editions{of}, one after the other"
        case _:
            each = "each result" if award.repeatable else "a result"
            where = joined(award.events, "or") if award.events else "the race"
            return f"{each} in {where}"


def _band(band: Band, leaf: Leaf, units: str) -> str:
    """One band: "Silver under 7:30:00 for men", "Gold for the first ten"."""
    parts = []
    if band.position is not None:
        who = f" {_SEX.get(band.sex, band.sex)}" if band.sex else ""
        parts.append(f"for the first{f' {in_words(band.position)}' if band.position > 1 else ''}{who}")
    if band.under_s is not None:
        parts.append(f"under {format_duration(band.under_s)}")
    if band.within is not None:
        num, den = band.within
        parts.append("within the reference time" if num == den else f"within {_times(num, den)} the reference time")
    if band.amount is not None:
        parts.append(f"from {rung_said(leaf, band.amount, units)} on")
    if band.sex and band.position is None:
        parts.append(f"for {_SEX.get(band.sex, band.sex)}")
    if band.age_from is not None or band.age_to is not None:
        parts.append(_ages(band.age_from, band.age_to))
    return f"{band.name} {' '.join(parts)}" if parts else f"{band.name} for all others"


def _times(num: int, den: int) -> str:
    percent, rest = divmod(num * 100, den)
    return f"{num}/{den} of" if rest else f"{percent} % of"


def _ages(first: int | None, last: int | None) -> str:
    if first is None:
        return f"up to the age of {last}"
    return f"from the age of {first}" if last is None else f"aged {first} to {last}"

"""The reader: the text of an article in, a draft of its challenges and races out. Pure and deterministic."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.articles.activities import Activities
from tracker.articles.amounts import Figure
from tracker.articles.asides import asides
from tracker.articles.candidates import Candidate, candidates
from tracker.articles.dates import DateFound, dates, published_on
from tracker.articles.days import DayList, day_lists
from tracker.articles.drafts import ChallengeDraft, Draft, Found, Kind, Per, RaceDraft, Role, Stage, Target, Unit
from tracker.articles.figures import figures
from tracker.articles.kinds import Best, kind_features
from tracker.articles.lengths import length_candidates
from tracker.articles.passing import in_passing
from tracker.articles.people import doers
from tracker.articles.phrases import clause
from tracker.articles.places import Route, routes
from tracker.articles.races import RaceFound, races
from tracker.articles.refusals import refusal
from tracker.articles.scoring import Model, shipped
from tracker.articles.selecting import Judged, judged, selected
from tracker.articles.spans import Span, spans
from tracker.articles.tags import hashtags, medals
from tracker.articles.text import Text
from tracker.articles.titles import title
from tracker.articles.whens import When, when

_SURE_LENGTH = 0.33
_SURE_KIND = 0.3
_SURE_RACE = 0.7
_SAME_SIZE = 1.4  # lengths that differ by no more than this are of about one size


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything found in one text, before anything is decided."""

    text: Text
    published: date | None
    days: tuple[DateFound, ...]
    figures: tuple[Figure, ...]
    spans: tuple[Span, ...]
    activities: Activities
    candidates: tuple[Candidate, ...]
    lists: tuple[DayList, ...]
    races: tuple[RaceFound, ...]


def gather(raw: str, published: date | None = None) -> Gathered:
    """What a text holds. `published` is the day of publishing if it is known; else a date line in the text is taken."""
    text = Text(raw)
    published = published or published_on(text)
    days = dates(text, published)
    found = figures(text)
    lengths = spans(text, found, days)
    activities = Activities(text, found)
    return Gathered(
        text=text,
        published=published,
        days=days,
        figures=found,
        spans=lengths,
        activities=activities,
        candidates=candidates(text, found, lengths, activities),
        lists=day_lists(text, found),
        races=races(text, found, days),
    )


def read(raw: str, *, published: date | None = None) -> Draft:
    """The draft of an article. Any text can be read; one with nothing to follow gives kind NONE and a refusal."""
    return decide(gather(raw, published), shipped())


def decide(found: Gathered, models: Mapping[str, Model]) -> Draft:
    """The draft that the models make of what was found."""
    text = found.text
    rows = judged(found.candidates, models["target"])
    chosen = selected(rows, found.activities)
    lengths = judged_lengths(found, rows, models["length"])
    base = Draft(text=text.text, kind=Kind.NONE, published=found.published)
    if (
        any(one.professional for one in found.lists)
        or models["kind"](features(found, rows, chosen, lengths)) < _SURE_KIND
    ):
        return replace(base, refusal=refusal(text, rows))
    length = _length(text, lengths)
    named = lengths[0][1].named if length is not None else None
    loose = named is not None and named.month > 0
    dated = when(text, found.days, length.value if length and not loose else None, named, found.published)
    if loose and dated.first and dated.last:
        length = _length_of(dated, (), [])
    stages = _stages(found)
    last = max((stage.day for stage in stages), default=0)
    if length is not None and len(stages) > 2 and length.value < last <= 3 * length.value:
        # "eight cycling days with two rest days in between", and a list of ten
        length = Found(last, stages[-1].phrase, (length, *length.others))
    targets = _without_rows(chosen, stages)
    length = length or _length_of(dated, () if _goes_on(found) else stages, targets)
    entries = tuple(race.draft for race in found.races)
    mains = [race for race in found.races if race.score >= 0.5]
    several = (
        (length is not None and length.value >= 2)
        or len(stages) > 2
        or any(row.candidate.per in (Per.DAY, Per.WEEK) for row in targets)
    )
    challenge = None
    if (targets or length or stages) and (several or not mains):
        challenge = _challenge(found, rows, targets, length, dated, stages)
        if several and not any(race.score >= _SURE_RACE for race in mains):
            entries = tuple(race for race in entries if race.role is Role.BACKGROUND)
    kind = _kind(challenge, entries)
    if kind is Kind.NONE:
        return replace(base, refusal=refusal(text, rows))
    return replace(
        base,
        kind=kind,
        challenges=() if challenge is None else (challenge, *in_passing(text, rows, found.spans, challenge)),
        races=entries,
        asides=asides(text, rows, targets),
    )


def _kind(challenge: ChallengeDraft | None, entries: tuple[RaceDraft, ...]) -> Kind:
    main = any(race.role is Role.MAIN for race in entries)
    if challenge is not None:
        return Kind.BOTH if main else Kind.CHALLENGE
    return Kind.RACE if main else Kind.NONE


def judged_lengths(found: Gathered, rows: list[Judged], model: Model) -> list[tuple[float, Span]]:
    """Every length of time with the probability that it is the challenge's, the likeliest first."""
    likely: dict[int, float] = {}
    for row in rows:
        start = row.candidate.figure.start
        likely[start] = max(likely.get(start, 0.0), row.score)
    scored = [(model(c.features), c.span) for c in length_candidates(found.text, found.figures, found.spans, likely)]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].start))


def features(
    found: Gathered, rows: list[Judged], chosen: list[Judged], lengths: list[tuple[float, Span]]
) -> tuple[str, ...]:
    """What the article as a whole is judged by."""
    best = Best(
        target=max((row.score for row in rows), default=0.0),
        rate=max((row.score for row in rows if row.candidate.per is not Per.TOTAL), default=0.0),
        length=lengths[0][0] if lengths else 0.0,
        race=max((race.score for race in found.races if race.score >= 0.5), default=0.0),
        days_listed=max((len(one.stages) for one in found.lists if not one.professional), default=0),
        targets=len(chosen),
    )
    return kind_features(found.text, best)


def _length(text: Text, lengths: list[tuple[float, Span]]) -> Found[int] | None:
    """The likeliest length, with other lengths of about its size as what else the text gives."""
    if not lengths or lengths[0][0] < _SURE_LENGTH:
        return None
    span = lengths[0][1]
    others = {
        other.days: Found(other.days, text.phrase(other.start, other.end))
        for score, other in lengths[1:]
        if score >= _SURE_LENGTH
        and other.days != span.days
        and max(other.days, span.days) <= _SAME_SIZE * min(other.days, span.days)
    }
    return Found(span.days, text.phrase(span.start, span.end), tuple(others.values()))


def _length_of(dated: When, stages: tuple[Stage, ...], targets: list[Judged]) -> Found[int] | None:
    """The length that follows from the dates, the day list, or the nature of an effort in one go."""
    if dated.first and dated.last:
        return Found((dated.last.value - dated.first.value).days + 1, dated.last.phrase)
    if len(stages) >= 3:
        return Found(max(stage.day for stage in stages), stages[-1].phrase)
    totals = bool(targets) and all(row.candidate.per is Per.TOTAL for row in targets)
    for row in targets:
        amount = row.candidate.amount
        if totals and (
            amount.unit is Unit.HOUR
            or (row.candidate.activity == "climbing" and amount.unit in (Unit.METRE, Unit.FOOT))
        ):
            return Found(1, None)
    return None


def _stages(found: Gathered) -> tuple[Stage, ...]:
    """The first day list, its activity filled in where the rows leave it out."""
    for one in found.lists:
        if not one.weeks:
            main = found.activities.main or "running"
            return tuple(replace(stage, activity=stage.activity or main) for stage in one.stages)
    return ()


def _goes_on(found: Gathered) -> bool:
    """Whether the day list may go on where the text was cut off."""
    return any(one.open for one in found.lists if not one.weeks)


def _without_rows(chosen: list[Judged], stages: tuple[Stage, ...]) -> list[Judged]:
    """Without amounts that are rows of the day list."""
    amounts = {(stage.amount.unit, stage.amount.number) for stage in stages if stage.amount is not None}
    return [
        row
        for row in chosen
        if row.candidate.per is not Per.TOTAL or (row.candidate.amount.unit, row.candidate.amount.number) not in amounts
    ]


def _challenge(
    found: Gathered,
    rows: list[Judged],
    chosen: list[Judged],
    length: Found[int] | None,
    dated: When,
    stages: tuple[Stage, ...],
) -> ChallengeDraft:
    text = found.text
    targets = tuple(_target(text, row) for row in chosen)
    best: Route | None = next(iter(routes(text, found.lists, found.figures)), None)
    whole = best is not None and not best.partial
    return ChallengeDraft(
        title=title(text, targets, length, best.places if best is not None and whole else ()),
        days=length,
        first=dated.first,
        last=dated.last,
        targets=targets,
        stages=stages,
        route=best.places if best is not None and whole else (),
        places=best.places if best is not None and not whole else (),
        people=doers(text),
        medals=medals(text),
        hashtags=hashtags(text),
    )


def _target(text: Text, row: Judged) -> Target:
    c = row.candidate
    others = tuple(Found(o.amount, clause(text, o.figure)) for o in row.others)
    amount = Found(c.amount, clause(text, c.figure), others)
    return Target(c.activity, amount, c.per, c.figure.exercise)

"""What share cards are made of: figures, bars, the road, words and hashtags, each from the journal's values. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.domain.activities import title_of
from tracker.domain.amount_words import amount, pair
from tracker.domain.cards import HASHTAGS, Bar, Figure, Road, Stop
from tracker.domain.goals import Agg, Per, leaves
from tracker.domain.photos import hashtags_in
from tracker.domain.progress import GoalState, Progress, Streak, TargetNow
from tracker.domain.routes import map_line
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure, Session
from tracker.domain.text import clean_text

TITLE = 80  # characters
NOTE = 140
_WORDS = 3  # fewer say too little to be quoted where something longer was written
_WORD = re.compile(r"[^\W_]+")
_BUCKETS = {Per.DAY: "day", Per.STAGE: "day", Per.WEEK: "week", Per.MONTH: "month"}
_ADDED = (Measure.DISTANCE, Measure.REPS, Measure.STEPS, Measure.CLIMB, Measure.MOVING, Measure.ELAPSED, Measure.HOLD)


def hashtags(sessions: Sequence[Session], captions: Sequence[str], progress: Progress | None) -> tuple[str, ...]:
    """The hashtags of a card, without the sign: those that were written, the most frequent first, then the challenge's.

    They come from the tags of the sessions, from #tags in their notes and in the captions of their photos.
    """
    written = Counter(tag for session in sessions for tag in {*session.tags, *hashtags_in(session.note)})
    written.update(tag for caption in captions for tag in hashtags_in(caption))
    found = [tag for tag, _ in sorted(written.items(), key=lambda one: (-one[1], one[0]))]
    if progress is not None:
        template = progress.challenge.template
        found += [_hashtag(template.slug), *(_hashtag(tag, word=True) for tag in template.tags)]
    kept: dict[str, str] = {}
    for tag in found:
        joined = tag.replace("-", "")  # a hyphen would end a hashtag
        if any(c.isalpha() for c in joined):
            kept.setdefault(joined.casefold(), joined)
    return tuple(kept.values())[:HASHTAGS]


def _hashtag(text: str, *, word: bool = False) -> str:
    """A name as a hashtag: "MumbaiToGoa"; a `word` stays in small letters."""
    return "".join(part if word else f"{part[:1].upper()}{part[1:]}" for part in _WORD.findall(text))


def note_of(sessions: Sequence[Session], captions: Sequence[str]) -> str:
    """What is quoted: the last caption, else the last note, one of several words before a single word."""
    for texts in (captions, [session.note for session in sessions]):
        said = [clean for text in texts if (clean := clean_text(text, limit=NOTE))]
        for text in (*(one for one in reversed(said) if len(one.split()) >= _WORDS), *reversed(said)):
            return text
    return ""


def road_of(progress: Progress, units: str) -> Road | None:
    """The road of a challenge and where one is on it; None where it has no road or no place with a distance."""
    route, at = progress.challenge.template.route, progress.position
    if route is None or at is None or not at.length_mm:
        return None
    length = at.length_mm
    stops = tuple(
        Stop(name=titled(place.name), at=place.at_mm * 1000 // length)
        for place in route.places
        if place.at_mm is not None and place.at_mm <= length
    )
    words = map_line(at, units).partition(" %, ")[2]  # how far of how much is the figure that the card is about
    return Road(stops=stops, at=at.at_mm * 1000 // length, words=words) if stops else None


def in_a_row(streak: Streak, count: int) -> str:
    """So many hits of a streak: "3 days"; "" for none."""
    return "" if not count else counted(count, "slot" if streak.unit == "every" else streak.unit)


def total_figure(progress: Progress, units: str) -> Figure | None:
    """What is done of the total: "330 km", "of 558 km"."""
    total = progress.total
    if total is None or not total.done:
        return None
    done = amount(total.done, total.measure, units, label=total.unit)
    asked = f"of {amount(total.target, total.measure, units, label=total.unit)}" if total.target else "in all"
    return Figure(value=done, label=asked)


def hits_figure(progress: Progress) -> Figure | None:
    """Where there is no total: how many buckets of the first goal that has several are hit."""
    goal = next((goal for goal in progress.goals if goal.needed > 1), None)
    return None if goal is None else Figure(value=f"{goal.hits:,}", label=f"of {goal.needed:,} · {titled(goal.title)}")


def target_bar(target: TargetNow, units: str) -> Bar:
    """How much of a day's or a window's target is done; `target.target` is not 0."""
    done, asked = pair(target.done, target.target, target.measure, units, target.activity, target.unit)
    filled = min(1000, target.done * 1000 // target.target)
    return Bar(label=titled(target.title), done=done, asked=asked, filled=filled, hit=target.hit)


def goal_bar(goal: GoalState) -> Bar:
    """How many of a goal's buckets are hit; `goal.needed` is not 0."""
    unit = _BUCKETS.get(goal.per)
    asked = counted(goal.needed, unit) if unit else f"{goal.needed:,}"
    filled = min(1000, goal.hits * 1000 // goal.needed)
    return Bar(label=titled(goal.title), done=f"{goal.hits:,}", asked=asked, filled=filled, hit=goal.met)


def goal_figures(progress: Progress, units: str) -> tuple[Figure, ...]:
    """What each goal's amounts add up to, where there are several of them."""
    found = [
        leaf for leaf in leaves(progress.challenge.template.goal) if leaf.agg is Agg.SUM and leaf.measure in _ADDED
    ]
    figures = []
    for leaf in found if len(found) > 1 else ():
        value = sum(done for day, done in progress.amounts.get(leaf.key, {}).items() if day <= progress.today)
        if value:
            kind = leaf.counts.kinds[0] if leaf.counts.kinds else ""
            figures.append(Figure(value=amount(value, leaf.amounts_in, units, kind), label=titled(leaf.title)))
    return tuple(figures)


def sport_figures(sessions: Sequence[Session], units: str) -> tuple[Figure | None, tuple[Figure, ...]]:
    """What was done in all, distance before time before repetitions, and the same by sport where there are several."""
    for measure, field in (
        (Measure.DISTANCE, "distance_mm"),
        (Measure.ELAPSED, "elapsed_s"),
        (Measure.REPS, "reps"),
        (Measure.HOLD, "hold_s"),
    ):
        sums: Counter[str] = Counter()
        for session in sessions:
            sums[title_of(session.activity)] += getattr(session, field) or 0
        known = {name: value for name, value in sums.items() if value}
        if known:
            hero = Figure(value=amount(sum(known.values()), measure, units), label=" and ".join(_few(known)).lower())
            each = [Figure(value=amount(value, measure, units), label=name) for name, value in known.items()]
            return hero, tuple(each) if len(each) > 1 else ()
    return None, ()


def _few(names: Iterable[str]) -> list[str]:
    found = list(names)
    return found if len(found) <= 2 else [", ".join(found[:-1]), found[-1]]


def effort_figures(sessions: Sequence[Session], units: str) -> tuple[Figure, ...]:
    """Time and climb of some sessions, as far as they are known."""
    elapsed = sum(session.elapsed_s or 0 for session in sessions)
    climbed = sum(session.climb_mm or 0 for session in sessions)
    figures = []
    if elapsed:
        figures.append(Figure(value=amount(elapsed, Measure.ELAPSED, units), label="Time"))
    if climbed:
        figures.append(Figure(value=f"+{amount(climbed, Measure.CLIMB, units)}", label="Climb"))
    return tuple(figures)


def titled(title: str) -> str:
    """A title as a card shows it: a line of its own, not too long."""
    return clean_text(title, limit=TITLE)

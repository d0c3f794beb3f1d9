"""What a template made from a draft says: its window, goals, day table, road, awards and claims. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from unicodedata import normalize

from tracker.articles.draft_words import OTHER, amount_text, date_text, days_text, target_text
from tracker.articles.drafts import Aside, ChallengeDraft, Role
from tracker.articles.plan_claims import claims_of
from tracker.articles.plan_goals import HOUR_S, asked_of
from tracker.articles.plan_leaves import Asked
from tracker.articles.plan_roads import Coordinates, road_of
from tracker.articles.titles import described, road_name
from tracker.domain.assess import assess
from tracker.domain.evidence import Evidence, questions
from tracker.domain.goals import Leaf, NeedKind
from tracker.domain.goals import Per as Span
from tracker.domain.progress import Progress
from tracker.domain.templates import Award, Challenge, Template, Trigger, WindowKind
from tracker.domain.text import clean_text, fold_text
from tracker.domain.windows import period_of, span_of

TITLE, PROSE, SLUG = 120, 2_000, 40
_ARTEFACTS = ("certificate", "badge", "shirt", "pin", "postcard", "tree", "number")
_RESERVED = ("con", "prn", "aux", "nul")
_MEDALS = 5
_STREAK = 30  # days in a row after which a challenge without an end gives its medal


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A template, and in sentences what of the text it can't say (`unsaid`) and what was taken for granted."""

    template: Template
    unsaid: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def plan(
    challenge: ChallengeDraft,
    *,
    source: str = "",
    published: date | None = None,
    asides: tuple[Aside, ...] = (),
    places: Coordinates | None = None,
) -> Plan:
    """The template a challenge becomes. `source` is where the text was read (for the claims), `places` are known
    coordinates. RefusedError where there is nothing to do in it.
    """
    asked = asked_of(challenge)
    title = clean_text(challenge.title.value, limit=TITLE) or "A challenge"
    template = Template(
        slug=slug_of(title),
        version=1,
        title=title,
        window=asked.window,
        goal=asked.goal,
        tags=_tags(challenge, asked.leaves),
        stages=tuple(clean_text(name, limit=TITLE) or "Day" for name in asked.stages),
        claims=claims_of(challenge, source, published, asides),
    )
    road = road_of(challenge, asked, places or {})
    if road is not None:
        route, computed = road
        template = replace(
            template, route=route, claims=template.claims + ((computed,) if computed is not None else ())
        )
    template = replace(template, awards=_awards(challenge, template, asked), summary="")
    summary = _summary(challenge, asked, source)
    return Plan(template=replace(template, summary=summary), unsaid=tuple(asked.unsaid), assumed=tuple(asked.assumed))


def preview(template: Template, first: date) -> Progress:
    """The template as it would stand on its first day before anything of it is done: `.stages` is its day table
    (`.columns` its goals), `.total` its total, `.period` its days. One by the clock begins at midnight in UTC.
    """
    begins = ends = None
    if template.window.kind is WindowKind.INSTANT:
        begins = datetime.combine(first, time(), UTC)
        period, ends = span_of(begins, template.window.length_s, "UTC")
    else:
        period = period_of(template.window, first)
    challenge = Challenge(
        id="preview",
        handle=template.slug,
        template=template,
        period=period,
        joined_at=datetime.combine(first, time(), UTC),
        zone="UTC" if begins is not None else None,
        athletes=("me",),
        starts_at=begins,
        ends_at=ends,
    )
    nothing = Evidence(amounts={key: {} for key in questions(challenge)}, now=begins)
    return assess(challenge, nothing, first, athlete_id="me")


def slug_of(title: str) -> str:
    """A name for commands and files: "Mumbai → Goa" is "mumbai-goa"."""
    whole = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", title)  # 6,500 is one number
    plain = normalize("NFKD", whole.casefold().replace("ø", "o").replace("æ", "ae").replace("ß", "ss"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not "\u0300" <= c <= "\u036f"))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:SLUG]
        if len(longer) > SLUG:
            break
        slug = longer
    if not slug or slug in _RESERVED or re.fullmatch(r"(com|lpt)\d", slug):
        return f"{slug}-challenge".lstrip("-")
    return slug


def _tags(one: ChallengeDraft, leaves: Sequence[Leaf]) -> tuple[str, ...]:
    words = [kind for leaf in leaves for kind in leaf.counts.kinds[:1]]
    words += [slug_of(tag.value)[:30].strip("-") for tag in one.hashtags if re.search("[a-zA-Z0-9]", tag.value)]
    return tuple(dict.fromkeys(word for word in words if word and word != "custom"))[:20]


# -- awards -----------------------------------------------------------------------------------------------------------


def _awards(one: ChallengeDraft, template: Template, asked: Asked) -> tuple[Award, ...]:
    """What the text says finishers get, else a medal for finishing."""
    named = [clean_text(medal.value, limit=TITLE) for medal in one.medals][:_MEDALS]
    titles = list(dict.fromkeys(name[:1].upper() + name[1:] for name in named if len(name) > 3))
    plain = {"medal", "medals", "a medal", "finisher medal", "finisher's medal"}
    finish = _finish(one, template, asked)
    titles = [finish if title.casefold() in plain else title for title in titles] or [finish]
    if template.window.kind is WindowKind.OPEN and all(leaf.need.kind is NeedKind.STREAK for leaf in asked.leaves):
        days = all(leaf.per is Span.DAY for leaf in asked.leaves)
        count = _STREAK if days else 10
        asked.assumed.append(f"It has no end, so its medal is for {count} {'days' if days else 'weeks'} in a row.")
        return (Award(key="in-a-row", title=titles[0], on=Trigger.STREAK, n=(count,), goal=asked.leaves[0].key),)
    return tuple(
        Award(key="finish" if n == 1 else f"finish-{n}", title=title, artefact=_artefact(title))
        for n, title in enumerate(dict.fromkeys(titles), 1)
    )


def _finish(one: ChallengeDraft, template: Template, asked: Asked) -> str:
    """What the medal for finishing is called: a headline is somebody else's story, so what oneself has done."""
    if one.title.phrase is None:
        return template.title  # typed by the athlete
    road = road_name([place.value for place in one.route], asked.days)
    every = next((leaf.every_s // HOUR_S for leaf in asked.leaves if leaf.every_s), None)
    return road or (described(asked.used, asked.days, every) if asked.used else template.title)


def _artefact(title: str) -> str:
    folded = fold_text(title)
    return next((word for word in _ARTEFACTS if re.search(rf"\b(?:t-)?{word}s?\b", folded)), "medal")


# -- words ------------------------------------------------------------------------------------------------------------


def _summary(one: ChallengeDraft, asked: Asked, source: str) -> str:
    """What it is in a few sentences: what to do, the road, who did it and when, what the template leaves out."""
    goals = [target_text(target) for target in asked.used]
    if any(leaf.per is Span.STAGE for leaf in asked.leaves):
        goals.append("day by day as the table says")
    length = "No end" if asked.days is None else days_text(asked.days)
    said = [f"{length}: {', '.join(goals)}."]
    names = [place.value for place in one.route]
    if len(names) > 1:
        by = f" by way of {', '.join(names[1:-1])}" if names[1:-1] else ""
        said.append(f"From {names[0]} to {names[-1]}{by}.")
    elif one.places:
        said.append(f"Places: {', '.join(place.value for place in one.places)}.")
    if one.people:
        said.append(f"Done by {_and([person.value for person in one.people])}{_dates(one)}.")
    elif one.first is not None:
        said.append(f"Done {_dates(one).removeprefix(', ')}.")
    if any(
        target.activity.startswith(OTHER) and leaf.counts.kinds == ("custom",)
        for target, leaf in zip(asked.used, asked.leaves, strict=False)
    ):
        asked.unsaid.append("An activity that the journal has no name for is logged as other activity.")
    ranges = [amount_text(target.amount.value) for target in asked.used if target.amount.value.most is not None]
    if ranges:
        asked.unsaid.append(f"Of {_and(ranges)} the lower figure is asked.")
    said += asked.unsaid
    name = clean_text(re.sub(r"^https?://", "", source), limit=200)
    if name:
        said.append(f"Read from {name}.")
    return clean_text(" ".join(said), limit=PROSE)


def _dates(one: ChallengeDraft) -> str:
    if one.first is None:
        return ""
    last = f" to {date_text(one.last.value)}" if one.last is not None else ""
    return f", {'from ' if last else 'beginning on '}{date_text(one.first.value)}{last}"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def mains(challenges: Sequence[ChallengeDraft]) -> tuple[ChallengeDraft, ...]:
    """The challenges that a text is about."""
    return tuple(one for one in challenges if one.role is Role.MAIN)

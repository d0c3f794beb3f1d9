"""From articles to the library and the journal: reading sources, planning drafts, keeping what came of them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.articles.drafts import ChallengeDraft, Draft, Role
from tracker.articles.plan_roads import Coordinates
from tracker.articles.planning import Plan, plan
from tracker.articles.planning import mains as main_challenges
from tracker.domain.progress import Progress
from tracker.domain.templates import Template
from tracker.domain.text import clean_text, fold_text
from tracker.errors import RefusedError, TrackerError
from tracker.services.article_races import entered, undated
from tracker.services.library import free_slug, library, save_template
from tracker.services.races import RaceStand

if TYPE_CHECKING:
    from tracker.services.moments import Moment
    from tracker.store.journal import Writer

Begin = Callable[[], AbstractContextManager[tuple["Writer", "Moment"]]]  # opens a unit of work
PASTED = "pasted text"
_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """A source and what was read out of it, with its open questions in `draft.doubts`; `error` where it can't be read.

    `name` is what claims call the source: its address, the file's name, "pasted text".
    """

    source: str
    name: str
    title: str = ""
    draft: Draft | None = None
    error: TrackerError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A template that was written into the athlete's own library."""

    template: Template
    path: Path
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What became of a draft: templates, perhaps one started, races. `left_out` says in sentences what was not kept."""

    templates: tuple[Saved, ...] = ()
    started: Progress | None = None
    races: tuple[RaceStand, ...] = ()
    left_out: tuple[str, ...] = ()


def read_text(text: str, *, name: str = PASTED, source: str = PASTED, published: date | None = None) -> ReadArticle:
    """What a text says, with the questions it leaves open. Nothing is stored."""
    from tracker.articles.doubts import asked
    from tracker.articles.reading import read

    return ReadArticle(source=source, name=name, draft=asked(read(text, published=published)))


def read_article(
    source: str, *, stdin: Callable[[], bytes], published: date | None = None, allow_private: bool = False
) -> ReadArticle:
    """What the article at `source` says: "-" is standard input, http(s) a web page, everything else a file.

    A source that can't be read is told in `error`, so that one bad one never loses a good one.
    """
    from tracker.sources.reading import STDIN, read_source

    try:
        article = read_source(source, stdin=stdin, allow_private=allow_private)
        name = "standard input" if source == STDIN else article.url or Path(source).name
        title = clean_text(article.title, limit=_NAME)
        text = article.text
        if title and title not in clean_text(text[: 2 * len(article.title) + _NAME]):
            text = f"{title}\n\n{text}"
        found = read_text(text, source=source, published=published or article.published)
        return replace(found, name=clean_text(name, limit=_NAME), title=title)
    except TrackerError as error:
        return ReadArticle(source=source, name=clean_text(source, limit=_NAME), error=error)


def plan_of(article: ReadArticle, draft: Draft, challenge: ChallengeDraft, own: Path | None = None) -> Plan:
    """The template a challenge of a draft becomes, its places as the library has them. RefusedError if empty."""
    return plan(
        challenge,
        source=article.name,
        published=draft.published,
        asides=draft.asides,
        places=coordinates(challenge, own),
    )


def coordinates(challenge: ChallengeDraft, own: Path | None = None) -> Coordinates:
    """Where the places of a challenge's route are, by a road of the library that has its start and its finish.

    Names repeat over the world, so places are taken from one road alone.
    """
    if len(challenge.route) < 2:
        return {}
    ends = [challenge.route[0].value, challenge.route[-1].value]
    for entry in library(own):
        route = entry.template.route
        if route is None:
            continue
        known: dict[str, tuple[float, float]] = {}
        for place in route.places:
            if place.lat is not None and place.lon is not None:
                for name in (place.name, place.note):
                    known.setdefault(fold_text(name), (place.lat, place.lon))
        if all(any(fold_text(part) in known for part in (end, *end.split(","))) for end in ends):
            return known
    return {}


def adopt(
    begin: Begin,
    article: ReadArticle,
    draft: Draft,
    own: Path,
    *,
    on: date | None = None,
    at: datetime | None = None,
    with_: Sequence[str] = (),
    races: bool = True,
    results: bool | None = None,
) -> Adopted:
    """Keep what a draft says: its main challenges as templates of the folder `own`, its main races in the journal.

    With `on`, or `at` for one that runs by the clock, the first challenge is started with those in `with_`. Times and
    medals of races are entered where they are the athlete's own; `results` says whether they are. All that goes into
    the journal is one unit of work; where it fails no file stays either. RefusedError for an empty draft.
    """
    if draft.refusal and not draft.challenges and not draft.races:
        raise RefusedError(draft.refusal)
    plans, left_out = _plans(article, draft, own)
    forms = [one for one in draft.races if one.role is Role.MAIN] if races else []
    dated = [one for one in forms if one.day is not None]
    left_out += [undated(one) for one in forms if one.day is None]
    if not plans and not dated:
        raise RefusedError(" ".join(left_out) or "The text has nothing that can be kept.")
    saved: list[Saved] = []
    try:
        for found in plans:
            template = replace(found.template, slug=free_slug(found.template.slug, own))
            saved.append(Saved(template=template, path=save_template(template, own), plan=found))
        started, stands = _into_journal(
            begin, saved, replace(draft, races=tuple(dated)), left_out, on, at, with_, results
        )
    except BaseException:
        for one in saved:
            with suppress(OSError):
                one.path.unlink(missing_ok=True)
        raise
    return Adopted(templates=tuple(saved), started=started, races=stands, left_out=tuple(left_out))


def _plans(article: ReadArticle, draft: Draft, own: Path) -> tuple[list[Plan], list[str]]:
    """A plan for each main challenge, and a sentence for each that can be none."""
    plans, left_out = [], []
    for one in main_challenges(draft.challenges):
        try:
            plans.append(plan_of(article, draft, one, own))
        except RefusedError as error:
            left_out.append(str(error))
    return plans, left_out


def _into_journal(
    begin: Begin,
    saved: Sequence[Saved],
    draft: Draft,
    left_out: list[str],
    on: date | None,
    at: datetime | None,
    with_: Sequence[str],
    results: bool | None,
) -> tuple[Progress | None, tuple[RaceStand, ...]]:
    """Start the first challenge and enter the races, in one unit of work; none where there is nothing to write."""
    from tracker.services import enrolment
    from tracker.services.logbook import ensure_athlete

    starts = bool(saved) and (on is not None or at is not None)
    if not starts and not draft.races:
        return None, ()
    with begin() as (writer, moment):
        moment = ensure_athlete(writer, moment)  # once for all, since each of the steps would bring the first one
        started = None
        if starts:
            started = enrolment.start(writer, moment, saved[0].template, on, with_, instant=at)
        stands = tuple(
            stand
            for race in draft.races
            if (stand := entered(writer, moment, draft, race, left_out, results)) is not None
        )
        writer.title = _title(started, stands)
    return started, stands


def _title(started: Progress | None, stands: Sequence[RaceStand]) -> str:
    names = [f"started {started.challenge.title}"] if started is not None else []
    names += [f"race {stand.race.event}" for stand in stands]
    return f"Imported: {', '.join(names)}"[:_NAME] if names else "Imported an article"

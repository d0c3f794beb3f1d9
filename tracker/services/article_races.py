"""The races of an article in the journal: the calendar always, times and medals where they are the athlete's own."""

from typing import TYPE_CHECKING

from tracker.articles.drafts import Draft, RaceDraft
from tracker.articles.whose import is_own
from tracker.domain.quantities import exact_distance, format_duration
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError
from tracker.services.race_forms import RaceForm
from tracker.services.races import RaceStand

if TYPE_CHECKING:
    from tracker.services.moments import Moment
    from tracker.store.journal import Writer

_NAME = 120


def undated(race: RaceDraft) -> str:
    """Why a race without a date is not kept."""
    return f"{_name(race)} has no date in the text, so it is not in the calendar; add it with `tracker race add`."


def entered(
    writer: "Writer", at: "Moment", draft: Draft, race: RaceDraft, left_out: list[str], results: bool | None
) -> RaceStand | None:
    """Enter a race and what came of it; None where the calendar refuses it.

    `results` says whether time and medal are the athlete's; None leaves that to the text. What is not kept is told in
    `left_out`, a sentence each.
    """
    from tracker.services import races

    try:
        stand = races.add(writer, at, race_form(race))
    except InputError as error:
        left_out.append(str(error))
        return None
    parts = [word for word, there in (("time", race.seconds), ("medal", race.medal)) if there and there.value]
    if not parts or results is False:
        return stand
    reason = _reason(at, draft, race, stand, results)
    if reason:
        left_out.append(f"The {' and '.join(parts)} of {_name(race)} {_are(parts)} left out: {reason}.")
        return stand
    return _result(writer, at, race, stand, left_out)


def _reason(at: "Moment", draft: Draft, race: RaceDraft, stand: RaceStand, results: bool | None) -> str:
    """Why nothing of what came of a race is entered; "" where it is."""
    begun = stand.race.starts_at <= at.now if stand.race.timed else stand.in_days <= 0
    if not begun:
        return "the race is still to come"
    if results is None and not is_own(draft, race, at.athlete.name):
        return f"the text tells of somebody else; if it was you, `tracker race result {stand.race.handle}` enters it"
    return ""


def _result(writer: "Writer", at: "Moment", race: RaceDraft, stand: RaceStand, left_out: list[str]) -> RaceStand:
    """Enter what came of a race. What the journal refuses of it is left out with its sentence."""
    from tracker.services import races
    from tracker.services.result_forms import ResultForm

    form = ResultForm(
        status="finished",
        gun=format_duration(race.seconds.value) if race.seconds is not None and race.seconds.value else None,
        medal=f"{_name(race)} medal" if race.medal is not None and race.medal.value else None,
    )
    try:
        return races.result(writer, at, stand.race.handle, form)
    except InputError as error:
        left_out.append(f"The result of {_name(race)} is left out: {error}")
        return stand


def race_form(race: RaceDraft) -> RaceForm:
    """A race of a draft as the calendar takes it. RefusedError without a date."""
    if race.day is None:
        raise RefusedError(undated(race))
    clock = f" {race.clock.value}" if race.clock is not None else ""
    mm = int(race.metres.value * 1000) if race.metres is not None else 0
    return RaceForm(
        event=race.name.value,
        on=f"{race.day.value.isoformat()}{clock}",
        distance=exact_distance(mm, metres=False) if mm else None,
        place=race.place.value if race.place is not None else "",
    )


def _name(race: RaceDraft) -> str:
    return clean_text(race.name.value, limit=_NAME)


def _are(parts: list[str]) -> str:
    return "is" if len(parts) == 1 else "are"

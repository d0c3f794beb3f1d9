"""The shape of a template file: which keys it may have, of which kind, within which bounds.

Only the shape. What the values mean together is settled in `template_domain`, which knows activities and amounts.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from tracker.formats.template_values import (
    MAX_DAYS,
    Amount,
    Compose,
    Flag,
    Key,
    Line,
    MeasureName,
    Names,
    NeedText,
    Prose,
    Slug,
    Target,
    Title,
)

FORMAT = 1


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=False)


class WindowTable(_Table):
    """When it runs. Give one of: a length, first and last, every, or open."""

    days: int | None = Field(None, ge=1, le=MAX_DAYS, description="So many days from the start the athlete chooses.")
    weeks: int | None = Field(None, ge=1, le=520)
    months: int | None = Field(None, ge=1, le=120)
    years: int | None = Field(None, ge=1, le=10)
    first: date | None = Field(None, description="First day, for a challenge with dates of its own.")
    last: date | None = Field(None, description="Last day; it still counts.")
    yearly: bool = Field(False, description="first and last come round each year.")
    every: Literal["week", "month", "year"] | None = Field(None, description="The calendar span the start falls in.")
    open: bool = Field(False, description="No end.")


class GoalTable(_Table):
    """One target, or goals joined by any, all or compose with goals."""

    key: Key | None = Field(None, description="A short name; by default the first activity's.")
    title: Title | None = None
    measure: MeasureName | None = Field(None, description="By default what the unit of the target says.")
    of: Names | None = Field(None, description="The activities that count, each with all its kinds; by default any.")
    excepted: Names | None = Field(None, alias="except", description="Activities that do not count after all.")
    per: Literal["window", "session", "day", "week", "month", "stage"] | None = Field(
        None, description="What each target holds for."
    )
    target: Target | None = Field(None, description='An amount, or with per = "stage" a table with a row for each day.')
    agg: Literal["sum", "count", "max"] | None = Field(None, description="How sessions add up; by default their sum.")
    need: NeedText | None = Field(None, description="How many days, weeks or sessions must be hit; by default all.")
    min_session: Amount | None = Field(None, description='The smallest session that counts, as "45 min".')
    indoor: Flag = None
    virtual: Flag = None
    assisted: Flag = Field(False, description='By default "no": an e-bike does not count.')
    race: Flag = None
    manual: Flag = Field(None, description='"no" counts only sessions that came from a device or a file.')
    attribution: Literal["start", "credit", "strict"] | None = Field(
        None, description="Which dates a session over midnight counts for; by default credit for streaks, else start."
    )
    any_of: list["GoalTable"] | None = Field(None, alias="any", min_length=1, max_length=50)
    all_of: list["GoalTable"] | None = Field(None, alias="all", min_length=1, max_length=50)
    goals: list["GoalTable"] | None = Field(None, min_length=1, max_length=50)
    compose: Compose | None = Field(None, description='With goals: "all", "any" or "2 of".')


class FreezeTable(_Table):
    """Tokens that save a streak."""

    initial: int = Field(0, ge=0, le=MAX_DAYS)
    earn_every: int | None = Field(None, ge=1, le=MAX_DAYS, description="One more for so many days hit.")
    most: int | None = Field(None, ge=1, le=MAX_DAYS)


class ContinuityTable(_Table):
    """What a missed day does, and what excuses one."""

    excuses: list[Literal["sick", "travel", "pause", "rest"]] | None = Field(
        None, description="Day marks that bridge a streak; by default sick, travel and pause."
    )
    rest: Line | None = Field(None, description='Rest that is allowed, as "1 per week" or "3 per challenge".')
    weekdays: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] | None = Field(
        None, min_length=1, max_length=6, description="Days of the week that are free."
    )
    freeze: FreezeTable | None = None
    pause_days: int | None = Field(None, ge=1, le=MAX_DAYS, description="Longest pause in days.")
    makeup: Literal["none", "any"] = Field("none", description="Whether a missed day may be made up on another.")
    on_miss: Literal["continue", "reset", "restart", "fail"] = "continue"


class EntryTable(_Table):
    """How late a session may be entered and still count."""

    late_days: int | None = Field(None, ge=0, le=366)
    late_until: datetime | None = Field(None, description="An instant with its offset, as 2027-01-04T23:59:00Z.")


class PlaceTable(_Table):
    """A point of a route."""

    name: Title
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False, description="Degrees north.")
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False, description="Degrees east.")
    at: Amount | None = Field(None, description="Distance from the start; by default from the geometry.")
    note: Prose = ""


class RouteTable(_Table):
    """A road with its declared length and the places along it."""

    name: Title
    length: Amount
    places: list[PlaceTable] = Field(min_length=2, max_length=500)


class RaceTable(_Table):
    """One edition of an event."""

    event: Title
    place: Title
    zone: Line = Field(description="An IANA time zone, as Europe/Oslo.")
    starts_at: datetime = Field(description="The clock at the place, without an offset: 2025-06-21T22:30:00.")
    distance: Amount
    limit: Amount | None = Field(None, description='Longest time, as "5:30:00".')
    age_rule: Annotated[str, StringConstraints(pattern=r"^(birth_year|birth_date)>=\d{1,3}$")] | None = None


class AwardTable(_Table):
    """Something given for it."""

    key: Key
    title: Title
    artefact: Literal["medal", "badge", "shirt", "number", "title", "certificate"] = "medal"
    on: Literal["complete", "result"] = "complete"


class ClaimTable(_Table):
    """A figure as printed somewhere. Where figures disagree all are kept and one is chosen."""

    field: Line
    value: Line
    source: Line = Field(description="Where it was read: the address without https://.")
    published: date | None = None
    note: Prose = ""
    chosen: bool = False


class StageTable(_Table):
    """A row of the day table: its name, and what it asks where the goal itself has no table."""

    name: Title
    target: Amount | None = Field(None, description="With a single goal of stages.")
    targets: dict[str, Amount] = Field(default_factory=dict, description="By the key of the goal.")


class TemplateFile(_Table):
    """A challenge as a file: what it asks, when, and what it gives; no dates of the athlete's in it."""

    format: int = Field(ge=1, le=FORMAT, description=f"The version of this format: {FORMAT}.")
    slug: Slug = Field(description="Its name in commands.")
    version: int = Field(1, ge=1, le=9_999, description="Counts up when the rules change.")
    title: Title
    summary: Prose = ""
    tags: list[Key] = Field(default_factory=list, max_length=20)
    compose: Compose = Field("all", description='How the goals join: "all", "any" or "2 of".')
    window: WindowTable
    goals: list[GoalTable] = Field(min_length=1, max_length=50)
    continuity: ContinuityTable | None = None
    entry: EntryTable | None = None
    route: RouteTable | None = None
    race: RaceTable | None = None
    awards: list[AwardTable] = Field(default_factory=list, max_length=50)
    claims: list[ClaimTable] = Field(default_factory=list, max_length=200)
    stages: list[StageTable] = Field(default_factory=list, max_length=MAX_DAYS)


def template_json_schema() -> dict[str, Any]:
    """The JSON schema of a template file, for editors."""
    schema = TemplateFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

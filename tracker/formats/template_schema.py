"""The shape of a template file: which keys it may have, of which kind, within which bounds.

Only the shape. What the values mean together is settled in `template_domain`, which knows activities and amounts.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from tracker.formats.template_schema_awards import AwardTable
from tracker.formats.template_schema_goals import GoalTable
from tracker.formats.template_values import (
    MAX_DAYS,
    Amount,
    Compose,
    Day,
    Key,
    Line,
    Prose,
    Slug,
    Table,
    Title,
)

FORMAT = 1


class WindowTable(Table):
    """When it runs. Give one of: a length, first and last, every, instant, editions, or open."""

    days: int | None = Field(None, ge=1, le=MAX_DAYS, description="So many days from the start the athlete chooses.")
    weeks: int | None = Field(None, ge=1, le=520, description="So many weeks from the start the athlete chooses.")
    months: int | None = Field(None, ge=1, le=120, description="So many calendar months from the start.")
    years: int | None = Field(None, ge=1, le=10, description="So many years from the start.")
    first_hit: bool = Field(False, description="With a length: day 1 is the first day that counts, not the start.")
    first: Day | None = Field(None, description="First day, for a challenge with dates of its own.")
    last: Day | None = Field(None, description="Last day; it still counts.")
    yearly: bool = Field(False, description="first and last come round each year.")
    every: Literal["week", "month", "season", "year"] | None = Field(
        None, description="The calendar span the start falls in."
    )
    season: Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")] | None = Field(
        None, description='With every = "season": month and day on which each begins, as "11-01".'
    )
    instant: bool = Field(False, description="By the clock: so much real time from an instant.")
    starts_at: datetime | None = Field(
        None, description="With instant: when, with its offset; by default the athlete chooses."
    )
    length: Amount | None = Field(None, description='With instant: how long, as "48 h"; by default without end.')
    editions: bool = Field(False, description="Dates by edition: the [[editions]] tables.")
    open: bool = Field(False, description="No end.")
    history: bool = Field(False, description="With open: what was done before joining counts too.")


class FreezeTable(Table):
    """Tokens that save a streak."""

    initial: int = Field(0, ge=0, le=MAX_DAYS, description="So many at the start.")
    earn_every: int | None = Field(None, ge=1, le=MAX_DAYS, description="One more for so many days hit.")
    most: int | None = Field(None, ge=1, le=MAX_DAYS, description="Never more than so many at a time.")


class ContinuityTable(Table):
    """What a missed day does, and what excuses one."""

    excuses: list[Literal["sick", "travel", "pause", "rest"]] | None = Field(
        None, description="Day marks that bridge a streak; by default sick, travel and pause."
    )
    rest: Line | None = Field(
        None, description='Rest that is allowed, as "1 per week" or "3 per challenge"; of weekly goals, free weeks.'
    )
    weekdays: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] | None = Field(
        None, min_length=1, max_length=6, description="Days of the week that are free."
    )
    freeze: FreezeTable | None = None
    pause_days: int | None = Field(None, ge=1, le=MAX_DAYS, description="Longest pause in days.")
    makeup: Literal["none", "same_period", "any"] = Field(
        "none", description="Whether a missed day may be made up: not at all, in the same week, on any other day."
    )
    on_miss: Literal["continue", "reset", "restart", "fail"] = Field(
        "continue", description="What a miss that nothing excuses does to the challenge."
    )


class EntryTable(Table):
    """How late a session may be entered and still count, and how exact it must be."""

    late_days: int | None = Field(None, ge=0, le=366, description="Days after the session's own.")
    late_until: datetime | None = Field(None, description="An instant with its offset, as 2027-01-04T23:59:00Z.")
    tolerance: Line | None = Field(None, description='How little may be missing from a target, as "1 %".')
    exclusive: Key | None = Field(None, description="Challenges with the same word share no session.")


class PlaceTable(Table):
    """A point of a route."""

    name: Title
    lat: float | None = Field(None, ge=-90, le=90, allow_inf_nan=False, description="Degrees north, beside lon.")
    lon: float | None = Field(None, ge=-180, le=180, allow_inf_nan=False, description="Degrees east, beside lat.")
    at: Amount | None = Field(
        None, description="Distance from the start; by default from the geometry, and none without lat and lon."
    )
    note: Prose = ""


class RouteTable(Table):
    """A road with its declared length and the places along it."""

    name: Title
    length: Amount = Field(description="As the organisers declare it; it may exceed the geometry.")
    there_and_back: bool = Field(False, alias="return", description="Past the end the way leads back to the start.")
    places: list[PlaceTable] = Field(min_length=2, max_length=500)


class TeamTable(Table):
    """Taken on together: how the members' amounts become the team's, and how many may be in it."""

    agg: Annotated[str, StringConstraints(pattern=r"^(sum|mean|min|relay|best [0-9]{1,3})$")] = Field(
        "sum", description='"sum", "mean", "min", "best 4" or "relay": each row of the day table is one member\'s.'
    )
    least: int = Field(2, ge=1, le=1_000, description="Members at least.")
    most: int | None = Field(None, ge=1, le=1_000, description="Members at most.")


class LimitTable(Table):
    """A time limit, by the time since the start or by the clock at the place."""

    at: Amount | None = Field(None, description="How far along; by default at the finish.")
    elapsed: Amount | None = Field(None, description='Longest time since the start, as "96 h".')
    clock: datetime | None = Field(None, description="The clock at the place, without an offset.")


class RaceTable(Table):
    """One edition of an event."""

    event: Title
    place: Title
    zone: Line = Field(description="An IANA time zone, as Europe/Oslo.")
    starts_at: datetime = Field(description="The clock at the place, without an offset: 2025-06-21T22:30:00.")
    distance: Amount | None = Field(None, description="Leave it out where the distance is the result.")
    limit: Amount | None = Field(None, description='Longest time to the finish, as "5:30:00".')
    limits: list[LimitTable] = Field(default_factory=list, max_length=100, description="Limits on the way.")
    climb: Amount | None = None
    series: Title | None = Field(None, description="The series the event belongs to.")
    region: Title | None = Field(None, description="State, county or country.")
    variant: Title | None = Field(None, description='The course of that day, as "up" or "bad weather".')
    age_rule: Line | None = Field(None, description="Who may start: birth_year>=18 or birth_date>=18.")


class EditionTable(Table):
    """One edition of a challenge whose dates differ from time to time."""

    name: Title = Field(description='As "2026".')
    first: Day = Field(description="First day.")
    last: Day = Field(description="Last day; it still counts.")
    race: RaceTable | None = None
    note: Prose = Field("", description="What was different.")


class ClaimTable(Table):
    """A figure as printed somewhere. Where figures disagree all are kept and one is chosen."""

    field: Line
    value: Line
    source: Line = Field(description="Where it was read: the address without https://.")
    published: Day | None = None
    note: Prose = ""
    chosen: bool = False


class StageTable(Table):
    """A row of the day table: its name, and what it asks where the goal itself has no table."""

    name: Title
    target: Amount | None = Field(None, description="With a single goal of stages.")
    targets: dict[str, Amount] = Field(default_factory=dict, description="By the key of the goal.")


class TemplateFile(Table):
    """A challenge as a file: what it asks, when, and what it gives; no dates of the athlete's in it."""

    format: int = Field(ge=1, le=FORMAT, description=f"The version of this format: {FORMAT}.")
    slug: Slug = Field(description="Its name in commands.")
    version: int = Field(1, ge=1, le=9_999, description="Counts up when the rules change.")
    title: Title
    summary: Prose = ""
    tags: list[Key] = Field(default_factory=list, max_length=20)
    compose: Compose = Field("all", description='How the goals join: "all", "any" or "2 of".')
    order: Literal["any", "sequence"] = Field(
        "any", description='"sequence": each goal counts from the day after the one before it was met.'
    )
    window: WindowTable
    goals: list[GoalTable] = Field(min_length=1, max_length=50)
    continuity: ContinuityTable | None = None
    entry: EntryTable | None = None
    route: RouteTable | None = None
    team: TeamTable | None = None
    race: RaceTable | None = None
    editions: list[EditionTable] = Field(default_factory=list, max_length=200)
    awards: list[AwardTable] = Field(default_factory=list, max_length=50)
    claims: list[ClaimTable] = Field(default_factory=list, max_length=200)
    stages: list[StageTable] = Field(default_factory=list, max_length=MAX_DAYS)


def template_json_schema() -> dict[str, Any]:
    """The JSON schema of a template file, for editors."""
    schema = TemplateFile.model_json_schema(by_alias=True)
    tables = schema["$defs"]
    for table in tables.values():
        for name, value in table["properties"].items():
            for choice in (value, *value.get("anyOf", ())):
                if name in ("any", "all", "goals", "items") and "$ref" in choice.get("items", {}):
                    # an entry may be its name alone: of another goal, of an event
                    choice["items"] = {"anyOf": [{"type": "string"}, choice["items"]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

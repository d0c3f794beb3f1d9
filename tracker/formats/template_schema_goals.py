"""The shape of a goal in a template file, and of an entry of a checklist."""

from typing import Any, Literal

from pydantic import Field, model_validator

from tracker.formats.template_values import (
    Amount,
    Compose,
    Day,
    Flag,
    Key,
    Line,
    MeasureName,
    Names,
    NeedText,
    PerText,
    Ratio,
    Table,
    Target,
    Texts,
    Tiers,
    Title,
)


class ItemTable(Table):
    """An entry of a checklist: a name alone in quotes, or a table where it asks for more."""

    name: Title = Field(description="An event, its series or region; for sessions a hashtag; else only a name.")
    distance: Amount | None = Field(None, description="A race of at least this distance counts, whatever its name.")
    limit: Amount | None = Field(None, description='Longest time that counts, as "13:30:00".')
    since: Day | None = Field(None, description="Races before this day do not count.")

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class GoalTable(Table):
    """One target, or goals joined by any, all or compose with goals."""

    key: Key | None = Field(None, description="A short name; by default the first activity's, or the day fact's.")
    title: Title | None = Field(None, description="What people read; by default the activities.")
    use: Key | None = Field(None, description="Inside a group: the goal of this key; its key in quotes says the same.")
    # what is counted
    measure: MeasureName | None = Field(None, description="By default what the unit of the target says.")
    agg: Literal["sum", "count", "max", "min", "days"] | None = Field(
        None, description="How sessions become one amount; by default their sum, of single sessions the greatest."
    )
    each: Amount | None = Field(None, description='With agg = "days": what a day needs to be counted.')
    fact: Key | None = Field(None, description='A figure of the day instead of sessions, as "water" or "pages".')
    unit: Line | None = Field(None, description="The unit of the fact, for showing.")
    check: Key | None = Field(None, description='A yes or no of the day, as "photo".')
    of: Names | None = Field(None, description="The activities that count, each with all its kinds; by default any.")
    excepted: Names | None = Field(None, alias="except", description="Activities that do not count after all.")
    factors: dict[str, Ratio] | None = Field(
        None, description='What an activity counts: 0.5, "1/3", or by another measure "7000 steps/h".'
    )
    events: Texts | None = Field(None, description='With measure = "results": events or series that count.')
    # what counts of it
    min_session: Amount | None = Field(None, description='The smallest session that counts, as "45 min".')
    max_session: Amount | None = Field(None, description="The largest session that counts.")
    cap_day: Amount | None = Field(None, description="No more than this counts a day.")
    min_gap: Amount | None = Field(None, description='Time from the end of one session to the next, as "3 h".')
    continuous: bool = Field(False, description="Only sessions without a break count.")
    indoor: Flag = None
    virtual: Flag = None
    assisted: Flag = Field(False, description='By default "no": an e-bike does not count.')
    race: Flag = None
    manual: Flag = Field(None, description='"no" counts only sessions that came from a device or a file.')
    relay: Flag = Field(None, description="Of results; by default a leg of a relay does not count.")
    # how much of it, when, how often
    per: PerText | None = Field(None, description="What each target holds for.")
    items: list[ItemTable] | None = Field(
        None, min_length=1, max_length=1_000, description='The checklist of per = "by:item".'
    )
    target: Target | None = Field(
        None, description='An amount; with per = "stage" a row for each day; growing as "5 km + 1 km * n".'
    )
    tiers: Tiers | None = Field(None, description='A ladder: ["100 km", "200 km"] or "every 1000 km".')
    cmp: Literal["at least", "at most"] = Field("at least", description="Which side of the target is a hit.")
    need: NeedText | None = Field(None, description="How many days, weeks or sessions must be hit; by default all.")
    order: Literal["calendar", "any in week", "on success", "any", "sequence"] | None = Field(
        None, description='Of a day table: "any in week", "on success". Of a group: "sequence".'
    )
    rest_between: int | None = Field(
        None, ge=1, le=60, description='With order = "on success": free days between two rows.'
    )
    inside: bool = Field(False, description='With per = "every ..": a session must end in its slot too.')
    attribution: Literal["start", "credit", "strict"] | None = Field(
        None, description="Which dates a session over midnight counts for; by default credit for streaks, else start."
    )
    # a group
    any_of: list["GoalTable"] | None = Field(None, alias="any", min_length=1, max_length=50)
    all_of: list["GoalTable"] | None = Field(None, alias="all", min_length=1, max_length=50)
    goals: list["GoalTable"] | None = Field(None, min_length=1, max_length=50)
    compose: Compose | None = Field(None, description='With goals: "all", "any" or "2 of".')

    @model_validator(mode="before")
    @classmethod
    def _referred(cls, value: Any) -> Any:
        return {"use": value} if isinstance(value, str) else value


GROUP_KEYS = ("key", "any_of", "all_of", "goals", "compose", "order")

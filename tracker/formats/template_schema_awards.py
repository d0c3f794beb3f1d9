"""The shape of an award in a template file."""

from typing import Literal

from pydantic import Field

from tracker.formats.template_schema_goals import ItemTable
from tracker.formats.template_values import Amount, Key, Numbers, Ratio, Table, Texts, Title


class BandTable(Table):
    """One row of a band table; the first row that fits wins."""

    name: Title
    position: int | None = Field(None, ge=1, le=1_000_000, description="The place in the race, at most.")
    under: Amount | None = Field(None, description='The time, and strictly under it: "7:30:00".')
    amount: Amount | None = Field(None, description="The distance done, at least.")
    sex: Literal["m", "f"] | None = None
    age_from: int | None = Field(None, ge=0, le=130, description="Age on the day of the race, at least.")
    age_to: int | None = Field(None, ge=0, le=130, description="Age on the day of the race, at most.")
    within: Ratio | None = Field(
        None, description='At most so many times the reference time typed in with the result, as "5/4".'
    )


class AwardTable(Table):
    """Something given for it: what, and what for."""

    key: Key
    title: Title
    artefact: Literal["medal", "badge", "shirt", "number", "title", "certificate", "pin", "postcard", "tree"] = "medal"
    on: Literal[
        "complete",
        "amount",
        "session",
        "percent",
        "place",
        "tier",
        "streak",
        "nth",
        "set",
        "consecutive",
        "result",
    ] = Field("complete", description="What it is given for.")
    goal: Key | None = Field(None, description="The key of the goal it looks at; by default the whole challenge.")
    amount: Amount | None = Field(None, description='With on = "amount" or "session": how much.')
    percent: int | None = Field(None, ge=1, le=100, description='With on = "percent".')
    place: Title | None = Field(None, description='With on = "place": a place of the route.')
    n: Numbers | None = Field(
        None, description='With on = "streak", "nth" or "consecutive": which number, or several, as [25, 50, 100].'
    )
    events: Texts | None = Field(None, description="Events or series whose results count; by default the own race.")
    items: list[ItemTable] | None = Field(
        None, min_length=1, max_length=1_000, description='With on = "set": everything that belongs to it.'
    )
    bands: list[BandTable] | None = Field(
        None, min_length=1, max_length=100, description='With on = "result": from the best down, the first wins.'
    )
    basis: Literal["gun", "chip"] | None = Field(None, description="The time that bands go by; by default chip.")
    repeatable: bool = Field(False, description="Earned again at each multiple of n or amount.")
    once_per: Literal["edition", "challenge", "lifetime"] = "challenge"

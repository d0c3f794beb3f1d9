"""Medals: what award rules gave, each with the rule and the evidence that earned it."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.sessions import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Medal:
    """One medal. It is dated by the day it was earned, never by the day of entry.

    `key` tells it from every other medal of the athlete: the same award earned again has another `nth`. `sessions`
    and `results` are the ids of what earned it.
    """

    key: str  # "<challenge handle>/<award key>[/<scope>]"
    award: str
    title: str
    artefact: str
    on: date
    why: str
    challenge: str | None = None  # handle
    challenge_title: str = ""
    band: str = ""
    goal: str = ""  # key of the target whose sessions of that day decided it
    value: int | None = None  # the amount, count or time it was given for, in the base unit of `measure`
    measure: Measure | None = None  # None for a plain count
    sessions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    revoked: str = ""  # why the log no longer earns it; empty while it does

    @property
    def name(self) -> str:
        """Its title with the band, where the title doesn't say it: "Comrades, Bill Rowan"."""
        named = not self.band or self.band.casefold() in self.title.casefold()
        return self.title if named else f"{self.title}, {self.band}"

"""What races ask and what their results count for: ages, statuses, limits.

Age rules are "birth_year>=18", by which one is as old as at the end of the race's year, and "birth_date>=18", by
which one is as old as on the day of the race in its own zone (domain research, 2.7).
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.race_times import over_limit
from tracker.domain.races import Race, Result, ResultStatus
from tracker.domain.text import clean_text
from tracker.errors import InputError

OLDEST = 120
BEFORE_IT = (ResultStatus.ENTERED, ResultStatus.DNS)  # what may be known before the start
_RULE = re.compile(r"(birth_year|birth_date)\s*(>=|<=)\s*([0-9]{1,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRule:
    """Who may start: at least (or at most) `age` years old, counted by birth year or by birth date."""

    by_year: bool
    at_least: bool
    age: int

    def allows(self, born: date, on: date) -> bool:
        """Whether somebody born then may start on that date."""
        years = self.age_of(born, on)
        return years >= self.age if self.at_least else years <= self.age

    def age_of(self, born: date, on: date) -> int:
        """The age that the rule looks at, in years."""
        return on.year - born.year if self.by_year else age_on(born, on)

    def __str__(self) -> str:
        """ "18 or older by birth date"."""
        return f"{self.age} or {'older' if self.at_least else 'younger'} by birth {'year' if self.by_year else 'date'}"


def age_on(born: date, on: date) -> int:
    """Whole years lived on a date; who was born on 29 February is a year older from 1 March of a common year."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def read_age_rule(text: str) -> tuple[AgeRule, ...]:
    """The age rules of a race, empty for a race that asks for none; several are joined by "and".

    Raises InputError where one can't be read.
    """
    plain = clean_text(text, limit=100).casefold()
    if not plain:
        return ()
    found = []
    for part in re.split(r"\s+and\s+|\s*[,;]\s*", plain):
        match = _RULE.fullmatch(part)
        if match is None or int(match[3]) > OLDEST:
            raise InputError(
                f'"{clean_text(text, limit=60)}" is no age rule; write birth_year>=18 or birth_date>=18.',
                text=text,
                end=len(text),
            )
        found.append(AgeRule(by_year=match[1] == "birth_year", at_least=match[2] == ">=", age=int(match[3])))
    return tuple(found)


def broken_age_rule(race: Race, born: date | None) -> AgeRule | None:
    """The age rule that keeps somebody born then from starting; `None` when they may, or when it isn't known."""
    if born is None:
        return None
    return next((rule for rule in read_age_rule(race.age_rule) if not rule.allows(born, race.on)), None)


def settled_status(race: Race, result: Result) -> ResultStatus:
    """The status a result has by the race's rules: a finish outside a limit is over the limit, and back again when the
    time or the limit was corrected.
    """
    if result.status is ResultStatus.FINISHED and over_limit(race, result):
        return ResultStatus.OVER_LIMIT
    return result.status


def settled(result: Result) -> Result:
    """The result with its status by the rules of its race."""
    status = settled_status(result.race, result)
    return result if status is result.status else replace(result, status=status)


def counts(result: Result, *, virtual: bool = False, relay: bool = False) -> bool:
    """Whether a result counts for goals and awards: a finish inside the limits; a virtual one, or one leg of a relay,
    only where the rule says so.
    """
    if result.relay and not relay:
        return False
    status = settled_status(result.race, result)
    return status is ResultStatus.FINISHED or (virtual and status is ResultStatus.VIRTUAL)

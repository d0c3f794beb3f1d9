"""`fact`: list and remove; the log line sets them."""

from datetime import timedelta
from typing import Annotated

from cyclopts import Parameter

from tracker.cli.counts import whole
from tracker.cli.shell import Shell
from tracker.errors import UsageError

MOST_DAYS = 40_000


def list_(*, days: Annotated[int, Parameter(metavar="N", converter=whole)] = 30, shell: Shell) -> int:
    """The figures of the last days.

    Parameters
    ----------
    days
        How many days, today included.
    """
    from tracker.cli import documents
    from tracker.cli.layout import columns
    from tracker.domain.amount_words import fact_words
    from tracker.domain.verdict import day_name

    if not 1 <= days <= MOST_DAYS:
        raise UsageError(f"--days goes from 1 to {MOST_DAYS:,}, not {days:,}.")
    today = shell.tracker.local_date()
    found = shell.tracker.facts(today - timedelta(days=days - 1), today)
    output = shell.output
    if output.json:
        output.document({"facts": [documents.fact(one) for one in found]})
        return 0
    if not found:
        output.say(f"No figure of a day was written down in the last {days:,} days: tracker log water 2l, steps 9000")
        return 0
    rows, before = [], None
    for one in found:
        rows.append([day_name(one.on) if one.on != before else "", one.key, fact_words(one)])
        before = one.on
    output.lines(columns(rows, "llr"))
    return 0


def remove(key: str, when: str = "today", /, *, shell: Shell) -> int:
    """Take a figure off a day.

    Parameters
    ----------
    key
        Which one: water, steps, pages.
    when
        Of which day: yesterday, fri, 2025-06-27; today when not given.
    """
    from tracker.cli import documents
    from tracker.cli.instants import read_date
    from tracker.domain.amount_words import fact_words
    from tracker.domain.verdict import day_name

    gone = shell.tracker.fact_remove(read_date(when, shell.tracker.local_date(), "The day"), key)
    shell.output.document({"removed": documents.fact(gone)})
    shell.output.say(f"Taken away: {gone.key} {fact_words(gone)} of {day_name(gone.on)}. tracker undo brings it back.")
    return 0

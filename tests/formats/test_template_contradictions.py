"""Rules that contradict each other are refused with both places named, all of a file in one go."""

import pytest

from tests.formats.test_template_faults import HEAD, RUN, WEEK, fault, faults
from tracker.formats.template import read_template

MONTH = "[window]\ndays = 28\n"
OPEN = "[window]\nopen = true\n"
CLOCK = '[window]\ninstant = true\nlength = "6 h"\n'
GOAL = "[[goals]]\n"


def refused(text: str, expected: str) -> None:
    found = faults(HEAD + text)
    assert any(expected in each for each in found), found


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("first = 2025-06-30\nlast = 2025-06-26", "before the first day 2025-06-30 (see window.first, line 5)"),
        ("days = 5\ninstant = true", "instant: a window has one length; leave one of them out (see window.days"),
        ("open = true\nlength = '48 h'", "length: belongs to instant = true (see window.open"),
        ("open = true\nstarts_at = 2025-01-01T00:00:00Z", "starts_at: belongs to instant = true"),
        ("first = 2025-01-01\nlast = 2025-01-02\nfirst_hit = true", "first_hit: belongs to a window of so many days"),
        ("days = 5\nhistory = true", "history: belongs to open = true (see window.days"),
        ("every = 'season'", "window.season: is missing"),
        ("every = 'season'\nseason = '02-30'", "'02-30' is no month and day of every year"),
        ("every = 'month'\nseason = '11-01'", 'season: belongs to every = "season" (see window.every'),
        ("days = 5\nseason = '11-01'", "season: belongs to every"),
        ("instant = true\nlength = 'long'", "window.length: 'long' is no time"),
        ("instant = true\nlength = '0 h'", "window.length: '0 h' asks for nothing"),
        ("instant = true\nlength = '5000 d'", "a window has at most 3,660 days"),
        ("instant = true\nstarts_at = 2025-01-01T00:00:00", "starts_at: must be an instant with its offset"),
        ("editions = true", "says that there are editions; add [[editions]] (see editions)"),
    ],
)
def test_windows(window: str, expected: str) -> None:
    refused(f"[window]\n{window}\n{GOAL}of = 'run'\nper = 'window'\ntarget = '5 km'\n", expected)


@pytest.mark.parametrize(
    ("window", "editions", "expected"),
    [
        (WEEK, "name = 'a'\nfirst = 2025-01-01\nlast = 2025-01-02\n", "write editions = true in the window"),
        ("", "name = 'a'\nfirst = 2025-01-02\nlast = 2025-01-01\n", "before the first day 2025-01-02 (see editions[1]"),
        ("", "name = 'a'\nfirst = 2025-01-01\nlast = 2025-01-02\n[[editions]]\nname = 'a'\nfirst = 2026-01-01\n"
         "last = 2026-01-02\n", "'a' is the name of another edition (see editions[1].name"),
        ("", "name = 'a'\nfirst = 2025-01-01\nlast = 2025-01-05\n[[editions]]\nname = 'b'\nfirst = 2025-01-05\n"
         "last = 2025-01-09\n", "editions[2].first: shares days with that edition (see editions[1].first"),
        ("", "name = 'a'\nfirst = 2025-01-01\nlast = 2025-01-05\n[editions.race]\nevent = 'E'\nplace = 'P'\n"
         "zone = 'Europe/Oslo'\nstarts_at = 2025-02-01T09:00:00\n", "is not on a day of the edition (see editions[1]"),
    ],
)  # fmt: skip
def test_editions(window: str, editions: str, expected: str) -> None:
    refused(f"{window or '[window]' + chr(10) + 'editions = true' + chr(10)}{RUN}[[editions]]\n{editions}", expected)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        # buckets
        ("per = 'every 4 h'\ntarget = '5 km'", "write instant = true (see window, line 4)"),
        ("per = 'every day'\ntarget = '5 km'", "'day' alone is enough"),
        ("per = 'every now and then'\ntarget = '5 km'", "per: 'now and then' is no time"),
        ("per = 'rolling 90 d'\ntarget = '5 km'", "90 days in a row are more than the 28; write per = \"window\""),
        ("per = 'rolling 1 d'\ntarget = '5 km'", "rolling goes from 2 to 3660 days"),
        ("per = 'by:evnt'\nneed = 5", "did you mean by:event?"),
        ("per = 'by:colour'\nneed = 5", "write by: and one of event, region"),
        ("per = 'weekly'\ntarget = '5 km'", "'weekly' is not one of window, session, day, week, month, stage"),
        ("per = 'day'\ntarget = '5 km'\nitems = ['a']", 'items: a checklist goes with per = "by:item"'),
        ("per = 'by:item'", "items: is missing"),
        ("per = 'by:item'\nitems = ['Tokyo', 'tokyo']", "'tokyo' stands in the list twice (see goals[1].items[1]"),
        ("per = 'by:letter'\nneed = 5\nitems = ['a']", "a checklist goes with"),
        ("per = 'day'\ntarget = '5 km'\ninside = true", 'inside: goes with per = "every 4 h"'),
        ("per = 'day'\ntarget = '5 km'\norder = 'on success'", 'goes with per = "stage" (see goals[1].per'),
        ("per = 'day'\ntarget = '5 km'\norder = 'sequence'", "orders the goals of a group"),
        ("per = 'day'\ntarget = '5 km'\nrest_between = 1", 'goes with order = "on success"'),
        # needs
        ("per = 'by:event'", "need: is missing; say how many different ones"),
        ("per = 'by:event'\nneed = 'all'", "needs items = [..] to be \"all\" of"),
        ("per = 'by:finish_second'\nneed = 61", "asks for 61 and a minute has 60 seconds"),
        ("per = 'by:item'\nitems = ['a', 'b']\nneed = 3", "asks for 3 and there are 2 items (see goals[1].items"),
        ("per = 'by:event'\nneed = 'streak'", "different ones come in no row"),
        ("per = 'rolling 7 d'\ntarget = '5 km'\nneed = 'all'", "any days in a row will do; leave need out"),
        ("per = 'window'\ntarget = '5 km'\nneed = 'best 3'", "the window is one bucket"),
        ("per = 'week'\ntarget = '5 km'\nneed = 9", "asks for 9 weeks and the window has 5"),
        ("per = 'day'\ntarget = '5 km'\nneed = '8 per week'", "'8 per week' can't be; write 1 to 7 per week"),
        ("per = 'week'\ntarget = '5 km'\nneed = '3 per week'", 'goes with per = "day" (see goals[1].per'),
        ("per = 'day'\ntarget = '5 km'\nagg = 'max'\nneed = '3 per week'", "are of days that reach one amount"),
        ("per = 'day'\ntarget = '3 kg'\nneed = '3 per week'", "goals[1].target: '3 kg' is no distance"),
        ("per = 'day'\nneed = 'best 0'\ntarget = '5 km'", "need: 'best 0' must be"),
        ("per = 'day'\ntarget = '1 km * n'\nneed = 'best 3'", "not a growing one (see goals[1].target"),
        ("per = 'window'\ntiers = ['5 km']\ncmp = 'at most'", "it can't go with an upper bound (see goals[1].cmp"),
        ("per = 'day'\ntarget = '5 km'\ncmp = 'at most'\nneed = 'best 3'", "it can't go with an upper bound"),
        # targets
        ("per = 'window'\ntarget = '1 km * n'", "n counts days, weeks, months or slots"),
        ("per = 'day'\ntarget = '5 kg * n'", "goals[1].target: '5 kg' is no distance"),
        ("per = 'day'\ntarget = '1 km - 2 km * n'", "asks for nothing at n = 1"),
        ("per = 'day'\ntarget = '28 km - 1 km * n'", "falls to nothing before the end (see window"),
        ("per = 'window'\ntiers = ['200 km', '100 km']",
         "goals[1].tiers[2]: is lower than the rung before it; a ladder rises (see goals[1].tiers[1], line 8)"),
        ("per = 'window'\ntiers = ['100 km', '100 km']", "repeats the rung before it"),
        ("per = 'window'\ntarget = '50 km'\ntiers = ['100 km']", "leave target out (see goals[1].tiers"),
        ("per = 'window'\ntiers = '1000 km'", "must be a list of amounts, or like \"every 1000 km\""),
        ("per = 'window'\ntiers = 5", "tiers: must be a list of 1 to 100 amounts"),
        ("per = 'day'\ntiers = ['100 km']", "a ladder stands on the"),
        ("per = 'by:event'\ntiers = [2, 5]\nneed = 5", "the first rung says how many are needed"),
        ("per = 'by:item'\nitems = ['a']\ntiers = [1, 2]", "the last rung asks for 2 of 1"),
        ("per = 'window'\ntarget = '2000000000 x 1 km'", "is no distance"),
        ("per = 'window'\ntarget = '0 x 25 m'", "'0 x 25 m' asks for nothing"),
        ("per = 'window'\ntarget = '9999 x 1000 km'", "is more than a template may ask for"),
        # days that were enough
        ("per = 'week'\nagg = 'days'\ntarget = 8", "asks for 8 days of 7 (see goals[1].per"),
        ("per = 'window'\nagg = 'days'\ntarget = 30", "asks for 30 days of 28 (see window"),
        ("per = 'day'\nagg = 'days'\ntarget = 1", "days are counted in a"),
        ("per = 'week'\neach = '30 min'\nagg = 'max'\ntarget = 3", 'each: says what a day needs; write agg = "days"'),
        ("per = 'week'\nmeasure = 'climb'\nagg = 'days'\ntarget = 3", "each: is missing; write what a day needs"),
        ("per = 'week'\nagg = 'days'\neach = '5 kg'\ntarget = 3", "goals[1].each: '5 kg' is no distance"),
        ("per = 'week'\nagg = 'days'\ntarget = '3 km'", "'3 km' is no number of days"),
        # facts and checks
        ("per = 'day'\ncheck = 'photo'\ntarget = 2", "asks for 2 days of 1"),
        ("per = 'day'\ncheck = 'photo'\nfact = 'pages'", "a goal counts one thing; leave one of them out"),
        ("per = 'day'\ncheck = 'photo'\nindoor = 'no'", "is about sessions; a check is of the day"),
        ("per = 'day'\nfact = 'pages'\ntarget = 10\nmin_session = '5 km'", "is about sessions; a fact is of the day"),
        ("per = 'session'\nfact = 'pages'\ntarget = 10", "a day fact goes with per"),
        ("per = 'day'\nfact = 'pages'\nagg = 'count'\ntarget = 10", "a fact has an amount"),
        ("per = 'day'\nfact = 'water'\nunit = 'l'\ntarget = 3", "water is kept in ml"),
        ("per = 'day'\nfact = 'water'\ntarget = '3 km'", "'3 km' is no number"),
        ("per = 'day'\ntarget = '5 km'\nunit = 'km'", "unit: is of a day fact"),
        ("per = 'day'\nfact = 'pages'\nmeasure = 'sessions'\ntarget = 5", "not a figure of the day"),
        # results
        ("per = 'by:event'\nmeasure = 'distance'\nneed = 5", "only race results can be told apart by:event"),
        ("per = 'session'\nmeasure = 'results'\ntarget = 1", "results are counted; write per"),
        ("per = 'month'\nmeasure = 'results'\nagg = 'max'\ntarget = 1", "results are counted; leave agg out"),
        ("per = 'month'\nmeasure = 'results'\nof = 'run'\ntarget = 1", "the goal counts race results (see"),
        ("per = 'month'\nmeasure = 'results'\nmin_session = '3 h'\ntarget = 1", "of a race result is a distance"),
        ("per = 'month'\nmeasure = 'results'\ntarget = '5 km'", "counts results, so '5 km' can't be"),
        ("per = 'day'\ntarget = '5 km'\nevents = ['parkrun']", 'is about race results; write measure = "results"'),
        ("per = 'day'\ntarget = '5 km'\nrelay = 'no'", "is about race results"),
        ("per = 'month'\ntarget = '2 races'", 'speaks of race results; write measure = "results"'),
        # what counts
        ("per = 'day'\ntarget = '5 km'\nmin_session = '3 km'\nmax_session = '2 km'", "less than the smallest session"),
        ("per = 'session'\ntarget = '5 km'\nmax_session = '2 km'", "which no session can reach then"),
        ("per = 'day'\ntarget = '5 km'\ncap_day = '4 km'", "cap_day: leaves the target out of reach in 1 day (see"),
        ("per = 'week'\ntarget = '50 km'\ncap_day = '7 km'", "leaves the target out of reach in 7 days"),
        ("per = 'week'\nagg = 'days'\neach = '5 km'\ncap_day = '4 km'\ntarget = 2", "is less than a day needs"),
        ("per = 'day'\nagg = 'max'\ntarget = '5 km'\ncap_day = '9 km'", "caps what a day adds up to"),
        ("per = 'day'\ntarget = '5 km'\nmin_gap = 'long'", "min_gap: 'long' is no time"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = 0 }", "factors.run: a factor of 0 counts nothing"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = -0.5 }", "'-0.5' is negative"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = '1/0' }", "divides by 0"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = 'half' }", "'half' is no factor"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { rum = 2 }", "factors.rum"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = '7000 steps/h' }", "'steps' is no unit of what"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = '7 km/day' }", "nothing is converted per 'day'"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = '7/h' }", "needs a unit before the stroke"),
        ("per = 'day'\ntarget = '5 km'\nof = 'run'\nfactors = { ride = 0.5 }",
         "factors.ride: does not count at all; name it there too (see goals[1].of"),
        ("per = 'day'\ntarget = '5 km'\nfactors = { run = 2, run-trail = 3 }",
         "never comes to use: the one above counts all of it (see goals[1].factors.run"),
        ("per = 'day'\nmeasure = 'sessions'\ntarget = 1\nfactors = { run = 2 }", "sessions are counted whole"),
    ],
)  # fmt: skip
def test_goals(goal: str, expected: str) -> None:
    refused(f"{MONTH}{GOAL}{goal}\n", expected)


def test_a_slot_longer_than_its_window() -> None:
    refused(f"{CLOCK}{GOAL}per = 'every 7 h'\ntarget = '5 km'\n", "a slot is longer than the window (see window")
    refused(f"{CLOCK}{GOAL}per = 'every 4 h'\ntarget = '5 km'\nneed = 3\n", "asks for 3 slots and the window has 2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("target = ['5 km', '6 km']", "has 2 rows and the window 3 days (see window, line 4)"),
        ("target = ['5 km', '6 km']\norder = 'on success'\nrest_between = 2",
         "has 2 rows, which take 4 days with the days between them, and the window has 3 (see window, line 4)"),
        ("target = ['5 km', '6 km', '7 km', '8 km']\norder = 'on success'", "which take 4 days, and the window has 3"),
        ("check = 'x'\ntarget = [1, 2, 1]", "a check is done once a day"),
        ("target = ['5 km', '6 km', '7 km']\nneed = 'best 2'", "not a table (see goals[1].target"),
    ],
)  # fmt: skip
def test_day_tables(text: str, expected: str) -> None:
    refused(f"[window]\ndays = 3\n{GOAL}per = 'stage'\n{text}\n", expected)


def test_stages_and_a_table_of_another_length() -> None:
    refused(
        f"{OPEN}{GOAL}per = 'stage'\norder = 'on success'\ntarget = ['5 km', '6 km']\n[[stages]]\nname = 'one'\n",
        "1 stage and 2 rows in the table (see goals[1].target",
    )


TWO = (
    "[[goals]]\nkey = 'a'\nany = [{0}]\n[[goals]]\nkey = 'b'\nall = [{1}]\n"
    "[[goals]]\nkey = 'run'\nof = 'run'\nper = 'day'\ntarget = '5 km'\n"
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "'b', 'run'",
            "'a'",
            "goes round in a circle (a > b > a); a goal can't be part of itself (see goals[1], line 6)",
        ),
        ("'a', 'run'", "'run'", "goes round in a circle (a > a)"),
        ("'run'", "'run'", "the goal 'run' belongs to one group and is in another (see goals[1].any[1], line 8)"),
        ("'rum'", "'run'", "there is no goal 'rum'; did you mean 'run'? (see goals"),
        ("{ use = 'run', per = 'day' }", "'b'", "names the goal 'run' and says more"),
    ],
)
def test_goals_in_circles(one: str, other: str, expected: str) -> None:
    refused(WEEK + TWO.replace("{0}", one).replace("{1}", other), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'order = "sequence"\n{WEEK}{RUN}', "one goal alone makes no sequence; leave order out (see goals"),
        (f'order = "sequence"\ncompose = "any"\n{WEEK}{RUN}{RUN.replace("run", "ride")}',
         "order: where any goal will do none waits for another"),
        (f'compose = "4 of"\n{WEEK}{RUN}{RUN.replace("run", "ride")}', "asks for 4 of 2 goals; write 1 to 2"),
        (f"{WEEK}[[goals]]\ntitle = 'T'\nany = [{{ per = 'day', target = '5 km' }}]", "belongs to a single goal"),
        (f"{WEEK}[[goals]]\norder = 'on success'\nany = [{{ per = 'day', target = '5 km' }}]", "orders a day table"),
        (f"{WEEK}[[goals]]\nuse = 'run'\n", "names a goal outside a group"),
    ],
)  # fmt: skip
def test_groups(text: str, expected: str) -> None:
    refused(text, expected)


WINDOWED = "[[goals]]\nof = 'run'\nper = 'window'\ntarget = '5 km'\n"
WEEKLY = "[[goals]]\nof = 'run'\nper = 'week'\ntarget = '5 km'\n"


@pytest.mark.parametrize(
    ("goal", "rest", "expected"),
    [
        (WINDOWED, "[continuity]\nrest = '1 per week'", "continuity.rest: is about missed days, and no goal is cut"),
        (WINDOWED, "[continuity]\non_miss = 'fail'", "on_miss: is about missed days"),
        (WEEKLY, "[continuity]\nmakeup = 'same_period'", "makes up a day in its week, and no goal is cut into days"),
        (WEEKLY, "[continuity]\nweekdays = ['sun']", "are free days, and no goal is cut into days (see goals"),
        (WEEKLY, "[continuity]\nrest = '1 per week'", "of goals per week, rest is free weeks"),
        (WEEKLY, "[continuity]\nrest = '4 per month'", "leaves no week to train; at most 3"),
        (WEEKLY, "[continuity]\nrest = '4 per challenge'", "leaves nothing of 4 weeks (see window"),
        (RUN, "[continuity]\nrest = '28 per challenge'", "leaves nothing of 28 days (see window, line 4)"),
        (RUN, "[continuity]\npause_days = 9\nexcuses = []", "a pause excuses nothing here (see continuity.excuses"),
        (RUN, "[entry]\ntolerance = '50 %'", 'must be like "1 %" or "0.5 %", at most 10 %'),
        (RUN, "[entry]\ntolerance = 'some'", "'some' must be like"),
        (RUN, "[team]\nleast = 4\nmost = 2", "team.most: is less than the fewest members (see team.least"),
        (RUN, "[team]\nagg = 'best 9'\nmost = 8", "the best 9 are more than the team may have (see team.most"),
        (RUN, "[team]\nagg = 'best 0'", "the best 0 are nobody"),
        (RUN, "[team]\nagg = 'relay'", 'needs a goal with per = "stage" (see goals'),
        (RUN, "[team]\nagg = 'worst'", "team.agg"),
    ],
)
def test_continuity_entry_and_team(goal: str, rest: str, expected: str) -> None:
    refused(f"{MONTH}{goal}{rest}\n", expected)


LADDER = "[[goals]]\nkey = 'k{0}'\nof = '{0}'\nper = 'window'\ntiers = ['5 km', '9 km']\n"
ROAD = "[route]\nname='r'\nlength='9 km'\nplaces=[{name='Pen',lat=1,lon=1},{name='Goa',lat=1,lon=2}]\n"


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (RUN, "on = 'amount'", 'amount: is missing; write for example amount = "400 km" (see awards[1].on'),
        (RUN, "amount = '5 km'", "amount: does not go with on = complete, but with amount or session"),
        (RUN, "on = 'amount'\namount = '5 km'\ngoal = 'rum'", "there is no goal 'rum'; did you mean 'run'? (see goals"),
        (RUN, "on = 'amount'\namount = '5 h'", "which is distance (see goals, line 6)"),
        (RUN, "on = 'amount'\namount = 5", "'5' is not what the goal measures, which is distance"),
        (RUN, "on = 'amount'\namount = '0 km'", "awards[1].amount: '0 km' asks for nothing"),
        (RUN + "[[goals]]\nmeasure = 'climb'\nper = 'day'\ntarget = '900 m'\n", "on = 'amount'\namount = '5 h'",
         "of which goal is open; write goal = 'run' or another (see goals"),
        ("[[goals]]\ncheck = 'x'\nper = 'day'\n", "on = 'session'\namount = '5 km'", "the goal counts none"),
        (RUN + RUN.replace("run", "ride") + "need = 3\n", "on = 'percent'\npercent = 20", "of which goal is open"),
        (RUN, "on = 'percent'\npercent = 20\ngoal = 'run'", "the goal asks for one again and again (see goals[1]"),
        (RUN + "need = 3\n", "on = 'percent'\npercent = 20", "is a part of one amount"),
        (RUN, "on = 'percent'\npercent = 0", "percent: 0 must be at least 1"),
        (RUN, "on = 'place'\nplace = 'Pen'", "is on no road: there is no [route]; add one (see route)"),
        (RUN + ROAD, "on = 'place'\nplace = 'Pan'", "on the route; did you mean 'Pen'? (see route"),
        (RUN + ROAD.replace(",{name='Goa'", ",{name='Kolad'},{name='Goa'"), "on = 'place'\nplace = 'Kolad'",
         "how far 'Kolad' is along the road is not known; give the place at, or lat and lon (see route.places[2]"),
        (RUN, "on = 'tier'", "is given for each rung, and the goal has no ladder"),
        (RUN, "on = 'tier'\ngoal = 'run'", "the goal has no ladder; write tiers"),
        (LADDER.replace("{0}", "run") + LADDER.replace("{0}", "ride"), "on = 'tier'", "of which ladder is open"),
        (WINDOWED, "on = 'streak'\nn = 5", "is given for a row of days or weeks, and the goal is cut into none"),
        (RUN, "on = 'streak'\nn = 30", "asks for 30 in a row and the window has 28 days (see window"),
        (RUN, "on = 'streak'\nn = [7, 7]", "n[2]: is no more than the number before it (see awards[1].n[1]"),
        (RUN, "on = 'streak'\nn = [7, 9]\nrepeatable = true", "is earned at each multiple of one number"),
        (RUN, "on = 'streak'\nn = 0", "n: must be a whole number above 0"),
        (RUN, "on = 'nth'\nn = 10", "is given for a result and there is no [race]; add one, or write events = [..]"),
        (RUN, "on = 'consecutive'\nn = 1\nevents = ['E']", "is how many editions in a row; write one number from 2"),
        (RUN, "on = 'set'", "items: is missing"),
        (RUN, "on = 'result'\nevents = ['E']\nbasis = 'gun'", "is the time that bands go by; add bands = [..]"),
        (RUN, "on = 'complete'\nbands = [{ name = 'x' }]", "bands: does not go with on = complete, but with result"),
        (RUN, "on = 'percent'\npercent = 20\nrepeatable = true", "repeatable: does not go with on = percent"),
        (RUN, "on = 'winning'", "on: 'winning' is not one of complete, amount"),
    ],
)  # fmt: skip
def test_awards(before: str, text: str, expected: str) -> None:
    refused(f"{MONTH}{before}[[awards]]\nkey = 'x'\ntitle = 'X'\n{text}\n", expected)


@pytest.mark.parametrize(
    ("bands", "reached"),
    [
        ("{ name = 'a', under = '9:00:00' },\n{ name = 'b', under = '8:00:00' }", False),
        ("{ name = 'a', under = '8:00:00' },\n{ name = 'b', under = '9:00:00' }", True),
        ("{ name = 'a' },\n{ name = 'b', position = 1 }", False),
        ("{ name = 'a', position = 10 },\n{ name = 'b', position = 3 }", False),
        ("{ name = 'a', position = 3 },\n{ name = 'b', position = 10 }", True),
        ("{ name = 'a', under = '8 h', sex = 'm' },\n{ name = 'b', under = '8 h', sex = 'f' }", True),
        ("{ name = 'a', under = '8 h' },\n{ name = 'b', under = '7 h', sex = 'f' }", False),
        ("{ name = 'a', under = '8 h', age_from = 40 },\n{ name = 'b', under = '8 h', age_from = 50 }", False),
        ("{ name = 'a', under = '8 h', age_from = 50 },\n{ name = 'b', under = '8 h', age_from = 40 }", True),
        ("{ name = 'a', under = '8 h', age_to = 39 },\n{ name = 'b', under = '8 h' }", True),
        ("{ name = 'a', amount = '50 km' },\n{ name = 'b', amount = '60 km' }", False),
        ("{ name = 'a', amount = '60 km' },\n{ name = 'b', amount = '50 km' }", True),
        ("{ name = 'a', within = '5/4' },\n{ name = 'b', within = '6/5' }", False),
        ("{ name = 'a', within = '6/5' },\n{ name = 'b', within = '5/4' }", True),
    ],
)
def test_bands_that_nobody_reaches(bands: str, reached: bool) -> None:
    award = f"[[awards]]\nkey = 'x'\ntitle = 'X'\non = 'result'\nevents = ['E']\nbands = [\n{bands}]\n"
    if reached:
        assert len(read_template(f"{HEAD}{MONTH}{RUN}{award}", name="x.toml").awards[0].bands) == 2
    else:
        expected = (
            "awards[1].bands[2]: can never be reached: the band above takes all of it (see awards[1].bands[1], line 16)"
        )
        assert expected in fault(f"{HEAD}{MONTH}{RUN}{award}")


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("under = 'fast'", "bands[1].under: 'fast' is no time"),
        ("age_from = 40, age_to = 39", "is younger than the age it begins with"),
        ("within = '0'", "'0' is no share of a reference time"),
        ("within = '1/0'", "'1/0' is no share"),
        ("amount = '70 km'", "is further than the race goes (see race.distance"),
        ("sex = 'x'", "sex: 'x' is not one of m or f"),
    ],
)
def test_bands_that_are_none(band: str, expected: str) -> None:
    race = "[race]\nevent='E'\nplace='P'\nzone='Europe/Oslo'\nstarts_at=2025-06-21T22:30:00\ndistance='60 km'\n"
    award = f"[[awards]]\nkey = 'x'\ntitle = 'X'\non = 'result'\nbands = [{{ name = 'a', {band} }}]\n"
    refused(f"{OPEN}{RUN}{race}{award}", expected)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ("{ at = '70 km', elapsed = '5 h' }", "limits[1].at: lies beyond the finish (see race.distance"),
        ("{ at = '30 km', elapsed = '9 h' }", "is later than the limit of the finish (see race.limit"),
        ("{ elapsed = '7 h' }", "is for the finish, which has a limit; keep one of them"),
        ("{ at = '30 km' }", "says no time"),
        ("{ at = '30 km', elapsed = '5 h', clock = 2025-06-22T02:00:00 }", "a limit goes by one of them"),
        ("{ at = '30 km', clock = 2025-06-22T02:00:00Z }", "write it without an offset"),
        ("{ at = '30 km', clock = 2025-06-21T20:00:00 }", "clock: is not after the start (see race.starts_at"),
        ("{ at = '30 km', elapsed = '5 h' }, { at = '40 km', elapsed = '4 h' }", "closes before a place on the way"),
        ("{ at = '30 km', elapsed = '5 h' }, { at = '30 km', elapsed = '6 h' }", "has two limits at one place"),
        (
            "{ at = '30 km', clock = 2025-06-22T02:00:00 }, { at = '40 km', clock = 2025-06-22T01:00:00 }",
            "closes before",
        ),
    ],
)
def test_limits(limits: str, expected: str) -> None:
    race = (
        "[race]\nevent='E'\nplace='P'\nzone='Europe/Oslo'\nstarts_at=2025-06-21T22:30:00\ndistance='60 km'\n"
        f"limit='8 h'\nlimits=[{limits}]\n"
    )
    refused(f"{OPEN}{RUN}{race}", expected)


def test_faults_of_shape_and_of_meaning_come_together() -> None:
    found = faults(
        f"{HEAD}[window]\ndays = '28'\n{RUN}need = 'most'\n[[goals]]\nof = 'ride'\nper = 'day'\ntarget = 5.5\n"
        "[continuity]\nrest = 'often'\n[[awards]]\nkey = 'a'\ntitle = 'A'\non = 'amount'\namount = '5 km'\n"
        "goal = 'ride'\n[[awards]]\nkey = 'b'\non = 'percent'\n[[awards]]\nkey = 'c'\ntitle = 'C'\non = 'percent'\n"
    )
    assert [each.split(":")[0] for each in found] == [
        "x.toml line 5, window.days",
        "x.toml line 10, goals[1].need",
        "x.toml line 14, goals[2].target",
        "x.toml line 16, continuity.rest",
        "x.toml line 23, awards[2].title",
        "x.toml line 26, awards[3].percent",
    ]


def test_an_unsound_part_makes_no_faults_elsewhere() -> None:
    stages = "[[stages]]\nname = 'a'\ntarget = '5 km'\n[[stages]]\nname = 'b'\ntarget = '6 km'\n"
    found = fault(f"{HEAD}[window]\ndays = 2\n{GOAL}per = 'stage'\nkye = 'x'\n{stages}")
    assert found == "x.toml line 8, goals[1].kye: there is no such key; did you mean 'key'?"

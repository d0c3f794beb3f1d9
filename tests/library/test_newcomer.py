"""A template as a newcomer writes it, read, explained and played."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.building import evidence
from tests.library.journal import day_of, did
from tests.library.playing import challenge_of
from tracker.domain.assess import assess
from tracker.domain.progress import Progress
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import Session
from tracker.domain.templates import Template
from tracker.formats.template import load_template

START = "2026-06-01"  # a Monday
WRITTEN = """\
format = 1
slug = "hundred-lengths"
title = "A hundred lengths, three times a week"
summary = "Eight weeks in the pool."

[window]
weeks = 8

[[goals]]
of = "swim"
per = "day"
target = "100 x 25 m"
need = "3 per week"

[continuity]
rest = "1 per challenge"

[[awards]]
key = "bronze"
title = "Bronze: 40 lengths"
on = "session"
amount = "40 x 25 m"
"""


@pytest.fixture
def template(tmp_path: Path) -> Template:
    path = tmp_path / "hundred-lengths.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    return load_template(path)


def swum(template: Template, weeks: list[int], km: float = 2.5) -> Progress:
    """Eight weeks with so many swims in each."""
    sessions: list[Session] = [
        did("swim", day_of(START, 7 * week + 2 * n), km) for week, count in enumerate(weeks) for n in range(count)
    ]
    challenge = challenge_of(template, date.fromisoformat(START))
    return assess(challenge, evidence(challenge, sessions), date(2026, 7, 28))


def test_it_is_short_and_said_in_plain_words(template: Template) -> None:
    assert len(WRITTEN.splitlines()) < 25
    told = plain_rules(template)
    assert told[:2] == ("8 weeks from the day you start", "Swim 2500 m on 3 days every week")
    assert "One missed week is free in all" in told


def test_one_week_may_be_missed(template: Template) -> None:
    found = swum(template, [3, 3, 3, 2, 3, 3, 3, 3])
    assert (found.status.value, str(found.completed_on)) == ("completed", "2026-07-24")
    assert [(medal.award, str(medal.on)) for medal in found.medals] == [("bronze", START)]


def test_two_weeks_may_not(template: Template) -> None:
    assert swum(template, [3, 2, 3, 2, 3, 3, 3, 3]).status.value == "failed"


def test_ninety_nine_lengths_are_not_enough_but_earn_bronze(template: Template) -> None:
    found = swum(template, [3] * 8, km=2.475)
    assert found.status.value == "failed"
    assert [medal.award for medal in found.medals] == ["bronze"]


def test_thirty_nine_lengths_earn_nothing(template: Template) -> None:
    assert swum(template, [3] * 8, km=0.975).medals == ()

"""Day facts in the log line: what is read, what is refused at which word, and that the written form reads back."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.logline_cases import CONTEXT, TODAY, draft, mark
from tracker.domain.logline import Context, Parsed, amend, line_of_fact, parse
from tracker.domain.quantities import MAX_FACT
from tracker.domain.sessions import FactDraft
from tracker.errors import InputError, RefusedError

YESTERDAY = TODAY - timedelta(days=1)


def facts(line: str, context: Context = CONTEXT) -> tuple[FactDraft, ...]:
    """The facts of a line that tells nothing else."""
    parsed = parse(line, context)
    assert parsed == Parsed(facts=parsed.facts)
    return parsed.facts


def fact(key: str, value: int, on: date = TODAY, *, adds: bool = False) -> FactDraft:
    return FactDraft(key=key, on=on, value=value, adds=adds)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("steps 12000", [fact("steps", 12_000)]),
        ("Steps: 12000", [fact("steps", 12_000)]),
        ("steps12000", [fact("steps", 12_000)]),
        ("steps=12000", [fact("steps", 12_000)]),
        ("steps 0", [fact("steps", 0)]),
        ("steps +2000 @yday", [fact("steps", 2_000, YESTERDAY, adds=True)]),
        ("@yday steps 5", [fact("steps", 5, YESTERDAY)]),
        ("steps 5 yesterday", [fact("steps", 5, YESTERDAY)]),
        ("water 3.8l", [fact("water", 3_800)]),
        ("water 3.785 l", [fact("water", 3_785)]),
        ("water 3,8 litres", [fact("water", 3_800)]),
        ("water +500ml", [fact("water", 500, adds=True)]),
        ("water + 500 ml", [fact("water", 500, adds=True)]),
        ("water 1gal", [fact("water", 3_785)]),
        ("pages 10", [fact("pages", 10)]),
        ("check photo", [fact("photo", 1)]),
        ("check diet @yday", [fact("diet", 1, YESTERDAY)]),
        ("check photo off", [fact("photo", 0)]),
        ("check photo on @2025-06-01", [fact("photo", 1, date(2025, 6, 1))]),
        ("check today", [fact("today", 1)]),
        ("fact mood 7", [fact("mood", 7)]),
        ("fact cold-showers +1", [fact("cold-showers", 1, adds=True)]),
        ("fact water 2l", [fact("water", 2_000)]),
        ("fact steps 10", [fact("steps", 10)]),
        (f"fact x {MAX_FACT}", [fact("x", MAX_FACT)]),
        (
            "steps 12000 water 3.8l, check photo; pages +10 @yday",
            [
                fact("steps", 12_000, YESTERDAY),
                fact("water", 3_800, YESTERDAY),
                fact("photo", 1, YESTERDAY),
                fact("pages", 10, YESTERDAY, adds=True),
            ],
        ),
    ],
)
def test_facts(line: str, expected: list[FactDraft]) -> None:
    assert list(facts(line)) == expected


@pytest.mark.parametrize(
    "line", ["walk 5km 8000steps", "steps 8000 walk 5km", "walk 5km steps 8000", "8000 steps walk 5km"]
)
def test_steps_of_a_session_stay_its_own(line: str) -> None:
    assert (draft(line).activity, draft(line).steps) == ("walk", 8_000)
    assert parse(line, CONTEXT).facts == ()


def test_other_lines_with_these_words_stay_what_they_were() -> None:
    assert draft("run 5km check the knee").note == "check the knee"
    assert draft("swim open water 2km").activity == "swim-open"
    assert draft("steps 8000 5c").activity == "ride"
    assert mark("rest pages").note == "pages"
    assert amend("steps 8000", draft("walk 5km"), CONTEXT).steps == 8_000


@pytest.mark.parametrize(
    ("line", "word", "fix"),
    [
        ("steps", "steps", "steps 12000"),
        ("steps many", "steps", "steps 12000"),
        ("steps 12k", "12k", "steps 12000"),
        ("steps 1.5", "1.5", "whole"),
        ("steps 12,000", "12,000", "12000 or 12.000"),
        ("steps 5 6", "6", "no day's figure"),
        ("steps 5 steps +6", "+6", 'beside "5"'),
        ("water 3l run", "run", "no day's figure"),
        ("steps 5 easy", "easy", "check photo"),
        ('steps 5 "a note"', '"a note"', "no note"),
        ("steps 5 #tag", "#tag", "no tags"),
        ("steps 5 @22:30", "@22:30", "whole day"),
        ("steps 5 @fri..sun", "@fri..sun", "each day by itself"),
        ("steps 5 @fri @sat", "@sat", "second date"),
        ("steps 5 @fryday", "@fryday", "@friday"),
        ("water 3", "3", "3l or 3ml"),
        ("water 3km", "3km", "water 3.8l"),
        ("water", "water", "water 3.8l"),
        ("pages 10 pages", "pages", "pages 10"),
        ("check", "check", "check photo"),
        ("check @yday", "check", "check photo"),
        ("check water", "water", "water 3.8l"),
        ("check off", "off", "check photo off"),
        ("check photo 2", "2", "fact photo 2"),
        ("check photo diet", "diet", "check photo"),
        ("check phöto", "phöto", "letters a to z"),
        ("fact", "fact", "fact pages 10"),
        ("fact 10 pages", "10", "a letter first"),
        ("fact mood", "mood", "fact mood 5"),
        ("fact mood good", "mood", "fact mood 5"),
        ("fact " + "x" * 41 + " 5", "x" * 41, "up to 40"),
        ("stpes 12000", "stpes", "did you mean steps?"),
        ("wtaer 3l", "wtaer", "did you mean water?"),
        ("8000 steps", "8000 steps", "steps 8000"),
        ("8000steps @yday", "8000steps", "steps 8000"),
        ("10 pages", "pages", "pages 10"),
        ("run 5km water 3l", "3l", "water 3l"),
        ("run 5km 28:00 water +500ml", "+500ml", "by itself"),
    ],
)  # fmt: skip
def test_what_is_refused(line: str, word: str, fix: str) -> None:
    with pytest.raises(InputError) as refused:
        parse(line, CONTEXT)
    assert fix in str(refused.value)
    assert line[refused.value.start : refused.value.end] == word


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("steps -500", "-500"),
        (f"fact x {MAX_FACT + 1}", str(MAX_FACT + 1)),
        ("water 10001l", "10001l"),
        ("steps 5 @tomorrow", "@tomorrow"),
        ("steps 5 @1899-12-31", "@1899-12-31"),
    ],
)
def test_what_can_not_be(line: str, word: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse(line, CONTEXT)
    assert line[refused.value.start : refused.value.end] == word


def test_a_date_that_never_was() -> None:
    apia = Context(date(2012, 1, 5), CONTEXT.now, "Pacific/Apia")
    with pytest.raises(RefusedError, match="never was in Pacific/Apia"):
        parse("steps 5 @2011-12-30", apia)


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (fact("steps", 12_000), "steps 12000 @2025-06-28"),
        (fact("water", 3_785), "water 3785ml @2025-06-28"),
        (fact("pages", 1, adds=True), "pages +1 @2025-06-28"),
        (fact("photo", 1), "check photo @2025-06-28"),
        (fact("photo", 0), "check photo off @2025-06-28"),
        (fact("photo", 1, adds=True), "fact photo +1 @2025-06-28"),
        (fact("off", 1), "fact off 1 @2025-06-28"),
        (fact("mood", 7, YESTERDAY), "fact mood 7 @2025-06-27"),
    ],
)
def test_the_written_form(found: FactDraft, line: str) -> None:
    assert line_of_fact(found) == line


KEYS = st.sampled_from(["steps", "water", "pages", "check", "fact", "on", "off", "no", "run", "rest", "today", "a-1"])
DRAFTS = st.builds(
    FactDraft,
    key=KEYS | st.from_regex(re.compile(r"[a-z][a-z0-9-]{0,39}"), fullmatch=True),
    on=st.dates(date(1900, 1, 1), TODAY),
    value=st.integers(0, 3) | st.integers(0, MAX_FACT),
    adds=st.booleans(),
)


@settings(max_examples=200)
@given(DRAFTS)
def test_what_is_written_reads_back(found: FactDraft) -> None:
    assert facts(line_of_fact(found)) == (found,)


PIECES = st.sampled_from(
    ["steps", "water", "pages", "check", "fact", "photo", "off", "on", "+", "+5", "5", "-5", "3.8l", "500", "ml", "l",
     "1,234", "@yday", "@", "@fri..sun", "@22:30", "yesterday", "#x", '"n"', "run", "5km", "steps12", "water=2l", "½",
     "\u200d", "９", ",", ";", "9" * 30, "steps:", "gal", "1e5", "walk"]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES | st.text(max_size=5), max_size=7).map(" ".join))
def test_any_line_of_facts_is_read_or_refused_at_a_word(line: str) -> None:
    try:
        found = parse(f"steps {line}", CONTEXT)
    except InputError as error:
        place = (error.text, 0 <= error.start <= error.end <= len(error.text))
        found = Parsed()
    else:
        place = (f"steps {line}", True)
    assert place == (f"steps {line}", True)
    for one in found.facts:
        assert 0 <= one.value <= MAX_FACT
        assert one.on <= TODAY
        assert facts(line_of_fact(one)) == (one,)
    assert not (found.facts and (found.drafts or found.marks))

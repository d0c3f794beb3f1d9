"""Amounts in an article: a number with its unit, wherever it stands, and what it is not (money, ages, clock times)."""

from dataclasses import replace
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.drafts import Amount, Unit
from tracker.articles.numbers import MOST, Number, Numbers
from tracker.articles.single_figures import may_skip, single_figure
from tracker.articles.text import Text, Token
from tracker.articles.units import unit_at

_MONEY = frozenset("$ \u00a3 \u20ac \u20b9 \u00a5 usd aud gbp eur inr rs nzd cad".split())
_TIMED = {Unit.HOUR: 3600, Unit.MINUTE: 60, Unit.SECOND: 1}


def figures(text: Text) -> tuple[Figure, ...]:
    """Every amount in the text, in order. Numbers that are money, ages, clock times or dates are none."""
    tokens, numbers = text.tokens, Numbers(text.tokens)
    found: list[Figure] = []
    i = 0
    while i < len(tokens):
        figure = _at(tokens, numbers, i) or (_bare(tokens, numbers, i, found[-1]) if found else None)
        if figure is None:
            i += 1
            continue
        if found and _repeats(tokens, found[-1], figure):
            figure = replace(figure, again=True)
        found.append(figure)
        i = figure.last
    return tuple(found)


def _at(tokens: tuple[Token, ...], numbers: Numbers, i: int) -> Figure | None:
    if tokens[i].kind not in ("number", "word"):
        return None
    number = numbers.at(i)
    if number is None:
        return single_figure(tokens, i)
    if i and _is_money(tokens, i):
        return None
    ranged = _unit_between(tokens, numbers, number)
    if ranged is not None:
        number = ranged
    return _with_unit(tokens, numbers, number)


def _bare(tokens: tuple[Token, ...], numbers: Numbers, i: int, before: Figure) -> Figure | None:
    """`35 a week`, `240 of them a day`, `around 10,000 daily`: a rate in the unit of the figure before it."""
    if tokens[i].kind != "number" or _is_money(tokens, i) or i - before.last > 40 or before.amount.unit in _NO_RATE:
        return None
    number = numbers.at(i)
    if number is None:
        return None
    j = number.last
    if j + 1 < len(tokens) and tokens[j].low == "of" and tokens[j + 1].low in ("them", "these", "those"):
        j += 2
    if j < len(tokens) and tokens[j].low == "on":
        j += 1
    words = [token.low for token in tokens[j : j + 2]]
    if (
        words[:1] == ["in"]
        and j + 2 < len(tokens)
        and tokens[j + 1].low == tokens[i].low
        and tokens[j + 2].low == "days"
    ):
        amount = Amount(number.value, before.amount.unit)  # "365 in 365 days"
        return Figure(
            amount, i, number.last, tokens[i].start, tokens[number.last - 1].end, before.exercise, before.activity
        )
    rate = words[:1] == ["daily"] or (
        len(words) == 2
        and words[0] in ("a", "per", "each", "every")
        and words[1] in ("day", "week")
        and not tokens[i].glued
    )
    if not rate or (number.value < 3 and before.amount.unit is not Unit.MARATHON):
        return None
    amount = Amount(number.value, before.amount.unit, number.most)
    return Figure(
        amount, i, number.last, tokens[i].start, tokens[number.last - 1].end, before.exercise, before.activity
    )


_NO_RATE = frozenset([Unit.HOUR, Unit.MINUTE, Unit.SECOND, Unit.SESSION, Unit.KCAL, Unit.FOOT])


def _is_money(tokens: tuple[Token, ...], i: int) -> bool:
    before = tokens[i - 1]
    return (
        (before.low == "r" and tokens[i].glued)  # R38: rand
        or before.low in _MONEY
        or before.low.rstrip(".") in _MONEY
        or (before.low == "." and i > 1 and tokens[i - 2].low == "rs")
    )


def _with_unit(tokens: tuple[Token, ...], numbers: Numbers, number: Number) -> Figure | None:
    j = number.last
    digits = not number.word
    joined = j < len(tokens) and tokens[j].low == "-" and tokens[j].glued
    if joined:
        j += 1
    if j < len(tokens) and tokens[j].low == "s" and tokens[j].glued:  # the 1960s, his 50s
        return None
    if (j < len(tokens) and tokens[j].low == "+") or (j < len(tokens) and tokens[j].low == "plus" and number.word):
        j += 1
    if j + 1 < len(tokens) and tokens[j].low in ("x", "×", "*") and digits:
        return _product(tokens, numbers, number, j)
    for skip in (0, 1, 2, 3):
        k = j + skip
        if skip and (k > len(tokens) - 1 or not may_skip(tokens, j, k)):
            break
        read = unit_at(tokens, k, digits and skip == 0)
        if any(token.breaks > 1 or (token.breaks and token.capital) for token in tokens[number.last : k + 1]):
            break  # "Day 1 50", and on the next line "Steps to ..."
        if read is None:
            continue
        if (
            skip
            and read.unit in (Unit.STEP, Unit.SECOND, Unit.LAP)
            and tokens[k].low in ("step", "second", "length", "floor")
        ):
            continue
        if _is_year(tokens, number, k, read.exercise):
            break
        amount, last = _amount(tokens, number, read.unit), read.last
        longer = _clock_like(tokens, numbers, amount, last)
        if longer is not None:
            amount, last = longer
        start, end = tokens[number.first].start, tokens[last - 1].end
        figure = Figure(amount, number.first, last, start, end, read.exercise, read.activity, joined=joined)
        return figure if 0 < amount.number < MOST else None
    return None


def _amount(tokens: tuple[Token, ...], number: Number, unit: Unit) -> Amount:
    """The number as an amount; of "0 to 5 km" only the end counts."""
    if not number.value and number.most is not None:
        return Amount(number.most, unit)
    return Amount(_grouped(tokens, number, unit), unit, number.most)


# a comma before three digits parts thousands, but not in these lengths
_MARATHONS = frozenset(["42,195", "21,097", "21,098"])
_WITH_PARTS = frozenset(["42", "21", "26", "13", "1", "0"])


def _grouped(tokens: tuple[Token, ...], number: Number, unit: Unit) -> Decimal:
    """`3.100 km` is 3,100 km, `42,195 km` is 42.195: metres are written behind the mark of marathons alone."""
    low = tokens[number.first].low
    if unit is Unit.KM and low in _MARATHONS:
        return Decimal(low.replace(",", "."))
    whole, point, part = low.partition(".")
    alone = number.last == number.first + 1 and len(part) == 3 and part.isdigit() and whole.isdigit()
    grouped = alone and whole not in _WITH_PARTS and len(whole) <= 3
    if point and grouped and unit in (Unit.KM, Unit.METRE, Unit.STEP, Unit.REP):
        return Decimal(whole + part)
    return number.value


def _is_year(tokens: tuple[Token, ...], number: Number, k: int, exercise: str | None) -> bool:
    """`2015 Burpee Challenge`, `2024 Marathon`; and `Two Crunch gyms`: a name, no amount."""
    low = tokens[number.first].low
    year = len(low) == 4 and low.isdigit() and low[:2] in ("19", "20") and number.last == number.first + 1
    single = not tokens[k].low.endswith("s")
    if year and single:
        return True
    return exercise is not None and single and number.value > 1 and tokens[k].capital and not tokens[k].glued


def _product(tokens: tuple[Token, ...], numbers: Numbers, number: Number, j: int) -> Figure | None:
    """`40 x 25 m`: the product; `4 x 4 x 48` is none."""
    second = numbers.at(j + 1)
    if second is None:
        return None
    read = unit_at(tokens, second.last, not second.word)
    if read is None:
        return None
    amount = Amount(number.value * second.value, read.unit)
    if not 0 < amount.number < MOST:
        return None
    start, end = tokens[number.first].start, tokens[read.last - 1].end
    return Figure(amount, number.first, read.last, start, end, read.exercise, read.activity)


def _unit_between(tokens: tuple[Token, ...], numbers: Numbers, number: Number) -> Number | None:
    """`5k to 10k`, `20 km - 25 km`: one range, if both have the same unit."""
    if number.most is not None:
        return None
    read = unit_at(tokens, number.last, not number.word)
    if read is None or read.last >= len(tokens) or tokens[read.last].low not in ("to", "-"):
        return None
    if tokens[read.last].breaks:
        return None  # the hyphen of the next list item
    second = numbers.at(read.last + 1)
    if second is None or second.most is not None or second.value <= number.value:
        return None
    other = unit_at(tokens, second.last, not second.word)
    if other is None or other.unit is not read.unit or second.value > number.value * 4:
        return None
    return Number(number.value, number.first, second.last, second.value, number.word)


def _clock_like(tokens: tuple[Token, ...], numbers: Numbers, amount: Amount, last: int) -> tuple[Amount, int] | None:
    """`1 hour 57 minutes 12 seconds`, `2h30`: one amount in the smallest unit named."""
    if amount.unit not in _TIMED or amount.most is not None:
        return None
    seconds, unit, j, grew = amount.number * _TIMED[amount.unit], amount.unit, last, False
    while True:
        k = j + 1 if j < len(tokens) and tokens[j].low in ("and", ",") else j
        if k >= len(tokens) or (k > j and tokens[j].low == "," and k + 1 >= len(tokens)):
            break
        number = numbers.at(k) if tokens[k].kind in ("number", "word") else None
        if number is None or number.most is not None:
            break
        read = unit_at(tokens, number.last, not number.word)
        if read is None or read.unit not in _TIMED or _TIMED[read.unit] >= _TIMED[unit] or number.value >= 60:
            break
        seconds, unit, j, grew = seconds + number.value * _TIMED[read.unit], read.unit, read.last, True
    return (Amount(seconds / _TIMED[unit], unit), j) if grew else None


def _repeats(tokens: tuple[Token, ...], before: Figure, figure: Figure) -> bool:
    """`40 km (25 miles)`, `26.2 miles/42km`: the same length in a second unit, within five hundredths."""
    between = [t.low for t in tokens[before.last : figure.first]]
    if len(between) > 3 or not any(w in ("(", "/", "or", "-", ",", "[") for w in between):
        return False
    one, two = before.metres, figure.metres
    if one is None or two is None or before.amount.unit is figure.amount.unit:
        return False
    return abs(one - two) <= max(one, two) * Decimal("0.06")

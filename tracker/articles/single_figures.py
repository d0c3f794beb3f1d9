"""Figures without a number: `a marathon a day`, `an hour`, `half a mile`, `twice a week`."""

from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.drafts import Amount, Unit
from tracker.articles.text import Token
from tracker.articles.units import unit_at

# words that may stand between a number and its unit ("eight bottom-numbing hours"): any but these
_BOUND = frozenset(
    "a an the of in on at to for from by with and or but as than is are was were be been has have had who which that "
    "this "
    "these those his her their our my its he she they we it i you per each every day days week weeks month months "
    "year years "
    "so far more people men women riders runners cyclists children countries states pounds dollars euros lb lbs kg "
    "kilos "
    "percent cent degrees am pm old into out up down over under about after before until when while then not all other "
    "square cubic times stages miles km kilometres kilometers hours minutes participants members teams schools pm st "
    "nd rd th x did do does ran run walked walk rode ride cycled swam swim completed complete covered cover took take "
    "made make".split()
)


def single_figure(tokens: tuple[Token, ...], i: int) -> Figure | None:
    """`a marathon`, `an hour`, `half a mile`, `twice a week`: one of it."""
    word = tokens[i].low
    if word in _OFTEN:
        return _often(tokens, i)
    value, j = Decimal(1), i + 1
    if word == "half" and j < len(tokens) and tokens[j].low in ("a", "an", "-"):
        value, j = Decimal("0.5"), j + 1
    elif word not in ("a", "an", "one", "another", "daily"):
        return None
    read = unit_at(tokens, j, False)
    if read is None or read.unit in _NEVER_ONE:
        # one adjective may stand between: "a hilly marathon"
        if j + 1 >= len(tokens) or tokens[j].low == "half" or not may_skip(tokens, j, j + 1):
            return None
        read = unit_at(tokens, j + 1, False)
        if read is None or read.unit in (*_NEVER_ONE, Unit.HOUR, Unit.MINUTE):
            return None
    if word == "daily" and read.unit not in (Unit.MARATHON, Unit.HALF_MARATHON):
        return None
    following = tokens[read.last].low if read.last < len(tokens) else ""
    if tokens[read.last - 1].low == "marathon" and following in _OF_MARATHON:
        return None
    start, end = tokens[i].start, tokens[read.last - 1].end
    return Figure(Amount(value, read.unit), i, read.last, start, end, read.exercise, read.activity, plain=True)


_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_NEVER_ONE = (Unit.STEP, Unit.REP, Unit.LAP, Unit.SECOND, Unit.FOOT, Unit.KCAL, Unit.METRE)
_OF_MARATHON = frozenset("runner runners training session race effort journey swimmer".split())


def _often(tokens: tuple[Token, ...], i: int) -> Figure | None:
    """`twice a week`, `once daily`: sessions."""
    per = [token.low for token in tokens[i + 1 : i + 3]]
    rate = len(per) == 2 and per[0] in ("a", "per", "every", "each") and per[1] in ("day", "week")
    if not rate and per[:1] not in (["daily"], ["weekly"]):
        return None
    amount = Amount(Decimal(_OFTEN[tokens[i].low]), Unit.SESSION)
    return Figure(amount, i, i + 1, tokens[i].start, tokens[i].end)


def may_skip(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether what stands from token `first` to `last` (excluded) can be adjectives between a number and its unit."""
    return all(
        (t.kind == "word" and t.low not in _BOUND and not (t.capital and k > first)) or (t.low == "-" and k > first)
        for k, t in enumerate(tokens[first:last], first)
    )

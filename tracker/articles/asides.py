"""The figures that were read and not taken, each with what it is instead."""

from tracker.articles.drafts import Aside, Per, Unit
from tracker.articles.roles import ROLE_OF_SIGN
from tracker.articles.selecting import Judged
from tracker.articles.text import Text

_MOST = 40


def asides(text: Text, rows: list[Judged], chosen: list[Judged]) -> tuple[Aside, ...]:
    """All other figures in order of place, at most forty: those that could be a target first among equals."""
    taken = {row.candidate.figure.start for row in chosen} | {o.figure.start for row in chosen for o in row.others}
    amounts = {(row.candidate.amount.unit, row.candidate.amount.number) for row in chosen}
    out = []
    for row in rows:
        c = row.candidate
        if (
            c.derived
            or c.figure.start in taken
            or c.amount.unit is Unit.SECOND
            or (c.amount.unit, c.amount.number) in amounts
        ):
            continue
        phrase = text.phrase(c.figure.start, c.figure.end)
        out.append((row.score, Aside(c.amount, c.activity, c.per, role(c.features, c.per), phrase, c.figure.exercise)))
    best = sorted(out, key=lambda pair: -pair[0])[:_MOST]
    return tuple(sorted((aside for _, aside in best), key=lambda aside: aside.phrase.start))


def role(features: tuple[str, ...], per: Per) -> str:
    """In a few words what a figure is that is no target."""
    seen = set(features)
    for sign, name in ROLE_OF_SIGN.items():
        if sign in seen:
            return name
    return "told in passing" if per is Per.TOTAL else "a rate told in passing"

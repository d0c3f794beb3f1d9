"""Mentions of one race brought together, whether by name or as "the half marathon"."""

import re

from tracker.articles.race_words import RaceName

_MOST = 40  # mentions
_DROPPED = frozenset("the a an of in and for to on at by with first my full annual".split())


def words_of(name: RaceName) -> frozenset[str]:
    """What a name is told apart by: its words without articles, years and the number of the edition."""
    words = re.findall(r"[a-z0-9']+", name.name.lower())
    return frozenset(
        w.removesuffix("'s")
        for w in words
        if w not in _DROPPED and not re.fullmatch(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)", w)
    )


def grouped(names: tuple[RaceName, ...]) -> list[tuple[RaceName, ...]]:
    """Mentions of one race together: the same words, or a general word that stands for the one named before it."""
    groups: list[list[RaceName]] = []
    keys: list[frozenset[str]] = []
    for name in names[:_MOST]:
        words = words_of(name)
        for at, key in enumerate(keys):
            shared = words & key
            same = words == key or (
                len(shared) >= 2
                and len(shared) == min(len(words), len(key))
                and name.kind == groups[at][0].kind == "named"
            )
            if same:
                groups[at].append(name)
                break
        else:
            groups.append([name])
            keys.append(words)
    return [tuple(g) for g in _absorbed(groups)]


def _absorbed(groups: list[list[RaceName]]) -> list[list[RaceName]]:
    """General mentions ("the half marathon", "72 km ultra") go to the only named race of their kind, or stay."""
    named = [g for g in groups if g[0].kind == "named"]
    out = list(named)
    for group in groups:
        if group[0].kind == "named":
            continue
        homes = [g for g in named if _may_be(group, g, len(named))]
        beside = [g for g in homes if any(0 <= group[0].start - n.end < 4 for n in g)]
        if beside or (
            len(homes) == 1 and (group[0].kind == "generic" or abs(group[0].start - homes[0][0].start) < 400)
        ):
            (beside or homes)[0].extend(group)
        else:
            out.append(group)
    for group in out:
        group.sort(key=lambda n: n.start)
    return sorted(out, key=lambda g: g[0].start)


def _may_be(group: list[RaceName], named: list[RaceName], count: int) -> bool:
    """Whether a general mention can mean a named race: one of it, the same sport, no other length."""
    one, home = group[0], named[0]
    if one.count > 1 or not (one.start > home.start or count == 1) or home.activity not in (one.activity, ""):
        return False
    if one.metres is None or one.metres == home.metres or any(0 <= one.start - n.end < 4 for n in named):
        return True
    return one.kind == "solo" and home.metres is None and count == 1

"""Capitalised names in an article, those that belong together merged, and how far each looks like a person's."""

from dataclasses import dataclass, field

from tracker.articles.calendar_words import MONTHS, WEEKDAY_WORDS
from tracker.articles.name_spots import READ, Mention, bare, mentions_in
from tracker.articles.name_words import (  # fmt: skip
    BODIES,
    DOER_WORDS,
    EVENTS,
    GIVEN,
    KIN,
    LANDS,
    PEOPLES,
    PLACES,
    SPEECH,
    TITLES,
)
from tracker.articles.plain_words import MAYBE
from tracker.articles.text import Text

_NOT_PERSON = BODIES | LANDS | EVENTS | PLACES | PEOPLES | MONTHS.keys() | WEEKDAY_WORDS
_AT = frozenset("in at from to near through via between into towards toward around across outside of for the".split())
_TIMES = PEOPLES | MONTHS.keys() | WEEKDAY_WORDS
_PLACED = frozenset("in at near through via into towards outside".split())


@dataclass(slots=True)
class Named:
    """A name in its fullest form with all its mentions, and what speaks for a person (`weight`, above 0: it is one)."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    weight: float = 0.0

    @property
    def fullest(self) -> Mention:
        """The first mention that gives the whole name, out of a heading only if it stands nowhere else."""
        whole = [m for m in self.mentions if m.words == self.words]
        return next((m for m in whole if not m.headline), whole[0])


def names(text: Text) -> tuple[Named, ...]:
    """Every name that may be a person's, in order of first mention, shorter forms merged into the full one."""
    small = {t.low for t in text.tokens if t.kind == "word" and not t.capital}
    mentions = [m for i, s in enumerate(text.sentences) if s.start < READ for m in mentions_in(text, s, i, small)]
    mentions.sort(key=lambda m: m.start)
    merged = _merged(mentions)
    for named in merged:
        named.weight = _weight(text, named, small)
    return tuple(merged)


def _merged(mentions: list[Mention]) -> list[Named]:
    """One entry a person: a single first or last name goes to the full name with it that was last mentioned before."""
    full: list[Named] = []
    by_word: dict[str, list[Named]] = {}
    whole: dict[tuple[str, ...], Named] = {}
    for mention in mentions:
        if len(mention.words) < 2:
            continue
        known = whole.get(mention.words) or next(
            (n for n in by_word.get(mention.words[-1], ()) if n.words[0] == mention.words[0]), None
        )
        if known is None:
            known = Named(mention.words)
            full.append(known)
            for word in {mention.words[0], mention.words[-1]}:
                by_word.setdefault(word, []).append(known)
        elif len(mention.words) > len(known.words):
            known.words = mention.words
        whole[mention.words] = known
        known.mentions.append(mention)
    starts = {id(n): [m.start for m in n.mentions] for n in full}
    alone: dict[str, Named] = {}
    for mention in mentions:
        if len(mention.words) != 1:
            continue
        word = mention.words[0]
        owners = by_word.get(word, [])
        if owners:
            before = [n for n in owners if starts[id(n)][0] < mention.start] or owners[:1]
            before[-1 if len(owners) < 9 else 0].mentions.append(mention)
        elif word in alone:
            alone[word].mentions.append(mention)
        else:
            alone[word] = Named((word,), [mention])
    out = full + list(alone.values())
    for named in out:
        named.mentions.sort(key=lambda m: m.start)
    return sorted(out, key=lambda n: n.mentions[0].start)


def _weight(text: Text, named: Named, small: set[str]) -> float:
    """What speaks for and against a person, from the words of the name and from where it stands."""
    words = named.words
    single, given = len(words) == 1, words[0] in GIVEN
    score = _of_words(words) + (_of_single(words[0], small) if single else 0.0)
    if all(m.headline for m in named.mentions):
        score -= 0.8
    if not single and words[0] not in PLACES and any(len(m.words) == 1 for m in named.mentions):
        score += 1.8
    rows = [_of_place(text, m, given) for m in named.mentions[:40]]
    against = sum(r["against"] for r in rows)
    return score + against + sum(max(r[k] for r in rows) for k in ("age", "title", "call", "kin", "verb"))


def _of_words(words: tuple[str, ...]) -> float:
    first, last, size, held = words[0], words[-1], len(words), set(words)
    given = first in GIVEN
    counts = (
        (3.0, given and size > 1),
        (2.6, given and size == 1),
        (0.5, size > 1 and last in GIVEN and not given),
        (1.5, size > 1 and any(len(w) == 1 for w in words[:-1])),
        (-4.0, last in BODIES or (not given and bool(held & BODIES))),
        (-3.5, last in EVENTS or (not given and bool(held & EVENTS))),
        (-4.0, first in PLACES and not given),
        (-2.5, last in PLACES and not given),
        (-3.0, last in LANDS and not given),
        (-1.0, last in LANDS and given and size == 2),
        (-3.0, last in LANDS and given and size > 2),
        (-3.0, not given and bool(held & _TIMES)),
        (-4.0, first in MONTHS and (size == 1 or last in EVENTS or len(last) < 4)),
        (-3.0, size > 4),
    )
    return (-1.2 if size > 1 else -2.2) + sum(value for value, holds in counts if holds)


def _of_single(word: str, small: set[str]) -> float:
    common = (word in small and word not in MAYBE) or word in MONTHS
    return -3.0 * (word in _NOT_PERSON and word not in GIVEN) - 3.0 * common


def _of_place(text: Text, m: Mention, given: bool) -> dict[str, float]:
    """What the words round one mention say: a title, an age, a verb that people have; a place has "in" before it."""
    tokens = text.tokens
    before = tokens[m.first - 1] if m.first else None
    low = before.low if before is not None and text.text[before.end : m.start].strip() == "" else ""
    ahead = tokens[m.first - 2] if m.first > 1 else None
    after = tokens[m.last].low if m.last < len(tokens) else ""
    beside = low in ("and", "&") and ahead is not None and ahead.capital and bare(ahead.low) in GIVEN
    placed = (low in _PLACED and not given) or (low == "at" and len(m.words) == 1)
    return {
        "age": 2.5 * aged(text, m),
        "title": 2.5 * (low in TITLES or (low == "." and ahead is not None and ahead.low in TITLES)),
        "call": 1.8 * (low in DOER_WORDS or low in KIN),
        "kin": 2.6 if beside else 1.5 * (low in ("called", "named", "and") and given),
        "verb": 1.8 * (after in SPEECH or after in _HUMAN),
        "against": -(2.4 if given else 1.6) * placed - 2.0 * (low == "the" and not given),
    }


_HUMAN = frozenset(
    "who ran runs walked walks cycled cycles swam swims rode rides rowed plans hopes wants began completed finished "
    "decided took "
    "has had is was will set works lives thinks loves joined started loved enjoyed managed found felt needed".split()
)


def aged(text: Text, mention: Mention) -> bool:
    """Whether an age stands right behind the name: `, 36,`, `(36)`, `, aged 36`."""
    following = text.tokens[mention.last : mention.last + 4]
    lows = [t.low for t in following]
    if len(lows) < 3 or lows[0] not in (",", "("):
        return False
    number = lows[2] if lows[1] == "aged" else lows[1]
    behind = lows[3] if lows[1] == "aged" and len(lows) > 3 else lows[2]
    return number.isdigit() and 4 <= int(number) < 100 and behind in (",", ")", ".", "and", "of", "from", "who", "-")

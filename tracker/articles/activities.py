"""Which activity an amount belongs to: the words beside it, then its sentence, then what the article is about."""

from collections import Counter
from decimal import Decimal

from tracker.articles.activity_words import ACTIVITY, ANYHOW, HINTS, LISTED, WEAK, of_list, width
from tracker.articles.amounts import Figure
from tracker.articles.drafts import Unit
from tracker.articles.text import Sentence, Text

_STOPS = frozenset(["and", "or", ",", ";", "(", ")", "but", "then", "while", "plus", "+", "&", ":", "before"])
_MOVING = frozenset(
    ["running", "cycling", "walking", "hiking", "swimming", "rowing", "skiing", "other:kayaking", "other:wheelchair"]
)


_NO_RUNNING = frozenset("total costs cost late out order tally commentary mate joke".split())


_MARATHONS = frozenset(["walking", "hiking", "other:wheelchair", "rowing", "swimming"])


class Activities:
    """What each amount of one article is an amount of."""

    def __init__(self, text: Text, found: tuple[Figure, ...]) -> None:
        self.text = text
        self.taken = {k for figure in found if figure.activity for k in range(figure.first, figure.last)}
        self._inside: dict[int, list[str]] = {}
        self.tokens = text.tokens
        self.counts: Counter[str] = Counter()
        title_end = text.title[1] if text.title else 0
        for token_at, token in enumerate(self.tokens):
            name = ACTIVITY.get(token.low) if token.kind == "word" else None
            if token.low == "foot" and self.tokens[max(0, token_at - 1)].low == "on":
                name = "walking"
            if name is None and token.kind == "tag":
                name = next((a for w, a in ACTIVITY.items() if len(w) > 3 and w in token.low), None)
            weight = 8 if token.start < title_end else 2
            if token.low == "running" and self.tokens[min(token_at + 1, len(self.tokens) - 1)].low in _NO_RUNNING:
                continue
            if name == "mixed":
                continue
            if name is not None and (token.low not in WEAK or token.low == "foot"):
                self.counts[name] += weight
            elif token.low in HINTS or token.low == "runs":
                self.counts[HINTS.get(token.low, "running")] += 1
        self.lists = tuple((m.start(), m.end(), of_list(m.group())) for m in LISTED.finditer(text.low))
        self.mixed_lists = tuple(item for item in self.lists if item[2] == "mixed")
        self.widest = max((width(text.low[start:end]) for start, end, _ in self.mixed_lists), default=0)

    @property
    def main(self) -> str | None:
        """The activity the article is mostly about; None if it names none."""
        ranked = self._ranked()
        return ranked[0] if ranked else None

    @property
    def mingled(self) -> bool:
        """Whether the article offers several activities and none of them is its own."""
        moving = {name: count for name, count in self.counts.items() if name in _MOVING}
        if self.mixed_lists and (self.widest > 3 or ANYHOW.search(self.text.low)):
            return True
        if len(moving) < 3:
            return bool(self.mixed_lists) and max(moving.values(), default=0) < 0.6 * sum(moving.values(), 1)
        return max(moving.values()) < 0.5 * sum(moving.values())

    def _ranked(self) -> list[str]:
        return [name for name, _ in sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))]

    def of(self, figure: Figure, sentence: Sentence, earlier: Figure | None, later: Figure | None) -> tuple[str, str]:
        """The figure's activity and how it is known.

        Known is "unit", "right", "left", "list", "sentence", "article" or "none", the surest first.
        """
        by_unit = self._by_unit(figure, sentence)
        if by_unit is not None:
            return by_unit, "unit"
        beside = (
            (self._right(figure, sentence, later), "right"),
            (self._in_list(figure), "list"),
            (self._left(figure, sentence, earlier), "left"),
        )
        for name, known in beside:
            if name is not None:
                return name, known
        if figure.amount.unit in (Unit.MARATHON, Unit.HALF_MARATHON):
            return self._of_marathons(sentence)
        inside, main = self._named(sentence), self.main
        if len(inside) == 1 or (main is not None and main in inside):
            return (inside[0] if len(inside) == 1 else main or inside[0]), "sentence"
        if main is not None:
            return main, "article"
        if self.mixed_lists:
            return "mixed", "list"
        return ("strength", "unit") if figure.amount.unit is Unit.REP else ("running", "none")

    def _by_unit(self, figure: Figure, sentence: Sentence) -> str | None:
        """What the unit itself says: steps, stairs, push-ups, metres of height."""
        if figure.amount.unit in (Unit.METRE, Unit.FOOT) and self._climbed(figure, sentence):
            return "climbing"
        if figure.activity == "steps":
            climbed = self.counts["climbing"]
            upwards = "vertical" in self.text.low[figure.start : figure.end]
            if upwards or (climbed >= 4 and climbed > self.counts["walking"]):
                return "climbing"
        return figure.activity if figure.activity != "running" else None

    def _of_marathons(self, sentence: Sentence) -> tuple[str, str]:
        """Marathons are run, except where an article is about walking, swimming, rowing or wheeling them."""
        main = self.main
        if main in _MARATHONS:
            here = any(name in _MARATHONS for name in self._named(sentence))
            if here or self.counts[main] > max(7, 2 * self.counts["running"]):
                return main, "article"
        return "running", "unit"

    def _climbed(self, figure: Figure, sentence: Sentence) -> bool:
        length = figure.metres or Decimal(0)
        if length > 3000 and "everest" in self.text.low and self.main not in ("swimming", "rowing"):
            return True
        if any(abs(length - times * 8848) <= 8 for times in (1, 2, 3)) and "everest" in self.text.low:
            return True
        window = [
            t.low for t in self.tokens[max(sentence.first, figure.first - 6) : min(sentence.last, figure.last + 6)]
        ]
        return any(
            w
            in (
                "climb",
                "climbed",
                "climbing",
                "ascent",
                "vertical",
                "elevation",
                "ascending",
                "ascended",
                "everest",
                "everesting",
                "up",
            )
            for w in window
        )

    def _right(self, figure: Figure, sentence: Sentence, later: Figure | None) -> str | None:
        stop = min(sentence.last, figure.last + 6, later.first if later is not None else sentence.last)
        for k in range(figure.last, stop):
            token = self.tokens[k]
            if token.low in _STOPS and not (token.low == "(" and k == figure.last):
                return None
            if token.low in ("to", "from", "who", "which", "that", "when", "after", "while", "by_") or token.low in (
                ".",
                "?",
                "!",
            ):
                return None
            name = ACTIVITY.get(token.low)
            if token.low == "foot" and self.tokens[k - 1].low == "on":
                return self._on_foot()
            if name is not None and k not in self.taken and k - figure.last <= 5:
                # "a 50-mile bike ride" and "20 km run" but not "100 miles ... rode"
                if token.low in ("ran", "rode", "swam", "walked", "cycled", "rowed") and k > figure.last + 1:
                    return None
                if name == "climbing" and figure.amount.unit not in (Unit.STEP, Unit.LAP, Unit.METRE, Unit.FOOT):
                    continue
                return name
        return None

    def _on_foot(self) -> str:
        walking = self.counts["walking"] + self.counts["hiking"]
        return "running" if self.counts["running"] > walking else "walking"

    def _left(self, figure: Figure, sentence: Sentence, earlier: Figure | None) -> str | None:
        floor = sentence.first
        for k in range(figure.first - 1, max(floor, figure.first - 26) - 1, -1):
            token = self.tokens[k]
            name = ACTIVITY.get(token.low) if token.kind == "word" else None
            if name is None or k in self.taken:
                continue
            if name == "climbing" and figure.amount.unit not in (Unit.STEP, Unit.LAP, Unit.METRE, Unit.FOOT):
                continue
            if (token.low in WEAK or name == "mixed") and figure.first - k > 4:
                continue
            if token.low == "runs" and self.tokens[k + 1].low in (
                "for",
                "from",
                "to",
                "through",
                "along",
                "until",
                "between",
            ):
                continue
            if earlier is not None and earlier.last > k:
                # the word stands before another amount: it governs both unless that one has its own noun
                own = self._right(earlier, sentence, figure)
                if own is not None and own != name:
                    return None
            return name
        return None

    def _in_list(self, figure: Figure) -> str | None:
        for start, end, name in self.lists:
            if end <= figure.start <= end + 30 or figure.end <= start <= figure.end + 30:
                return name
        return None

    def _named(self, sentence: Sentence) -> list[str]:
        """The activities that a sentence names, in order."""
        if sentence.first not in self._inside:
            self._inside[sentence.first] = self._read(sentence)
        return self._inside[sentence.first]

    def _read(self, sentence: Sentence) -> list[str]:
        tokens = ((k, self.tokens[k]) for k in range(sentence.first, sentence.last))
        names = (ACTIVITY.get(t.low) for k, t in tokens if t.low not in WEAK and k not in self.taken)
        return list(dict.fromkeys(name for name in names if name is not None and name != "mixed"))

"""A share card as an SVG picture: one file, no font, no picture and no script in it or fetched by it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts import card_emblems
from tracker.charts.card_scene import HEIGHT, NIGHT, NOON, WIDTH, Palette, definitions, scene
from tracker.charts.svg_text import FONTS, fitted, safe, text_at, width_of, wrapped
from tracker.domain.cards import Bar, Card, CardKind, Figure, Road

LEFT, RIGHT = 84, WIDTH - 84
ROOM = RIGHT - LEFT
TOP, FOOT = 92, 1262
END = 1100  # where the ridges begin: what the card says ends here
_GAP = 32
_EMBLEMS = 3
_LABELS = 3  # names on a road beside the ends


def card_svg(card: Card, *, light: bool = False) -> str:
    """The card as the text of an SVG file of 1080 x 1350, dark like the midnight sun or `light` like noon."""
    palette = NOON if light else NIGHT
    page = _Page(palette)
    page.head(card)
    if card.kind is CardKind.MEDAL:
        page.medal(card)
    else:
        page.hero(card)
        if card.road is not None:
            page.road(card.road)
        page.bars(card.bars)
    page.figures(card)
    page.note(card)
    page.hashtags(card.hashtags)
    named = ". ".join(filter(None, (card.title, card.subtitle)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" font-family="{FONTS}"><title>{safe(named)}</title>'
        f"<defs>{definitions(palette)}{card_emblems.gradients()}</defs>{scene(palette)}{page.drawn()}</svg>\n"
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a card, drawn as if it began at 0. Where there is no room for all, the last in `rank` goes first."""

    rank: int
    height: float
    gap: float  # above it
    elements: list[str]


class _Page:
    """What is written on a card, from above down."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._parts: list[_Part] = []
        self._foot: list[str] = []

    def drawn(self) -> str:
        """Everything there is room for, with the room that is left spread between the parts."""
        kept = list(self._parts)
        while kept and (spare := END - TOP - sum(part.height + part.gap for part in kept)) < 0:
            kept.remove(max(kept, key=lambda part: part.rank))
        wide = [part for part in kept if part.gap >= _GAP]
        more = min(64.0, spare / len(wide)) if wide else 0.0
        y, moved = float(TOP), []
        for part in kept:
            y += part.gap + (more if part.gap >= _GAP else 0)
            moved.append(f'<g transform="translate(0 {y:g})">{"".join(part.elements)}</g>')
            y += part.height
        return "".join(moved + self._foot)

    def _part(self, rank: int, height: float, elements: list[str], *, gap: float = _GAP) -> None:
        self._parts.append(_Part(rank, height, gap, elements))

    def head(self, card: Card) -> None:
        """Whose it is and of when above the title, and at the right what there is to celebrate."""
        palette, y = self._palette, 0.0
        shown = card.medals[-_EMBLEMS:] if card.kind is not CardKind.MEDAL else ()
        room = ROOM - (len(shown) * 104 + 24 if shown else 0)
        above = " · ".join(filter(None, (card.athlete, card.subtitle)))
        lines, size = fitted(above, 31, room, least=0.7, bold=True)
        found = [text_at(LEFT, y, lines[0], size, palette.accent, bold=True)] if above else []
        title, large = fitted(card.title, 80, room, least=0.7, bold=True)
        if title != [card.title]:
            title, large = fitted(card.title, 72, room, most=2, least=0.6, bold=True)
        y += 20
        for line in title:
            y += large * 1.12
            found.append(text_at(LEFT, y, line, large, palette.text, bold=True))
        for number, one in enumerate(shown):
            x = RIGHT - 52 - 104 * (len(shown) - 1 - number)
            found.append(card_emblems.drawn(one, x, 50, 132))
        self._part(0, max(y + 10, 116 if shown else 0), found, gap=0)

    def hero(self, card: Card) -> None:
        """The one large figure with what it is of."""
        if card.hero is None:
            return
        palette = self._palette
        value, unit = _split(card.hero)
        label = " · ".join(filter(None, (card.hero.label, card.verdict)))
        size = 220.0
        while size > 90 and width_of(value, size, bold=True) + width_of(unit, size * 0.34, bold=True) > ROOM - 20:
            size -= 8
        y = size * 0.74
        found = [text_at(LEFT - size * 0.04, y, value, size, palette.text, bold=True)]
        x = LEFT + width_of(value, size, bold=True) + 4
        if unit:
            found.append(text_at(x, y, unit, size * 0.34, palette.accent, bold=True))
            x += width_of(unit, size * 0.34, bold=True) + 18
        if label and width_of(label, 40) <= RIGHT - x:
            found.append(text_at(x, y, label, 40, palette.muted))
        elif label:
            y += 56
            lines, small = fitted(label, 40, ROOM, least=0.8)
            found.append(text_at(LEFT, y, lines[0], small, palette.muted))
        self._part(1, y + 6, found)

    def medal(self, card: Card) -> None:
        """The medal itself, large, and what it was given for."""
        palette = self._palette
        found = [card_emblems.drawn(card.medals[0], WIDTH / 2, 205, 400)] if card.medals else []
        y = 420.0
        if card.hero is not None:
            lines, size = fitted(card.hero.value, 96, ROOM, bold=True)
            y += 66
            found.append(text_at(WIDTH / 2, y, lines[0], size, palette.text, bold=True, anchor="middle"))
            y += 8
        if card.verdict:
            lines, size = fitted(card.verdict, 34, ROOM, least=0.8)
            if lines != [card.verdict]:
                lines, size = fitted(card.verdict, 34, ROOM, most=3, least=0.9)
            for line in lines:
                y += 48
                found.append(text_at(WIDTH / 2, y, line, size, palette.text, anchor="middle"))
        self._part(1, y + 10, found)

    def bars(self, bars: Sequence[Bar]) -> None:
        """A bar for each target: what is done of what is asked."""
        palette = self._palette
        for number, bar in enumerate(bars):
            colour = (palette.ride, palette.run, palette.other)[min(number, 2)]
            said = f"{bar.done} / {bar.asked}{' ✓' if bar.hit else ''}"
            label, size = fitted(bar.label, 36, ROOM - width_of(said, 36, bold=True) - 30, least=0.7)
            whole = '<rect x="{}" y="54" height="16" rx="8" width="{:g}" fill="{}" opacity="{}"/>'
            found = [
                text_at(LEFT, 36, label[0], size, palette.text),
                text_at(RIGHT, 36, said, 36, palette.text, bold=True, anchor="end"),
                whole.format(LEFT, ROOM, palette.track, 0.2),
            ]
            if bar.filled:
                found.append(whole.format(LEFT, max(16.0, ROOM * bar.filled / 1000), colour, 1))
            self._part(3 + number, 70, found, gap=20 if number else _GAP)

    def figures(self, card: Card) -> None:
        """The other figures side by side, the streak among them."""
        palette = self._palette
        streak = (Figure(value=card.streak, label="Streak"),) if card.streak else ()
        shown = (*streak, *card.figures)[:4]
        if not shown:
            return
        gap = 20
        width = (ROOM - gap * (len(shown) - 1)) / len(shown)
        found = []
        for number, figure in enumerate(shown):
            x = LEFT + number * (width + gap)
            lines, size = fitted(figure.value, 44, width - 40, least=0.5, bold=True)
            label, small = fitted(figure.label, 27, width - 40, least=0.7)
            colour = palette.accent if figure in streak else palette.text
            found += [
                f'<rect x="{x:g}" y="0" width="{width:g}" height="126" rx="22" fill="{palette.panel}" '
                f'opacity="{palette.panel_opacity}"/>',
                text_at(x + 20, 48, label[0], small, palette.muted),
                text_at(x + 20, 99, lines[0], size, colour, bold=True),
            ]
        self._part(2, 126, found)

    def road(self, road: Road) -> None:
        """The road as a line with its places, oneself on it, and where that is in words."""
        palette, y = self._palette, 62
        here = LEFT + ROOM * road.at / 1000
        found = [
            f'<path d="M{LEFT} {y} H{RIGHT}" stroke="{palette.track}" stroke-opacity="0.3" stroke-width="6" '
            'stroke-linecap="round"/>',
            f'<path d="M{LEFT} {y} H{here:g}" stroke="{palette.accent}" stroke-width="6" stroke-linecap="round"/>',
        ]
        for stop in road.stops:
            x = LEFT + ROOM * stop.at / 1000
            colour = palette.accent if stop.at <= road.at else palette.muted
            found.append(f'<circle cx="{x:g}" cy="{y}" r="8" fill="{colour}"/>')
        found.append(
            f'<circle cx="{here:g}" cy="{y}" r="19" fill="{palette.accent}" stroke="{palette.text}" stroke-width="6"/>'
        )
        taken: list[tuple[float, float]] = []
        for x, anchor, name in _labels(road):
            lines, size = fitted(name, 27, 250, least=0.8)
            width = width_of(lines[0], size)
            first = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
            if all(first > end + 14 or first + width < start - 14 for start, end in taken):
                taken.append((first, first + width))
                found.append(text_at(x, y - 34, lines[0], size, palette.text, anchor=anchor))
        words, size = fitted(road.words, 28, ROOM, most=2, least=0.85)
        for number, line in enumerate(words):
            found.append(text_at(LEFT, y + 58 + number * 38, line, size, palette.text, opacity=0.9))
        self._part(4, y + 66 + 38 * (len(words) - 1), found)

    def note(self, card: Card) -> None:
        """What somebody wrote, in quotes, under a medal in the middle like all else."""
        if not card.note:
            return
        middle = card.kind is CardKind.MEDAL
        lines, _ = wrapped(f"“{card.note}”", 36, ROOM - 20, 2)
        x, anchor = (WIDTH / 2, "middle") if middle else (LEFT, "start")
        found = [
            text_at(x, 36 + 48 * number, line, 36, self._palette.text, italic=True, anchor=anchor)
            for number, line in enumerate(lines)
        ]
        self._part(9, 48 * len(lines), found)

    def hashtags(self, tags: Sequence[str]) -> None:
        """The hashtags on the nearest ridge: on one line, a little smaller if need be, else on two."""
        said = [f"#{tag}" for tag in tags]
        lines, size = fitted("  ".join(said), 33, ROOM, least=0.8)
        if lines and lines[0].endswith("…"):
            lines, size = fitted("  ".join(said), 31, ROOM, most=2, least=0.8)
        for number, line in enumerate(lines):
            y = FOOT + 34 + number * 46 - 23 * (len(lines) - 1)
            self._foot.append(text_at(LEFT, y, line, size, self._palette.foot))


def _split(figure: Figure) -> tuple[str, str]:
    """A figure's number and its unit: ("330", "km"), ("1:58:30", "")."""
    value, _, unit = figure.value.rpartition(" ")
    return (value, unit) if value and not any(c.isdigit() for c in unit) else (figure.value, "")


def _labels(road: Road) -> list[tuple[float, str, str]]:
    """(x, anchor, name) of the places worth naming, the most important first: the ends, then those around oneself."""
    ends = [road.stops[0], road.stops[-1]] if len(road.stops) > 1 else [road.stops[0]]
    near = sorted((stop for stop in road.stops if stop not in ends), key=lambda stop: abs(stop.at - road.at))
    found = []
    for stop in (*ends, *near[:_LABELS]):
        anchor = "start" if stop.at < 80 else "end" if stop.at > 920 else "middle"
        found.append((LEFT + ROOM * stop.at / 1000, anchor, stop.name))
    return found

"""A template as the text of a template file, in the style of the library; reading it gives the same template."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from tracker.domain.activities import ACTIVITIES
from tracker.domain.goals import Agg, Attribution, Goal, Leaf, Need, NeedKind, Op, Per
from tracker.domain.quantities import exact_climb, exact_distance, exact_duration
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Claim, Continuity, Entry, Route, Template, Trigger, Window, WindowKind
from tracker.errors import InputError, TemplateError
from tracker.formats.template_amounts import amount_of, measure_of

WIDTH = 120
_TIMES = (Measure.MOVING, Measure.ELAPSED, Measure.HOLD)
_PLAIN_PER = (Per.WINDOW, Per.SESSION, Per.DAY, Per.WEEK, Per.MONTH, Per.STAGE)
# what a TOML string must not hold as it is: quotes, backslashes, control characters and lone surrogates
_ESCAPED = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff]')
_HOUR_S = 3_600


def template_to_toml(template: Template) -> str:
    """The TOML text of a template of days or hours. TemplateError where it holds what this can't write: race days,
    editions, teams, rules for misses and entries, and goals that count more than activities and amounts.
    """
    _refuse_unwritable(template)
    parts = [list(_head(template)), list(_window(template.window))]
    parts += [list(_goal(leaf, template)) for leaf in _leaves(template.goal)]
    parts += [list(_route(template.route))] if template.route is not None else []
    parts += [list(_award(award, template)) for award in template.awards]
    parts += [list(_stage(name, n, template)) for n, name in enumerate(template.stages)]
    parts += [list(_claim(claim)) for claim in template.claims]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def quoted(text: str) -> str:
    """A text as a basic string of TOML, on one line, whatever it holds."""
    if not _ESCAPED.search(text):
        return f'"{text}"'
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char in '"\\':
        return f"\\{char}"
    if 0xD800 <= ord(char) <= 0xDFFF:
        return "\\uFFFD"
    return json.dumps(char)[1:-1] if char in "\b\t\n\f\r" else f"\\u{ord(char):04X}"


def _refuse_unwritable(template: Template) -> None:
    plain = replace(template, race=None, team=None, editions=(), continuity=Continuity(), entry=Entry())
    if plain != template:
        raise TemplateError(f"{template.title} has rules that can't be written into a file yet.")


def _leaves(goal: Goal) -> tuple[Leaf, ...]:
    if isinstance(goal, Leaf):
        return (goal,)
    if goal.op is not Op.ALL or goal.sequence or not all(isinstance(one, Leaf) for one in goal.goals):
        raise TemplateError("Goals in groups can't be written into a file yet.")
    return tuple(one for one in goal.goals if isinstance(one, Leaf))


def _list(key: str, items: Sequence[str]) -> Iterator[str]:
    """A list on one line where it fits, else with several to a line."""
    line = f"{key} = [{', '.join(items)}]"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{key} = ["
    row = " "
    for item in items:
        if len(row) + len(item) + 2 > WIDTH and row.strip():
            yield row
            row = " "
        row += f" {item},"
    yield row
    yield "]"


def _head(template: Template) -> Iterator[str]:
    yield "format = 1"
    yield f"slug = {quoted(template.slug)}"
    yield f"version = {template.version}"
    yield f"title = {quoted(template.title)}"
    if template.summary:
        yield from _prose("summary", template.summary)
    if template.tags:
        yield from _list("tags", [quoted(tag) for tag in template.tags])


def _prose(key: str, text: str) -> Iterator[str]:
    """A long text on several lines, each but the last ended by a backslash, so that it is one line again when read."""
    if len(text) <= WIDTH - len(key) - 5:
        yield f"{key} = {quoted(text)}"
        return
    yield f'{key} = """'
    row = ""
    for word in text.split(" "):
        escaped = quoted(word)[1:-1]
        if row and len(row) + len(escaped) + 3 > WIDTH:
            yield f"{row} \\"
            row = escaped
        else:
            row = f"{row} {escaped}" if row else escaped
    yield f'{row}"""'


def _window(window: Window) -> Iterator[str]:
    yield "[window]"
    kinds = {
        WindowKind.ROLLING: Window(kind=WindowKind.ROLLING, days=window.days),
        WindowKind.OPEN: Window(kind=WindowKind.OPEN),
        WindowKind.INSTANT: Window(kind=WindowKind.INSTANT, length_s=window.length_s),
    }
    if kinds.get(window.kind) != window or (window.kind is WindowKind.ROLLING and window.days is None):
        raise TemplateError("A window with dates of its own can't be written into a file yet.")
    if window.kind is WindowKind.OPEN:
        yield "open = true"
    elif window.kind is WindowKind.ROLLING:
        yield f"days = {window.days}"
    else:
        yield "instant = true"
        if window.length_s is not None:
            yield f"length = {quoted(_time(window.length_s))}"


def _time(seconds: int) -> str:
    return f"{seconds // _HOUR_S} h" if seconds % _HOUR_S == 0 else _spaced(exact_duration(seconds))


def _spaced(word: str) -> str:
    """A word like "90km" with its unit apart."""
    return re.sub(r"^([\d.]+)([a-z]+)$", r"\1 \2", word)


def amount_text(value: int, measure: Measure) -> str:
    """An amount in base units as a file says it, which reads back as exactly that: "90 km", "45 min", "8848 m"."""
    ways: list[str] = []
    if measure is Measure.DISTANCE:
        ways = [_spaced(exact_distance(value, units)) for units in ("km", "mi")]
        ways.sort(key=len)
    elif measure is Measure.CLIMB:
        ways = [_spaced(exact_climb(value, units)) for units in ("km", "mi")]
        ways.sort(key=len)
    elif measure in _TIMES:
        ways = [_time(value), _spaced(exact_duration(value)), f"{value} s"]
    elif measure is Measure.ENERGY:
        kcal = round(value / 4.184)
        ways = [f"{kcal} kcal", f"{value} kJ"]
    ways.append(str(value))
    for way in ways:
        try:
            if amount_of(way, measure) == value:
                return way
        except InputError:
            continue
    raise TemplateError(f"An amount of {value} {measure.value} can't be written into a file.")


def _amount(value: int, leaf: Leaf) -> str:
    text = amount_text(value, leaf.measure)
    return text if text.isdecimal() else quoted(text)


def _row(value: int, leaf: Leaf) -> str:
    return quoted("rest") if value == 0 else _amount(value, leaf)


def _goal(leaf: Leaf, template: Template) -> Iterator[str]:
    _refuse_leaf(leaf)
    yield "[[goals]]"
    yield f"key = {quoted(leaf.key)}"
    yield f"title = {quoted(leaf.title)}"
    kinds = [quoted(kind) for kind in leaf.counts.kinds]
    if kinds:
        yield f"of = {kinds[0]}" if len(kinds) == 1 else f"of = [{', '.join(kinds)}]"
    if leaf.fact:
        yield f"fact = {quoted(leaf.fact)}"
    rows = leaf.target if isinstance(leaf.target, tuple) else None
    first = next(row for row in rows if row) if rows else leaf.target_of(0)
    kind = ACTIVITIES.get(leaf.counts.kinds[0]) if leaf.counts.kinds else None
    if measure_of(amount_text(first, leaf.measure), kind) is not leaf.measure or leaf.fact:
        yield f"measure = {quoted(leaf.measure.value)}"
    if leaf.agg not in (Agg.SUM, Agg.COUNT):
        yield f"agg = {quoted(leaf.agg.value)}"
    if leaf.counts.least is not None:
        measure, value = leaf.counts.least
        shown = amount_text(value, measure)
        named = measure_of(shown, None) is measure
        yield f"min_session = {quoted(shown if named else f'{shown} {measure.value}')}"
    yield f"per = {quoted(_per(leaf))}"
    if leaf.tiers:
        yield from _list("tiers", [_amount(rung, leaf) for rung in leaf.tiers])
    elif rows is None:
        yield f"target = {_amount(leaf.target_of(0), leaf)}"
    elif not template.stages:
        yield from _list("target", [_row(row, leaf) for row in rows])
    if leaf.need.kind is NeedKind.STREAK:
        yield f"need = {quoted('streak' if leaf.need.n is None else f'streak {leaf.need.n}')}"


def _per(leaf: Leaf) -> str:
    return leaf.per.value if leaf.every_s is None else f"every {_time(leaf.every_s)}"


def _refuse_leaf(leaf: Leaf) -> None:
    """TemplateError for a leaf with more than the writer knows of."""
    streak = leaf.need.kind is NeedKind.STREAK
    known = Leaf(
        key=leaf.key,
        title=leaf.title,
        measure=leaf.measure,
        per=leaf.per,
        target=leaf.target,
        agg=leaf.agg,
        counts=replace(type(leaf.counts)(), kinds=leaf.counts.kinds, least=leaf.counts.least),
        need=leaf.need if streak else Need(),
        attribution=Attribution.CREDIT if streak else Attribution.START,
        tiers=leaf.tiers,
        every_s=leaf.every_s if leaf.per is Per.EVERY else None,
        fact=leaf.fact,
    )
    if known != leaf or leaf.per not in (*_PLAIN_PER, Per.EVERY) or not isinstance(leaf.target, int | tuple):
        other = [one.name for one in fields(Leaf) if getattr(known, one.name) != getattr(leaf, one.name)]
        raise TemplateError(f"The goal {leaf.key!r} has rules that can't be written into a file yet ({other}).")


def _route(route: Route) -> Iterator[str]:
    yield "[route]"
    yield f"name = {quoted(route.name)}"
    yield f"length = {quoted(amount_text(route.length_mm, Measure.DISTANCE))}"
    if route.there_and_back:
        yield "return = true"
    yield "places = ["
    for place in route.places:
        said = [f"name = {quoted(place.name)}"]
        if place.lat is not None and place.lon is not None:
            said.append(f"lat = {place.lat!r}, lon = {place.lon!r}")
        if place.at_mm is not None:
            at = "0 km" if place.at_mm == 0 else amount_text(place.at_mm, Measure.DISTANCE)
            said.append(f"at = {quoted(at)}")
        if place.note:
            said.append(f"note = {quoted(place.note)}")
        yield f"  {{ {', '.join(said)} }},"
    yield "]"


def _award(award: Award, template: Template) -> Iterator[str]:
    written = Award(
        key=award.key,
        title=award.title,
        artefact=award.artefact,
        on=award.on,
        goal=award.goal if award.on is Trigger.STREAK else "",
        n=award.n if award.on is Trigger.STREAK else (),
    )
    if written != award or award.on not in (Trigger.COMPLETE, Trigger.STREAK):
        raise TemplateError(f"The award {award.key!r} can't be written into a file yet.")
    yield "[[awards]]"
    yield f"key = {quoted(award.key)}"
    yield f"title = {quoted(award.title)}"
    yield f"artefact = {quoted(award.artefact)}"
    yield f"on = {quoted(award.on.value)}"
    if award.goal:
        yield f"goal = {quoted(award.goal)}"
    if award.n:
        yield f"n = {award.n[0]}" if len(award.n) == 1 else f"n = [{', '.join(map(str, award.n))}]"


def _stage(name: str, number: int, template: Template) -> Iterator[str]:
    staged = [leaf for leaf in _leaves(template.goal) if isinstance(leaf.target, tuple)]
    yield "[[stages]]"
    yield f"name = {quoted(name)}"
    if len(staged) == 1:
        yield f"target = {_row(staged[0].target_of(number), staged[0])}"
    elif staged:
        rows = ", ".join(f"{leaf.key} = {_row(leaf.target_of(number), leaf)}" for leaf in staged)
        yield f"targets = {{ {rows} }}"


def _claim(claim: Claim) -> Iterator[str]:
    yield "[[claims]]"
    yield f"field = {quoted(claim.field)}"
    yield f"value = {quoted(claim.value)}"
    yield f"source = {quoted(claim.source)}"
    if claim.published is not None:
        yield f"published = {claim.published.isoformat()}"
    if claim.note:
        yield f"note = {quoted(claim.note)}"
    if claim.chosen:
        yield "chosen = true"

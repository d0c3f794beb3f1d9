"""What is brought in, in words: files to choose, how far reading is, the review, and two copies side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.domain.activities import title_of
from tracker.domain.amount_words import file_size
from tracker.domain.days import local_time
from tracker.domain.origins import Outline
from tracker.domain.recordings import Asked
from tracker.domain.sessions import Session
from tracker.domain.text import clean_text
from tracker.services.imports.views import Choice
from tracker.services.session_facts import facts
from tracker.tui.ink import ACCENT, BAD, FAINT, GOOD, KEY, MUTED, STRONG, WARN
from tracker.tui.present.session import ACTIVITY, AMOUNT, TIME, amount_cell, time_cell

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival
    from tracker.services.folders import Listed
    from tracker.services.imports.views import ImportProgress, Review, Reviewed
    from tracker.services.views import Today

# the groups of the review, what needs a decision first, and what the list calls them
GROUPS = (
    ("decide", "To decide"),
    ("new", "New"),
    ("renew", "Richer than what is stored"),
    ("there", "There already"),
    ("refused", "Can't be brought in"),
)
SIGNS: dict[Choice, tuple[str, str, str]] = {
    Choice.STORE: ("+", "new", GOOD),
    Choice.APART: ("+", "both", GOOD),
    Choice.RENEW: ("↑", "richer", ACCENT),
    Choice.LINK: ("=", "same", MUTED),
    Choice.LEAVE: ("−", "left out", MUTED),
}
# of what leaves nothing to choose, by its group: what is refused, and what a file that tracker wrote holds
OWN = {"decide": ("?", "", WARN), "new": ("+", "", GOOD), "there": ("=", "", MUTED), "refused": ("×", "", BAD)}
PLAIN = {"↑": "^", "−": "-", "×": "x", "▸": ">"}
LABEL = 10
ROOMY = 60  # cells of a row from which on the hour is shown too


# -- files ------------------------------------------------------------------------------------------------------------


def file_row(entry: Listed, today: Today, width: int, *, ascii: bool = False) -> Content:
    """A file with its size and its age, or a folder."""
    if entry.folder:
        return Content.assemble((f"{entry.name}/", ACCENT))
    changed = local_time(entry.changed, today.zone)
    when = f"{changed:%H:%M}" if changed.date() == today.today else f"{changed.day} {changed:%b %Y}"
    said = f"{file_size(entry.size):>9}  {when:>11}"
    return Content.assemble(
        Content(entry.name).truncate(max(8, width - len(said) - 2), ellipsis=True, pad=True), "  ", (said, MUTED)
    )


# -- reading ----------------------------------------------------------------------------------------------------------


def progress_lines(progress: ImportProgress, width: int, *, ascii: bool = False) -> list[Content]:
    """A bar, how many of how many, how fast, and how long it still takes."""
    cells = max(10, min(width, 60))
    filled = round(cells * progress.share)
    bar = Content.assemble(
        (("#" if ascii else "━") * filled, ACCENT), (("-" if ascii else "─") * (cells - filled), FAINT)
    )
    return [bar, Content.styled(progress.words, MUTED)]


# -- the review -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A heading with the number of what follows, or the item of that number."""

    group: str
    heading: str = ""
    number: int = -1


def review_rows(review: Review | Arrival) -> tuple[ReviewRow, ...]:
    """Every item below the heading of its group, the newest first."""
    held: dict[str, list[int]] = {key: [] for key, _ in GROUPS}
    for number in sorted(range(len(review.items)), key=lambda number: _newest_first(review.items[number])):
        held[group_of(review.items[number])].append(number)
    rows: list[ReviewRow] = []
    for key, title in GROUPS:
        if held[key]:
            rows.append(ReviewRow(group=key, heading=f"{title} {len(held[key]):,}"))
            rows += [ReviewRow(group=key, number=number) for number in held[key]]
    return tuple(rows)


def _newest_first(item: Reviewed) -> float:
    return 0.0 if item.session is None else -item.session.started_at.timestamp()


def group_of(item: Reviewed) -> str:
    """The group that an item stands in, by what it is; a decision does not move it."""
    match item.kind:
        case "ask":
            return "decide"
        case "near-duplicate" | "conflict":
            return "decide" if item.choices else "there"
        case "duplicate":
            return "renew" if Choice.RENEW in item.choices else "there"
        case "refused":
            return "refused"
    return "new"


def review_row(item: Reviewed, units: str, width: int, *, ascii: bool = False) -> Content:
    """An item: what happens to it, when it was, what, how much, how long, and what it is called."""
    sign, _, style = OWN[group_of(item)] if item.choice is None else SIGNS[item.choice]
    if item.kind == "ask" and item.choice is Choice.LEAVE:
        sign, style = "?", WARN
    sign = PLAIN.get(sign, sign) if ascii else sign
    session = item.session
    if session is None:
        said = Content.assemble((_inside(item.path), MUTED), "  ", clean_text(item.reason, limit=300))
        return Content.assemble((f" {sign} ", style), said)
    when = local_time(session.started_at, session.zone)
    day = f"{when.day:>2} {when:%b %Y}"
    if width >= ROOMY:
        day += f" {when:%H:%M}" if session.timed else " " * 6
    name = Content(title_of(session.activity)).truncate(ACTIVITY, ellipsis=True, pad=True)
    words = clean_text(session.note, limit=200) or _inside(item.path)
    warned = (" ! ", WARN) if item.kind == "warned" else "  "
    return Content.assemble(
        (f" {sign} ", style),
        (f"{day}  ", MUTED),
        name,
        f" {amount_cell(session, units):>{AMOUNT}} {time_cell(session):>{TIME}}",
        warned,
        (words, MUTED),
    )


def _inside(path: str) -> str:
    """A path without the archive that everything beside it comes from as well."""
    return clean_text(path.rpartition(": ")[2] or path, limit=200)


def foot(review: Review | Arrival) -> Content:
    """What storing it would do, in one line."""
    chosen = [item.choice for item in review.items if item.choice is not None]
    if not chosen and review.count("refused") < len(review.items):  # a file that tracker wrote comes as a whole
        some = any(group_of(item) == "new" for item in review.items)
        what = "takes it over" if some else "changes nothing: all of it is there"
        return Content.assemble(("ctrl+s", KEY), f" {what}", (", as one change" if some else "", MUTED))
    new = sum(choice in (Choice.STORE, Choice.APART) for choice in chosen)
    renewed = sum(choice is Choice.RENEW for choice in chosen)
    parts = [f"{new:,} new" if new else "nothing new"]
    parts += [f"{renewed:,} made richer"] if renewed else []
    open_ = sum(item.kind == "ask" and item.choice is Choice.LEAVE and not item.decided for item in review.items)
    parts += [f"{open_:,} that wait{'s' if open_ == 1 else ''} for you left out"] if open_ else []
    return Content.assemble(("ctrl+s", KEY), " stores ", (", ".join(parts), STRONG), (", as one change", MUTED))


# -- side by side -----------------------------------------------------------------------------------------------------


def item_lines(
    item: Reviewed, other: Session | Outline | None, units: str, width: int, *, ascii: bool = False
) -> list[Content]:
    """One item: why it stands where it does, what can be done with it, its figures beside those of its copy."""
    width = max(width, 10)
    lines = list(Content(clean_text(item.reason, limit=600)).wrap(width))
    if Asked.WHEN in item.asks and not item.decided:
        lines += Content.assemble(("e", KEY), (" says what is missing: run @2025-03-20 07:00 40m", MUTED)).wrap(width)
    if len(item.choices) > 1:
        lines += _choices(item, ascii=ascii).wrap(width)
    lines += [Content("")]
    if item.session is not None:
        beside = "the journal" if isinstance(item.other, Outline) else "the other"
        lines += [*_figures(item.session, other, beside, units, width), Content("")]
        if item.session.note:
            lines += Content.styled(clean_text(item.session.note, limit=400), MUTED).wrap(width)
    lines += [
        line
        for warning in item.warnings
        if warning not in item.reason
        for line in Content.styled(clean_text(warning, limit=300), WARN).wrap(width)
    ]
    return lines + list(Content.styled(clean_text(item.path, limit=300), FAINT).wrap(width))


def _choices(item: Reviewed, *, ascii: bool) -> Content:
    parts: list[Content | str | tuple[str, str]] = []
    for choice in item.choices:
        _, word, _ = SIGNS[choice]
        here = choice is item.choice
        mark = (">" if ascii else "▸") if here else " "
        parts += [(f"{mark}{word}", KEY if here else MUTED), " "]
    return Content.assemble(*parts)


def _figures(one: Session, other: Session | Outline | None, beside: str, units: str, width: int) -> list[Content]:
    """A row a figure; where there is a copy, two columns, what only one of the two knows in bold."""
    mine = facts(one, units)
    if other is None:
        return [Content.assemble((f"{label:<{LABEL}}", MUTED), said) for label, said in mine.items() if said]
    theirs = facts(other, units)
    column = max(8, (width - LABEL - 1) // 2)
    found = [_beside("", ("this copy", FAINT), (beside, FAINT), column)]
    for label, here in mine.items():
        there = theirs.get(label, "")
        if not here and not there:
            continue
        same = MUTED if here == there else ""
        left = here or "–", STRONG if here and not there else ""
        right = there or "–", STRONG if there and not here else same
        found.append(_beside(label, left, right, column))
    return found


def _beside(label: str, left: tuple[str, str], right: tuple[str, str], column: int) -> Content:
    cells = [Content.styled(*side).truncate(column, ellipsis=True, pad=True) for side in (left, right)]
    return Content.assemble((f"{label:<{LABEL}}", MUTED), cells[0], " ", cells[1])

"""A draft as rows: each field with its value, what is doubtful marked, figures that were not taken at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content

from tracker.articles.draft_words import PER_WORDS, activity_title, amount_text
from tracker.articles.drafts import Aside, Doubt, Draft, Phrase, Role
from tracker.articles.fields import Field, fields
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, FAINT, KEY, MUTED, WARN

LABEL = 18  # cells a label may take
FOLDED = 6  # more rows of a day list than this stand as one
ASIDES = "asides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the list: a heading, a field, a day list that is folded, or a figure that was not taken."""

    path: str  # of the field; for other rows something of its own
    group: str
    heading: str = ""
    field: Field | None = None
    folded: tuple[Field, ...] = ()
    aside: Aside | None = None

    @property
    def is_title(self) -> bool:
        """Whether it names the whole entry."""
        return self.field is not None and self.path.rpartition(".")[2] in ("title", "name")

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Where the text says it."""
        if self.aside is not None:
            return (self.aside.phrase,)
        held = (self.field,) if self.field is not None else self.folded
        found = [one.phrase for one in held if one.phrase is not None]
        doubt = self.doubt
        if not found and doubt is not None and doubt.phrase is not None:
            found = [doubt.phrase]
        return tuple(found)

    @property
    def doubt(self) -> Doubt | None:
        """What is open about it."""
        held = (self.field,) if self.field is not None else self.folded
        return next((one.doubt for one in held if one.doubt is not None), None)


def draft_rows(draft: Draft, unfolded: frozenset[str] = frozenset()) -> tuple[Row, ...]:
    """The rows of a draft; `unfolded` are the day lists, by the group they belong to, that are shown whole."""
    rows: list[Row] = []
    for group, held in groupby(fields(draft), key=lambda one: one.group):
        rows.append(Row(path=group, group=group, heading=_heading(draft, group)))
        for days, found in groupby(held, key=lambda one: ".stages[" in one.path):
            listed = tuple(found)
            if days and len(listed) > FOLDED and group not in unfolded:
                rows.append(Row(path=f"{group}.stages", group=group, folded=listed))
            else:
                rows += [Row(path=one.path, group=group, field=one) for one in listed]
    if draft.asides:
        rows.append(Row(path=ASIDES, group=ASIDES, heading="Read, not taken"))
        rows += [
            Row(path=f"{ASIDES}[{number}]", group=ASIDES, aside=aside) for number, aside in enumerate(draft.asides)
        ]
    return tuple(rows)


def _heading(draft: Draft, group: str) -> str:
    name, _, number = group.rstrip("]").partition("[")
    entries = draft.challenges if name == "challenges" else draft.races
    entry = entries[int(number)]
    said = "Challenge" if name == "challenges" else "Race"
    if sum(one.role is Role.MAIN for one in entries) > 1 and entry.role is Role.MAIN:
        said = f"{said} {int(number) + 1}"
    return said if entry.role is Role.MAIN else f"{said}, told in passing"


def draft_row(row: Row, width: int, *, labels: int, again: bool = False, ascii: bool = False) -> Content:
    """A row in at most `width` cells; `labels` is the width of the column of labels, and with `again` the row
    above has the same one.
    """
    if row.heading:
        return Content.styled(row.heading, ACCENT)
    sign, style = _sign(row, ascii=ascii)
    if row.aside is not None:
        said = f"{_aside_label(row.aside)} {amount_text(row.aside.amount)} {PER_WORDS[row.aside.per]}"
        role = clean_text(row.aside.role, limit=80)
        return Content.assemble((sign, style), " ", (said, MUTED), (f"  {role}", FAINT)).truncate(width, ellipsis=True)
    label, value, more = row_words(row)
    if again:
        label = ""
    cut = Content(label).truncate(labels, ellipsis=True, pad=True).stylize(MUTED)
    parts: list[Content | str | tuple[str, str]] = [(sign, style), " ", cut, "  ", value]
    return Content.assemble(*parts, (more, FAINT)).truncate(width, ellipsis=True)


def label_width(rows: Sequence[Row]) -> int:
    """How wide the column of labels is."""
    return min(LABEL, max((Content(row_words(row)[0]).cell_length for row in rows if not row.heading), default=0))


def row_words(row: Row) -> tuple[str, str, str]:
    """Label, value, and what else the text gives for it."""
    if row.folded:
        first, last = row.folded[0].label, row.folded[-1].label
        return "Day list", f"{len(row.folded)} rows, {first} to {last}", "  enter opens it"
    if row.field is None:
        return "", "", ""
    others = " or ".join(clean_text(other, limit=60) for other in row.field.others)
    return (
        clean_text(row.field.label, limit=60),
        clean_text(row.field.value, limit=400) or "not said",
        f"  also {others}" if others else "",
    )


def _aside_label(aside: Aside) -> str:
    return clean_text(activity_title(aside.activity, aside.exercise), limit=60)


def _sign(row: Row, *, ascii: bool) -> tuple[str, str]:
    """A mark before the label: what is doubtful, what the text says, what was typed."""
    if row.doubt is not None:
        return "?", WARN
    if row.aside is not None:
        return ("-" if ascii else "○"), FAINT
    if row.phrases:
        return ("." if ascii else "●"), ACCENT
    return ("+" if ascii else "·"), FAINT


def foot_lines(row: Row | None, doubt: Doubt | None, width: int, labels: int) -> list[Content]:
    """What stands below the list: the row whole where it was cut, then the question with its numbered answers."""
    lines: list[Content] = []
    if row is not None and not row.heading and row.aside is None:
        label, value, more = row_words(row)
        if 4 + labels + Content(value + more).cell_length > width:
            lines += Content.assemble((f"{label}: ", MUTED), value, (more, FAINT)).wrap(max(width, 10))[:3]
    if doubt is not None:
        question = Content.assemble(("? ", WARN), clean_text(doubt.question, limit=300))
        lines += question.wrap(max(width, 10))[:3]
        answers = [
            Content.assemble((str(number), KEY), f" {clean_text(choice.label, limit=120)}")
            for number, choice in enumerate(doubt.choices[:9], start=1)
        ]
        one = Content("   ").join(answers)
        lines += [one] if one.cell_length <= width else [answer.truncate(width, ellipsis=True) for answer in answers]
    return lines

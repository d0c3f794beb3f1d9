"""The review of an import as text, grouped by what will happen; two copies side by side; what was stored."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tracker.cli.layout import columns, wrap
from tracker.cli.output import Output, Span
from tracker.cli.session_words import session_cells
from tracker.cli.words import medal_line
from tracker.domain.activities import title_of
from tracker.domain.days import local_time
from tracker.domain.origins import Outline
from tracker.domain.quantities import format_amount
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure, Session
from tracker.domain.verdict import day_name
from tracker.services.imports.views import NEW, Choice, Imported, Review, Reviewed
from tracker.services.session_facts import facts

SHOWN = 12  # rows of a group
FEW = 4  # of one in which nothing happens
RICHER = (Choice.RENEW,)
LABELS = {
    Choice.STORE: "store it",
    Choice.LEAVE: "leave it out",
    Choice.LINK: "it is the same: keep the other as it is",
    Choice.RENEW: "it is the same: take over what this copy knows better",
    Choice.APART: "both are real: store this one too",
}


class Group(NamedTuple):
    """Items that go the same way."""

    title: str
    style: str
    items: tuple[Reviewed, ...]


def groups(all_items: Sequence[Reviewed]) -> list[Group]:
    """The items by what will happen to them, what is stored first."""

    def of(*kinds: str, richer: bool | None = None) -> tuple[Reviewed, ...]:
        return tuple(
            item for item in all_items if item.kind in kinds and (richer is None or (item.choice in RICHER) is richer)
        )

    all_items = sorted(all_items, key=_newest_first)
    found = (
        Group("New", "good", of("new")),
        Group("New, with a remark", "warn", of("warned")),
        Group("Richer than what is stored", "good", of("duplicate", richer=True)),
        Group("Already there", "muted", of("duplicate", richer=False)),
        Group("Likely the same", "warn", of("near-duplicate")),
        Group("One name, different figures", "warn", of("conflict")),
        Group("Waiting for an answer", "warn", of("ask")),
        Group("Refused", "bad", of("refused")),
    )
    return [group for group in found if group.items]


def _newest_first(item: Reviewed) -> float:
    return 0.0 if item.session is None else -item.session.started_at.timestamp()


def review_page(output: Output, title: str, items: Sequence[Reviewed], skipped: int, units: str) -> None:
    """What an import would do; `skipped` files are nobody's loss."""
    more = f", and {counted(skipped, 'file')} of no interest" if skipped else ""
    output.say(Span(title, "title"), Span(f"  {counted(len(items), 'item')}{more}", "muted"))
    for group in groups(items):
        output.say()
        output.say(Span(f"{group.title}: {len(group.items):,}", group.style or "title"))
        count = len(group.items)
        if group.title == "New" and count > SHOWN:
            output.lines(_sums(group.items, units))
        most = FEW if group.title == "Already there" and count > SHOWN else SHOWN
        _rows(output, group.items[:most], units, reasons=group.title != "New")
        if count > most:
            output.say(Span(f"  and {count - most:,} more", "muted"))
        if group.title == "New":
            _remarks(output, group.items)


def _rows(output: Output, items: Sequence[Reviewed], units: str, *, reasons: bool) -> None:
    cells = [_cells(item, units) for item in items]
    for line, item in zip(columns(cells, "llrrrl", within=output.columns - 2, give=(5,)), items, strict=True):
        output.say(f"  {line}")
        if item.reason and (reasons or item.session is None):
            output.lines(wrap(item.reason, output.columns, "    "), "muted")


def _remarks(output: Output, items: Sequence[Reviewed]) -> None:
    """What is to be said of new items, each sentence once: mostly that a sport is not known."""
    said = Counter(item.reason for item in items if item.choice is not None and item.reason != NEW)
    for reason, count in said.most_common(FEW):
        output.lines(wrap(f"{counted(count, 'item')}: {reason}", output.columns, "    "), "muted")
    if len(said) > FEW:
        output.say(Span(f"    and {counted(len(said) - FEW, 'other remark')}", "muted"))


def _cells(item: Reviewed, units: str) -> list[str]:
    if item.session is None:
        return [item.path]
    place = item.path.rpartition(": ")[2].rpartition("/")[2]  # of a long way into an archive the end says most
    name, main, time, rate, _ = session_cells(item.session, units)
    return [_when(item.session), name, main, time, rate, place]


def _when(session: Session) -> str:
    wall = f"  {local_time(session.started_at, session.zone):%H:%M}" if session.timed else ""
    return f"{day_name(session.local_date)}{wall}"


def _sums(items: Sequence[Reviewed], units: str) -> list[str]:
    """A line for each activity, the most frequent first: how many, how far, from when to when."""
    sessions = [item.session for item in items if item.session is not None]
    rows = []
    for key, count in Counter(session.activity for session in sessions).most_common():
        of = [session for session in sessions if session.activity == key]
        far = sum(session.distance_mm or 0 for session in of)
        days = sorted(session.local_date for session in of)
        span = f"{day_name(days[0])} to {day_name(days[-1])}" if count > 1 else day_name(days[0])
        rows.append([title_of(key), f"{count:,}", format_amount(far, Measure.DISTANCE, units) if far else "", span])
    return [f"  {line}" for line in columns(rows, "lrrl")]


def beside_page(output: Output, review: Review, index: int, units: str) -> None:
    """An item beside what it is a copy of, with a sign at whatever only one of the two knows."""
    item = review.items[index]
    session = item.session
    if session is None:
        return
    other: Session | Outline | None = None
    if isinstance(item.other, Outline):
        other, head = item.other, "in the journal"
    elif item.other is not None:
        other, head = review.items[item.other].session, review.items[item.other].path
    mine, theirs = facts(session, units), facts(other, units) if other is not None else {}
    if other is None:
        output.lines([f"  {line}" for line in columns([[label, said] for label, said in mine.items() if said], "l")])
        return
    rows = [["", item.path, head]]
    for label, here in mine.items():
        there = theirs.get(label, "")
        if here or there:
            rows.append(
                [label, f"{here}{' +' if here and not there else ''}", f"{there}{' +' if there and not here else ''}"]
            )
    output.lines([f"  {line}" for line in columns(rows, "lrr", within=output.columns - 2, give=(1, 2))])


def imported_page(output: Output, done: Imported, *, changed: bool, start: str = "") -> None:
    """What was stored; where the journal `changed`, how to take it back.

    `start` is a challenge that could be started where new sessions were stored, "" for none.
    """
    words = [
        f"{count:,} {what}"
        for count, what in (
            (done.stored, "stored" if done.stored != 1 else "session stored"),
            (done.renewed, "made richer"),
            (done.linked, "known as a copy" if done.linked == 1 else "known as copies"),
            (done.left, "left out"),
            (done.there, "there already"),
            (done.undecided, "not decided, so not stored"),
            (done.refused, "refused"),
        )
        if count
    ]
    output.say()
    none = done.title if changed and done.title else "Nothing to store"
    output.lines(wrap(f"{', '.join(words) or none}.", output.columns))
    for medal in done.medals:
        output.say("  ", Span(medal_line(medal), "good"))
    for medal in done.revoked:
        output.say("  ", Span(f"No longer earned: {medal.title}.", "warn"))
    if not changed:
        return
    output.say("Take it back with: tracker undo")
    if start and done.stored and done.last is not None and done.first is not None:
        had = max(done.first, done.last.replace(day=1))
        output.say(f"Had you set out then: tracker challenge start {start} --on {had.isoformat()}")

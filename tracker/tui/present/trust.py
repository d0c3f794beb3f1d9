"""Words about backups and about what is the matter with the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.domain.amount_words import file_size
from tracker.domain.keeping import REASON_WORDS, Backup, Reason
from tracker.domain.rule_words import joined
from tracker.domain.text import clean_text
from tracker.tui.drafts import LOG
from tracker.tui.ink import BAD, FAINT, MUTED, WARN
from tracker.tui.present.dates import near_day
from tracker.tui.trouble import Kind, Trouble
from tracker.tui.typed_files import LONGEST, Typed

if TYPE_CHECKING:
    from tracker.domain.keeping import Restored
    from tracker.domain.soundness import Fault, Salvaged, Survey

FORMS = {
    "edit": "a session's line",
    "race": "a new race",
    "result": "the result of a race",
    "photo": "a photo",
    "athlete": "an athlete",
    "start": "a challenge to start",
    "article": "an article",
    "template": "a template",
    "setting": "a setting",
    "amend": "a line about a file",
}
WHEN, COUNT, SIZE = 22, 14, 9
MOST_FAULTS = 6


def banner_words(trouble: Trouble) -> tuple[str, ...]:
    """The word that a banner begins with, then what follows from it, the longest wording first."""
    if trouble.kind is Kind.READ_ONLY:
        return ("Read-only", f"{trouble.said} What you log is refused.", trouble.said, "Nothing can be logged.")
    if trouble.kind is Kind.REPLACED:
        return (
            "Replaced",
            "Another file stands in the journal's place; nothing is written before it is opened anew.",
            "Another file stands in the journal's place.",
        )
    if trouble.kind is Kind.GONE:
        return (
            "Gone",
            "No journal is in its place any more; nothing is stored before it is back.",
            "No journal is in its place any more.",
        )
    if trouble.kind is Kind.CLOSED:
        return "Damaged", "The journal can't be opened any more; it is left as it is.", "It can't be opened."
    return (
        "Damaged",
        "The journal is not as it was written; you can look at it, and nothing is written to it.",
        "Nothing is written to the journal as it is.",
        "Nothing is written.",
    )


def left_said(forms: Sequence[str]) -> str:
    """What was typed into forms and not stored when the app ended, in a toast; "" where nothing was."""
    words = dict.fromkeys(FORMS[form.partition("/")[0]] for form in forms if form.partition("/")[0] in FORMS)
    if not words:
        return ""
    return f"Not stored when tracker ended: {joined(list(words), 'and')}. It is there again where you typed it."


def lost_said(lost: Sequence[Typed], why: str) -> str:
    """What was typed and could not be kept because of `why`, as it is written when the app has ended."""
    lines = [f"What you typed could not be kept ({why}). It was:"]
    for one in lost:
        name = one.form.partition("/")[0]
        lines.append(f"  {'the log line' if name == LOG else FORMS.get(name, 'a field')}")
        for text in one.texts.values():
            lines += [f"    {line}" for line in clean_text(text, one_line=False, limit=LONGEST).split("\n")]
    return "\n".join(lines)


def moment(at: datetime, today: date) -> str:
    """When a backup was made, by the machine's clock: "today 19:30", "Sat 28 Jun 19:30"."""
    here = at.astimezone()
    return f"{near_day(here.date(), today)} {here:%H:%M}"


def backup_row(backup: Backup, today: date, width: int) -> Content:
    """When, how many sessions, how large, and why; a backup that nothing vouches for says so."""
    sessions = _sessions(backup)
    parts: list[str | tuple[str, str]] = [moment(backup.at, today).ljust(WHEN), sessions.rjust(COUNT)]
    parts += [("  " + file_size(backup.size).rjust(SIZE), MUTED)]
    parts += [("  " + REASON_WORDS[backup.reason], WARN if backup.reason is Reason.RESTORE else MUTED)]
    if not backup.verified:
        parts.append(("  no manifest", FAINT))
    return Content.assemble(*parts).truncate(width, ellipsis=True)


def backup_heads() -> Content:
    """What stands above the rows."""
    heads = f"{'When'.ljust(WHEN)}{'Sessions'.rjust(COUNT)}  {'Size'.rjust(SIZE)}  Why"
    return Content.styled(heads, FAINT)


def _sessions(backup: Backup) -> str:
    return "not known" if backup.sessions is None else f"{backup.sessions:,}"


def counted(backup: Backup) -> str:
    """How much is in a backup: "412 sessions"."""
    if backup.sessions is None:
        return "no manifest that can be read, looked over when it is used"
    return f"{backup.sessions:,} session{'' if backup.sessions == 1 else 's'}"


def restore_question(backup: Backup, today: date) -> tuple[str, tuple[str, ...], str]:
    """Heading, what it is about, and what follows."""
    heading = f"Restore the backup of {moment(backup.at, today)}?"
    lines = (f"{counted(backup)}, {file_size(backup.size)}, made {_made(backup)}", clean_text(backup.name, limit=120))
    after = "The journal becomes what it was then. A backup of what it is now is made first; u in the list undoes it."
    return heading, lines, after


def _made(backup: Backup) -> str:
    said = {
        Reason.DAILY: "as the backup of the day",
        Reason.ASKED: "when you asked for one",
        Reason.UNKNOWN: "for a reason that is not known",
    }
    return said.get(backup.reason, REASON_WORDS[backup.reason])


def restored_said(restored: Restored, today: date) -> str:
    """What a restore did, in a toast."""
    if not restored.changed:
        return f"The journal is already what the backup of {moment(restored.backup.at, today)} is."
    after = (
        f"The damaged file is kept as {clean_text(restored.aside[0].name, limit=120)}."
        if restored.aside
        else "B and then u undo this."
    )
    return f"The journal is what it was {moment(restored.backup.at, today)}: {counted(restored.backup)}. {after}"


def backed_up_said(backup: Backup) -> str:
    """What a backup holds, in a toast."""
    return f"{counted(backup)}, {file_size(backup.size)}, read again and found equal: {clean_text(backup.name)}"


def sound_said(survey: Survey) -> str:
    """What a check says that found nothing."""
    rows = sum(survey.counts.values())
    return f"All {rows:,} rows are as they were written, and they agree with each other."


def salvaged_said(salvaged: Salvaged) -> str:
    """What came of a salvage, in a toast."""
    left = sum(salvaged.left_out.values())
    kept = sum(salvaged.survey.counts.values())
    parts = [f"{kept:,} rows are in a new journal"]
    if salvaged.mended:
        parts.append(f"{salvaged.mended:,} of them mended from the undo log")
    if left:
        parts.append(f"{left:,} could not be saved")
    if salvaged.doubts:
        parts.append("more may be lost")
    elif not left:
        parts.append("none was lost")
    if salvaged.changes_lost:
        parts.append(f"{salvaged.changes_lost:,} change{'' if salvaged.changes_lost == 1 else 's'} can't be undone")
    where = f" {clean_text(salvaged.report.name, limit=120)} tells of each." if salvaged.report else ""
    aside = f" The damaged file is kept as {clean_text(salvaged.aside[0].name, limit=120)}." if salvaged.aside else ""
    other = ""
    if salvaged.doubts and salvaged.backup is not None:
        other = f" B restores a backup instead: the newest, {clean_text(salvaged.backup.name, limit=120)}, has "
        other += f"{_sessions(salvaged.backup)} session{'' if salvaged.backup.sessions == 1 else 's'}."
    doubts = "".join(f" {clean_text(said)}" for said in salvaged.doubts)
    return f"{', '.join(parts)}.{doubts}{where}{aside}{other}"


def fault_lines(faults: Sequence[Fault]) -> Content:
    """The first faults, a line each, and how many more there are."""
    lines = [Content.assemble(("× ", BAD), clean_text(fault.said, limit=400)) for fault in faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        lines.append(Content.styled(f"  and {len(faults) - MOST_FAULTS:,} more: tracker check lists them", MUTED))
    return Content("\n").join(lines)

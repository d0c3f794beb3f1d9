"""The rows of the settings: what is in force, where it comes from, and what is known of the athlete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.domain.text import clean_text
from tracker.services.athletes import WEEKDAYS
from tracker.settings.chosen import Chosen, Settings, Source
from tracker.settings.table import KEYS, SETTINGS, Kind, Setting, written
from tracker.tui.commands import BY_ID
from tracker.tui.ink import FAINT, MUTED, STRONG, WARN

if TYPE_CHECKING:
    from tracker.domain.sessions import Athlete

WORD_CELLS = 18
SWITCH = ("on", "off")
DEEDS = {
    "app.back-up": ("Back up now", "enter makes a backup"),
    "app.backups": ("Backups", "enter lists them: restore one, undo a restore"),
    "app.check": ("Check", "enter reads the whole journal and compares"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """A row: `value` as it is shown, `choices` to go through, or a `text` to be typed where there are none.

    `field` names what of the athlete it is, "" for a setting; `deed` is the command that enter runs instead. A row
    without choices, text and deed only says something.
    """

    key: str
    word: str
    value: str
    help: str
    origin: str = ""
    choices: tuple[str, ...] = ()
    text: str | None = None
    field: str = ""
    deed: str = ""
    fixed: bool = False

    @property
    def changes(self) -> bool:
        """Whether it can be changed here."""
        return bool(self.choices) or self.text is not None or bool(self.deed)


Row = SettingRow | str  # a text is a heading


def setting_rows(settings: Settings, athlete: Athlete | None) -> tuple[Row, ...]:
    """Every row, the headings between them."""
    rows: list[Row] = ["How tracker looks and opens"]
    rows += [_setting_row(setting, settings.of(setting.key), settings) for setting in SETTINGS]
    if athlete is not None:
        rows += [f"{clean_text(athlete.name, limit=40)}, in the journal", *_athlete_rows(athlete)]
        rows += ["Kept safe", *(_deed_row(name) for name in DEEDS)]
    count = len(settings.keys)
    return (
        *rows,
        "The file",
        SettingRow(
            key=KEYS,
            word="Keys",
            value=f"{count} of your own" if count else "as they come",
            help=f'Under [{KEYS}] in the file a line such as "today.log" = "L" gives a command another key; '
            "docs/keys.md names them all.",
        ),
        SettingRow(
            key="file",
            word="Settings file",
            value=clean_text(str(settings.file.path), limit=400),
            help="Every setting above but those of the journal is in this file, made when the first one is changed. "
            "TRACKER_CONFIG puts it elsewhere.",
        ),
    )


def _deed_row(name: str) -> SettingRow:
    """A row that does something: its word, and what it is called in the palette."""
    command = BY_ID[name]
    word, said = DEEDS[name]
    return SettingRow(key=name, word=word, value=said, help=command.help, origin=command.key, deed=name)


def _setting_row(setting: Setting, chosen: Chosen, settings: Settings) -> SettingRow:
    shown = written(chosen.value)
    typed = setting.kind in (Kind.PATH, Kind.CIRCLES)
    empty = "in the usual place" if setting.kind is Kind.PATH else "none"
    return SettingRow(
        key=setting.key,
        word=setting.word,
        value=clean_text(shown, limit=400) or empty,
        help=setting.help + (" It holds from the next start on." if setting.later else ""),
        origin=_origin(chosen, settings),
        choices=SWITCH if setting.kind is Kind.SWITCH else setting.choices,
        text=shown if typed else None,
        fixed=chosen.fixed,
    )


def _origin(chosen: Chosen, settings: Settings) -> str:
    if chosen.source is Source.FILE:
        return f"{clean_text(settings.file.path.name, limit=40)}, {chosen.said}"
    return chosen.said or "as it comes"


def _athlete_rows(athlete: Athlete) -> list[SettingRow]:
    name = clean_text(athlete.name, limit=60)
    born = athlete.born.isoformat() if athlete.born else ""
    starts = f"{athlete.day_start_s // 3600:02d}:{athlete.day_start_s % 3600 // 60:02d}"
    said = [
        ("name", "Name", name, "What you are called.", name, ()),
        ("zone", "Home zone", athlete.zone, "Your home time zone; days that are logged stay as they are.",
         athlete.zone, ()),
        ("units", "Unit", athlete.units, "The unit of distance that you read and write.", None, ("km", "mi")),
        ("week_start", "Week from", WEEKDAYS[athlete.week_start], "The weekday your week begins on.", None, WEEKDAYS),
        ("day_start", "Day from", starts,
         "When your day begins, from 0 to 6 h: with 03:00 a run at 2 in the night is yesterday's.", starts, ()),
        ("born", "Birth date", born or "not said", "For the age rules and classes of races alone.", born, ()),
        ("sex", "Sex", athlete.sex or "not said", "For the medals of races alone that go by it.", None,
         ("not said", "f", "m")),
    ]  # fmt: skip
    return [
        SettingRow(key=f"athlete.{field}", word=word, value=value, help=help_, text=text, choices=choices, field=field)
        for field, word, value, help_, text, choices in said
    ]


def after(row: SettingRow, step: int) -> str:
    """The value `step` further in the row's choices, round and round."""
    at = row.choices.index(row.value) if row.value in row.choices else 0
    return row.choices[(at + step) % len(row.choices)]


def typed_value(row: SettingRow, value: str) -> str:
    """A choice as the journal takes it: an empty text says nothing."""
    return "" if value == "not said" else value


def row_line(row: Row, width: int) -> Content:
    """A row: what it is, its value, where that comes from."""
    if isinstance(row, str):
        return Content.styled(row, f"{STRONG} {MUTED}")
    origin = Content.styled(row.origin, WARN if row.fixed else FAINT)
    word = Content(f"  {row.word}".ljust(WORD_CELLS))
    room = width - word.cell_length - origin.cell_length - 1
    value = Content(row.value).truncate(max(8, room), ellipsis=True, pad=True)
    return Content.assemble(word, value if row.changes else value.stylize(MUTED), " ", origin)


def help_lines(row: Row | None, width: int) -> list[Content]:
    """What the focused row is good for, what it may be, and why it can't be changed now."""
    if not isinstance(row, SettingRow):
        return []
    lines = list(Content(row.help).wrap(width))
    if row.fixed:
        said = f"! {row.origin} says so for this run and stands above the file."
        lines += Content.styled(said, WARN).wrap(width)
    elif len(row.choices) > 1:
        at = row.choices.index(row.value) + 1 if row.value in row.choices else 0
        lines.append(Content.styled(_choices(row, at), MUTED).truncate(width, ellipsis=True))
    return lines


def _choices(row: SettingRow, at: int) -> str:
    """A few choices by name, many by their number."""
    if len(row.choices) > 7:
        return f"{at} of {len(row.choices)}, next {after(row, 1)}"
    return "One of " + ", ".join(row.choices)

"""The options every command takes, wherever they stand on the line, and their environment variables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.errors import UsageError
from tracker.settings.table import SETTINGS, is_address, read_variable


class Option(NamedTuple):
    """One option: its name, the environment variable that sets it too, what its value is called ("" for a switch)."""

    name: str
    env: str | None
    value: str
    help: str


EVERYWHERE = (
    Option("--json", None, "", "Answer with one JSON document and nothing else."),
    Option("--db", "TRACKER_DB", "PATH", "The journal file to use."),
    Option("--at", "TRACKER_AT", "INSTANT", "What the clock says: 2025-06-29T07:00+05:30, or 2025-06-29 for noon."),
    Option("--athlete", "TRACKER_ATHLETE", "NAME", "Whose journal it is, when it holds several."),
    Option("--units", "TRACKER_UNITS", "km|mi", "Show and read distances in kilometres or miles."),
    Option("--ascii", "TRACKER_ASCII", "", "Draw with plain letters only."),
    Option("--no-color", "NO_COLOR", "", "No colours."),
)
SWITCHES = frozenset(option.name for option in EVERYWHERE if not option.value)
VALUED = frozenset(option.name for option in EVERYWHERE if option.value)
SETTING_OF = {setting.option: setting for setting in SETTINGS if setting.option}
END = "--"  # what follows it is words, whatever they look like


class Options(NamedTuple):
    """What the options say; `None` where nothing was given."""

    json: bool = False
    db: str | None = None
    at: str | None = None
    athlete: str | None = None
    units: str | None = None
    ascii: bool = False
    no_color: bool = False


def lift(argv: Sequence[str], environ: Mapping[str, str]) -> tuple[Options, list[str]]:
    """The options out of a command line, and the words that are left, in their order.

    The last one given wins; a switch in the environment is on when it isn't empty, 0 or off. What follows `--` is left
    alone. Raises UsageError for a missing or unknown value.
    """
    given: dict[str, str] = {}
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if word == END:
            rest += [word, *words]
        elif word in SWITCHES:
            given[word] = "1"
        elif name in VALUED:
            given[name] = value if equals else _value(name, words)
        else:
            rest.append(word)
    return _settle(given, environ), rest


def _value(name: str, words: Iterator[str]) -> str:
    value = next(words, "")
    if value.startswith("--"):  # more likely the next option than a value
        value = ""
    return value


def _example(name: str) -> str:
    return {
        "--db": "--db ~/journal.db",
        "--at": "--at 2025-06-29T07:00+05:30",
        "--athlete": "--athlete Ankita",
        "--units": "--units mi",
    }[name]


def _settle(given: Mapping[str, str], environ: Mapping[str, str]) -> Options:
    def of(name: str) -> str | None:
        option = next(one for one in EVERYWHERE if one.name == name)
        if name in given:
            if not given[name]:
                raise UsageError(f"{name} needs a value after it: {_example(name)}")
            return given[name]
        text = environ.get(option.env, "") if option.env else ""
        if name in SWITCHES and text:
            said = read_variable(SETTING_OF[name], text)
            return text if said is not None and said is not SETTING_OF[name].default else None
        return text or None

    units = of("--units")
    if units not in (None, "km", "mi"):
        raise UsageError(f"Units are km or mi, not {units!r}.")
    db = of("--db")
    if db is not None and is_address(db):  # not shown: it may hold a password
        raise UsageError("The journal is a file, not an address; write --db with the path of one.")
    return Options(
        json=of("--json") is not None,
        db=db,
        at=of("--at"),
        athlete=of("--athlete"),
        units=units,
        ascii=of("--ascii") is not None,
        no_color=of("--no-color") is not None,
    )

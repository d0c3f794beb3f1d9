"""Faults in what finds damage: seals, the survey, and what refuses to write over it."""

from tests.soak.planting import Planted

_SEALS = ("tests/store/test_seals.py",)

PLANTED = (
    Planted(
        "P8",
        "the survey does not look at seals",
        "tracker/store/sealing.py",
        "fits = said is not None and (not layout.sealed or crc32(said, seed) == row[-1])",
        "fits = said is not None",
        _SEALS,
    ),
    Planted(
        "P8",
        "a row that is damaged is written over",
        "tracker/store/images.py",
        "if changed != wanted:",
        "if changed > wanted:",
        _SEALS,
    ),
    Planted(
        "P8",
        "one text that is none hides the rest of its table",
        "tracker/store/sealing.py",
        "if factory is _lenient or not is_undecodable(error):",
        "if factory:",
        _SEALS,
    ),
    Planted(
        "P8",
        "a table or index that is not as declared is taken as it is",
        "tracker/store/surveying.py",
        "elif found[kind, name] != parts:",
        "elif not parts:",
        _SEALS,
    ),
    Planted(
        "P8",
        "references to rows that are missing are not looked for",
        "tracker/store/surveying.py",
        'self._ask("PRAGMA main.foreign_key_check", "checked")',
        "[]",
        _SEALS,
    ),
    Planted(
        "P8",
        "what can't be read on ends the survey with an exception",
        "tracker/store/surveying.py",
        "if code in _PASSING:",
        "if code or code in _PASSING:",
        _SEALS,
    ),
    Planted(
        "P8",
        "a row is not sealed again when it changes",
        "tracker/store/images.py",
        "(*values_of(row), seal_of(self.name, image), *self.key_of(row), seal_of(self.name, before))",
        "(*values_of(row), seal_of(self.name, before), *self.key_of(row), seal_of(self.name, before))",
        ("tests/store/test_history.py",),
    ),
    Planted(
        "P6",
        "an undo log that rotted is applied",
        "tracker/store/history.py",
        "if seal_of(shape.name, shape.image(step)) != seal:",
        "if not seal:",
        _SEALS,
    ),
    Planted(
        "P2",
        "an upgrade leaves its rows without seals",
        "tracker/store/migrating.py",
        "            _seal(connection)\n",
        "",
        ("tests/store/test_upgrade_seals.py",),
    ),
)

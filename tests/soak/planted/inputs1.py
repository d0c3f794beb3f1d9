"""What keeps P9, P10 and P11 at the places where files and texts come in, broken on purpose."""

from tests.soak.planting import Planted

PLANTED: tuple[Planted, ...] = (
    Planted(
        "P10",
        "a reader without bounds: a gzip file is unpacked to its end",
        "tracker/formats/archives/limits.py",
        "            guard(total, limit, len(data))\n",
        "",
        ("tests/formats/archives/test_zip_hostile.py",),
    ),
    Planted(
        "P10",
        "a reader without bounds: any number of recordings is taken in",
        "tracker/services/imports/reading.py",
        "        if len(found) > MOST:",
        "        if len(found) < 0:",
        ("tests/services/imports/test_reading_in.py",),
    ),
    Planted(
        "P10",
        "a key of very many parts reaches the parser of the settings",
        "tracker/settings/file.py",
        """    if _LONG_KEY.search(_STRING.sub('""', text)):""",
        "    if not text:",
        ("tests/settings/test_settings_file.py::test_a_key_of_very_many_parts_never_reaches_the_parser",),
    ),
    Planted(
        "P10",
        "rules that somebody else sends are not tried before they are kept",
        "tracker/services/exports/handing.py",
        "    _check_rules(sheet, at)\n",
        "",
        ("tests/services/exports/test_friends.py::test_rules_that_nobody_can_follow_are_refused",),
    ),
    Planted(
        "P10",
        "a document type is read",
        "tracker/formats/gps/xml.py",
        "    parser.StartDoctypeDeclHandler = doctype\n",
        "",
        ("tests/formats/gps/test_gpx_faults.py",),
    ),
    Planted(
        "P10",
        "a name that points out of an archive is taken",
        "tracker/formats/archives/packed.py",
        'or ".." in plain.split("/") or',
        "or",
        ("tests/formats/archives/test_zip_hostile.py",),
    ),
    Planted(
        "P11",
        "texts within the rules of a challenge come in as they are",
        "tracker/formats/outgoing/checks.py",
        "        return _harmless(value, lines=True)\n",
        "        return value\n",
        ("tests/formats/outgoing/test_journal_fields.py",),
    ),
    Planted(
        "P14",
        "a screen that is told to go twice takes the one below off as well",
        "tracker/tui/once.py",
        "        if self in stack and stack[-1] is self:",
        "        if self is self:",
        ("tests/tui/test_fast_keys.py::test_enter_twice_answers_once",),
    ),
)

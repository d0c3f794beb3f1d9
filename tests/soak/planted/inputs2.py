"""What may be broken about what is typed, fetched and read, and the tests that must notice."""

from tests.soak.planting import Planted

_WORDS = "tests/cli/test_odd_words.py"
_FETCHING = "tests/sources/test_fetching.py"
_FUZZING = "tests/fuzzing/test_fuzzing.py::test_a_sample_of_mutants_breaks_no_parser"

PLANTED: tuple[Planted, ...] = (
    Planted(
        "P10",
        "a page of a private network is fetched",
        "tracker/sources/fetching.py",
        "    if not allow_private:\n        check_public",
        "    if False:\n        check_public",
        (f"{_FETCHING}::test_loopback_is_refused_unless_allowed",),
    ),
    Planted(
        "P10",
        "a packed page is unpacked past the limit",
        "tracker/sources/packing.py",
        "        if len(part) > room:\n            raise FullError\n",
        "",
        (f"{_FETCHING}::test_a_bomb_is_left_at_the_limit",),
    ),
    Planted(
        "P10",
        "hidden text of a page is read",
        "tracker/sources/slimming.py",
        "(tag in _UNREAD or _is_hidden(tag, wanted))",
        "tag in _UNREAD",
        ("tests/sources/test_pages.py::test_hidden_text_is_no_part_of_it",),
    ),
    Planted(
        "P10",
        "saved rules with an infinite latitude are taken in",
        "tracker/formats/template_json.py",
        ", parse_float=_finite)",
        ")",
        (f"{_FUZZING}[snapshot]",),
    ),
    Planted(
        "P10",
        "saved rules about an activity that nobody knows are taken in, and Today breaks",
        "tracker/formats/template_json.py",
        "        _check_activities(template)\n",
        "",
        (f"{_FUZZING}[snapshot]",),
    ),
    Planted(
        "P10",
        "a list that names a file of 5,000 characters stops the reader",
        "tracker/formats/archives/strava.py",
        "if 0 < len(file) <= LONGEST_NAME:",
        "if file:",
        (f"{_FUZZING}[strava]",),
    ),
    Planted(
        "P10",
        "what a reader tells is believed without its bounds",
        "tracker/formats/told.py",
        "_LENGTH = maybe(number(0, MILLIMETRES))",
        "_LENGTH = maybe(number(0, 2**70))",
        ("tests/formats/test_told.py::test_nothing_impossible_comes_in",),
    ),
    Planted(
        "P10",
        "a journal file brings a heart rate of 300",
        "tracker/formats/outgoing/journal_fields.py",
        "_heart = Field(number(0, 299))",
        "_heart = _amount",
        (f"{_WORDS}::test_a_journal_file_holds_nothing_that_can_not_be",),
    ),
    Planted(
        "P10",
        "place 1.5 in a race is stored as place 2",
        "tracker/cli/race.py",
        '    position: Annotated[int | None, Parameter(metavar="N", converter=whole)] = None,',
        '    position: Annotated[int | None, Parameter(metavar="N")] = None,',
        (f"{_WORDS}::test_a_place_in_a_race_is_one_that_can_be",),
    ),
    Planted(
        "P10",
        "a number with two signs becomes a note",
        "tracker/domain/logline/words.py",
        "if plain[:3].strip",
        "if plain[:2].strip",
        (f"{_WORDS}::test_what_looks_like_a_number_is_never_a_note",),
    ),
    Planted(
        "P15",
        "the password of an address is repeated",
        "tracker/cli/options.py",
        "    if db is not None and is_address(db):",
        "    if False:",
        (f"{_WORDS}::test_an_address_is_no_journal_and_is_not_repeated",),
    ),
    Planted(
        "P11",
        "marks that turn the direction are kept",
        "tracker/domain/text.py",
        'category(c) in ("Cc", "Cf", "Co", "Cs")',
        'category(c) in ("Cc", "Co", "Cs")',
        ("tests/domain/test_clean_text.py::test_one_line",),
    ),
)

"""Files of our own are read as if anybody had written them."""

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import RefusedError
from tracker.formats.outgoing import own_file
from tracker.formats.outgoing.own_file import parts_of, written

HEAD = '{"tracker":"journal","format":1'


def read(text: str | bytes, kind: str = "journal") -> list[tuple[str, int | None, object]]:
    data = text.encode() if isinstance(text, str) else text
    return [tuple(found) for found in parts_of(io.BytesIO(data), "j.json", kind)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "breaks off"),
        ("[]", "no JSON"),
        ("{}", "is no journal"),
        ('{"athletes":[]}', "is no journal"),
        ('{"tracker":"digest","format":1}', "is no journal"),
        ('{"tracker":"journal"}', "does not say its format"),
        ('{"tracker":"journal","format":true}', "does not say its format"),
        ('{"tracker":"journal","format":2}', "of format 2, from a newer version"),
        (HEAD, "breaks off"),
        (HEAD + ',"athletes":[{"id":"a"}', "breaks off"),
        (HEAD + ',"athletes":[{"id":"a"', "breaks off"),
        (HEAD + ',"athletes":[{]}', "no JSON"),
        (HEAD + ',"a":NaN}', "holds NaN"),
        (HEAD + ',"a":[Infinity]}', "holds Infinity"),
        (HEAD + ',"a":[{"x":-Infinity}]}', "holds -Infinity"),
        (HEAD + ',"a":1,"a":2}', "says 'a' twice"),
        (HEAD + ',"a":[{"x":1,"x":2}]}', "says 'x' twice in one object"),
        (HEAD + ',"a":' + "9" * 10_000 + "}", "more digits"),
        (HEAD + ',"a":' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        (HEAD + ',"a":[{"x":' + "[" * 100_000 + "}]", "nested too deeply"),
        (HEAD + "} more", "goes on after its end"),
        (HEAD.encode() + b',"a":"\xff"}', "is no UTF-8"),
    ],
)
def test_what_json_leaves_open_is_refused(text: str | bytes, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read(text)


def test_the_line_of_a_fault_is_told() -> None:
    text = HEAD + ',\n"athletes":[\n{"id":"a"},\n{"id":\n'
    with pytest.raises(RefusedError, match="near line 4"):
        read(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.lists(st.dictionaries(st.text(max_size=4), values, max_size=3), max_size=3)
    )
)
def test_what_is_written_is_read_whatever_the_window(parts: dict[str, list[dict[str, object]]]) -> None:
    data = b"".join(written("journal", parts.items()))
    assert json.loads(data) == {"tracker": "journal", "format": 1, **parts}
    chunk, own_file._CHUNK = own_file._CHUNK, 3
    try:
        found: dict[str, list[object]] = {}
        for key, number, value in parts_of(io.BytesIO(data), "j.json", "journal"):
            found.setdefault(key, [])
            if number:
                found[key].append(value)
    finally:
        own_file._CHUNK = chunk
    assert found == parts


@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(junk: bytes, at: int) -> None:
    sound = b"".join(written("journal", [("athletes", [{"id": "a", "name": "Åsha"}] * 5), ("marks", [])]))
    with suppress(RefusedError):
        read(sound[:at] + junk + sound[at + len(junk) :])


def test_other_writers_spaces_and_a_mark_of_the_byte_order_are_fine() -> None:
    pretty = json.dumps({"tracker": "journal", "format": 1, "athletes": [{"id": "a"}], "marks": []}, indent=4)
    assert read("\ufeff" + pretty) == [("athletes", 1, {"id": "a"}), ("marks", 0, None)]


def test_more_than_can_be_held_is_refused_and_pictures_do_not_count() -> None:
    data = b"".join(written("journal", [("a", [{"x": "y" * 50}] * 3), ("pictures", [{"data": "z" * 500}] * 9)]))
    found = list(parts_of(io.BytesIO(data), "j.json", "journal", limit=400, apart="pictures"))
    assert len(found) == 12
    with pytest.raises(RefusedError, match="holds more than can be read at once"):
        list(parts_of(io.BytesIO(data), "j.json", "journal", limit=400))


def test_a_part_that_never_ends_is_not_held_but_a_picture_may_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_file, "ITEM_LIMIT", 1_000)
    monkeypatch.setattr(own_file, "_CHUNK", 500)
    long = HEAD + ',"pictures":[{"data":"' + "x" * 5_000 + '"}]}'
    found = list(parts_of(io.BytesIO(long.encode()), "j.json", "journal", apart="pictures"))
    assert len(found[0].value["data"]) == 5_000
    with pytest.raises(RefusedError, match="too long a part"):
        list(parts_of(io.BytesIO(long.encode()), "j.json", "journal"))

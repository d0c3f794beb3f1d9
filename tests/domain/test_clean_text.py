"""Text from outside (reliability U rows and M11)."""

from unicodedata import category, is_normalized

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.domain.text import TAG_LIMIT, clean_text, fold_text, is_tag

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("row", "text", "clean"),
    [
        ("U01", "a\u202eb\u2066c\u2069", "abc"),
        ("U02", "a\u200bb\ufeffc\u00add\U000e0067", "abcd"),
        ("U02", "a\u200db", "ab"),  # a joiner that joins nothing
        ("U04", "e\u0301 \u212b", "é Å"),
        ("U06", "🏃🏽‍♀️ धावक", "🏃🏽‍♀️ धावक"),
        ("U09", "a\ud800b", "a\ufffdb"),
        ("U10", "a\x00b", "ab"),
        ("U13", "a\n\n\nb\t\tc", "a b c"),
        ("T", "\x1b[31mred\x1b]0;title\x07 \x9b5m", "[31mred]0;title 5m"),
        ("T", "[bold]x[/] :smile: $x", "[bold]x[/] :smile: $x"),
        ("N05", "1\u00a0234\u202f5\u3000x", "1 234 5 x"),
    ],
)
def test_one_line(row: str, text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_u03_at_most_four_marks_stay_on_a_letter() -> None:
    assert clean_text("z" + "\u0335" * 50 + "o") == "z" + "\u0335" * 4 + "o"


def test_lines_stay_where_they_are_allowed() -> None:
    assert clean_text("a \r\n b\u2028c\n\n\n\nd\n", one_line=False) == "a\nb\nc\n\nd"


def test_the_limit_is_kept() -> None:
    assert clean_text("ab cd", limit=3) == "ab"
    assert len(clean_text("x" * 1_000_000, limit=50)) == 50


@given(ANY_TEXT, st.booleans(), st.integers(0, 40))
@example("e\u200d\u0301\u200dक", True, 40)
@example("\u1100" + "\u0301" * 6 + "\u1161", True, 40)
def test_m11_idempotent_and_harmless(text: str, one_line: bool, limit: int) -> None:
    clean = clean_text(text, one_line=one_line, limit=limit)
    assert clean_text(clean, one_line=one_line, limit=limit) == clean
    assert len(clean) <= limit
    assert is_normalized("NFC", clean)
    assert not any(category(c) in ("Cc", "Cs", "Co", "Cf") for c in clean if c not in "\n\u200d")
    assert not (one_line and "\n" in clean)
    clean.encode()


@given(ANY_TEXT)
def test_folding_is_idempotent(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.parametrize(
    ("one", "other"), [("ŁÓDŹ", "łódź"), ("Straße", "STRASSE"), ("a\u200bb", "ab"), ("❤️", "❤"), ("é", "E\u0301")]
)
def test_u08_texts_that_compare_equal(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


def test_u12_homoglyphs_are_not_merged() -> None:
    assert fold_text("run") != fold_text("гun")


@pytest.mark.parametrize(
    ("tag", "good"),
    [("", False), ("-", False), ("1", True), ("a-b", True), ("a_b", True), ("a.b", False), ("é", True), ("धावक", True),
     ("a b", False), ("🏃", False), ("x" * TAG_LIMIT, True), ("x" * (TAG_LIMIT + 1), False)],
)  # fmt: skip
def test_s07_the_grammar_of_tags(tag: str, good: bool) -> None:
    assert is_tag(tag) is good

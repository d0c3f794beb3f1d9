"""What is left of a page before the extractor sees it, and what the page says about itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources import page_samples as pages
from tracker.sources.metadata import Metadata
from tracker.sources.slimming import slimmed


def test_only_what_is_shown_is_left() -> None:
    for page in (pages.HIDDEN, pages.NEWS, pages.SCRIPT_ONLY):
        slim = slimmed(page)
        assert "500 km" not in slim.html
        assert "500 km" not in "\n".join(slim.lines)
    assert "21 km home" in slimmed(pages.HIDDEN).html


def test_lines_are_paragraphs_items_and_rows() -> None:
    assert slimmed(pages.NEWS).lines == (
        "From Mumbai to Goa",
        "The couple cycled 90 km and ran 20 km every day & slept little, from Mumbai to Goa.",
        "Their first days were these, and they tell of each of them with a smile on their faces:",
        "- Day 1: Mumbai to Alibag, 90 km ride",
        "- Day 2: Alibag to Murud, 80 km ride",
        "- Day 3: rest",
        "Day | Ride | Run",
        "1 | 90 km | 20 km",
        "2 | 80 km | 21 km",
        "It rained on most of the days, and the road was long, but the friends who came along made it short.",
    )


def test_the_page_written_anew_is_well_formed() -> None:
    slim = slimmed("<div><p>a<p class='b' onclick=x>c<ul><li>1<li>2</div>d</span><br><i>e<table><td>f<td>g<tr><td>h")
    assert slim.html == (
        '<div><p>a</p><p class="b">c</p><ul><li>1</li><li>2</li></ul></div>d<br><i>e<table><td>f</td><td>g</td>'
        "<tr><td>h</td></tr></table></i>"
    )


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p hidden>a<p>b", ("b",)),
        ("<div hidden>a<div>b</div>c</div>d", ("d",)),
        ("<ul><li hidden>a<li>b</ul>c", ("- b", "c")),
        ("<ul><li><p>a<p>b<li></ul>c", ("- a", "b", "c")),
        ("<div><span hidden>a</div>b", ("b",)),
        ("<p hidden=until-found>a", ("a",)),
        ("<body style='display:none'><p>a", ("a",)),
        ("<p style='font-size:0.9em'>a<p style='font-size:0'>b", ("a",)),
        ("<input hidden><p>a", ("a",)),
        ("<svg><svg></svg>a</svg>b", ("b",)),
        ("a<!-- b --> c <!--> d <!-- e", ("a c d e",)),
        ("a <![if !IE]>b<![endif]> <![CDATA[c]]> d", ("a b d",)),
        ("a<?php echo 'b' ?>c", ("a c",)),
        ("<![<![<![a", ("a",)),
        ("a<script>b</script >c<style>d</style>e", ("a c e",)),
        ("a<script>b", ("a",)),
        ("a < b and b > a", ("a < b and b > a",)),
        ("5 <6 km", ("5 <6 km",)),
        ("", ()),
    ],
)
def test_broken_pages_are_read_as_a_browser_shows_them(html: str, lines: tuple[str, ...]) -> None:
    assert slimmed(html).lines == lines


def test_depth_and_attributes_are_bounded() -> None:
    slim = slimmed("<div>" * 100_000 + "<p " + " ".join(f"a{n}=1 class=c{n}" for n in range(50_000)) + ">90 km")
    assert slim.lines == ("90 km",)
    assert len(slim.html) < 3_000


def test_controls_and_lone_surrogates_are_gone() -> None:
    slim = slimmed(pages.ENTITIES)
    for text in (slim.html, *slim.lines):
        assert not set(text) & {"\x1b", "\0", "\x07", "\x9b", "\u202e", "\u2069", "\ud800"}
    assert "5 < 6 ½ km" in slim.lines[1]


def test_lists_of_links_are_no_text() -> None:
    slim = slimmed("<p><a href=x>Another story of 500 km</a></p><p>They ran <a href=y>20 km</a> a day, all of May.</p>")
    assert slim.lines == ("They ran 20 km a day, all of May.",)


@pytest.mark.parametrize(
    ("page", "title", "published"),
    [
        (pages.NEWS, "From Mumbai to Goa", "2025-07-14"),
        (pages.BLOG, "Thirty days", None),
        (pages.DATA_ONLY, "Seven marathons", "2026-03-01"),
        ("<meta property='og:title' content='  A\n b '><title>c</title><h1>d</h1>", "A b", None),
        ("<title>c</title><h1> <i>d</i></h1><h1>e</h1>", "d", None),
        ("<svg><title>x</title></svg><title>c</title>", "c", None),
        ("<meta name=date content=20260102>", "", "2026-01-02"),
        ("<meta name=date content='Fri, 02 Jan 2026 10:00:00 GMT'>", "", "2026-01-02"),
        (
            "<meta name=date content='2026-02-30'><time itemprop=datePublished datetime=2026-03-04>x</time>",
            "",
            "2026-03-04",
        ),
        ("<time class='entry-date' datetime='2026-03-04T10:00'>4 March</time>", "", "2026-03-04"),
        ("<time datetime='2026-03-04'>the race</time>", "", None),
        ("<meta name=date content='0001-01-01'>", "", None),
        ("<meta name=date content='tomorrow'>", "", None),
    ],
)
def test_title_and_day_are_what_the_page_says(page: str, title: str, published: str | None) -> None:
    slim = slimmed(page)
    assert (slim.title, slim.published) == (title, published)


@pytest.mark.parametrize(
    "data",
    [
        "[" * 200_000,
        '{"@type":"Article","articleBody":7}',
        '{"@type":{"a":1},"articleBody":"x"}',
        '{"@type":[[],1],"articleBody":"x"}',
        '{"@type":"Article","datePublished":' + "9" * 6_000 + "}",
        '{"@type":"Person","articleBody":"x"}',
        "null",
        "{",
        "",
    ],
)
def test_broken_data_says_nothing(data: str) -> None:
    metadata = Metadata()
    metadata.read_json(data)
    assert metadata.bodies == []
    assert metadata.published() is None


def test_bodies_in_the_data_are_read() -> None:
    assert slimmed(pages.DATA_ONLY).bodies[0].startswith("Anna Berg ran seven marathons in seven days.\n\nShe began")
    assert slimmed(pages.DATA_HTML).bodies == ("She ran 5 km a day.\n- Day 1: 5 km\n- Day 2: 6 km",)


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>!-/=\"'&;[]?x 5",
                "<p>",
                "</p>",
                "<div hidden>",
                "</div>",
                "<!--",
                "-->",
                "<![",
                "<script>",
                "</script>",
                "<li>",
                "<a b",
                "<title>",
                "<table>",
                "<td>",
                "&#x1b;",
                "<h1>",
                "<svg>",
                "\0",
                "é",
            ]
        ),
        max_size=40,
    )
)
def test_no_page_breaks_it(pieces: list[str]) -> None:
    slim = slimmed("".join(pieces))
    assert "\0" not in slim.html
    assert all(line == line.strip() and "\n" not in line for line in slim.lines)
    again = slimmed(slim.html)
    assert slimmed(again.html).html == again.html

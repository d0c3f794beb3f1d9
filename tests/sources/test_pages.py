"""Pages read by the child: what comes out, and that nothing a page holds keeps us or hurts us (rows H15 to H21)."""

import json
import subprocess
import sys
import time
from datetime import date

import pytest

from tests.sources import page_samples as samples
from tracker.sources import child, pages
from tracker.sources.child import ChildError, LateChildError, run_module
from tracker.sources.confining import guard
from tracker.sources.errors import SourceError
from tracker.sources.extract import best_text, tidied
from tracker.sources.limits import TEXT_CHARACTERS
from tracker.sources.pages import Page, page_text
from tracker.sources.slimming import slimmed
from tracker.sources.walls import why_no_article


def test_a_news_page_keeps_its_list_and_table_line_by_line() -> None:
    page = page_text(samples.NEWS, "news.html")
    assert page.title == "From Mumbai to Goa"
    assert page.published == date(2025, 7, 14)
    lines = page.text.split("\n")
    for line in (
        "The couple cycled 90 km and ran 20 km every day & slept little, from Mumbai to Goa.",
        "- Day 1: Mumbai to Alibag, 90 km ride",
        "- Day 3: rest",
        "Day | Ride | Run",
        "2 | 80 km | 21 km",
    ):
        assert line in lines
    assert "Sport" not in page.text
    assert "500 km" not in page.text
    assert "---" not in page.text


def test_breaks_in_a_blog_are_lines() -> None:
    lines = page_text(samples.BLOG, "blog").text.split("\n")
    assert "Day 3: 12 km" in lines
    assert "Day 5: 14 km" in lines
    assert any("400 km in all" in line for line in lines)


def test_a_page_that_only_holds_data_is_read_from_it() -> None:
    assert page_text(samples.DATA_ONLY, "data") == Page(
        "Seven marathons",
        "Anna Berg ran seven marathons in seven days.\n\nShe began in Oslo on 20 February.",
        date(2026, 3, 1),
    )
    assert page_text(samples.DATA_HTML, "data").text == "She ran 5 km a day.\n- Day 1: 5 km\n- Day 2: 6 km"


def test_hidden_text_is_no_part_of_it() -> None:
    text = page_text(samples.HIDDEN, "hidden").text
    assert "60 km a day" in text
    assert "21 km home" in text
    assert "500 km" not in text


def test_a_short_page_keeps_its_lines() -> None:
    short = "<nav><a href=/>Home</a></nav><ol><li>Day 1: 5 km<li>Day 2: 6 km</ol><blockquote>All of May</blockquote>"
    assert page_text(short, "short").text == "- Day 1: 5 km\n- Day 2: 6 km\nAll of May"


def test_entities_are_decoded_and_can_not_act() -> None:
    text = page_text(samples.ENTITIES, "entities").text
    assert "90 km a day — every day – until the town of Tromsø" in text.replace("\xa0", " ")
    assert not set(text) & {"\x1b", "\0", "\x07", "\x9b", "\u202e", "\u2069", "\ud800"}


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (samples.SCRIPT_ONLY, "a script draws it"),
        (samples.LOGIN, "it asks to sign in"),
        (samples.CONSENT, "it asks for consent first"),
        ("", "it has no paragraphs of text"),
        ("<html><body></body></html>", "it has no paragraphs of text"),
        ("<p><a href=x>One story</a></p>" * 100, "it has no paragraphs of text"),
        ("<h1>Are you a robot?</h1><p>Checking your browser, just a moment.</p>", "lets people in who pass a test"),
    ],
)
def test_a_page_without_an_article_says_why(page: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        page_text(page, "https://example.org/story")
    said = str(caught.value)
    assert said.startswith("There is no article text at https://example.org/story: ")
    assert reason in said


@pytest.mark.parametrize(
    "text",
    [
        "I ran 5 km every day for 30 days.",
        "Sign in to continue. " + "Then they ran 20 km a day from Oslo to Bergen and back again. " * 3,
        "They ate cookies after every 10 km and slept for nine hours. Each day they walked 25 km, all of May, in rain, "
        "and then the sun came out at last and they went swimming in the cold sea.",
    ],
)
def test_short_articles_are_no_walls(text: str) -> None:
    assert why_no_article(text, script=True, password=True) == ""


PARAGRAPH = (
    "<p>On that day they rode 90 km and ran 20 km from Mumbai towards Goa, with friends and much to tell of.</p>\n"
)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<article><p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{PARAGRAPH * 4}", id="attributes"
        ),
        pytest.param("<div>" * 100_000 + PARAGRAPH * 4 + "</div>" * 100_000, id="nested"),
        pytest.param("<![" * 500_000 + PARAGRAPH, id="declarations"),
        pytest.param("<!--" * 500_000 + PARAGRAPH, id="comments"),
        pytest.param(f"<article>{PARAGRAPH * 20}<script>" + "var a=1;" * 500_000 + "</script></article>", id="script"),
        pytest.param(PARAGRAPH * 4 + "<a " * 500_000, id="unclosed"),
    ],
)
def test_pages_made_to_hold_us_up_are_read(page: str) -> None:
    started = time.monotonic()
    assert "rode 90 km and ran 20 km" in page_text(page, "page").text
    assert time.monotonic() - started < 8


def test_a_page_of_too_much_text_is_cut_past_the_limit() -> None:
    assert len(page_text("<p>" + "90 km a day. " * 380_000, "page").text) > TEXT_CHARACTERS


def test_a_page_beyond_all_size_is_refused_before_it_is_read() -> None:
    with pytest.raises(SourceError, match="too large a page"):
        page_text("x" * 8_000_001, "page")


def test_a_page_that_takes_too_long_is_left() -> None:
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"page could not be read within 0\.3 seconds"):
        page_text("<li>x" * 900_000, "page", seconds=0.3)
    assert time.monotonic() - started < 3


def test_when_the_extractor_fails_the_lines_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.sources.extract._extracted", lambda _: "")
    assert best_text(slimmed(samples.NEWS)) == "\n".join(slimmed(samples.NEWS).lines)


def test_tables_lose_their_rules_and_outer_bars() -> None:
    assert tidied("a\n| b | c |\n|---|---|\n| | d |\n- e | f\n|\n---\n") == "a\nb | c\n| d\n- e | f\n\n---"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"title": 1, "text": "x", "published": null, "script": 0, "password": 0}',
        b'{"title": "", "text": null, "published": null, "script": 0, "password": 0}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_the_child_says_is_checked(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    monkeypatch.setattr(pages, "run_module", lambda *_, **__: answer)
    with pytest.raises(SourceError, match="page could not be read as a page"):
        page_text("<p>x", "page")


def test_what_the_child_says_is_cleaned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"title": "a\x1b\nb", "text": "90 km\0\u202e\n20 km", "published": "2026-02-31", "script": 0, "password": 0}
    answer = json.dumps(made).encode()
    monkeypatch.setattr(pages, "run_module", lambda *_, **__: answer)
    assert page_text("<p>x", "page") == Page("a b", "90 km  \n20 km", None)


def test_the_child_may_not_open_connections_or_start_programs() -> None:
    for event in ("socket.connect", "socket.__new__", "subprocess.Popen", "os.system", "os.posix_spawn"):
        with pytest.raises(PermissionError):
            guard(event, ())
    guard("open", ("a",))
    guard("import", ("socket",))


@pytest.mark.parametrize(
    ("program", "error"),
    [
        ("import time; time.sleep(60)", LateChildError),
        ("while True: pass", LateChildError),
        ("import os; os.close(1); import time; time.sleep(60)", LateChildError),
        ("raise SystemExit(3)", ChildError),
        ("import os; os.kill(os.getpid(), 11)", ChildError),
        ("import sys; sys.stdout.write('x' * 5_000_000)", ChildError),
        ("import missing_module", ChildError),
    ],
)
def test_a_child_is_ended_and_reaped_whatever_it_does(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, program: str, error: type[ChildError]
) -> None:
    folder = tmp_path_factory.mktemp("child")
    (folder / "made_child.py").write_text(program)
    monkeypatch.syspath_prepend(str(folder))
    begun: list[subprocess.Popen[bytes]] = []
    start = child.start

    def noted(*words: str) -> "subprocess.Popen[bytes]":
        begun.append(start(*words))
        return begun[-1]

    monkeypatch.setattr(child, "start", noted)
    started = time.monotonic()
    with pytest.raises(error) as caught:
        run_module("made_child", b"x" * 300_000, seconds=0.4, limit=1_000)
    assert caught.type is error
    assert time.monotonic() - started < 3
    assert [process.returncode is not None for process in begun] == [True]


def test_the_child_sees_nothing_of_the_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("child")
    (folder / "telling_child.py").write_text("import os, sys; print(sorted(os.environ), sys.flags.isolated)")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("XML_CATALOG_FILES", "x")
    monkeypatch.setenv("HTTP_PROXY", "x")
    said = run_module("telling_child", b"", seconds=5, limit=1_000).decode()
    assert "XML" not in said
    assert "PROXY" not in said
    assert said.strip().endswith(" 1")


def test_a_page_of_five_megabytes_takes_less_than_the_memory_allowed() -> None:
    pytest.importorskip("resource")
    # in a process of its own: what counts are its children, not those of other tests
    measured = subprocess.run([sys.executable, "-c", _MEASURED, PARAGRAPH], capture_output=True, text=True, check=True)
    assert 0 < int(measured.stdout) < 300_000


_MEASURED = """
import resource, sys
from tracker.sources.pages import page_text
page_text("<html><body><article>" + sys.argv[1] * 18_000 + "</article>", "page")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

"""The import of an article: from the paste to the started challenge, each line beside the phrase that says it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest
from textual.events import Paste
from textual.widgets import Button

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, staged
from tests.tui.story import STORY, found, phrase, refused, story
from tracker.articles.doubts import asked
from tracker.articles.drafts import Amount, ChallengeDraft, Draft, Found, Kind, Per, Target, Unit
from tracker.articles.drafts import Stage as DayRow
from tracker.errors import RefusedError, TrackerError
from tracker.services.articles import ReadArticle
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.screens.article_draft import DraftScreen
from tracker.tui.screens.article_source import ArticleArea, SourceScreen
from tracker.tui.widgets.article_text import ArticleText

Reads = Callable[[Draft], list[str]]
KEYS = 15


@pytest.fixture
def reads(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Makes the handle read any text as a given draft, and gives the list of what it was asked to read."""

    def put(draft: Draft) -> list[str]:
        asked_for: list[str] = []

        def read(text: str, *, name: str = "pasted text", published: date | None = None) -> ReadArticle:
            asked_for.append(text)
            return ReadArticle(source=name, name=name, draft=draft)

        monkeypatch.setattr(tracker, "read_text", read)
        return asked_for

    return put


async def paste(stage: Stage, text: str) -> None:
    """What a terminal sends for a bracketed paste."""
    stage.app.post_message(Paste(text))
    await stage.settle()


async def opened(stage: Stage, text: str = STORY) -> DraftScreen:
    """The second step, the text pasted and read."""
    await stage.press("i")
    await paste(stage, text)
    await stage.press("f5")
    return checking(stage)


def checking(stage: Stage) -> DraftScreen:
    """The second step."""
    screen = stage.app.screen
    assert isinstance(screen, DraftScreen), screen
    return screen


def focused(stage: Stage) -> object:
    """What has the focus."""
    return stage.app.focused


def marked(screen: DraftScreen) -> list[str]:
    """The phrases marked strongly."""
    article = screen.query_one(ArticleText)
    return [screen.sheet.draft.text[start:end] for start, end in article.strong]


def visible(screen: DraftScreen, stage: Stage, said: str) -> bool:
    """Whether the words stand in the rows of the article that are on the screen."""
    region = screen.query_one(ArticleText).content_region
    rows = stage.text().split("\n")[region.y : region.bottom]
    return said in " ".join(" ".join(row[region.x : region.right].split()) for row in rows)


def cursor(screen: DraftScreen) -> str:
    """The path of the row under the cursor."""
    assert screen.rows.current is not None
    return screen.rows.current.path


# -- the story --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_from_the_paste_to_the_started_challenge(
    size: tuple[int, int], tracker: Tracker, clock: FrozenClock, reads: Reads
) -> None:
    reads(story())
    keys: list[str] = []
    async with staged(tracker, size) as stage:

        async def press(*names: str) -> None:
            keys.extend(names)
            await stage.press(*names)

        await press("i")
        await paste(stage, STORY)
        keys.append("paste")
        await press("f5")
        assert "ride 90 km" in marked(checking(stage))
        await press("ctrl+s")
        assert len(keys) <= KEYS, keys
        (progress,) = tracker.challenges()
        assert progress.days == 5
        assert progress.challenge.period.start == date(2025, 6, 28), "the coming day"
        assert [(one.activity, one.target) for one in progress.targets] == [("ride", 90_000_000), ("run", 20_000_000)]
        (stand,) = tracker.races()
        assert stand.race.on == date(2025, 6, 21)
        assert stand.race.distance_mm == 21_097_500
        assert "Started Mumbai to Goa" in stage.text()
        assert stage.app.current_mode == "today"
        assert "day 1 of 5" in stage.text()
        assert stand.result is None, "the story is somebody else's"
        assert tracker.medals() == ()
        await stage.press("u")
        assert tracker.challenges() == ()
        assert tracker.races() == ()


async def test_the_reader_itself_takes_no_more_keys(tracker: Tracker) -> None:
    text = "For five days we cycled 90 km and ran 20 km every day, from Mumbai to Goa."
    begun = perf_counter()
    async with staged(tracker) as stage:
        await stage.press("i")
        await paste(stage, text)
        await stage.press("f5")
        screen = checking(stage)
        assert screen.sheet.draft.doubts == (), "the text answers it all"
        assert "90 km" in marked(screen)[0]
        await stage.press("ctrl+s")
        (progress,) = tracker.challenges()
        assert [one.target for one in progress.targets] == [90_000_000, 20_000_000]
    assert perf_counter() - begun < 60


async def test_the_plan_stands_there_before_it_is_started(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        await opened(stage)
        text = stage.text()
        assert "As it would be started" in text
        assert "Ride 90 km + Run 20 km" in text
        assert "550 km" in text
        assert "28 Jun – 2 Jul 2025" in text
        assert "Mumbai → Pen → Chiplun → Goa" in text
        assert "Race Tromsø Midnight Sun Half Marathon" in " ".join(text.split())
        assert tracker.challenges() == (), "nothing is stored by looking"


async def test_another_first_day_moves_the_plan_and_the_start(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        await stage.press("f", "ctrl+u")
        await stage.write("31 feb")
        await stage.press("ctrl+s")
        assert stage.app.screen is screen, "a day that can't be starts nothing"
        assert tracker.challenges() == ()
        await stage.press("ctrl+u")
        await stage.write("5 jul")
        assert "5–9 Jul 2025" in stage.text()
        await stage.press("enter")
        assert focused(stage) is screen.rows
        await stage.press("ctrl+s")
        (progress,) = tracker.challenges()
        assert progress.challenge.period.start == date(2025, 7, 5)


@pytest.mark.parametrize(
    ("size", "shown"), [((160, 45), "Sat 28 Jun 2025"), ((100, 30), " 28 Jun "), ((80, 24), "28 Jun")]
)
async def test_the_first_day_is_read_back_at_every_width(
    size: tuple[int, int], shown: str, tracker: Tracker, reads: Reads
) -> None:
    reads(story())
    async with staged(tracker, size) as stage:
        await opened(stage)
        row = next(line for line in stage.text().splitlines() if "Start on" in line)
        assert shown in row


async def test_what_a_line_could_be_is_told_to_its_end(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker, (100, 30)) as stage:
        screen = await opened(stage)
        await stage.press("a")
        await stage.write("nothing of that kind")
        await stage.press("enter")
        hint = screen.query_one("#draft-hint")
        assert hint.virtual_size.height <= hint.size.height
        assert hint.size.height > 2


async def test_the_buttons_do_what_the_keys_do(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        await paste(stage, STORY)
        await stage.press("tab")
        assert isinstance(focused(stage), Button)
        await stage.press("enter")
        screen = checking(stage)
        screen.query_one("#adoption-start").focus()
        await stage.press("enter")
        assert len(tracker.challenges()) == 1


async def test_saving_keeps_a_template_and_starts_nothing(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker, (120, 60)) as stage:
        await opened(stage)
        await stage.press("s")
        assert tracker.challenges() == ()
        assert stage.app.current_mode == "library"
        assert "Saved Mumbai to Goa in the library" in stage.text()
        own = [entry for entry in tracker.library() if entry.own]
        assert [entry.template.title for entry in own] == ["Mumbai to Goa"]
        assert "pasted text" in stage.text(), "the preview shows the template's figures with their source"


# -- evidence ---------------------------------------------------------------------------------------------------------


async def test_moving_over_the_draft_moves_the_mark(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    for size in ((120, 36), (80, 24)):
        async with staged(tracker, size) as stage:
            screen = await opened(stage, f"{STORY} " if size == (80, 24) else STORY)
            seen = []
            await stage.press("home")
            while True:
                at = cursor(screen)
                (mark,) = marked(screen) or [""]
                if mark:
                    assert visible(screen, stage, mark.split()[0]), f"{mark} is scrolled into view"
                seen.append((at, mark))
                await stage.press("down")
                if cursor(screen) == at:
                    break
            assert ("challenges[0].days", "For five days") in seen
            assert ("challenges[0].targets[0]", "ride 90 km") in seen
            assert ("challenges[0].targets[1]", "run 20 km") in seen
            assert ("races[0].medal", "a medal each") in seen
            assert seen[-1] == ("asides[0]", "220 km lay behind them")
            soft = screen.query_one(ArticleText).soft
            assert (phrase("run 20 km").start, phrase("run 20 km").end) in soft
            assert (phrase("220 km lay behind them").start, phrase("220 km lay behind them").end) not in soft
            await stage.press("escape", "escape")


async def test_a_click_on_a_mark_goes_to_its_row(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        region = screen.query_one(ArticleText).content_region
        rows = stage.text().split("\n")
        row = next(y for y in range(region.y, region.bottom) if "Midnight Sun" in rows[y][: region.right])
        await stage.pilot.click(offset=(rows[row].index("Midnight") + 1, row))
        await stage.settle()
        assert cursor(screen) == "races[0].name"


# -- fixing -----------------------------------------------------------------------------------------------------------


async def test_a_field_is_edited_in_its_place(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        screen.rows.go_to("challenges[0].targets[0]")
        await stage.press("enter")
        assert screen.edit.input.value == "90 km"
        await stage.press("ctrl+u")
        await stage.write("hundred of them")
        await stage.press("enter")
        assert screen.edit.input.value == "hundred of them", "what was typed stays"
        assert focused(stage) is screen.edit.input
        hint = str(screen.query_one("#draft-hint").render())
        assert len(hint) > 10, hint
        assert screen.sheet.draft == story()
        await stage.press("ctrl+u")
        await stage.write("95 km")
        await stage.press("enter")
        assert focused(stage) is screen.rows
        assert screen.sheet.draft.challenges[0].targets[0].amount.value.number == 95
        assert cursor(screen) == "challenges[0].targets[0]"
        assert "Ride 95 km + Run 20 km" in stage.text(), "the plan follows"
        await stage.press("e", "escape")
        assert screen.sheet.draft.challenges[0].targets[0].amount.value.number == 95
        await stage.press("u")
        assert screen.sheet.draft == story()
        assert "Ride 90 km + Run 20 km" in stage.text()


async def test_dropping_adding_taking_and_taking_back(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        screen.rows.go_to("challenges[0].targets[1]")
        await stage.press("x")
        assert [one.activity for one in screen.sheet.draft.challenges[0].targets] == ["cycling"]
        await stage.press("a")
        await stage.write("run 21 km a day")
        await stage.press("enter")
        assert [one.amount.value.number for one in screen.sheet.draft.challenges[0].targets] == [90, 21]
        assert cursor(screen) == "challenges[0].targets[1]", "the cursor goes to what is new"
        assert marked(screen) == [], "nobody said it"
        await stage.press("t")
        assert cursor(screen) == "asides[0]", "first to the figures that were not taken"
        assert "progress so far" in stage.text()
        await stage.press("t")
        assert screen.sheet.draft.asides == ()
        assert len(screen.sheet.draft.challenges[0].targets) == 3
        await stage.press("t")
        assert "Every figure that was read is in the draft" in stage.text()
        before = tracker.last_change()
        await stage.press("u", "u", "u")
        assert screen.sheet.draft == story()
        await stage.press("u")
        assert "Nothing of the draft was changed" in stage.text()
        await stage.press("U", "U", "U")
        assert len(screen.sheet.draft.challenges[0].targets) == 3
        await stage.press("U")
        assert "Nothing of the draft was taken back" in stage.text()
        assert tracker.last_change() == before, "the journal is not touched"


async def test_a_new_change_ends_what_could_be_made_again(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        screen.rows.go_to("challenges[0].targets[1]")
        await stage.press("x", "u", "a")
        await stage.write("#hills")
        await stage.press("enter", "U")
        assert len(screen.sheet.draft.challenges[0].targets) == 2
        assert "Nothing of the draft was taken back" in stage.text()


async def test_leaving_tracker_from_the_draft_asks_first(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        await stage.press("q")
        assert "Leave tracker?" in stage.text()
        await stage.press("n")
        assert stage.app.screen is screen
        await stage.press("q", "y")
        assert stage.app.return_code == 0


async def test_a_race_is_dropped_on_its_name(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        screen.rows.go_to("races[0].name")
        await stage.press("x")
        assert screen.sheet.draft.races == ()
        await stage.press("ctrl+s")
        assert tracker.races() == ()
        assert len(tracker.challenges()) == 1


async def test_a_long_day_list_is_folded_until_it_is_opened(tracker: Tracker, reads: Reads) -> None:
    days = tuple(DayRow(n, "cycling", Amount(Decimal(40 + n), Unit.KM), None) for n in range(1, 21))
    one = replace(story().challenges[0], targets=(), stages=days, days=None)
    reads(replace(story(), challenges=(one,)))
    async with staged(tracker) as stage:
        screen = await opened(stage)
        assert "20 rows, Day 1 to Day 20" in stage.text()
        screen.rows.go_to("challenges[0].stages")
        await stage.press("enter")
        assert cursor(screen) == "challenges[0].stages[0]"
        await stage.press("x")
        assert len(screen.sheet.draft.challenges[0].stages) == 19
        await stage.press("u")
        assert len(screen.sheet.draft.challenges[0].stages) == 20


# -- doubts -----------------------------------------------------------------------------------------------------------


def doubtful() -> Draft:
    """The story with two figures for its days."""
    others: tuple[Found[int], ...] = (Found(6, phrase("Two weeks")),)
    one = replace(story().challenges[0], days=found(5, "For five days", others))
    return asked(replace(story(), challenges=(one,)))


def open_doubts(screen: DraftScreen) -> int:
    """How many questions are open."""
    return len(screen.sheet.draft.doubts)


async def test_a_doubt_is_shown_and_answered_by_its_number(tracker: Tracker, reads: Reads) -> None:
    reads(doubtful())
    for size in ((120, 36), (80, 24)):
        async with staged(tracker, size) as stage:
            screen = await opened(stage, f"{STORY} " if size == (80, 24) else STORY)
            assert cursor(screen) == "challenges[0].days", "what is doubtful comes first"
            text = stage.text()
            assert "Draft · 1 question" in text
            assert "? How long does it take?" in text
            assert "1 5 days" in text
            assert "2 6 days" in text
            await stage.press("9")
            assert open_doubts(screen) == 1, "there is no ninth answer"
            await stage.press("2")
            assert open_doubts(screen) == 0
            days = screen.sheet.draft.challenges[0].days
            assert days is not None
            assert days.value == 6
            assert "question" not in stage.text()
            await stage.press("1")
            assert stage.app.screen is screen, "a number too many goes nowhere"
            await stage.press("u")
            assert open_doubts(screen) == 1
            await stage.press("escape", "escape")


# -- refusals and faults ----------------------------------------------------------------------------------------------


async def test_a_refusal_is_one_sentence_and_the_text_stays(tracker: Tracker, reads: Reads) -> None:
    reads(refused())
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        await paste(stage, "Shares fell by 3 per cent.")
        await stage.press("f5")
        screen = stage.app.screen
        assert isinstance(screen, SourceScreen)
        assert "The text tells of nothing that one could follow." in stage.text()
        assert screen.area.text == "Shares fell by 3 per cent."
        assert focused(stage) is screen.area
        await stage.press("escape")
        await stage.press("i")
        again = stage.app.screen
        assert isinstance(again, SourceScreen)
        assert again.area.text == "Shares fell by 3 per cent.", "it is there again the next time"
        await stage.press("f5")
        await stage.press("f5")
        assert isinstance(stage.app.screen, DraftScreen), "by hand all the same"
        await stage.press("ctrl+s")
        assert "nothing to keep yet" in stage.text()
        await stage.press("a")
        await stage.write("run 5 km a day")
        await stage.press("enter")
        assert len(checking(stage).sheet.draft.challenges) == 1


async def test_an_empty_field_says_what_to_do(tracker: Tracker, reads: Reads) -> None:
    asked_for = reads(story())
    async with staged(tracker) as stage:
        await stage.press("6", "i", "f5")
        assert "nothing to read yet" in stage.text()
        assert asked_for == []


async def test_a_path_or_an_address_is_read_as_a_source(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reads: Reads
) -> None:
    sources: list[str] = []

    def read(source: str, **_: object) -> ReadArticle:
        sources.append(source)
        return ReadArticle(source=source, name=source, error=RefusedError(f"There is no page at {source} [/]."))

    texts = reads(story())
    monkeypatch.setattr(tracker, "read_article", read)
    file = tmp_path / "an article.txt"
    file.write_text(STORY, encoding="utf-8")
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        for typed in (str(file), "https://example.org/story", "missing.html"):
            stage.app.screen.query_one(ArticleArea).text = typed
            await stage.press("f5")
            assert sources[-1] == typed
            assert str(stage.app.screen.query_one("#source-said").render()) == f"There is no page at {typed} [/]."
            assert stage.app.screen.query_one(ArticleArea).text == typed
        stage.app.screen.query_one(ArticleArea).text = "We ran 5 km a day"
        await stage.press("f5")
        assert texts == ["We ran 5 km a day"]


async def test_while_it_reads_the_keys_are_taken_and_it_is_read_once(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, calls = Event(), []

    def slow(text: str, **_: object) -> ReadArticle:
        calls.append(text)
        gate.wait(10)
        return ReadArticle(source="pasted text", name="pasted text", draft=story())

    monkeypatch.setattr(tracker, "read_text", slow)
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        await paste(stage, STORY)
        await stage.pilot.press("f5", "f5")
        assert "Reading" in stage.text()
        gate.set()
        await stage.settle()
        assert calls == [STORY]
        checking(stage)


async def test_closing_while_it_reads_shows_nothing_later(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Event()

    def slow(text: str, **_: object) -> ReadArticle:
        gate.wait(10)
        return ReadArticle(source="pasted text", name="pasted text", draft=story())

    monkeypatch.setattr(tracker, "read_text", slow)
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        await paste(stage, STORY)
        await stage.pilot.press("f5", "escape")
        gate.set()
        await stage.settle()
        assert stage.app.current_mode == "library"
        assert not isinstance(stage.app.screen, SourceScreen | DraftScreen)


async def test_a_reader_that_breaks_is_told_and_the_text_stays(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str, **_: object) -> ReadArticle:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(tracker, "read_text", broken)
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        await paste(stage, STORY)
        await stage.press("f5")
        assert "A fault of tracker's own" in stage.text()
        await stage.press("escape")
        assert stage.app.screen.query_one(ArticleArea).text == STORY
        assert "This text could not be read; it is still here." in stage.text()


async def test_what_cannot_be_stored_leaves_the_draft_as_it_is(
    tracker: Tracker, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise TrackerError("Another window holds the journal; try again.")

    reads(story())
    monkeypatch.setattr(tracker, "adopt", busy)
    async with staged(tracker) as stage:
        screen = await opened(stage)
        await stage.press("ctrl+s")
        assert "Another window holds the journal" in stage.text()
        assert stage.app.screen is screen
        monkeypatch.undo()
        await stage.press("ctrl+s")
        assert len(tracker.challenges()) == 1


async def test_enter_twice_starts_once(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        await opened(stage)
        await stage.pilot.press("ctrl+s", "ctrl+s")
        await stage.settle()
        assert len(tracker.challenges()) == 1
        assert len(stage.found(messages.ArticleAdopted)) == 1


async def test_going_back_to_the_text_keeps_what_was_changed(tracker: Tracker, reads: Reads) -> None:
    asked_for = reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        screen.rows.go_to("races[0].name")
        await stage.press("x", "escape", "f5")
        again = checking(stage)
        assert again.sheet.draft.races == ()
        assert asked_for == [STORY], "the same text is not read again"
        await stage.press("escape")
        await stage.write("x")
        await stage.press("f5")
        assert checking(stage).sheet.draft == story(), "another text is"


# -- hostile texts ----------------------------------------------------------------------------------------------------

HOSTILE = (
    "[/]",
    "[@click=app.quit]90 km[/]",
    "\x1b[2J\x1b]0;T\x07",
    "\u202ereversed\u2066x",
    "a\x00b\x9b31m",
    "字é🏃🏽‍♀️\u200d",
)


@pytest.mark.parametrize("payload", HOSTILE)
async def test_hostile_text_shows_and_does_nothing(payload: str, tracker: Tracker, reads: Reads) -> None:
    text = f"{payload} run 5 km {payload}\n{payload}"
    start = text.index("run 5 km")
    said = phrase("run 5 km", text)
    draft = Draft(
        text=text,
        kind=Kind.CHALLENGE,
        challenges=(
            ChallengeDraft(
                title=Found(payload, None),
                targets=(Target("running", Found(Amount(Decimal(5), Unit.KM), said), Per.DAY),),
                people=(Found(payload, said),),
                medals=(Found(payload, None),),
            ),
        ),
        doubts=(),
    )
    assert said.start == start
    reads(asked(draft))
    async with staged(tracker) as stage:
        screen = await opened(stage, text)
        for _ in range(8):
            shown = stage.text()
            wild = [char for char in shown if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) <= 0x9F)]
            assert not wild, wild
            assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2069")
            await stage.press("down")
        await stage.press("a")
        screen.edit.input.value = payload
        await stage.press("enter")
        assert stage.app.is_running


async def test_a_large_paste_is_shown_and_moved_through(tracker: Tracker, reads: Reads) -> None:
    text = ("We ride 90 km and run 20 km. " * 7_000)[:200_000]
    start = text.rindex("ride 90 km")
    base = story().challenges[0]
    last = replace(phrase("ride 90 km"), start=start, end=start + len("ride 90 km"))
    ride = Target("cycling", Found(Amount(Decimal(90), Unit.KM), last), Per.DAY)
    reads(Draft(text=text, kind=Kind.CHALLENGE, challenges=(replace(base, targets=(ride,)),)))
    async with staged(tracker) as stage:
        screen = await opened(stage, text)
        screen.rows.go_to("challenges[0].targets[0]")
        await stage.settle()
        assert marked(screen) == ["ride 90 km"]
        assert screen.query_one(ArticleText).scroll_offset.y > 1_000


async def test_a_paste_that_no_field_can_bear_is_refused_whole(tracker: Tracker, reads: Reads) -> None:
    async with staged(tracker) as stage:
        await stage.press("6", "i")
        await paste(stage, "x" * 1_200_000)
        assert stage.app.screen.query_one(ArticleArea).text == ""
        assert "1.2 million characters are too much to paste" in stage.text()


# -- places -----------------------------------------------------------------------------------------------------------


async def test_letters_are_text_while_one_writes(tracker: Tracker, reads: Reads) -> None:
    async with staged(tracker) as stage:
        await stage.press("i")
        await stage.write("usqux 126?")
        assert stage.app.screen.query_one(ArticleArea).text == "usqux 126?"


async def test_an_import_that_was_begun_goes_on_where_it_was(tracker: Tracker, reads: Reads) -> None:
    reads(story())
    async with staged(tracker) as stage:
        screen = await opened(stage)
        await stage.app.action_show("today")
        await stage.settle()
        await stage.press("i")
        assert stage.app.screen is screen


@pytest.mark.parametrize("size", [(50, 15), (60, 20), (80, 24), (100, 30), (120, 36), (160, 45)])
async def test_both_steps_stand_at_every_size(size: tuple[int, int], tracker: Tracker, reads: Reads) -> None:
    reads(doubtful())
    async with staged(tracker, size) as stage:
        await stage.press("6", "i")
        await paste(stage, STORY)
        assert stage.app.screen.query_one(ArticleArea).size.height >= 5
        await stage.press("f5")
        screen = checking(stage)
        article, draft = screen.article, screen.draft
        assert draft.size.width >= 40
        assert screen.rows.size.height >= 3
        assert screen.adoption.size.height >= 2
        assert screen.adoption.region.bottom <= size[1]
        if article.display and size[0] < 100:
            assert article.region.bottom <= draft.region.y
            assert article.size.height >= 3
        elif article.display:
            assert article.region.right <= draft.region.x
            assert article.size.width >= 40
        await stage.press("e")
        assert screen.edit.region.bottom <= size[1], "the line that edits is on the screen"
        assert screen.edit.region.right <= size[0]
        if size[0] >= 80:
            assert "? How long does it take?" in stage.text()
        await stage.press("escape")
        assert screen.rows.scroll_offset.y <= screen.rows.cursor
        assert screen.rows.cursor < screen.rows.scroll_offset.y + screen.rows.size.height

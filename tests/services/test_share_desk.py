"""Cards through the desk: of a day as it stood then, a challenge, a medal."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tracker.domain.cards import Figure, card_text
from tracker.errors import NotFoundError, RefusedError
from tracker.services.card_files import free_path, save_card
from tracker.services.demo_tracker import DemoTracker
from tracker.services.tracker import Tracker

EVENING = date(2025, 6, 28)


class Standing:
    """The evening of the last day."""

    def now(self) -> datetime:
        return datetime(2025, 6, 30, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """The demo after all five days; nothing is written to it."""
    made = DemoTracker(tmp_path_factory.mktemp("demo") / "journal.db", Standing())
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Tracker]:
    made = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T18:40+05:30"))
    yield made
    made.close()


def test_the_card_of_day_three_names_330_km_the_streak_and_the_hashtags(demo: Tracker) -> None:
    card = demo.share("day", on=EVENING)
    assert card.hero == Figure(value="330 km", label="of 558 km"), "as it stood then, not as it stands now"
    assert (card.title, card.subtitle) == ("Mumbai → Goa", "Day 3 of 5 · Sat 28 Jun 2025")
    assert card.streak == "3 days"
    assert card.hashtags[:3] == ("fitindianrun", "ghat", "MumbaiToGoa")
    assert [(bar.label, bar.done, bar.asked, bar.hit) for bar in card.bars] == [
        ("Ride", "90", "90 km", True),
        ("Run", "20", "20 km", True),
    ]
    assert [one.title for one in card.medals] == ["Over the ghats to Chiplun"]
    assert card.road is not None
    assert card.road.words == "4.9 km past Ratnagiri, next Kankavli in 114.7 km"
    text = card_text(card)
    assert len(text) <= 280
    assert "330 km" in text
    assert "Streak: 3 days" in text
    assert "#fitindianrun #ghat" in text
    assert "selfie" not in text, "the push-ups between count for another challenge"


def test_the_demo_has_photos_with_captions(demo: Tracker) -> None:
    shown = demo.photo_list()
    assert [one.session.activity for one in shown] == ["ride", "run"]
    assert all(one.file.is_file() for one in shown)
    assert [one.local_date for one in demo.journal("#karnala")] == [date(2025, 6, 26)]


def test_the_finished_challenge_shows_its_medals_and_sums(demo: Tracker) -> None:
    card = demo.share("challenge")
    assert (card.ref, card.subtitle) == ("mumbai-to-goa", "Completed on Mon 30 Jun 2025")
    assert [(one.label, one.value) for one in card.figures][:2] == [("Ride", "450 km"), ("Run", "100 km")]
    assert [one.title for one in card.medals][-1] == "Mumbai to Goa on foot and wheels"
    assert card.streak == "5 days"
    then = demo.share("challenge", "mumbai-to-goa", on=EVENING)
    assert (then.subtitle, then.streak) == ("Day 3 of 5 · Sat 28 Jun 2025", "3 days")


def test_a_medal_is_meant_by_its_key_its_title_or_its_challenge(demo: Tracker) -> None:
    newest = demo.share("medal")
    assert newest.title == "Mumbai to Goa on foot and wheels"
    assert demo.share("medal", newest.ref) == newest
    chiplun = demo.share("medal", "over the ghats to chiplun")
    assert (chiplun.on, chiplun.hashtags[0]) == (EVENING, "fitindianrun")
    half = demo.share("medal", "tromso-midnight-sun-half")
    assert half.hero == Figure(value="2:06:02", label="")
    assert "midnightsun" in half.hashtags
    with pytest.raises(NotFoundError, match="No medal is called"):
        demo.share("medal", "nobody")


def test_a_day_that_fed_no_challenge_is_told_by_itself(demo: Tracker) -> None:
    card = demo.share("day", on=date(2024, 12, 25))
    assert (card.title, card.ref, card.bars) == ("Wed 25 Dec 2024", "", ())
    assert card.hero is not None
    assert card.hero.label == "ride"
    walk = demo.share("day", "walk-1000-miles")
    assert walk.title == "Walk 1,000 miles"
    assert walk.note == "", "nothing of that day counted for it"


def test_what_can_not_be_told_is_said_in_one_sentence(desk: Tracker) -> None:
    with pytest.raises(NotFoundError, match=r"Nothing was logged on Sat 28 Jun 2025.* --on\.$"):
        desk.share()
    with pytest.raises(NotFoundError, match="No challenge has begun"):
        desk.share("challenge")
    with pytest.raises(NotFoundError, match="There is no medal yet"):
        desk.share("medal")
    with pytest.raises(NotFoundError, match="did you mean 'day'"):
        desk.share("dya")
    with pytest.raises(RefusedError, match="still to come"):
        desk.share("day", on=date(2025, 6, 29))


def test_a_challenge_has_no_day_before_its_first(desk: Tracker) -> None:
    desk.start("run30", on=date(2025, 6, 28))
    with pytest.raises(NotFoundError, match=r"Fri 27 Jun 2025 is before Run30, .* begins"):
        desk.share("day", "run30", on=date(2025, 6, 27))
    assert desk.share("day", "run30").subtitle == "Day 1 of 30 · Sat 28 Jun 2025"


def test_captions_and_their_hashtags_are_on_the_card(desk: Tracker, tmp_path: Path) -> None:
    desk.log("run 20km 1:58:30", photo=png_file(tmp_path / "a.png"), caption="The sea at last #goa")
    card = desk.share()
    assert (card.note, card.hashtags) == ("The sea at last #goa", ("goa",))
    assert card.athlete == "", "nobody has said a name"


def test_a_card_is_saved_and_never_over_a_file_unasked(desk: Tracker, tmp_path: Path) -> None:
    desk.log("run 20km 1:58:30")
    card = desk.share()
    svg, png = (save_card(card, tmp_path / f"card.{kind}") for kind in ("svg", "PNG"))
    assert svg.read_text().startswith("<svg")
    assert png.read_bytes()[:4] == b"\x89PNG"
    with pytest.raises(RefusedError, match="is there already"):
        save_card(card, svg)
    assert "#faf8f4" in save_card(card, svg, light=True, over=True).read_text()
    with pytest.raises(RefusedError, match="no kind of picture"):
        save_card(card, tmp_path / "card.jpg")
    with pytest.raises(RefusedError, match="can't be written"):
        save_card(card, tmp_path / "nowhere" / "card.svg")
    assert sorted(path.name for path in tmp_path.glob("*card*")) == ["card.PNG", "card.svg"]


def test_a_card_that_nobody_named_a_place_for_goes_where_pictures_are(desk: Tracker, tmp_path: Path) -> None:
    desk.log("run 20km 1:58:30")
    card = desk.share()
    assert free_path(card, ".svg", tmp_path) == tmp_path / "day-2025-06-28.svg"
    (tmp_path / "Downloads").mkdir()
    (tmp_path / "Pictures").mkdir()
    first = save_card(card, free_path(card, ".svg", tmp_path))
    assert first == tmp_path / "Pictures" / "day-2025-06-28.svg"
    assert free_path(card, ".svg", tmp_path).name == "day-2025-06-28-2.svg"

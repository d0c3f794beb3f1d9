"""Photos in the store: rows, captions that are searched, and what undo makes of them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tracker.domain.photos import Photo
from tracker.domain.sessions import Session
from tracker.errors import JournalError
from tracker.store.journal import Filter, Store

MakeSession = Callable[..., Session]


def photo(id: str, session: str, caption: str = "") -> Photo:  # noqa: A002 as it is called
    return Photo(id=id, session_id=session, path=f"photos/{id}.png", caption=caption)


@pytest.fixture
def shown(couple: Store, now: datetime, session_on: MakeSession) -> Store:
    """Two sessions of asha with a photo each, one of ben."""
    with couple.write("Logged", at=now) as writer:
        writer.add_session(session_on("s1", note="uphill", tags=("hills",)))
        writer.add_session(session_on("s2", day=date(2025, 6, 26)))
        writer.add_session(session_on("s3", athlete_id="ben"))
        writer.add_photo(photo("p1", "s1", "Rain over Karnala #Ghat"))
        writer.add_photo(photo("p2", "s2"))
        writer.add_photo(photo("p3", "s3", "#ghat"))
    return couple


def found(store: Store, **wanted: object) -> list[str]:
    with store.read() as reader:
        return [one.id for one in reader.sessions("asha", filter=Filter(**wanted))]  # type: ignore[arg-type]


def test_photos_come_by_day_and_by_session(shown: Store) -> None:
    with shown.read() as reader:
        assert [one.id for one in reader.photos("asha")] == ["p1", "p2"]
        assert [one.id for one in reader.photos("asha", last=date(2025, 6, 26))] == ["p2"]
        assert reader.photos_of(("s1", "s3")) == (
            photo("p1", "s1", "Rain over Karnala #Ghat"),
            photo("p3", "s3", "#ghat"),
        )
        assert reader.photos_of(()) == ()


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"words": ("karnala",)}, ["s1"]),
        ({"words": ("uphill", "RAIN")}, ["s1"]),
        ({"tags": ("ghat",)}, ["s1"]),
        ({"tags": ("hills", "GHAT")}, ["s1"]),
        ({"tags": ("gha",)}, []),
        ({"tags": ("karnala",)}, []),
        ({"photographed": True}, ["s1", "s2"]),
    ],
)
def test_captions_are_searched_like_notes_and_tags(shown: Store, wanted: dict[str, object], ids: list[str]) -> None:
    assert found(shown, **wanted) == ids


def test_an_edit_keeps_what_the_captions_say(shown: Store, now: datetime, session_on: MakeSession) -> None:
    with shown.write("Changed", at=now) as writer:
        writer.replace_session(session_on("s1", note="downhill"), 1)
    assert found(shown, words=("downhill", "karnala")) == ["s1"]
    assert found(shown, words=("uphill",)) == []


def test_a_photo_that_goes_takes_its_words_along_and_undo_brings_both_back(shown: Store, now: datetime) -> None:
    with shown.write("Removed", at=now) as writer:
        assert writer.remove_photo("p1")
        assert not writer.remove_photo("p1")
    assert found(shown, words=("karnala",)) == []
    shown.undo(now)
    assert found(shown, words=("karnala",), tags=("ghat",)) == ["s1"]


def test_the_photos_of_a_deleted_session_wait_with_it(shown: Store, now: datetime) -> None:
    with shown.write("Deleted", at=now) as writer:
        writer.delete_sessions(["s1"], now + timedelta(minutes=1))
    with shown.read() as reader:
        assert [one.id for one in reader.photos("asha")] == ["p2"]
        assert [one.id for one in reader.photos_of(("s1",))] == ["p1"]
    with pytest.raises(JournalError, match="not in the journal"), shown.write("Late", at=now) as writer:
        writer.add_photo(photo("p4", "s1"))
    shown.undo(now)
    assert found(shown, photographed=True) == ["s1", "s2"]
    assert shown.check() == ()

"""All that may have to wait for another program: it hears signals meanwhile, can be given up, and holds up nobody."""

import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from threading import Thread

import pytest

from tracker.domain.keeping import Reason
from tracker.domain.sessions import Session
from tracker.errors import BusyJournalError
from tracker.store import waiting
from tracker.store.backups import make_backup
from tracker.store.journal import Store
from tracker.store.kept import backups_of
from tracker.store.readonly import private_copy
from tracker.store.restoring import restore
from tracker.store.waiting import Patience

Sessions = Callable[..., Session]
WAIT_MS = 5_000  # longer than any test takes where nobody waits in vain


class Told(BaseException):
    """A signal came."""


@pytest.fixture
def grown(couple: Store, now: datetime, session_on: Sessions) -> Store:
    """A journal with a backup, and a session since."""
    make_backup(couple.path, reason=Reason.DAILY, now=now)
    with couple.write("Logged", at=now) as writer:
        writer.add_session(session_on("s1"))
    return couple


@contextmanager
def held(store: Store, how: str) -> Iterator[sqlite3.Connection]:
    """Another program in the middle of something."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute(how).close()
        other.execute("SELECT count(*) FROM session").fetchone()
        yield other


def _log(store: Store, session: Session, now: datetime) -> None:
    with store.write("Logged", at=now) as writer:
        writer.add_session(session)


def _read(store: Store) -> set[str]:
    with store.read() as reader:
        return {one.id for one in reader.sessions("asha")}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm")
@pytest.mark.parametrize(
    ("how", "what"),
    [
        ("BEGIN EXCLUSIVE", "read"),
        ("BEGIN EXCLUSIVE", "open"),
        ("BEGIN EXCLUSIVE", "check"),
        ("BEGIN EXCLUSIVE", "back up"),
        ("BEGIN EXCLUSIVE", "copy"),
        ("BEGIN IMMEDIATE", "write"),
        ("BEGIN IMMEDIATE", "restore"),
        ("BEGIN", "write"),  # which can't be committed while another one reads
        ("BEGIN", "restore"),
    ],
)
def test_who_waits_hears_signals(grown: Store, now: datetime, session_on: Sessions, how: str, what: str) -> None:
    def told(_number: int, _frame: object) -> None:
        raise Told

    store = Store(grown.path, busy_ms=WAIT_MS)
    calls: dict[str, Callable[[], object]] = {
        "read": lambda: _read(store),
        "open": lambda: Store.open(grown.path, now=now, busy_ms=WAIT_MS),
        "check": store.survey,
        "back up": lambda: make_backup(grown.path, reason=Reason.ASKED, now=now, busy_ms=WAIT_MS),
        "copy": lambda: private_copy(grown.path, WAIT_MS),
        "write": lambda: _log(store, session_on("s2"), now),
        "restore": lambda: restore(grown.path, backups_of(grown.path)[0].path, now=now, busy_ms=WAIT_MS),
    }
    before = signal.signal(signal.SIGALRM, told)
    try:
        with held(grown, how):
            signal.setitimer(signal.ITIMER_REAL, 0.1)
            with pytest.raises(Told):
                calls[what]()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        store.close()
    _log(grown, session_on("s3"), now)
    assert _read(grown) == {"s1", "s3"}, "nothing was done, and nothing is locked"


@contextmanager
def waiting_for(call: Callable[[], object]) -> Iterator[tuple[Patience, list[str]]]:
    """A call in another thread which waits by now, as long as the athlete likes; what it says, once it has ended."""
    mine, said = Patience(endless=True), list[str]()

    def run() -> None:
        waiting.patience.set(mine)
        try:
            call()
        except BusyJournalError as error:
            said.append(str(error))

    thread = Thread(target=run)
    thread.start()
    while not mine.waiting and thread.is_alive():
        pass
    try:
        yield mine, said
    finally:
        thread.join()


def test_a_commit_that_waits_for_readers_can_be_given_up(grown: Store, now: datetime, session_on: Sessions) -> None:
    hasty = Store(grown.path, busy_ms=20)
    with held(grown, "BEGIN"):
        with waiting_for(lambda: _log(grown, session_on("s2"), now)) as (patience, said):
            patience.give_up()
        assert said == ["Not waited for the other window any longer: nothing was stored."]
        assert _read(hasty) == {"s1"}, "nothing is locked"
        with pytest.raises(BusyJournalError, match="Another window is using the journal"):
            _log(hasty, session_on("s2"), now)
    _log(hasty, session_on("s2"), now)
    assert _read(grown) == {"s1", "s2"}
    hasty.close()


def test_a_commit_waits_until_others_have_read(grown: Store, now: datetime, session_on: Sessions) -> None:
    with held(grown, "BEGIN") as other, waiting_for(lambda: _log(grown, session_on("s2"), now)) as (_, said):
        other.execute("ROLLBACK").close()
    assert (said, _read(grown)) == ([], {"s1", "s2"})


def test_a_restore_that_waits_holds_up_nobody(grown: Store, now: datetime) -> None:
    (kept,) = backups_of(grown.path)
    with held(grown, "BEGIN IMMEDIATE") as other:
        for line in ("CREATE TABLE t (x)", "DROP TABLE t", "PRAGMA busy_timeout=2000"):
            other.execute(line).close()
        with waiting_for(lambda: restore(grown.path, kept.path, now=now)) as (patience, said):
            try:
                other.execute("COMMIT").close()  # which it can't as long as any other has the lock of readers
            finally:
                if other.in_transaction:
                    patience.give_up()
    assert said == []
    assert _read(grown) == set()


def test_what_is_read_in_vain_says_nothing_of_storing(grown: Store) -> None:
    hasty = Store(grown.path, busy_ms=0)
    with held(grown, "BEGIN EXCLUSIVE"):
        for call in (hasty.survey, lambda: _read(hasty)):
            with pytest.raises(BusyJournalError) as raised:
                call()
            assert "stored" not in str(raised.value)
    hasty.close()

"""What is typed anywhere in the app and not stored yet: kept beside the journal, so that no ending loses it.

Each window has a file of its own and holds a lock on it as long as it lives, so that none takes up what another still
has on its screen; where there are no such locks, the process number in its name tells whether it lives. What a window
left that ended, however it ended, the next one to start takes up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from tracker.tui.typed_files import LOCKS, LONGEST, Typed, fit, left_in, lock, taken_over, written

PASSING = frozenset({"filter", "search", "bring", "export"})  # questions, not entries: a clean end forgets them
LOG = "log"
LINE = "line"  # the field of a form that has one alone


class Draft:
    """One form that is open. `texts` is what it begins with, field by field.

    `before` says when that was typed, where it comes from an earlier time; it is None for a form that begins afresh,
    and as soon as something else is typed.
    """

    def __init__(self, drafts: Drafts, form: str, initial: Mapping[str, str], typed: Typed | None) -> None:
        self._drafts = drafts
        self.form = form
        self.initial = dict(initial)
        self.texts = {**self.initial, **(typed.texts if typed is not None else {})}
        self.before = typed.at if typed is not None and self.texts != self.initial else None

    def put(self, texts: Mapping[str, str]) -> None:
        """Keep what is typed now; fields that are not given stay. As it began, nothing is kept."""
        if all(text == self.texts.get(name, "") for name, text in texts.items()):
            return
        self.texts.update(texts)
        self.before = None
        kept = {name: text for name, text in self.texts.items() if text != self.initial.get(name, "")}
        self._drafts.put(self.form, kept)

    def drop(self) -> None:
        """It is stored, or was given up: forget it. `texts` is as a form begins that nothing was typed into."""
        self.texts, self.before = dict(self.initial), None
        self._drafts.put(self.form, {})


class Drafts:
    """All that is typed in this window. Every method but `take_up`, `save` and `close` only looks at memory."""

    def __init__(self, journal: Path, now: Callable[[], datetime]) -> None:
        self._folder = journal.parent
        self._stem = f"{journal.name}.typed-"
        self._own = self._folder / f"{self._stem}{os.getpid()}-{os.urandom(4).hex()}"
        self._older = journal.with_name(f"{journal.name}.unsent")  # where versions before wrote the log line
        self._now = now
        self._typed: dict[str, Typed] = {}
        self._waiting: list[Typed] = []  # of windows that ended, the oldest first, until its form is opened
        self._memory = Lock()
        self._disk = Lock()
        self._held: int | None = None  # the open file whose lock says that this window lives
        self._kept: tuple[Typed, ...] = ()  # what some file holds
        self.saved = True  # whether the file holds what is typed
        self.refused = ""  # why it could not be written the last time

    def begin(self, form: str, initial: Mapping[str, str] | None = None, *, offer: bool = True) -> Draft:
        """Open a form whose fields are `initial` before anybody types; what was typed into it before is offered.

        Without `offer` what former windows left goes on waiting: somebody has typed already.
        """
        with self._memory:
            if offer and form not in self._typed:
                found = [one for one in self._waiting if one.form == form]
                if found:
                    self._waiting.remove(found[-1])
                    self._typed[form] = found[-1]
            return Draft(self, form, initial or {}, self._typed.get(form))

    def put(self, form: str, texts: Mapping[str, str]) -> None:
        """Keep what differs from how a form began; nothing forgets it."""
        with self._memory:
            if texts:
                self._typed[form] = Typed(form, dict(texts), self._now())
            elif self._typed.pop(form, None) is None:
                return
            self.saved = False

    def stored(self, form: str, line: str) -> None:
        """A form's line is stored: keep only what was typed behind it. Writes the file; to be called in a thread."""
        with self._memory:
            found = self._typed.get(form)
            typed = found.texts.get(LINE, "") if found is not None else ""
        if typed.startswith(line):
            rest = typed[len(line) :].lstrip()
            self.put(form, {LINE: rest} if rest else {})
            self.save()

    def forms(self, prefix: str = "", *, since: datetime | None = None) -> tuple[str, ...]:
        """The forms that something is kept of, those of former windows first; only what was typed `since` then."""
        with self._memory:
            found = [one for one in (*self._waiting, *self._typed.values()) if since is None or one.at >= since]
        return tuple(dict.fromkeys(one.form for one in found if one.form.startswith(prefix)))

    def drop_all(self, prefix: str) -> None:
        """Forget every form whose name begins so, for what they were for is stored."""
        while found := self.forms(prefix):
            self.begin(found[0]).drop()

    # -- the files ------------------------------------------------------------------------------------------------

    def take_up(self) -> None:
        """Take over what windows left that are no more. Touches the disk; what can't be read stays where it is."""
        taken: list[tuple[Path, int | None]] = []
        found: list[Typed] = []
        try:
            names = [entry.name for entry in os.scandir(self._folder) if entry.name.startswith(self._stem)]
        except OSError:
            return
        for name in names:
            path = self._folder / name
            handle = taken_over(path) if path != self._own else None
            if handle is None:
                continue
            texts = () if name.endswith(".new") else left_in(handle)
            if texts is None:
                os.close(handle)
                continue
            found += texts
            taken.append((path, handle))
        found += self._of_older_version(taken)
        with self._memory:
            self._waiting += _each_once(found)
            self.saved = self.saved and not found
            self._kept += tuple(found)
        self.save()
        for path, handle in taken:
            if handle is not None and not LOCKS:  # and what is open can't be removed
                os.close(handle)
            if self.saved:
                with suppress(OSError):
                    path.unlink()
            if handle is not None and LOCKS:
                os.close(handle)

    def save(self) -> None:
        """Write what is typed, if it changed, whole or not at all. What the disk refuses is tried the next time."""
        with self._disk:
            with self._memory:
                if self.saved:
                    return
                found = (*self._waiting, *self._typed.values())
                self.saved = True
            try:
                self._write(found)
            except OSError as error:
                self.saved, self.refused = False, error.strerror or type(error).__name__
            else:
                self._kept, self.refused = found, ""

    def close(self, *, orderly: bool = False) -> None:
        """Write what is typed and let go of it: the next window takes it up. An orderly end forgets mere questions."""
        if orderly:
            for form in PASSING:
                self.drop_all(form)
        self.save()
        with self._disk:
            self._let_go()

    def lost(self) -> tuple[Typed, ...]:
        """What is typed here and in no file, because none could be written."""
        with self._memory:
            found = [one for one in self._typed.values() if one.form not in PASSING and one not in self._kept]
        return () if self.saved else tuple(found)

    def _write(self, found: tuple[Typed, ...]) -> None:
        if not found:
            self._own.unlink(missing_ok=True)
            self._let_go()
            return
        from tracker.store.disk import sync  # here: the first frame does without the store

        made = self._own.with_name(f"{self._own.name}.new")
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        locked = lock(handle)
        try:
            with os.fdopen(os.dup(handle), "wb") as file:
                file.write(written(found))
                file.flush()
                os.fsync(handle)
            if locked:
                made.replace(self._own)
        except BaseException:
            os.close(handle)
            raise
        if not locked:  # then it holds nothing, and Windows moves no file that is open
            os.close(handle)
            made.replace(self._own)
        self._let_go()
        self._held = handle if locked else None
        sync(self._folder)  # until then a power failure may take its name back

    def _let_go(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _of_older_version(self, taken: list[tuple[Path, int | None]]) -> list[Typed]:
        try:
            text = self._older.read_text(encoding="utf-8", errors="replace")[:LONGEST].split("\n")[0]
        except OSError:
            return []
        taken.append((self._older, None))
        return [Typed(LOG, {LINE: fit(text)}, self._now())] if text.strip() else []


def _each_once(found: list[Typed]) -> list[Typed]:
    """The oldest first. What was taken over by a window that was killed before the old file was gone is there twice."""
    by_text = {(one.form, *sorted(one.texts.items())): one for one in sorted(found, key=lambda one: one.at)}
    return sorted(by_text.values(), key=lambda one: one.at)

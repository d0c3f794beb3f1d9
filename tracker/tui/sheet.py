"""An article on the table: its draft as it was changed so far, and every step back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.articles.drafts import Draft, Role
from tracker.config import typed_path
from tracker.errors import NotFoundError, TrackerError
from tracker.services.folders import SUFFIXES

if TYPE_CHECKING:
    from tracker.articles.planning import Plan
    from tracker.domain.progress import Progress
    from tracker.services.articles import ReadArticle

LONGEST_PATH = 1_000  # characters of one line that may still be a path or an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a challenge of a draft would become, or why it can become nothing. `number` is its place in the draft."""

    number: int
    plan: Plan | None = None
    progress: Progress | None = None
    fault: str = ""


class Sheet:
    """A draft that is being checked. Each change is kept, so that it can be taken back and made again."""

    def __init__(self, article: ReadArticle, draft: Draft) -> None:
        self.article = article
        self.draft = draft
        self._before: list[tuple[Draft, str]] = []
        self._after: list[tuple[Draft, str]] = []

    def put(self, draft: Draft, at: str) -> None:
        """Go on with a changed draft; `at` is the path of the line that was under the cursor."""
        if draft != self.draft:
            self._before.append((self.draft, at))
            self._after.clear()
            self.draft = draft

    def take_back(self) -> str | None:
        """Take the last change back; the path of the line it was made on, None where nothing was changed."""
        return self._step(self._before, self._after)

    def make_again(self) -> str | None:
        """Make the change again that was taken back last; the path of its line, None where there is none."""
        return self._step(self._after, self._before)

    def _step(self, here: list[tuple[Draft, str]], there: list[tuple[Draft, str]]) -> str | None:
        if not here:
            return None
        draft, at = here.pop()
        there.append((self.draft, at))
        self.draft = draft
        return at

    @property
    def changed(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)


def source_of(typed: str) -> str | None:
    """The path or address that one line names; None where the text itself is meant. Looks for the file."""
    line = typed.strip()
    if not line or "\n" in line or len(line) > LONGEST_PATH:
        return None
    if line.lower().startswith(("http://", "https://")) and " " not in line:
        return line
    plain = line.removeprefix("file://").strip("'\"")
    if _looks_like_a_path(plain) or _is_file(plain):
        return plain
    return None


def _looks_like_a_path(line: str) -> bool:
    """A path that is not there is told so, instead of being read as an article of one word."""
    return line.startswith(("/", "~/", "./", "../")) or (
        " " not in line and line.lower().endswith((".txt", ".md", ".html", ".htm", *SUFFIXES))
    )


def _is_file(line: str) -> bool:
    try:
        return typed_path(line).is_file()
    except (OSError, ValueError, NotFoundError):
        return False


def main_challenges(draft: Draft) -> tuple[int, ...]:
    """The challenges that are kept: those the article is about."""
    return tuple(number for number, one in enumerate(draft.challenges) if one.role is Role.MAIN)


def planned_of(
    plan_of: Callable[[ReadArticle, Draft, int], Plan], article: ReadArticle, draft: Draft, first: date
) -> tuple[Planned, ...]:
    """What each challenge that is kept would become, started on `first`."""
    from tracker.articles.planning import preview

    found = []
    for number in main_challenges(draft):
        try:
            plan = plan_of(article, draft, number)
            found.append(Planned(number=number, plan=plan, progress=preview(plan.template, first)))
        except TrackerError as error:
            found.append(Planned(number=number, fault=str(error)))
    return tuple(found)


def by_the_hour(plan_of: Callable[[ReadArticle, Draft, int], Plan], article: ReadArticle, draft: Draft) -> bool:
    """Whether the challenge that would be started begins at a clock time. RefusedError where it can become nothing."""
    from tracker.domain.templates import WindowKind

    numbers = main_challenges(draft)
    return bool(numbers) and plan_of(article, draft, numbers[0]).template.window.kind is WindowKind.INSTANT

"""`template import`: the sources one after the other, each read, asked about, kept."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.articles.doubts import doubt_text
from tracker.articles.drafts import Choice, Doubt, Draft, Kind
from tracker.articles.fields import answer
from tracker.cli import article_documents as documents
from tracker.cli.article_page import adopted_page, ask, draft_page, pool_choice, questions_page
from tracker.cli.shell import Shell, terminal
from tracker.errors import RefusedError, TrackerError
from tracker.services.articles import ReadArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How to import, as the command line says. `pool_m` is in metres; `results` None leaves it to the text."""

    dry_run: bool = False
    yes: bool = False
    on: date | None = None
    at: datetime | None = None
    with_: tuple[str, ...] = ()
    results: bool | None = None
    pool_m: int | None = None
    published: date | None = None
    allow_private: bool = False


def _given() -> bytes:
    """Standard input as far as an article may go, and a byte more, so that what has no end is found too long."""
    from tracker.sources.limits import SOURCE_BYTES

    return sys.stdin.buffer.read(SOURCE_BYTES + 1)


def run(shell: Shell, sources: Sequence[str], wishes: Wishes) -> int:
    """Import every source; 1 where one of them came to nothing, which never keeps the others from being kept."""
    done, failed, drafts = [], [], []
    for source in sources:
        found = shell.tracker.read_article(
            source,
            stdin=_given,
            published=wishes.published,
            allow_private=wishes.allow_private,
        )
        try:
            if wishes.dry_run:
                drafts.append(documents.article(found))
            draft = _sound(found)
            if wishes.dry_run:
                _shown(shell, found, draft)
            else:
                done.append(_imported(shell, found, draft, wishes))
        except TrackerError as error:
            named = len(sources) == 1 or found.name in str(error)
            shell.output.complain(error if named else RefusedError(f"{found.name}: {error}"))
            failed.append({"source": source, "error": str(error)})
    if wishes.dry_run:
        shell.output.document({"drafts": drafts})
    else:
        shell.output.document({"imported": done, "failed": failed})
    return 1 if failed else 0


def _sound(found: ReadArticle) -> Draft:
    """The draft of a source; the error of one that can't be read, RefusedError where there is nothing to follow."""
    if found.draft is None:
        raise found.error or RefusedError(f"{found.name} holds no text.")
    if found.draft.kind is Kind.NONE:
        raise RefusedError(found.draft.refusal or f"{found.name} holds nothing to follow.")
    return found.draft


def _shown(shell: Shell, found: ReadArticle, draft: Draft) -> None:
    if not shell.output.json:
        draft_page(shell.output, shell.tracker, found, draft)
        questions_page(shell.output, draft.doubts)


def _imported(shell: Shell, found: ReadArticle, draft: Draft, wishes: Wishes) -> documents.Document:
    """Settle what is open and keep the draft. RefusedError where a question stays open."""
    output = shell.output
    asks = terminal() and not wishes.yes and not output.json
    if asks:
        draft_page(output, shell.tracker, found, draft)
    assumed: list[str] = []
    while (pool := _pool(draft, wishes)) or (draft.doubts and wishes.yes):
        doubt, choice = pool or (draft.doubts[0], draft.doubts[0].choices[0])
        if pool is None:
            assumed.append(doubt_text(doubt, choice))
        draft = answer(draft, doubt, choice)
    if draft.doubts and asks:
        answered = ask(output, draft)
        if answered is None:
            raise RefusedError("The questions were not answered, so nothing was kept.")
        draft = answered
    if draft.doubts:
        questions = " ".join(f"{doubt.question} ({doubt.choices[0].label})" for doubt in draft.doubts)
        raise RefusedError(f"{questions} Answer in a terminal, or take what stands in brackets with --yes.")
    adopted = shell.tracker.adopt(found, draft, on=wishes.on, at=wishes.at, with_=wishes.with_, results=wishes.results)
    if not output.json:
        adopted_page(output, adopted, assumed)
    return documents.imported(found, adopted, assumed)


def _pool(draft: Draft, wishes: Wishes) -> tuple[Doubt, Choice] | None:
    """The first question after the length of a pool, with the answer that was given on the command line."""
    if wishes.pool_m is None:
        return None
    for doubt in draft.doubts:
        choice = pool_choice(draft, doubt, wishes.pool_m)
        if choice is not None:
            return doubt, choice
    return None

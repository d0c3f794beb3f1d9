"""`log`, `edit`, `delete`: what changes sessions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from tracker.cli.shell import Shell
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.domain.photos import Photo
    from tracker.domain.sessions import Session
    from tracker.services.views import Logged

    Names = list[str] | None
else:
    Names = "_names()"  # worked out when the parser asks: most lines are logged without importing it


def _names() -> object:
    from cyclopts import Parameter

    return Annotated[list[str] | None, Parameter(name="--with", metavar="NAME", consume_multiple=1, negative=())]


def log(
    *words: str,
    photo: str | None = None,
    caption: str = "",
    with_: Names = None,
    shell: Shell,
) -> int:
    """Store what a line says and tell what it fed.

    Parameters
    ----------
    words
        What you did: ride 90km 4:10 +820m
    photo
        A picture for the first session of the line; it is copied beside the journal.
    caption
        What is written under the photo; hashtags in it are found like tags.
    with_
        Who did it with you: the same is logged for them.
    """
    line = line_of(words)
    if not line:
        raise UsageError("Say what you did: tracker log ride 90km 4:10 +820m")
    if caption and photo is None:
        raise UsageError("A caption belongs to a photo; add --photo FILE.")
    if photo is None:
        return _told(shell, shell.tracker.log(line, with_=with_ or ()), "Logged")
    from pathlib import Path

    done = shell.tracker.log(line, photo=Path(photo), caption=caption, with_=with_ or ())
    return _told(shell, done, "Logged")


def edit(ref: str, /, *words: str, shell: Shell) -> int:
    """Change a session.

    Parameters
    ----------
    ref
        Which one: last, its id, or the end of its id.
    words
        What is different: 21km, 4:05:00, @yday
    """
    line = line_of(words)
    if not line:
        raise UsageError(f"Say what is different: tracker edit {ref} 21km")
    return _told(shell, shell.tracker.edit(ref, line), "Changed")


def delete(ref: str, /, *more: str, shell: Shell) -> int:
    """Delete sessions.

    Parameters
    ----------
    ref
        Which one: last, its id, or the end of its id.
    more
        Further sessions.
    """
    from tracker.cli import documents
    from tracker.cli.session_words import session_line
    from tracker.cli.words import medal_line
    from tracker.domain.verdict import day_name

    done = shell.tracker.delete((ref, *more))
    gone, output, units = done.sessions, shell.output, shell.tracker.units
    if output.json:
        output.document(
            {
                "sessions": documents.sessions(gone, photos_of(shell, gone), shell.tracker.photo_file),
                "medals": [documents.medal(one) for one in done.medals],
                "revoked": [documents.medal(one) for one in done.revoked],
            }
        )
        return 0
    for session in gone:
        output.say(f"Deleted  {session_line(session, units)}  {day_name(session.local_date)}")
    for medal in done.medals:
        output.say(medal_line(medal))
    for medal in done.revoked:
        output.say(f"No longer earned: {medal.title}.")
    output.say("tracker undo brings it back." if len(gone) == 1 else "tracker undo brings them back.")
    return 0


def photos_of(shell: Shell, sessions: Sequence["Session"]) -> "tuple[Photo, ...]":
    """The photos of some sessions."""
    return shell.tracker.photos_of([session.id for session in sessions])


def line_of(words: Sequence[str]) -> str:
    """The log line that the shell has split into words: the first stands as it is, later ones with spaces were quoted.

    `run 5mi "with Ankita"` reaches us without its quotes.
    """
    return " ".join([*words[:1], *(_quoted(word) for word in words[1:])]).strip()


def _quoted(word: str) -> str:
    """A word with spaces as the grammar quotes it, unless it comes with quotes of its own."""
    if not any(character.isspace() for character in word) or (word[0] == word[-1] == '"' and len(word) > 1):
        return word
    return '"{}"'.format(word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"))


def _told(shell: Shell, done: "Logged", verb: str) -> int:
    if shell.output.json:
        from tracker.cli import documents

        photos = photos_of(shell, done.sessions)
        document = documents.logged(done, photos, shell.tracker.photo_file)
        others = [
            {"athlete": one.athlete.name, **documents.logged(one.logged, (), shell.tracker.photo_file)}
            for one in done.others
        ]
        shell.output.document({**document, "others": others})
    else:
        from tracker.cli.logged_page import page

        today, zone = shell.tracker.local_date(), shell.tracker.zone
        page(shell.output, done, verb, shell.tracker.units, today, zone)
        for one in done.others:
            shell.output.say()
            shell.output.say(f"For {one.athlete.name}:")
            page(shell.output, one.logged, verb, shell.tracker.units, today, zone)
    return 0

"""`log`, `edit`, `delete`: what changes sessions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.cli.shell import Shell
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.views import Logged


def log(*words: str, shell: Shell) -> int:
    """Store what a line says and tell what it fed.

    Parameters
    ----------
    words
        What you did: ride 90km 4:10 +820m
    """
    line = line_of(words)
    if not line:
        raise UsageError("Say what you did: tracker log ride 90km 4:10 +820m")
    return _told(shell, shell.tracker.log(line), "Logged")


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
                "sessions": [documents.session(session) for session in gone],
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

        shell.output.document(documents.logged(done))
    else:
        from tracker.cli.logged_page import page

        page(shell.output, done, verb, shell.tracker.units, shell.tracker.local_date(), shell.tracker.zone)
    return 0

"""`today`: what to do now, am I on pace, is the streak safe, where am I on the road."""

from tracker.cli.shell import Shell


def today(*, line: bool = False, words: bool = False, shell: Shell) -> int:
    """Print Today.

    Parameters
    ----------
    line
        One line, for a prompt or a status bar; an empty one where nothing runs.
    words
        Whole sentences without bars and signs, for a voice to read.
    """
    found = shell.tracker.today()
    if shell.output.json:
        from tracker.cli import progress_documents

        shell.output.document(progress_documents.today(found))
    elif line or words:
        from tracker.cli.today_words import one_line, sentences

        shell.output.lines([one_line(found)] if line else sentences(found))
    else:
        from tracker.cli.today_page import TodayPage

        TodayPage(shell.output, found).print()
    return 0

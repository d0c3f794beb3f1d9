"""`today`: what to do now, am I on pace, is the streak safe, where am I on the road."""

from tracker.cli.shell import Shell


def today(*, shell: Shell) -> int:
    """Print Today."""
    found = shell.tracker.today()
    if shell.output.json:
        from tracker.cli import progress_documents

        shell.output.document(progress_documents.today(found))
    else:
        from tracker.cli.today_page import TodayPage

        TodayPage(shell.output, found).print()
    return 0

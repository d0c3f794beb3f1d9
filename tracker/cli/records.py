"""`records`: personal bests, the largest sessions and weeks."""

from tracker.cli.shell import Shell


def records(*, shell: Shell) -> int:
    """Print every record."""
    from tracker.cli import race_documents
    from tracker.cli.records_page import page

    found = shell.tracker.records()
    shell.output.document(race_documents.records(found))
    if not shell.output.json:
        page(shell.output, found, shell.tracker.units)
    return 0

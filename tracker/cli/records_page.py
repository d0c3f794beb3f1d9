"""Records as text: races, training, what to expect, the largest sessions and weeks."""

from tracker.cli.layout import columns
from tracker.cli.output import Output, Span
from tracker.services.record_words import record_blocks
from tracker.services.records import Records


def page(output: Output, found: Records, units: str) -> None:
    """Every record, in blocks; a block that has none is left out."""
    shown = record_blocks(found, units)
    if not shown:
        output.say("No records yet: they come with the first sessions and races (tracker log run 5km 28:00).")
    for number, block in enumerate(shown):
        if number:
            output.say()
        output.say(Span(block.title, "title"), Span(f"  {block.what}" if block.what else "", "muted"))
        rows = [[f"  {first}", *rest] for first, *rest in block.rows]
        output.lines(columns(rows, "llrll", within=output.columns, give=(len(rows[0]) - 1,)))

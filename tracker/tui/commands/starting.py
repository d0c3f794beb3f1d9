"""What starting a challenge asks: who takes part."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="company.toggle", keys="space", action="choose", word="Toggle", rank=3,
            help="Let the athlete under the cursor take part, or not."),
    Command(id="company.next", keys="right", action="step(1)", word="Next", help="The next athlete."),
    Command(id="company.previous", keys="left", action="step(-1)", word="Previous", help="The athlete before."),
)  # fmt: skip

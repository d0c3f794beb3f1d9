"""`python -m tracker` and the `tracker` command: answers `--version` before anything heavy is imported."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.services.tracker import Tracker
    from tracker.settings.chosen import Settings


def open_app(tracker: "Tracker", *, demo: bool, settings: "Settings") -> int:
    """Open the app: here alone the command line and the screens meet."""
    from tracker.tui.app import run_app

    return run_app(tracker, settings, demo=demo)


def key_faults(keys: "Mapping[str, str]") -> "Sequence[str]":
    """What is wrong with keys of the app's commands, which the screens alone know."""
    from tracker.tui.keymap import key_faults

    return key_faults(keys)


def main() -> None:
    """Run the command line with the process's arguments and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from tracker import __version__

        sys.stdout.write(f"{__version__}\n")
        return
    try:
        from tracker.cli.endings import heed, leave
        from tracker.cli.main import run

        heed()
    except KeyboardInterrupt:  # before there was anything that could tell it
        sys.exit(130)
    leave(run(sys.argv[1:], open_app, key_faults))


if __name__ == "__main__":
    main()

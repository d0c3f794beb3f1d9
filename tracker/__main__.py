"""`python -m tracker` and the `tracker` command: answers `--version` before anything heavy is imported."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker


def open_app(tracker: "Tracker", *, demo: bool) -> int:
    """Open the app: the one place where the command line and the screens meet."""
    from tracker.tui.app import run_app

    return run_app(tracker, demo=demo)


def main() -> None:
    """Run the command line with the process's arguments and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from tracker import __version__

        sys.stdout.write(f"{__version__}\n")
        return
    from tracker.cli.main import run

    sys.exit(run(sys.argv[1:], open_app))


if __name__ == "__main__":
    main()

"""`python -m tracker` and the `tracker` command: answers `--version` before anything heavy is imported."""

import sys


def main() -> None:
    """Run the command line with the process's arguments and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from tracker import __version__

        sys.stdout.write(f"{__version__}\n")
        return
    from tracker.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

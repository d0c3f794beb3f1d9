"""Floor: a cyclopts program with one command, asked for help."""

from cyclopts import App

app = App(name="floor", help="A floor.")


@app.command
def log(line: str) -> None:
    """Log a line."""


app(["--help"])

"""`share`: a day, a challenge or a medal as text for a post and as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.domain.cards import Card, Figure


def share(
    what: str = "day",
    ref: str = "",
    /,
    *,
    on: Annotated[str | None, Parameter(metavar="DATE")] = None,
    svg: Annotated[str | None, Parameter(metavar="FILE")] = None,
    png: Annotated[str | None, Parameter(metavar="FILE")] = None,
    light: Annotated[bool, Parameter(negative=())] = False,
    force: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """A card of a day, a challenge or a medal.

    Parameters
    ----------
    what
        day, challenge or medal.
    ref
        Which one: a challenge as challenge list prints it, a medal by its title or its challenge.
    on
        As it stood at the end of that day: 2025-06-28, yesterday; today when not given.
    svg
        Write the picture into this SVG file.
    png
        Write the picture into this PNG file; needs tracker-tui[png].
    light
        The picture by day instead of by night.
    force
        Write over a file that is there already.
    """
    from tracker.cli.instants import read_date
    from tracker.domain.cards import card_text

    day = None if on is None else read_date(on, shell.tracker.local_date(), "--on")
    card = shell.tracker.share(what, ref, day)
    files = _files(svg, png, force=force)
    if files:
        from tracker.services.card_files import save_card

        for file in files:
            save_card(card, file, light=light, over=force)
    if shell.output.json:
        shell.output.document({"card": document(card), "text": card_text(card), "files": [str(path) for path in files]})
        return 0
    for line in card_text(card).splitlines():
        shell.output.say(line)
    for path in files:
        shell.output.warn(f"Saved {path}")
    return 0


def _files(svg: str | None, png: str | None, *, force: bool) -> list[Path]:
    """Where the pictures go; all are looked at before the first is written."""
    files = []
    for option, file in (("--svg", svg), ("--png", png)):
        if file is None:
            continue
        suffix = option.replace("--", ".")
        if not file.lower().endswith(suffix):
            raise UsageError(f"The file of {option} ends in {suffix}, not {Path(file).name!r}.")
        from tracker.services.card_files import check_free

        check_free(Path(file), over=force)
        files.append(Path(file))
    return files


def document(card: "Card") -> dict[str, object]:
    """A card as a script reads it; its figures are written out as on the picture."""
    return {
        "kind": str(card.kind),
        "ref": card.ref or None,
        "date": card.on.isoformat(),
        "title": card.title,
        "subtitle": card.subtitle,
        "athlete": card.athlete or None,
        "hero": None if card.hero is None else _figure(card.hero),
        "bars": [{"label": bar.label, "done": bar.done, "asked": bar.asked, "hit": bar.hit} for bar in card.bars],
        "figures": [_figure(figure) for figure in card.figures],
        "streak": card.streak or None,
        "road": None if card.road is None else card.road.words,
        "verdict": card.verdict or None,
        "medals": [{"title": one.title, "artefact": one.artefact, "band": one.band or None} for one in card.medals],
        "note": card.note,
        "hashtags": list(card.hashtags),
    }


def _figure(figure: "Figure") -> dict[str, str]:
    return {"value": figure.value, "label": figure.label}

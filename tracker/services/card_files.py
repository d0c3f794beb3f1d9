"""Share cards as files: SVG, or PNG where that can be made; never over another file unasked."""

from pathlib import Path

from tracker.charts.card_svg import card_svg
from tracker.charts.svg_text import FONTS
from tracker.domain.cards import Card
from tracker.domain.text import clean_text, fold_text
from tracker.errors import RefusedError
from tracker.services.files import write_whole

SUFFIXES = (".svg", ".png")
_FOLDERS = ("Pictures", "Downloads")
_NAME = 60  # characters
_MOST = 1_000  # files of one card in one folder


def save_card(card: Card, path: Path, *, light: bool = False, over: bool = False) -> Path:
    """Write the card as a picture, of the kind that the file's suffix says, and give the path.

    RefusedError for another suffix, for a file that is there already unless it may be written `over`, and where the
    file can't be written; PictureError where no PNG can be made.
    """
    check_free(path, over=over)
    svg = card_svg(card, light=light)
    data = svg.encode()
    if path.suffix.lower() == ".png":
        from tracker.formats.png import png_of

        data = png_of(svg, fonts=FONTS)
    try:
        write_whole(path, data, over=over)
    except FileExistsError as error:
        raise RefusedError(f"{_shown(path)} is there already; name another file.") from error
    except OSError as error:
        raise RefusedError(f"{_shown(path)} can't be written: {error.strerror or error}.") from error
    return path


def check_free(path: Path, *, over: bool = False) -> None:
    """RefusedError where no card can go to `path`: another suffix, or a file that is there and must stay as it is."""
    if path.suffix.lower() not in SUFFIXES:
        raise RefusedError(f"{_shown(path)} says no kind of picture; end its name in .svg or .png.")
    if path.exists() and not over:
        raise RefusedError(f"{_shown(path)} is there already; name another file, or add --force to write over it.")


def free_path(card: Card, suffix: str, home: Path) -> Path:
    """Where a card goes that nobody named a place for: a new file in Pictures or Downloads, else in `home` itself."""
    folder = next((home / name for name in _FOLDERS if (home / name).is_dir()), home)
    stem = f"{_plain(card.ref or card.kind.value)}-{card.on.isoformat()}"
    names = (f"{stem}{suffix}", *(f"{stem}-{number}{suffix}" for number in range(2, _MOST)))
    found = next((folder / name for name in names if not (folder / name).exists()), None)
    if found is None:
        raise RefusedError(f"{_shown(folder)} holds {_MOST:,} pictures of this card; move some of them first.")
    return found


def _plain(text: str) -> str:
    """A text as a part of a file's name: letters, digits and hyphens."""
    kept = "".join(c if c.isalnum() else "-" for c in fold_text(text))
    return "-".join(part for part in kept.split("-") if part)[:_NAME].strip("-")


def _shown(path: Path) -> str:
    return clean_text(str(path), limit=200)

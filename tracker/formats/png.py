"""An SVG picture as PNG, by the optional resvg-py: the fonts are those of the machine."""

from functools import cache

from tracker.errors import TrackerError

_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" font-family="{fonts}">{text}</svg>'


class PictureError(TrackerError):
    """A picture can't be made on this machine. The sentence says what to install, or to take SVG."""

    title = "No picture"


def png_of(svg: str, *, fonts: str) -> bytes:
    """The picture as the bytes of a PNG file; `fonts` is the font list that its text asks for.

    PictureError without resvg-py, on a machine without any font, or for what can't be drawn.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise PictureError("PNG needs resvg-py: pip install 'tracker-tui[png]', or save the card as SVG.") from error
    if not _has_fonts(fonts):
        raise PictureError("No font was found for the text of the picture: install one (DejaVu Sans), or take SVG.")
    try:
        return bytes(svg_to_bytes(svg_string=svg))
    except ValueError as error:
        raise PictureError(f"The picture can't be drawn ({error}); save the card as SVG.") from error


@cache
def _has_fonts(fonts: str) -> bool:
    """Whether a letter leaves any trace: resvg draws text in a font it can't find as nothing at all."""
    from resvg_py import svg_to_bytes

    text = '<text x="5" y="32" font-size="32">M</text>'
    with_text, without = (_PROBE.format(fonts=fonts, text=part) for part in (text, ""))
    return bytes(svg_to_bytes(svg_string=with_text)) != bytes(svg_to_bytes(svg_string=without))

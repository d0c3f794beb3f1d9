"""Medals, badges and whatever else is given, drawn as shapes for a share card."""

from math import cos, pi, sin

from tracker.domain.cards import Emblem

_METALS = {
    "gold": ("#ffe7a8", "#e2a63b", "#9c6a17"),
    "silver": ("#f4f6f8", "#b4bdc8", "#6f7a88"),
    "bronze": ("#f2c9a0", "#c07f45", "#7a4a22"),
}  # light, middle, dark
_RIBBON = ("#2f6ea5", "#7a5fc0", "#f4f1ea")


def metal_of(emblem: Emblem) -> str:
    """The metal of a medal by its band or title; gold where neither names one."""
    said = f"{emblem.band} {emblem.title}".casefold()
    return next((metal for metal in ("bronze", "silver") if metal in said), "gold")


def gradients() -> str:
    """The metals, for the definitions of a picture."""
    return "".join(
        f'<radialGradient id="{name}" cx="0.36" cy="0.3" r="0.8"><stop offset="0" stop-color="{light}"/>'
        f'<stop offset="0.6" stop-color="{middle}"/><stop offset="1" stop-color="{dark}"/></radialGradient>'
        for name, (light, middle, dark) in _METALS.items()
    )


def drawn(emblem: Emblem, x: float, y: float, size: float) -> str:
    """An emblem in a square of `size` with its middle at `x`, `y`: a medal on its ribbon, a badge, a sheet, a tree."""
    shape = {
        "badge": _badge,
        "pin": _badge,
        "certificate": _sheet,
        "postcard": _sheet,
        "number": _sheet,
        "tree": _tree,
        "shirt": _shirt,
    }.get(emblem.artefact, _medal)
    return f'<g transform="translate({x:g} {y:g}) scale({size / 200:g})">{shape(metal_of(emblem))}</g>'


def _medal(metal: str) -> str:
    light, _, dark = _METALS[metal]
    left, right, white = _RIBBON
    return (
        f'<path d="M-62 -100 H-18 L18 12 H-26 Z" fill="{left}"/><path d="M62 -100 H18 L-18 12 H26 Z" fill="{right}"/>'
        f'<path d="M-46 -100 H-34 L2 12 H-10 Z" fill="{white}" opacity="0.75"/>'
        f'<path d="M46 -100 H34 L-2 12 H10 Z" fill="{white}" opacity="0.75"/>'
        f'<circle cy="40" r="60" fill="url(#{metal})" stroke="{dark}" stroke-width="2.5"/>'
        f'<circle cy="40" r="49" fill="none" stroke="{dark}" stroke-opacity="0.55" stroke-width="2"/>'
        f'<circle cy="40" r="49" fill="none" stroke="{light}" stroke-width="2" stroke-dasharray="2 6"/>'
        f'<path d="{star(0, 40, 33, 14)}" fill="{dark}" opacity="0.85"/>'
        f'<path d="{star(0, 38, 33, 14)}" fill="{light}"/>'
    )


def _badge(metal: str) -> str:
    light, _, dark = _METALS[metal]
    return (
        f'<path d="M0 -92 L78 -54 V18 C78 62 40 86 0 100 C-40 86 -78 62 -78 18 V-54 Z" fill="url(#{metal})" '
        f'stroke="{dark}" stroke-width="3"/>'
        f'<path d="M0 -76 L64 -45 V16 C64 52 32 72 0 84 C-32 72 -64 52 -64 16 V-45 Z" fill="none" stroke="{light}" '
        'stroke-width="2.5" opacity="0.8"/>'
        f'<path d="M-58 34 L-20 -18 L2 8 L22 -22 L58 34 C50 54 28 66 0 76 C-28 66 -50 54 -58 34 Z" fill="{dark}" '
        f'opacity="0.85"/><circle cx="-22" cy="-40" r="11" fill="{light}"/>'
    )


def _sheet(metal: str) -> str:
    light, _, dark = _METALS[metal]
    lines = "".join(f'<rect x="-54" y="{y}" width="{width}" height="7" rx="3.5"/>' for y, width in _SHEET_LINES)
    return (
        '<rect x="-80" y="-66" width="160" height="128" rx="8" fill="#fdf8ee" stroke="#cdbf9f" stroke-width="3"/>'
        f'<g fill="#8b8474">{lines}</g>'
        f'<path d="M34 30 L26 88 L46 74 L66 88 L58 30 Z" fill="{_RIBBON[1]}"/>'
        f'<circle cx="46" cy="28" r="27" fill="url(#{metal})" stroke="{dark}" stroke-width="2"/>'
        f'<path d="{star(46, 28, 15, 6)}" fill="{light}"/>'
    )


_SHEET_LINES = ((-44, 108), (-26, 84), (-8, 96), (10, 50))


def _tree(_: str) -> str:
    return (
        '<path d="M-9 92 L-6 10 H6 L9 92 Z" fill="#8a5a33"/>'
        '<path d="M0 -96 L48 -28 H24 L66 26 H-66 L-24 -28 H-48 Z" fill="#5fae73"/>'
        '<path d="M0 -96 L48 -28 H24 L66 26 H0 Z" fill="#3f8b57"/>'
        '<ellipse cy="94" rx="70" ry="8" fill="#000000" opacity="0.25"/>'
    )


def _shirt(_: str) -> str:
    return (
        '<path d="M-34 -78 C-16 -62 16 -62 34 -78 L88 -48 L68 2 L48 -8 V86 H-48 V-8 L-68 2 L-88 -48 Z" fill="#6cb2eb" '
        'stroke="#2f6ea5" stroke-width="3"/><path d="M-48 18 H48 V44 H-48 Z" fill="#f4f1ea"/>'
        f'<path d="{star(0, 31, 13, 5)}" fill="#2f6ea5"/>'
    )


def star(x: float, y: float, outer: float, inner: float) -> str:
    """The path of a five-pointed star around `x`, `y`."""
    points = []
    for number in range(10):
        radius, angle = (outer, inner)[number % 2], pi * number / 5 - pi / 2
        points.append(f"{x + radius * cos(angle):.1f} {y + radius * sin(angle):.1f}")
    return f"M{' L'.join(points)} Z"

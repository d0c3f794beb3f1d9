"""The background of a share card: a sky, a sun on the horizon and ridges before it, by night and by day."""

from dataclasses import dataclass

WIDTH, HEIGHT = 1080, 1350  # a portrait that networks show whole
HORIZON = 1130


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a card."""

    sky: tuple[str, ...]  # from above to the horizon
    sun: str
    glow: str
    ridges: tuple[str, str, str]  # the farthest first
    text: str
    muted: str
    accent: str
    track: str  # what of a bar or a road is still to come
    ride: str
    run: str
    other: str
    foot: str  # text on the nearest ridge
    panel: str
    panel_opacity: float


NIGHT = Palette(
    sky=("#0f141d", "#151d2d", "#2a2b4a", "#5d3f5f", "#b8643f"),
    sun="#ffd9a0",
    glow="#f5a65b",
    ridges=("#4b3350", "#2b2438", "#141824"),
    text="#f4f1ea",
    muted="#b9bfcc",
    accent="#f8b26a",
    track="#ffffff",
    ride="#6cb2eb",
    run="#b39df3",
    other="#7fcb8f",
    foot="#f1e6d8",
    panel="#0f141d",
    panel_opacity=0.34,
)
NOON = Palette(
    sky=("#faf8f4", "#f7f1e6", "#f3e6d0", "#f1d6b4", "#f0c493"),
    sun="#fff6e4",
    glow="#fff1d6",
    ridges=("#c9b79b", "#8fa19b", "#3d5a5e"),
    text="#232a35",
    muted="#5d6470",
    accent="#a94f08",
    track="#232a35",
    ride="#1f6fb2",
    run="#7552b8",
    other="#2c7a41",
    foot="#fdf8ee",
    panel="#ffffff",
    panel_opacity=0.5,
)
_RIDGES = (
    "M0 1188 C120 1150 190 1128 262 1142 C330 1155 360 1108 440 1112 C520 1117 560 1170 640 1160 C720 1150 760 1118 "
    "842 1124 C930 1130 990 1166 1080 1140 V1350 H0 Z",
    "M0 1228 C90 1190 160 1176 250 1204 C330 1228 410 1170 505 1182 C600 1194 640 1236 730 1222 C830 1206 900 1168 "
    "1080 1206 V1350 H0 Z",
    "M0 1246 C150 1222 240 1252 360 1242 C500 1230 610 1206 740 1226 C860 1244 960 1240 1080 1218 V1350 H0 Z",
)
_STARS = ((60, 40), (402, 34), (664, 48), (1030, 96), (1012, 262), (800, 30), (34, 210), (1046, 420))


def definitions(palette: Palette) -> str:
    """The gradients that the scene is painted with."""
    last = len(palette.sky) - 1
    stops = "".join(
        f'<stop offset="{number / last:g}" stop-color="{colour}"/>' for number, colour in enumerate(palette.sky)
    )
    return (
        f'<linearGradient id="sky" x1="0" y1="0" x2="0" y2="{HORIZON}" gradientUnits="userSpaceOnUse">{stops}'
        "</linearGradient>"
        '<radialGradient id="glow"><stop offset="0" stop-color="{0}" stop-opacity="0.85"/>'
        '<stop offset="0.35" stop-color="{0}" stop-opacity="0.32"/><stop offset="1" stop-color="{0}" stop-opacity="0"/>'
        "</radialGradient>"
    ).replace("{0}", palette.glow)


def scene(palette: Palette) -> str:
    """Sky, stars by night, sun and ridges, over the whole card."""
    night = palette is NIGHT
    stars = "".join(f'<circle cx="{x}" cy="{y}" r="1.8"/>' for x, y in _STARS)
    ridges = "".join(
        f'<path d="{path}" fill="{colour}"/>' for path, colour in zip(_RIDGES, palette.ridges, strict=True)
    )
    return (
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>'
        + (f'<g fill="#ffffff" opacity="0.5">{stars}</g>' if night else "")
        + f'<circle cx="842" cy="{HORIZON - 10}" r="430" fill="url(#glow)"/>'
        + f'<circle cx="842" cy="{HORIZON - 10}" r="96" fill="{palette.sun}"/>'
        + ridges
    )

"""The app's own themes, one dark and one light: the only place that names a colour."""

from textual.color import Color, Lab, lab_to_rgb, rgb_to_lab
from textual.theme import Theme

# how far a day stands out: without anything, then with more and more, from the background to the strongest
HEAT = (0.08, 0.26, 0.48, 0.72, 1.0)
STRONGEST = {True: 87.0, False: 25.0}  # lightness (CIE) on dark and on light
GROUND = {True: 8.0, False: 96.0}  # of a background that a theme leaves to the terminal

DARK = Theme(
    name="midnight-sun",
    dark=True,
    primary="#6cb2eb",
    secondary="#b39df3",
    accent="#f5a65b",
    success="#7fcb8f",
    warning="#e7c25f",
    error="#ee7b84",
    foreground="#dde3ec",
    background="#0f141d",
    surface="#19202c",
    panel="#222b3a",
    variables={
        "block-cursor-background": "#f5a65b",
        "block-cursor-foreground": "#0f141d",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2a3445",
        "input-cursor-background": "#f5a65b",
        "input-cursor-foreground": "#0f141d",
        "input-selection-background": "#f5a65b 30%",
        "border": "#f5a65b",
        "border-blurred": "#f5a65b 40%",
        "ride": "#5590c4",
        "run": "#8f7fc9",
        "other": "#8b94a3",
        "gold": "#f2c14e",
        "silver": "#c3ccd9",
        "bronze": "#cf8a56",
        "ribbon": "#5590c4",
        "heat-0": "#1f2d39",
        "heat-1": "#234e70",
        "heat-2": "#3077ad",
        "heat-3": "#5ca5e1",
        "heat-4": "#aedaff",
        "scrollbar": "#2c3749",
        "scrollbar-hover": "#43526b",
        "scrollbar-active": "#f5a65b",
        "scrollbar-background": "#0f141d",
        "scrollbar-background-hover": "#0f141d",
        "scrollbar-background-active": "#0f141d",
        "scrollbar-corner-color": "#0f141d",
    },
)

LIGHT = Theme(
    name="high-noon",
    dark=False,
    primary="#1f6fb2",
    secondary="#7552b8",
    accent="#b95a0c",
    success="#2c7a41",
    warning="#8a6400",
    error="#b52f3f",
    foreground="#232a35",
    background="#faf8f4",
    surface="#f0ece4",
    panel="#e5dfd3",
    variables={
        "block-cursor-background": "#b95a0c",
        "block-cursor-foreground": "#faf8f4",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e0d9cb",
        "input-cursor-background": "#b95a0c",
        "input-cursor-foreground": "#faf8f4",
        "input-selection-background": "#b95a0c 25%",
        "border": "#b95a0c",
        "border-blurred": "#b95a0c 40%",
        "ride": "#4d8fc4",
        "run": "#9179c6",
        "other": "#8f8a80",
        "gold": "#a87a00",
        "silver": "#6f7a8a",
        "bronze": "#99562a",
        "ribbon": "#4d8fc4",
        "heat-0": "#dde4eb",
        "heat-1": "#98c3e8",
        "heat-2": "#4f99d4",
        "heat-3": "#006bab",
        "heat-4": "#003d6a",
        "scrollbar": "#d5cdbd",
        "scrollbar-hover": "#b9ae99",
        "scrollbar-active": "#b95a0c",
        "scrollbar-background": "#faf8f4",
        "scrollbar-background-hover": "#faf8f4",
        "scrollbar-background-active": "#faf8f4",
        "scrollbar-corner-color": "#faf8f4",
    },
)


GREY = "#8c8c8c"  # told from light and dark alike


def bars_of(theme: Theme) -> dict[str, str]:
    """The colours of charts for a theme that does not name them; days by amount in its own hue, faint to strong."""
    colours = {"ride": theme.primary, "run": theme.secondary or theme.primary}
    colours |= {"gold": theme.warning or theme.primary, "silver": theme.secondary or theme.primary}
    colours |= {"bronze": theme.accent or theme.primary, "ribbon": theme.primary, "other": GREY}
    _, green_red, blue_yellow = rgb_to_lab(Color.parse(theme.primary))
    back = Color.parse(theme.background or "ansi_default")
    ground = rgb_to_lab(back).L if back.ansi is None else GROUND[theme.dark]
    for level, share in enumerate(HEAT):
        light, tint = ground + (STRONGEST[theme.dark] - ground) * share, 0.8 if level else 0.2
        colour = lab_to_rgb(Lab(light, green_red * tint, blue_yellow * tint))
        colours[f"heat-{level}"] = colour.clamped.hex6
    return colours


OWN = (DARK, LIGHT)
DEFAULT = DARK.name

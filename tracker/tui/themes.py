"""The app's own themes, one dark and one light: the only place that names a colour."""

from textual.theme import Theme

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
        "scrollbar": "#d5cdbd",
        "scrollbar-hover": "#b9ae99",
        "scrollbar-active": "#b95a0c",
        "scrollbar-background": "#faf8f4",
        "scrollbar-background-hover": "#faf8f4",
        "scrollbar-background-active": "#faf8f4",
        "scrollbar-corner-color": "#faf8f4",
    },
)


def bars_of(theme: Theme) -> dict[str, str]:
    """The colours of bars for a theme that does not name them."""
    return {"ride": theme.primary, "run": theme.secondary or theme.primary}


OWN = (DARK, LIGHT)
DEFAULT = DARK.name

"""The strengths of text, as styles of the theme: normal is none of these, the last three stand for a state."""

MUTED = "$foreground 60%"
FAINT = "$foreground 40%"  # what may be overlooked: axes, the heads of columns, what is still to come
STRONG = "bold"
ACCENT = "$text-accent"
KEY = "bold $text-accent"  # a key to press, a figure to see first
GOOD = "$text-success"
WARN = "$text-warning"
BAD = "$text-error"

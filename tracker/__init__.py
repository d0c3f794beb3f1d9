"""Take on an athletic challenge of several days, in the terminal."""

__version__ = "0.1.0"

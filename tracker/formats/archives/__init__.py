"""Archives and lists of other services: what is recognised, what is read of them, and what is refused by name."""

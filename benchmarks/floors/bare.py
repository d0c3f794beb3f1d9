"""Floor: an interpreter that does nothing."""

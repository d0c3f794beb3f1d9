"""Making a sound journal of what can be saved of a damaged one."""

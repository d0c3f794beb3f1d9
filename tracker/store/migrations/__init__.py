"""Named, numbered revisions of the journal's schema. A released revision never changes."""

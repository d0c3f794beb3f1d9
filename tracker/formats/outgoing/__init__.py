"""What leaves the journal as a file, and how files of that kind are read again."""

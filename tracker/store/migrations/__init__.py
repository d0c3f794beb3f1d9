"""Named, numbered revisions of the journal's schema. A released revision never changes.

The undo log holds rows as they were, column by column. A revision that changes the columns of a logged table also
rewrites their images in `change_row`, or sets the changes that hold them to `dropped`.
"""

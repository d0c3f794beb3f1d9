"""Named, numbered revisions of the journal's schema. A released revision never changes.

The undo log holds rows as they were, column by column, and undo refuses a row that is not as its change left it. So a
revision that changes rows or columns of a logged table (any but `change` and `change_row`) also rewrites their images
in `change_row`, or gives up what could be undone so far: `history.drop_history(op.get_bind())`. A new column that
holds NULL in every row, or the false or the empty text where it may not be NULL, is no such change: images leave it
out.

Revisions need not think of seals: an upgrade begins with a journal that was surveyed and is sound, and ends by sealing
every row as it then is. A new table needs the column for them, as `columns.table_of` gives it.
"""

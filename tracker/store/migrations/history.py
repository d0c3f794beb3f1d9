"""What revisions do to the undo log."""

from sqlalchemy import Connection

# A released revision stays as it is for ever, so this may name nothing that the first schema does not have.
_DROP = "UPDATE change SET state = 'dropped' WHERE state <> 'dropped'"


def drop_history(connection: Connection) -> None:
    """Set every change of the undo log to `dropped`: none made before this revision can be undone or redone.

    For revisions that change rows or columns of logged tables: undo compares a row with its image and refuses to go
    on where they differ, so it would be stuck at the newest older change for ever. Call it with `op.get_bind()`,
    inside the revision's own transaction. Changes made later are undone as ever.
    """
    connection.exec_driver_sql(_DROP)

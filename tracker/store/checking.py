"""Looking for damage: what SQLite itself finds, and what it does not look at."""

from sqlalchemy import select, text
from sqlmodel import SQLModel

from tracker.errors import JournalError
from tracker.store.access import Access
from tracker.store.opening import APPLICATION_ID, SCHEMA

_MOST = 20


def faults_of(access: Access) -> tuple[str, ...]:
    """Sentences about what is wrong with the journal, at most a few of each kind; none when it is sound."""
    # so that their tables are looked at too
    import tracker.store.tables_imports
    import tracker.store.tables_races  # noqa: F401

    found: list[str] = []
    try:
        found += [str(said) for (said,) in access.all(text(f"PRAGMA integrity_check({_MOST})")) if said != "ok"]
        for table, rowid, parent, _ in access.all(text("PRAGMA foreign_key_check"))[:_MOST]:
            found.append(f"{table} {rowid or ''} refers to a {parent} that is missing.")
        ((mark,),) = access.all(text("PRAGMA application_id"))
        ((version,),) = access.all(text("PRAGMA user_version"))
        if (mark, version) != (APPLICATION_ID, SCHEMA):
            found.append(f"The header says format {version} of application {mark}.")
        for table in SQLModel.metadata.sorted_tables:
            access.rotten = False
            access.all(select(table))
            if access.rotten:
                found.append(f"A text in {table.name} is not readable; it is shown with � in it.")
    except JournalError as error:
        found.append(str(error))
    return tuple(found)

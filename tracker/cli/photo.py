"""`photo`: add, list and remove the photos of sessions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.services.views import ShownPhoto


def add(session: str, file: str, /, *, caption: Annotated[str, Parameter(metavar="TEXT")] = "", shell: Shell) -> int:
    """Add a photo to a session.

    Parameters
    ----------
    session
        Which one: last, its id, or the end of its id.
    file
        The picture; it is copied and itself left as it is.
    caption
        What is written under it; hashtags in it are found like tags.
    """
    return _told(shell, shell.tracker.photo_add(session, Path(file), caption), "Added")


def list_(session: str = "", /, *, shell: Shell) -> int:
    """The photos, newest day first.

    Parameters
    ----------
    session
        Those of one session alone: last, its id, or the end of its id.
    """
    from tracker.cli import documents
    from tracker.cli.layout import columns
    from tracker.domain.verdict import day_name
    from tracker.services.tracker import SHORT
    from tracker.services.wording import brief

    found = shell.tracker.photo_list(session)
    output, units = shell.output, shell.tracker.units
    if output.json:
        output.document({"photos": [documents.photo(one.photo, one.file) for one in found]})
        return 0
    if not found:
        whose = "This session has no photo" if session else "No session has a photo"
        output.say(f"{whose} yet: tracker photo add {session or 'last'} goa.jpg --caption 'At the sea'")
        return 0
    rows = []
    for one in found:
        what = f"{day_name(one.session.local_date)}, {brief(one.session, units)}"
        missing = "" if one.file.is_file() else "(the file is gone)"
        rows.append([one.photo.id[-SHORT:], what, one.photo.name, " ".join(filter(None, (one.photo.caption, missing)))])
    output.lines(columns(rows, "llll"))
    return 0


def remove(photo: str, /, *, shell: Shell) -> int:
    """Take a photo off its session.

    Parameters
    ----------
    photo
        Which one: last, the end of its id, or the beginning of its file's name.
    """
    return _told(shell, shell.tracker.photo_remove(photo), "Removed")


def _told(shell: Shell, done: "ShownPhoto", verb: str) -> int:
    from tracker.cli import documents
    from tracker.domain.verdict import day_name
    from tracker.services.tracker import SHORT
    from tracker.services.wording import brief

    shell.output.document({"photo": documents.photo(done.photo, done.file)})
    what = f"{brief(done.session, shell.tracker.units)} of {day_name(done.session.local_date)}"
    caption = f" “{done.photo.caption}”" if done.photo.caption else ""
    shell.output.say(f"{verb}  {done.photo.id[-SHORT:]}{caption}, photo of {what}.")
    if verb == "Removed":
        shell.output.say("tracker undo brings it back.")
    return 0

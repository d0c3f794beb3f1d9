"""Where a journal lies: disks of other machines and folders that a program keeps alike on several machines.

Locks between programs often don't hold there, and a synchronised file can be replaced while it is open.
"""

from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    "9p acfs afs beegfs ceph cifs coda davfs drvfs gfs gfs2 glusterfs gpfs lustre ncpfs nfs nfs4 ocfs2 orangefs prl_fs "
    "smb3 smbfs vboxsf virtiofs vmhgfs".split()
)
_FUSE_NETWORK = (  # behind "fuse."
    *("ceph", "davfs", "gcsfuse", "glusterfs", "google-drive", "gvfsd", "mergerfs", "onedriver", "rclone", "s3fs"),
    *("seaweedfs", "sshfs", "vmhgfs"),
)
_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "icloud~": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "megasync": "MEGA",
}
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".sync": "Resilio Sync"}


def cautions(journal: Path) -> tuple[str, ...]:
    """What is risky about the place of a journal, a sentence each; none where nothing is known to be."""
    found: list[str] = []
    kind = network_kind(_mounts(), journal)
    if kind:
        found.append(
            f"The journal {journal} is on a disk of another machine ({kind}), where locks may not hold: open it from "
            "one machine only, or move it to a disk of its own."
        )
    program = syncing_program(journal)
    if program:
        found.append(
            f"The journal {journal} is in a folder that {program} keeps alike on several machines, which may replace "
            "it while it is open: move it out of there, and keep backups there instead."
        )
    return tuple(found)


def network_kind(mounts: str, path: Path) -> str:
    """The kind of file system a path is on where that is one of another machine; empty for a disk of its own.

    `mounts` is the text of Linux's mountinfo; the longest mount point that the path is under counts, of equal ones
    the last.
    """
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        said, behind = before.split(), after.split()
        if len(said) < 5 or not behind:
            continue
        point = Path(_unescaped(said[4]))
        if len(point.parts) >= deepest and path.is_relative_to(point):
            deepest, kind = len(point.parts), behind[0]
    head, _, name = kind.lower().partition(".")
    remote = head in _NETWORK or (head in ("fuse", "fuseblk") and name.startswith(_FUSE_NETWORK))
    return kind if remote else ""


def syncing_program(path: Path) -> str:
    """The program that keeps a folder of the path alike on several machines, by its name or the mark it left there."""
    for folder in path.parents:
        name = folder.name.casefold()
        for known, program in _SYNCED.items():
            if name == known or name.startswith((f"{known} ", f"{known}-")):
                return program
        for mark, program in _MARKS.items():
            if (folder / mark).exists():
                return program
    return ""


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:  # no Linux: not known here
        return ""


def _unescaped(point: str) -> str:
    """A mount point as it is called: spaces and the like are written in octal."""
    for octal, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(octal, sign)
    return point

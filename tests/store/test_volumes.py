"""Disks of other machines and folders that are synchronised are known, and nothing else is taken for one (A34)."""

from pathlib import Path

import pytest

from tracker.store.volumes import cautions, network_kind, syncing_program

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:20 / /home rw shared:2 - btrfs /dev/sdb rw
40 22 0:44 / /home/asha/nas rw,relatime shared:9 - nfs4 nas:/export rw,vers=4.2
41 22 0:45 / /home/asha/my\040share rw - cifs //nas/share rw
42 22 0:46 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync
43 22 0:47 / /home/asha/remote rw - fuse.sshfs box: rw
44 22 0:48 / /home/asha/enc rw - fuse.gocryptfs /x rw
45 40 0:49 / /home/asha/nas/local rw - ext4 /dev/sdc rw
46 22 0:50 / /media/vm rw - vboxsf shared rw
47 22 0:51 / /over rw - nfs old rw
48 22 0:52 / /over rw - ext4 /dev/sdd rw
a line of something else
""".strip()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/asha/journal.db", ""),
        ("/home/asha/nas/journal.db", "nfs4"),
        ("/home/asha/nasal/journal.db", ""),
        ("/home/asha/my share/deep/journal.db", "cifs"),
        ("/mnt/c/Users/journal.db", "9p"),
        ("/home/asha/remote/journal.db", "fuse.sshfs"),
        ("/home/asha/enc/journal.db", ""),
        ("/home/asha/nas/local/journal.db", ""),
        ("/media/vm/journal.db", "vboxsf"),
        ("/over/journal.db", ""),
        ("/journal.db", ""),
    ],
)
def test_the_deepest_mount_says_whose_disk_it_is(path: str, kind: str) -> None:
    assert network_kind(MOUNTS, Path(path)) == kind


@pytest.mark.parametrize("mounts", ["", " - ", "1 2 3 - ", "\0" * 20, "a b c d e - nfs"])
def test_mounts_that_can_not_be_read_say_nothing(mounts: str) -> None:
    assert network_kind(mounts, Path("/home/journal.db")) == ""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/sport", "Dropbox"),
        ("Dropbox (Work)", "Dropbox"),
        ("OneDrive - Club", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("dropboxes", ""),
        ("sport", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, program: str) -> None:
    assert syncing_program(tmp_path / folder / "journal.db") == program


def test_a_synchronised_folder_is_known_by_its_mark(tmp_path: Path) -> None:
    journal = tmp_path / "sport" / "deep" / "journal.db"
    journal.parent.mkdir(parents=True)
    assert cautions(journal) == ()
    (tmp_path / "sport" / ".stfolder").mkdir()
    (sentence,) = cautions(journal)
    assert "Syncthing keeps alike on several machines" in sentence

"""What was imported is known again in every disguise: gzipped, renamed, zipped, in another encoding, cut off."""

import gzip
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.formats.fit.real_files import ABSENT, FOLDER, WHY

pytestmark = pytest.mark.skipif(ABSENT, reason=WHY)
ORIGINALS = (
    *("2022-05-29-15-53-35_Laufen_Landal_Park", "2067489619", "suunto-weight", "sample_mulitple_header"),
    *("chained_Activity_activity_poolswim", "treadmill"),
)
TRACKS = ("gpx/testdata.gpx", "gpx/run_gpxtpx.gpx", "gpx/6048438275.gpx", "tcx/6281425038.tcx", "tcx/test.tcx")


def disguised(folder: Path, name: str, data: bytes) -> None:
    """The variants of one file in `folder`."""
    stem, _, ending = name.rpartition(".")
    (folder / f"{name}.gz").write_bytes(gzip.compress(data))
    (folder / f"{stem} without an ending").write_bytes(data)
    (folder / f"{stem}.wrong.jpg").write_bytes(data)
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as packed:
        packed.writestr(f"deep/{name}", data)
    if ending == "fit":
        (folder / f"{stem} cut.fit").write_bytes(data[:-3])
        return
    text = data.decode().strip()
    (folder / f"{stem} utf-16.{ending}").write_bytes(text.replace('"UTF-8"', '"UTF-16"', 1).encode("utf-16"))
    (folder / f"{stem} spaces.{ending}.gz").write_bytes(gzip.compress(b" " * 10 + text.encode()))
    (folder / f"{stem} bom.{ending}").write_bytes(b"\xef\xbb\xbf" + text.encode())
    if ending == "gpx":
        kept = text[: text.rindex("</trkpt>") + len("</trkpt>")]
        (folder / f"{stem} closed early.gpx").write_text(f"{kept}</trkseg></trk></gpx>")


def test_every_variant_is_known_again(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "variants"
    folder.mkdir()
    names = [*(f"fit/{name}.fit" for name in ORIGINALS), *TRACKS]
    originals = [FOLDER / name for name in names]
    at = ("--at", "2026-11-22T12:00Z")
    first = cli("import", *map(str, originals), "--yes", "--json", *at)
    stored = first.json["imported"]["stored"]
    assert stored >= len(names)
    for path in originals:
        disguised(folder, path.name, path.read_bytes())
    found = cli("import", *map(str, sorted(folder.iterdir())), "--dry-run", "--json", *at).json
    assert len(found["items"]) >= 5 * len(names)
    known = [item for item in found["items"] if item["outcome"] == "duplicate"]
    others = {item["path"]: (item["outcome"], item["reason"]) for item in found["items"] if item not in known}
    assert others == {}


def test_a_folder_and_a_zip_of_it_hold_the_same(cli: Cli, tmp_path: Path) -> None:
    names = ("fit/2067489619.fit", "fit/treadmill.fit", "tcx/test.tcx")
    folder = tmp_path / "years"
    (folder / "2019").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "years.zip", "w") as packed:
        for name in names:
            data = (FOLDER / name).read_bytes()
            (folder / "2019" / Path(name).name).write_bytes(data)
            packed.writestr(f"years/{Path(name).name}", data)
    told = cli("import", str(folder), "--yes", "--json").json
    assert told["imported"]["stored"] == len(names)
    again = cli("import", str(tmp_path / "years.zip"), "--yes", "--json")
    assert (again.code, again.json["counts"]["duplicate"]) == (0, len(names))

"""What fuzzing tries on the readers of files of our own: journals, bundles, templates, settings, drafts, photos."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.clocks import FrozenClock
from tests.fuzzing.fuzzer import Run, Target
from tests.pictures import png
from tracker.config import seeds_dir
from tracker.domain.days import Period
from tracker.domain.foreign_rules import check_followed
from tracker.domain.keeping import Backup, Reason
from tracker.domain.manifests import read_object, told_of
from tracker.domain.rules import plain_rules
from tracker.domain.templates import Challenge, Template, WindowKind
from tracker.errors import TemplateError, TrackerError
from tracker.formats.template import read_template
from tracker.formats.template_json import template_from_json, template_to_json
from tracker.services.athletes import AthleteForm
from tracker.services.photos import read_picture
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker
from tracker.settings.chosen import settle
from tracker.settings.file import parse as parse_settings
from tracker.tui.drafts import Drafts

NOW = "2026-11-22T20:00+05:30"
_FIRST = date(2026, 11, 20)
_SETTINGS = (
    '# mine\ntheme = "high-noon"\nascii = false\nunits = "mi"\njournal = "/tmp/x.db"\nprivate = "59.913,10.752 200m"\n'
    '[keys]\n"today.log" = "L"\n'
)


def _begun(folder: Path) -> Tracker:
    folder.mkdir(parents=True, exist_ok=True)
    return Tracker(folder / "journal.db", FrozenClock(NOW))


@cache
def _left() -> dict[str, bytes]:
    """The files that leave a journal which holds something of everything."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        tracker = _begun(folder / "from")
        tracker.athlete_set(None, AthleteForm(name="Milind"))
        (folder / "a.png").write_bytes(png(2, 2))
        tracker.log("run 5km 30:00 hills #ghat", photo=folder / "a.png", caption="sea #goa")
        tracker.log("swim 40x50m rpe7 hr150 @yday 7:00")
        tracker.log("rest @2026-11-10..2026-11-12")
        tracker.log("water 2l @yday")
        tracker.start("mumbai-to-goa", on=date(2026, 11, 20))
        handle = tracker.race_add(
            RaceForm(event="Half", on="2026-11-20 10:00", distance="half", limits=("5:30",))
        ).race.handle
        tracker.race_result(handle, ResultForm(gun="2:00:00", splits=("10km=55:00",), position=5, of=9))
        tracker.copy_template("c25k")
        made = {
            "journal": tracker.export_journal(),
            "challenge": tracker.export_challenge("mumbai-to-goa"),
            "digest": tracker.export_digest("mumbai-to-goa", name="Milind"),
        }
        tracker.back_up(folder / "bundle.zip")
        tracker.close()
        parts = {
            name: b"".join(left.data) if not isinstance(left.data, bytes) else left.data for name, left in made.items()
        }
        return {
            **parts,
            "bundle": (folder / "bundle.zip").read_bytes(),
            "db": (folder / "from" / "journal.db").read_bytes(),
        }


def _left_as(name: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [_left()[name]]


def _own(name: str) -> Callable[[Path], Run]:
    """A file of our own, reviewed and taken in, which is taken back again."""

    def made(folder: Path) -> Run:
        tracker = _begun(folder / "to")
        tracker.athlete_set(None, AthleteForm(name="Ankita"))
        if name == "digest":
            (folder / "c.json").write_bytes(_left()["challenge"])
            tracker.keep_own(tracker.read_own(folder / "c.json"))
        path = folder / f"{name}.tracker.json"

        def run(data: bytes) -> None:
            path.write_bytes(data)
            before = tracker.data_version()
            found = tracker.read_own(path)
            if found.refused:
                return
            try:
                tracker.keep_own(found)
            except TrackerError:
                assert tracker.data_version() == before, "refused, yet something was stored"
                return
            tracker.today()
            tracker.journal()
            if tracker.data_version() != before:
                tracker.undo()

        return run

    return made


def _journal_file(folder: Path) -> Run:
    """A journal that somebody hands over: opened, read, checked, and restored into another one."""
    place = folder / "journal"
    place.mkdir()
    count = iter(range(10**9))

    def run(data: bytes) -> None:
        path = place / f"{next(count)}.db"
        path.write_bytes(data)
        tracker = Tracker(path, FrozenClock(NOW))
        try:
            for use in (tracker.check, tracker.today, tracker.journal, tracker.challenges, tracker.export_journal):
                try:
                    use()
                except TrackerError:
                    continue
            other = Tracker(place / "live" / "journal.db", FrozenClock(NOW))
            try:
                other.restore(path)
            except TrackerError:
                return
            finally:
                other.close()
        finally:
            tracker.close()
            for left in place.iterdir():
                if left.is_file():
                    left.unlink()

    return run


def _bundle(folder: Path) -> Run:
    tracker = _begun(folder / "to")
    tracker.log("run 5km")
    path = folder / "bundle.zip"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        outside = sorted(one for one in folder.iterdir())
        try:
            tracker.restore(path)
        except TrackerError:
            assert tracker.journal(), "refused, yet the journal is gone"
        assert sorted(folder.iterdir()) == outside

    return run


def _manifest(_folder: Path) -> Run:
    known = Backup(
        path=Path("x.db"), at=datetime(2026, 11, 22, tzinfo=UTC), schema=4, size=1_000, reason=Reason.ASKED, counts={}
    )

    def run(data: bytes) -> None:
        try:
            told_of(read_object(data), known, own_time=True)
        except ValueError:
            return

    return run


def _manifests() -> Sequence[bytes]:
    found: dict[str, object] = {
        "format": 1, "at": "2026-11-22T00:00:00Z", "reason": str(Reason.ASKED), "app": "1.0", "schema": 4,
        "size": 1_000, "sha256": "0" * 64, "mark": "0" * 32, "digest": "0" * 64,
        "counts": {"session": 3, "athlete": 1},
    }  # fmt: skip
    return [json.dumps(found, indent=1).encode()]


def _snapshot(folder: Path) -> Run:
    tracker = _begun(folder)
    tracker.log("run 5km 30:00")

    def run(data: bytes) -> None:
        try:
            found = template_from_json(data.decode("utf-8", "replace"))
        except TemplateError:
            return
        assert template_from_json(template_to_json(found)) == found
        with suppress(TrackerError):  # nobody can follow it, a window that is over, a team of more than one
            check_followed(_handed_over(found))
            plain_rules(found)
            tracker.rehearse(found, _FIRST)

    return run


def _handed_over(template: Template) -> Challenge:
    """The challenge that somebody sends with these rules."""
    timed = template.window.kind is WindowKind.INSTANT
    begins = datetime(2026, 11, 20, tzinfo=UTC)
    return Challenge(
        id="",
        handle="x",
        template=template,
        period=Period(_FIRST, date(2026, 12, 20)),
        joined_at=begins,
        athletes=("me",),
        starts_at=begins if timed else None,
        ends_at=begins + timedelta(days=1) if timed else None,
    )


def _snapshots() -> Sequence[bytes]:
    texts = [(seeds_dir() / f"{name}.toml").read_text(encoding="utf-8") for name in ("c25k", "4x4x48", "mumbai-to-goa")]
    return [template_to_json(read_template(text, name="x")).encode() for text in texts]


def _template(_folder: Path) -> Run:
    def run(data: bytes) -> None:
        try:
            found = read_template(data.decode("utf-8", "replace"), name="made.toml")
        except TemplateError as error:
            _every_fault_said(error)
            return
        plain_rules(found)
        assert template_from_json(template_to_json(found)) == found

    return run


def _every_fault_said(error: TemplateError) -> None:
    assert error.faults


def _templates() -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted(seeds_dir().glob("*.toml"))[::3]]


def _settings(folder: Path) -> Run:
    def run(data: bytes) -> None:
        found = parse_settings(folder / "config.toml", data.decode("utf-8", "replace"))
        settled = settle(found, {"TRACKER_UNITS": data[:40].decode("latin-1").replace("\0", "")}, {})
        assert settled.private is not None
        assert all(fault.endswith((".", "?")) for fault in settled.faults), settled.faults

    return run


def _drafts(folder: Path) -> Run:
    journal = folder / "journal.db"
    count = iter(range(10**9))

    def run(data: bytes) -> None:
        (folder / f"journal.db.typed-{next(count)}-0").write_bytes(data)
        drafts = Drafts(journal, lambda: datetime(2026, 11, 22, tzinfo=UTC))
        drafts.take_up()
        for form in drafts.forms():
            for text in drafts.begin(form).texts.values():
                text.encode()
        for left in folder.iterdir():
            left.unlink()

    return run


def _typed() -> Sequence[bytes]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        drafts = Drafts(folder / "journal.db", lambda: datetime(2026, 11, 22, tzinfo=UTC))
        drafts.begin("log").put({"line": "run 5km"})
        drafts.begin("race").put({"event": "Oslo", "on": "2027-05-01"})
        drafts.save()
        return [path.read_bytes() for path in sorted(folder.iterdir()) if "typed" in path.name]


def _picture(folder: Path) -> Run:
    def run(data: bytes) -> None:
        path = folder / "a.png"
        path.write_bytes(data)
        try:
            assert read_picture(path).data == data
        except TrackerError:
            return

    return run


_TOML = (
    b"[[goals]]\n", b"[window]\n", b"[route]\n", b"[[awards]]\n", b'per = "day"\n', b'target = "5 km"\n',
    b"days = 5\n", b'of = "run"\n', b'need = "5 of 7"\n', b"'''", b'"""', b"inf", b"1979-05-27",
    b"1979-05-27T07:32:00Z", b"[[", b"]]", b"x.y.z = 1\n", b'"90 km"', b'"every 4 hours"', b"open = true\n",
    b'measure = "sessions"\n', b'at_most = true\n', b"first = 2026-01-01\nlast = 2026-12-31\n",
)  # fmt: skip
_KEYS = (
    b'"format":1',
    b'"format":2',
    b'"sessions":[',
    b'"id":"x"',
    b"null",
    b"1e999",
    b'"\\ud800"',
    b"NaN",
    b'"tracker":"digest"',
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF", b"WEBP", b"ftypheic", b"\0\0\0\x0dIHDR")

TARGETS = (
    Target(
        name="own-journal", made=_own("journal"), seeds=_left_as("journal"), pieces=_KEYS, slow=True, longest=200_000
    ),
    Target(name="own-challenge", made=_own("challenge"), seeds=_left_as("challenge"), pieces=_KEYS, slow=True),
    Target(name="own-digest", made=_own("digest"), seeds=_left_as("digest"), pieces=_KEYS, slow=True),
    Target(name="journal-db", made=_journal_file, seeds=_left_as("db"), slow=True, longest=2_000_000),
    Target(name="bundle", made=_bundle, seeds=_left_as("bundle"), slow=True, longest=1_000_000),
    Target(name="manifest", made=_manifest, seeds=_manifests, pieces=_KEYS),
    Target(name="snapshot", made=_snapshot, seeds=_snapshots, pieces=_KEYS),
    Target(name="template", made=_template, seeds=_templates, pieces=_TOML),
    Target(name="settings", made=_settings, seeds=lambda: [_SETTINGS.encode()], pieces=_TOML),
    Target(name="drafts", made=_drafts, seeds=_typed, pieces=_KEYS),
    Target(
        name="photos",
        made=_picture,
        seeds=lambda: [png(3, 3), b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a\1\0\1\0"],
        pieces=_PICTURES,
    ),
)

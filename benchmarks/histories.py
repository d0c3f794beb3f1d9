"""Journals made from a number: every table filled, odd texts and values among them, always the same ones."""

import random
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracker.config import own_templates_dir, photos_dir, seeds_dir
from tracker.domain.activities import ACTIVITIES
from tracker.domain.origins import Decision, Detail, Origin
from tracker.domain.photos import Photo
from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Athlete, DayFact, Mark, MarkKind, Part, Session
from tracker.domain.templates import Limit, WindowKind
from tracker.domain.text import clean_text
from tracker.formats.template import load_template, template_to_json
from tracker.services.ids import new_id
from tracker.store.journal import Batch, Store, StoredChallenge, StoredMedal, Writer
from tracker.store.reading_all import KeptSession

NOW = datetime(2025, 6, 28, 14, 30, tzinfo=UTC)
ZONES = ("Asia/Kolkata", "Europe/Oslo", "America/St_Johns", "Pacific/Apia", "UTC")
WORDS = ("hills", "Tromsø", "धावक", "=SUM(A1)", "naïve", "…", '"quoted"', "ghat\npe ghat", "[/]", "🏃‍♂️", "a,b;c", "1,5")
LIMITS = (Limit(elapsed_s=9_000), Limit(at_mm=5, clock=datetime.fromisoformat("2025-06-21T22:30")))
_SLUGS = ("mumbai-to-goa", "walk-1000-miles", "4x4x48", "run1000-team")
_MOST_SESSIONS = 24


def fill(store: Store, seed: int, *, sessions: int = _MOST_SESSIONS) -> None:
    """Fill an empty journal, and the folders beside it, from a number; at most so many sessions."""
    made = _Made(seed, store.path)
    with store.write("A history", at=NOW) as writer:
        made.write(writer, sessions)


class _Made:
    def __init__(self, seed: int, path: Path) -> None:
        self.dice = random.Random(seed)
        self.path = path
        self.athletes: list[Athlete] = []
        self.batches: list[Batch] = []
        self.challenges: list[StoredChallenge] = []
        self.sessions: list[KeptSession] = []
        self.races: list[Race] = []

    def write(self, writer: Writer, most: int) -> None:
        dice = self.dice
        for n in range(dice.randint(1, 3)):
            self.athletes.append(self._athlete(n))
            writer.add_athlete(self.athletes[-1])
        for _ in range(dice.randint(0, 2)):
            self.batches.append(Batch(id=self._id(), at=self._instant(), title=self._text(), source="strava"))
            writer.add_batch(self.batches[-1])
        for n in range(dice.randint(0, 2)):
            self._challenge(writer, n)
        for _ in range(dice.randint(0, most)):
            self.sessions.append(self._session())
        self._write_sessions(writer)
        self._days(writer)
        self._races(writer)
        self._medals(writer)
        self._origins(writer)
        self._templates()

    def _id(self) -> str:
        return new_id(self._instant(), self.dice.getrandbits)

    def _instant(self) -> datetime:
        fine = self.dice.choice((0, 0, self.dice.randrange(1_000_000)))
        return NOW - timedelta(seconds=self.dice.randrange(400 * 86_400), microseconds=fine)

    def _day(self) -> date:
        return NOW.date() - timedelta(days=self.dice.randrange(400))

    def _text(self, limit: int = 60) -> str:
        words = self.dice.sample(WORDS, self.dice.randint(1, 3))
        return clean_text(" ".join(words), one_line=self.dice.random() < 0.7, limit=limit)

    def _maybe(self, made: Callable[[], Any], often: float = 0.4) -> Any:
        return made() if self.dice.random() < often else None

    def _amount(self, most: int = 10**8) -> int | None:
        return self.dice.choice((None, None, 0, 1, self.dice.randrange(most)))

    def _athlete(self, n: int) -> Athlete:
        dice = self.dice
        return Athlete(
            id=self._id(),
            name=f"{clean_text(self._text(), limit=40)} {n}",
            zone=dice.choice(ZONES),
            units=dice.choice(("km", "mi")),
            week_start=dice.randrange(7),
            day_start_s=dice.choice((0, 10_800)),
            born=self._maybe(self._day),
            sex=dice.choice(("", "m", "f")),
        )

    def _challenge(self, writer: Writer, n: int) -> None:
        dice = self.dice
        template = load_template(seeds_dir() / f"{dice.choice(_SLUGS)}.toml")
        start = self._day()
        who = dice.sample(self.athletes, dice.randint(1, len(self.athletes)))
        timed = dice.random() < 0.3 or template.window.kind is WindowKind.INSTANT
        stored = StoredChallenge(
            id=self._id(),
            handle=f"{template.slug}-{n}",
            template_slug=template.slug,
            template_version=template.version,
            template_json=template_to_json(template),
            start=start,
            end=None if dice.random() < 0.2 else start + timedelta(days=dice.randint(1, 90)),
            joined_at=self._instant(),
            week_start=dice.randrange(7),
            zone=self._maybe(lambda: dice.choice(ZONES)),
            athletes=tuple(one.id for one in who),
            factors=tuple(dice.choice((900, 1000, 1150)) for _ in who) if dice.random() < 0.3 else (),
            starts_at=NOW if timed else None,
            ends_at=NOW + timedelta(hours=48) if timed and dice.random() < 0.7 else None,
        )
        writer.add_challenge(stored)
        self.challenges.append(stored)
        if dice.random() < 0.3:
            writer.end_participation(stored.id, who[0].id, start)

    def _session(self) -> KeptSession:
        dice = self.dice
        day, timed = self._day(), dice.random() < 0.7
        elapsed = self._amount(200_000)
        moving = None if elapsed is None else dice.choice((None, elapsed // 2))
        session = Session(
            id=self._id(),
            athlete_id=dice.choice(self.athletes).id,
            activity=dice.choice(tuple(ACTIVITIES)),
            started_at=self._instant(),
            zone=dice.choice(ZONES),
            local_date=day,
            end_date=day + timedelta(days=dice.choice((0, 0, 1))),
            timed=timed,
            logged_at=self._instant(),
            logged_on=self._day(),
            distance_mm=self._amount(),
            elapsed_s=elapsed,
            moving_s=moving,
            timer_s=self._amount(200_000),
            climb_mm=self._amount(),
            reps=self._amount(500),
            hold_s=self._amount(500),
            steps=self._amount(50_000),
            energy_kj=self._amount(9_000),
            rpe=self._maybe(lambda: dice.randint(0, 10)),
            hr_avg=self._amount(220),
            hr_max=self._amount(220),
            computed=("distance_mm", "hr_avg") if dice.random() < 0.2 else (),
            **{name: dice.random() < 0.2 for name in ("indoor", "virtual", "assisted", "race")},
            note=self._text(200) if dice.random() < 0.5 else "",
            tags=tuple(dice.sample(("ghat", "tromsø", "धावक", "run-2025"), dice.randint(0, 3))),
            parts=tuple(self._part() for _ in range(dice.choice((0, 0, 0, 3)))),
            source=dice.choice(("manual", "fit", "strava")),
            external_id=self._maybe(lambda: str(dice.getrandbits(60))),
            batch_id=dice.choice(self.batches).id if self.batches and dice.random() < 0.5 else None,
            parent_id=dice.choice(self.sessions).session.id if self.sessions and dice.random() < 0.1 else None,
        )
        return KeptSession(
            session=session,
            deleted_at=self._maybe(self._instant, 0.1),
            laps=tuple(
                Lap(elapsed_s=dice.randrange(900), distance_mm=self._amount(), hr_avg=self._amount(200))
                for _ in range(dice.choice((0, 0, 4)))
            ),
            track=tuple(
                (dice.randint(-900_000_000, 900_000_000), dice.randint(-1_800_000_000, 1_800_000_000))
                for _ in range(dice.choice((0, 0, 20)))
            ),
        )

    def _part(self) -> Part:
        return Part(
            count=self.dice.randint(1, 40),
            activity=self._maybe(lambda: self.dice.choice(tuple(ACTIVITIES))),
            distance_mm=self._amount(),
            reps=self._amount(100),
        )

    def _write_sessions(self, writer: Writer) -> None:
        photos = [self._photo(one) for one in self.sessions if self.dice.random() < 0.1]
        captions: dict[str, list[str]] = {}
        for photo in photos:
            if photo.caption:
                captions.setdefault(photo.session_id, []).append(photo.caption)
        writer.add_kept(self.sessions, captions)
        details = [Detail(session_id=one.session.id, laps=one.laps, track=one.track) for one in self.sessions]
        writer.add_details([one for one in details if one.laps or one.track])
        writer.add_photos(photos)

    def _photo(self, kept: KeptSession) -> Photo:
        data = picture(self.dice)
        name = f"{sha256(data).hexdigest()[:16]}.png"
        folder = photos_dir(self.path)
        folder.mkdir(exist_ok=True)
        if self.dice.random() < 0.9:
            (folder / name).write_bytes(data)
        caption = clean_text(self._text()) if self.dice.random() < 0.7 else ""
        return Photo(id=self._id(), session_id=kept.session.id, path=f"{folder.name}/{name}", caption=caption)

    def _days(self, writer: Writer) -> None:
        dice = self.dice
        kinds = [kind for kind in MarkKind if kind is not MarkKind.VOID]
        for _ in range(dice.randint(0, 6)):
            mark = Mark(
                id=self._id(),
                athlete_id=dice.choice(self.athletes).id,
                on=self._day(),
                kind=dice.choice(kinds),
                logged_at=self._instant(),
                logged_on=self._day(),
                challenge_id=dice.choice(self.challenges).id if self.challenges and dice.random() < 0.3 else None,
                zone=self._maybe(lambda: dice.choice(ZONES)),
                note=self._text() if dice.random() < 0.3 else "",
            )
            writer.add_mark(mark)
        for _ in range(dice.randint(0, 6)):
            who, key = dice.choice(self.athletes).id, dice.choice(("water", "steps", "pages"))
            writer.set_fact(
                DayFact(
                    athlete_id=who,
                    on=self._day(),
                    key=key,
                    value=dice.randrange(90_000),
                    logged_at=self._instant(),
                    logged_on=self._day(),
                )
            )

    def _races(self, writer: Writer) -> None:
        dice = self.dice
        for n in range(dice.randint(0, 3)):
            race = Race(
                id=self._id(),
                handle=f"race-{n}",
                event=f"{self._text()} {n}",
                zone=dice.choice(ZONES),
                starts_at=self._instant(),
                on=self._day(),
                timed=dice.random() < 0.8,
                place=self._text() if dice.random() < 0.5 else "",
                distance_mm=self._amount(),
                climb_mm=self._amount(),
                limits=LIMITS[: dice.randint(0, 2)],
                challenge_id=dice.choice(self.challenges).id if self.challenges and dice.random() < 0.3 else None,
            )
            writer.add_race(race)
            for who in dice.sample(self.athletes, dice.randint(0, len(self.athletes))):
                writer.put_result(self._result(race, who))

    def _result(self, race: Race, who: Athlete) -> Result:
        dice = self.dice
        gun = self._amount(20_000)
        splits = [Split(name=self._text(), at_mm=self._amount(), elapsed_s=n) for n in range(dice.choice((0, 2)))]
        return Result(
            id=self._id(),
            race=race,
            athlete_id=who.id,
            status=dice.choice(tuple(ResultStatus)),
            bib=str(dice.randrange(9_999)),
            gun_s=gun,
            chip_s=None if gun is None else gun // 2,
            splits=tuple(splits),
            pos_overall=self._amount(500),
            of_n=self._amount(5_000),
            relay=dice.random() < 0.2,
            medal=self._text() if dice.random() < 0.2 else "",
            session_id=dice.choice(self.sessions).session.id if self.sessions and dice.random() < 0.5 else None,
            note=self._text() if dice.random() < 0.2 else "",
        )

    def _medals(self, writer: Writer) -> None:
        dice = self.dice
        for n in range(dice.randint(0, 3)):
            challenge = dice.choice(self.challenges) if self.challenges else None
            writer.put_medal(
                StoredMedal(
                    athlete_id=dice.choice(self.athletes).id,
                    key=f"{challenge.handle if challenge else 'any'}/{n}",
                    award="complete",
                    title=self._text(),
                    artefact="medal",
                    on=self._day(),
                    why=self._text(200),
                    given_at=self._instant(),
                    challenge_id=challenge.id if challenge else None,
                    value=self._amount(),
                    measure=dice.choice((None, "distance")),
                    revoked_at=self._maybe(self._instant, 0.2),
                )
            )

    def _origins(self, writer: Writer) -> None:
        dice = self.dice
        for n, kept in enumerate(self.sessions):
            if dice.random() < 0.3:
                decision = dice.choice(tuple(Decision))
                writer.add_origins(
                    [
                        Origin(
                            athlete_id=kept.session.athlete_id,
                            key=f"sha256:{n}",
                            session_id=None if decision is Decision.LEFT else kept.session.id,
                            decision=decision,
                            path=clean_text(self._text()),
                            format="fit",
                            batch_id=dice.choice(self.batches).id if self.batches else None,
                            at=self._instant(),
                        )
                    ]
                )

    def _templates(self) -> None:
        folder = own_templates_dir(self.path)
        for n in range(self.dice.choice((0, 0, 1, 2))):
            folder.mkdir(exist_ok=True)
            (folder / f"my-{n}.toml").write_text(f'\ufefftitle = "{n}"\n\tbroken = [\r\n', encoding="utf-8", newline="")


def picture(dice: random.Random) -> bytes:
    """A PNG of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\0" + dice.randbytes(3))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")

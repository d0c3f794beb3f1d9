"""What the handle can be asked about races and medals: each method is one snapshot of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.services.handle import Handle

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.domain.races import Race, Result
    from tracker.services.race_forms import RaceForm
    from tracker.services.race_sheets import Proof, RaceSheet
    from tracker.services.races import RaceStand
    from tracker.services.result_forms import ResultForm
    from tracker.services.views import Today


class AskingRaces(Handle):
    """Questions about races and medals. Every one may raise JournalError."""

    def medals(self) -> tuple[Medal, ...]:
        """Every medal of the athlete, revoked ones too, newest first."""
        from tracker.services.honours import medals_of

        with self._reading() as (reader, at):
            return medals_of(reader, at) if at.athlete.id else ()

    def proof(self, medal: Medal) -> Proof:
        """What proves a medal: its rule in plain words, the sessions and results that earned it."""
        from tracker.services.race_sheets import proof_of

        with self._reading() as (reader, at):
            return proof_of(reader, at, medal)

    def races(self) -> tuple[RaceStand, ...]:
        """Every race with the athlete's result: those to come, the nearest first, then the others, the latest first."""
        from tracker.services.races import stands

        with self._reading() as (reader, at):
            return stands(reader, at)

    def race(self, handle: str) -> RaceStand:
        """One race and what came of it. NotFoundError with the nearest handle."""
        from tracker.services.races import stand_of

        with self._reading() as (reader, at):
            return stand_of(reader, at, handle)

    def race_sheet(self, handle: str) -> RaceSheet:
        """One race with what it can be held against: bands, bests, what to expect. NotFoundError as for `race`."""
        from tracker.services.race_sheets import sheet_of

        with self._reading() as (reader, at):
            return sheet_of(reader, at, handle)

    def read_race(self, form: RaceForm, today: Today) -> Race:
        """How a race reads, on figures already at hand: no storage, fit for each key.

        InputError or RefusedError names the field that can't be read.
        """
        from tracker.services.previewing import moment_at
        from tracker.services.race_forms import race_from

        return race_from(form, moment_at(today, self.clock.now()), key="", handle="race")

    def read_result(self, form: ResultForm, before: Result, today: Today) -> Result:
        """How a result reads that was `before`: no storage, fit for each key. InputError or RefusedError as above."""
        from tracker.services.previewing import moment_at
        from tracker.services.result_forms import result_from

        return result_from(form, before, moment_at(today, self.clock.now()))

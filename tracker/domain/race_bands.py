"""Where a result stands in a table of bands: the one it is in, and how far the next better one is."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.race_awards import band_of, open_to, time_of
from tracker.domain.races import Result
from tracker.domain.templates import Award, Band


@dataclass(frozen=True, slots=True, kw_only=True)
class BandStanding:
    """A result in the bands of an award. `following` is the next better band that is open to the athlete.

    Each of `seconds`, `places` and `mm` is what the result lacks of it, `None` where it asks for no more of that.
    """

    award: Award
    reached: Band | None
    following: Band | None = None
    seconds: int | None = None
    places: int | None = None
    mm: int | None = None


def standing(award: Award, result: Result, sex: str, born: date | None) -> BandStanding:
    """Where a result that counts stands in the bands of an award."""
    reached = band_of(award, result, sex, born)
    better = award.bands if reached is None else award.bands[: award.bands.index(reached)]
    for band in reversed(better):
        found = _lacking(award, band, reached, result) if open_to(band, result, sex, born) else None
        if found is not None:
            return found
    return BandStanding(award=award, reached=reached)


def _lacking(award: Award, band: Band, reached: Band | None, result: Result) -> BandStanding | None:
    """What a result lacks of a band; `None` where that can't be told."""
    time = time_of(award, result)
    seconds = places = mm = None
    if band.under_s is not None:
        if time is None:
            return None
        seconds = max(0, time - band.under_s + 1)  # an equal time is not in the band
    if band.within is not None:
        if time is None or result.reference_s is None:
            return None
        num, den = band.within
        seconds = max(seconds or 0, time - result.reference_s * num // den)
    if band.position is not None:
        place = result.pos_sex if band.sex and result.pos_sex is not None else result.pos_overall
        if place is None:
            return None
        places = max(0, place - band.position)
    if band.amount is not None:
        mm = max(0, band.amount - result.covered_mm)
    if not (seconds or places or mm):
        return None
    return BandStanding(
        award=award, reached=reached, following=band, seconds=seconds or None, places=places or None, mm=mm or None
    )

"""Time zones as people write them: by their name, in any case, or by their city alone."""

from difflib import get_close_matches
from functools import lru_cache

from tracker.domain.days import zone_names, zone_of
from tracker.domain.text import clean_text
from tracker.errors import RefusedError


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Every zone by its folded name, and by its folded city where only one has it."""
    names = zone_names()
    found: dict[str, str] = {}
    cities: dict[str, set[str]] = {}
    for name in names:
        found[name.casefold()] = name
        if "/" in name and not name.startswith("Etc/"):
            cities.setdefault(name.rpartition("/")[2].casefold(), set()).add(name)
    return {**{city: zones.pop() for city, zones in cities.items() if len(zones) == 1}, **found}


def zone_meant(text: str) -> str:
    """The zone that a text names: "Asia/Kolkata", "asia/kolkata", "kolkata". RefusedError with the nearest one."""
    word = clean_text(text, limit=60).replace(" ", "_")
    known = _zones()
    found = known.get(word.casefold())
    if found is None:
        near = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
        if near:
            raise RefusedError(f"There is no time zone {word!r}; did you mean {known[near[0]]}?", text=text)
        found = word
    zone_of(found)
    return found


def zone_said(name: str) -> str:
    """A zone as people read it: by its name; one that is only an offset by that, "UTC+13" for "Etc/GMT-13"."""
    sign, hours = name[7:8], name[8:]
    if name.startswith("Etc/GMT") and sign in ("+", "-") and hours.isdigit():
        return f"UTC{'-' if sign == '+' else '+'}{hours}"
    return name

"""Privacy zones as one writes them: "59.913,10.752 200m; 18.975,72.826 500m"."""

import re

MOST = 20  # zones
WIDEST = 50_000  # metres
_ONE = re.compile(
    r"\s*(?P<lat>[-+]?\d{1,2}(?:\.\d{1,10})?)\s*,\s*(?P<lon>[-+]?\d{1,3}(?:\.\d{1,10})?)"
    r"\s+(?P<radius>\d{1,5})\s*(?P<unit>k?m)\s*",
    re.ASCII | re.IGNORECASE,
)


def read_circles(text: str) -> tuple[tuple[float, float, int], ...]:
    """(latitude, longitude, radius in metres) of each zone; none of an empty text. ValueError says how to write one."""
    found = []
    for part in text.split(";") if text.strip() else ():
        match = _ONE.fullmatch(part)
        if match is None:
            raise ValueError("latitude, longitude and radius, as in 59.913,10.752 200m; several are parted by ;")
        lat, lon = float(match["lat"]), float(match["lon"])
        radius = int(match["radius"]) * (1000 if match["unit"].lower() == "km" else 1)
        if abs(lat) > 90 or abs(lon) > 180:
            raise ValueError("a latitude within 90 and a longitude within 180 degrees")
        if not 1 <= radius <= WIDEST:
            raise ValueError(f"a radius from 1 m to {WIDEST // 1000} km")
        found.append((lat, lon, radius))
    if len(found) > MOST:
        raise ValueError(f"at most {MOST} zones")
    return tuple(found)

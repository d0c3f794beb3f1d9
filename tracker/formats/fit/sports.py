"""The sports of FIT: their names, and the activities and flags they are in the journal."""

from tracker.formats.gps.sports import Sport

GENERIC, TRANSITION, MULTISPORT = 0, 3, 18
LAP_SWIMMING = 17
_VIRTUAL = 58
_TRANSITIONS = (32, 33, 34)

# Makers of rides and runs in worlds that don't exist.
_VIRTUAL_MAKERS = frozenset((67, 144, 260, 284, 295, 307, 331))  # bkool zwift zwift rouvy virtugo onelap mywhoosh
_INDOOR_MAKERS = frozenset((281, 282, 328))  # trainer_road the_sufferfest ictrainer

# number: name, key of the activity (None: the journal has none of its own)
_SPORTS: dict[int, tuple[str, str | None]] = {
    0: ("generic", None),
    1: ("running", "run"),
    2: ("cycling", "ride"),
    3: ("transition", None),
    4: ("fitness equipment", "cross"),
    5: ("swimming", "swim"),
    6: ("basketball", "team-sport"),
    7: ("soccer", "team-sport"),
    8: ("tennis", "racket-sport"),
    9: ("american football", "team-sport"),
    10: ("training", "cross"),
    11: ("walking", "walk"),
    12: ("cross country skiing", "nordic"),
    13: ("alpine skiing", "alpine"),
    14: ("snowboarding", "snowboard"),
    15: ("rowing", "row"),
    16: ("mountaineering", "hike"),
    17: ("hiking", "hike"),
    18: ("multisport", None),
    19: ("paddling", None),
    20: ("flying", None),
    21: ("e-biking", "ride"),
    22: ("motorcycling", None),
    23: ("boating", None),
    24: ("driving", None),
    25: ("golf", None),
    26: ("hang gliding", None),
    27: ("horseback riding", None),
    28: ("hunting", None),
    29: ("fishing", None),
    30: ("inline skating", "skate"),
    31: ("rock climbing", "rock-climb"),
    32: ("sailing", None),
    33: ("ice skating", None),
    34: ("sky diving", None),
    35: ("snowshoeing", "snowshoe"),
    36: ("snowmobiling", None),
    37: ("stand-up paddleboarding", "sup"),
    38: ("surfing", None),
    39: ("wakeboarding", None),
    40: ("water skiing", None),
    41: ("kayaking", "kayak"),
    42: ("rafting", None),
    43: ("windsurfing", None),
    44: ("kitesurfing", None),
    45: ("tactical", None),
    46: ("jumpmaster", None),
    47: ("boxing", "martial-arts"),
    48: ("floor climbing", "stairs"),
    49: ("baseball", "team-sport"),
    53: ("diving", None),
    62: ("hiit", "cross"),
    64: ("racket", "racket-sport"),
    65: ("wheelchair push walk", "wheelchair"),
    66: ("wheelchair push run", "wheelchair"),
    67: ("meditation", None),
    69: ("disc golf", None),
    71: ("cricket", "team-sport"),
    72: ("rugby", "team-sport"),
    73: ("hockey", "team-sport"),
    74: ("lacrosse", "team-sport"),
    75: ("volleyball", "team-sport"),
    76: ("water tubing", None),
    77: ("wakesurfing", None),
    80: ("mixed martial arts", "martial-arts"),
    82: ("snorkeling", None),
    83: ("dance", "dance"),
    84: ("jump rope", "cross"),
}

# Sub-sports that say which activity it is whatever the sport.
_ALONE: dict[int, tuple[str, str]] = {
    14: ("indoor rowing", "erg-row"),
    15: ("elliptical", "elliptical"),
    16: ("stair climbing", "stepper"),
    17: ("lap swimming", "swim-pool"),
    18: ("open water", "swim-open"),
    19: ("flexibility training", "mobility"),
    20: ("strength training", "strength"),
    26: ("cardio training", "cross"),
    43: ("yoga", "yoga"),
    44: ("pilates", "pilates"),
    68: ("indoor climbing", "rock-climb"),
    69: ("bouldering", "rock-climb"),
    70: ("hiit", "cross"),
    73: ("amrap", "cross"),
    74: ("emom", "cross"),
    75: ("tabata", "cross"),
    84: ("pickleball", "racket-sport"),
    85: ("padel", "racket-sport"),
    86: ("indoor wheelchair walk", "wheelchair"),
    87: ("indoor wheelchair run", "wheelchair"),
    88: ("indoor handcycling", "handcycle"),
    94: ("squash", "racket-sport"),
    95: ("badminton", "racket-sport"),
    96: ("racquetball", "racket-sport"),
    97: ("table tennis", "racket-sport"),
}

# Sub-sports that say more about some activities; under "" what they are where the sport says nothing.
_WITHIN: dict[int, tuple[str, dict[str, str]]] = {
    1: ("treadmill", {"cross": "run", "": "run"}),
    2: ("street", {"run": "run-road"}),
    3: ("trail", {"run": "run-trail"}),
    4: ("track", {"run": "run-track"}),
    5: ("spin", {"cross": "ride", "": "ride"}),
    6: ("indoor cycling", {"cross": "ride", "": "ride"}),
    7: ("road", {"ride": "ride-road"}),
    8: ("mountain", {"ride": "ride-mtb"}),
    9: ("downhill", {"ride": "ride-mtb"}),
    10: ("recumbent", {}),
    11: ("cyclocross", {"ride": "ride-gravel"}),
    12: ("handcycling", {"ride": "handcycle"}),
    13: ("track cycling", {"ride": "ride-track"}),
    21: ("warm up", {}),
    22: ("match", {}),
    23: ("exercise", {}),
    24: ("challenge", {}),
    25: ("indoor skiing", {"nordic": "erg-ski", "cross": "erg-ski"}),
    27: ("indoor walking", {"cross": "walk", "": "walk"}),
    28: ("e-bike fitness", {}),
    29: ("bmx", {}),
    30: ("casual walking", {}),
    31: ("speed walking", {}),
    37: ("backcountry", {}),
    38: ("resort", {}),
    41: ("whitewater", {}),
    42: ("skate skiing", {"nordic": "nordic-skate"}),
    45: ("indoor running", {"cross": "run", "": "run"}),
    46: ("gravel cycling", {"ride": "ride-gravel"}),
    47: ("e-bike mountain", {"ride": "ride-mtb"}),
    48: ("commuting", {"ride": "ride-commute"}),
    49: ("mixed surface", {"ride": "ride-gravel"}),
    50: ("navigate", {"run": "run-orienteering"}),
    58: ("virtual activity", {}),
    59: ("obstacle", {}),
    62: ("breathing", {}),
    67: ("ultra", {}),
}
_INDOOR = frozenset((1, 5, 6, 14, 15, 16, 25, 27, 45, 58, 68, 86, 87, 88))
_ASSISTED = frozenset((28, 47))
_E_BIKING = 21


def sport_of(sport: int | None, sub_sport: int | None, maker: int | None) -> Sport:
    """The activity, its word as FIT names it, and the flags; `maker` is the manufacturer's number."""
    number = GENERIC if sport is None else sport
    name, key = _SPORTS.get(number, (f"sport {number}", None))
    said = "" if sub_sport is None else _sub_name(sub_sport)
    if sub_sport in _ALONE:
        key = _ALONE[sub_sport][1]
    elif sub_sport in _WITHIN:
        # a name below a sport we have no kind for decides nothing
        key = _WITHIN[sub_sport][1].get(key or ("" if number == GENERIC else "-"), key)
    virtual = sub_sport == _VIRTUAL or maker in _VIRTUAL_MAKERS
    words = [word for word in (name if number else "", said) if word]
    return Sport(
        activity=key,
        word=", ".join(words),
        indoor=virtual or sub_sport in _INDOOR or maker in _INDOOR_MAKERS,
        virtual=virtual,
        assisted=number == _E_BIKING or sub_sport in _ASSISTED,
    )


def is_transition(sport: int | None, sub_sport: int | None) -> bool:
    """Whether a session is the change between two legs."""
    return sport == TRANSITION or sub_sport in _TRANSITIONS


def _sub_name(number: int) -> str:
    if number in _ALONE:
        return _ALONE[number][0]
    return _WITHIN[number][0] if number in _WITHIN else ""

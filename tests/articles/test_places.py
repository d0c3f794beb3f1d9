"""Routes in the words that they are told in, and what only sounds like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.places import places, routes
from tracker.articles.text import Text


def best(raw: str) -> list[str]:
    """The places of the likeliest route."""
    found = routes(Text(raw))
    return [p.value for p in found[0].places] if found else []


@pytest.mark.parametrize(
    ("raw", "route"),
    [
        ("Two nurses will cycle from Leeds to Whitby, 80 miles in two days.", ["Leeds", "Whitby"]),
        ("They walk from Selby in Yorkshire to Goole, 30 km on foot.", ["Selby", "Goole"]),
        ("We run Florence to Rome via Siena and Orvieto, 280 km.", ["Florence", "Siena", "Orvieto", "Rome"]),
        ("Land's End to John O'Groats by bike\n\nThey ride 900 miles.", ["Land's End", "John O'Groats"]),
        ("Man Treks From Beijing To Berlin\n\nHe covered 20 miles a day on foot.", ["Beijing", "Berlin"]),
        ("A family is going to run to Rome from Canterbury, 1,100 miles.", ["Canterbury", "Rome"]),
        ("The riders cycled from Hull to Grimsby and back, 100 miles.", ["Hull", "Grimsby", "Hull"]),
        ("The relay swam between Dover and Calais and back again.", ["Dover", "Calais", "Dover"]),
        ("The team cycled London–Brighton–London, 110 miles.", ["London", "Brighton", "London"]),
        ("Cork → Galway → Belfast, 500 km on bikes", ["Cork", "Galway", "Belfast"]),
        ("She set out from Hull on 3 May and, 300 miles later, walked into Plymouth.", ["Hull", "Plymouth"]),
        ("He began his walk in Trieste and it will end in Monaco.", ["Trieste", "Monaco"]),
        (
            "On Friday they set off from York, followed the coast through Filey and "
            "Whitby, and rolled into Redcar, 90 miles on.",
            ["York", "Filey", "Whitby", "Redcar"],
        ),
        (
            "The walk begins in Austin, Texas on March 1st and ends in Macon, Georgia, by way of Houston.",
            ["Austin, Texas", "Houston", "Macon, Georgia"],
        ),
        ("We walk 800 miles.\n\nStart: Dover\nFinish: Cape Wrath\n", ["Dover", "Cape Wrath"]),
        ("The long run\n\nKent Finish Devon Start\n\nI ran 300 miles.", ["Devon", "Kent"]),
        ("They ran from Saint-Étienne to Chalon-sur-Saône, 200 km.", ["Saint-Étienne", "Chalon-sur-Saône"]),
        ("Three friends ride from Rouen to the Spanish capital, 1,500 km.", ["Rouen", "Madrid"]),
        (
            "The ride\n\nDay 1: Lyon – Valence, 101 km\nDay 2: Valence – Avignon, 125 km\n",
            ["Lyon", "Valence", "Avignon"],
        ),
        (
            "Day 1 from Alston to Hexham was wet. Day 2 from Hexham to Morpeth gave us sun on our bikes, and day 3 "
            "from Morpeth to Alnwick was over by noon.",
            ["Alston", "Hexham", "Morpeth", "Alnwick"],
        ),
        ("They swam from Plynlimon, where the river rises, to Chepstow, 150 miles.", ["Plynlimon", "Chepstow"]),
        (
            "We walked 25 km.\n\n(Route: Altona-Ottensen-Bahrenfeld-Palace road-Altona)",
            ["Altona", "Ottensen", "Bahrenfeld", "Palace road", "Altona"],
        ),
        (
            "She started in Ostend and the end of her road is the quay at Trieste, 1,400 km on foot.",
            ["Ostend", "Trieste"],
        ),
        (
            "He got away at last from Rouen. His road to Nice led via Chartres, the bypass of Bourges, Lyon and Gap, "
            "1,100 km by bike.",
            ["Rouen", "Chartres", "Bourges", "Lyon", "Gap", "Nice"],
        ),
        ("Lands End to John O'Groats\n\nWe cycled from Land's End to John O'Groats.", ["Land's End", "John O'Groats"]),
    ],
)
def test_the_words_for_a_route(raw: str, route: list[str]) -> None:
    assert best(raw) == route


@pytest.mark.parametrize(
    "raw",
    [
        "The gym is open from Monday to Friday, and members run from 5pm to 6pm.",
        "He went from couch to marathon and ran 5k every day.",
        "From Zero To Hero: How I Ran For 30 Days\n\nI ran 5k a day.",
        "Sarah, from Cardiff, moved from London to Bristol in 2019 and took up running.",
        "They flew from Manchester to Malaga and cycled 100 miles a day.",
        "The train from Leeds to York was late, so they walked 10 miles.",
        "The talk between Peter and Paul got them through the 100-mile walk.",
        "From January to March she ran 5k every day in Hyde Park.",
        "Thanks to Dave and to Sarah from Asda for the cakes on our walk.",
        "Jean-Luc Smith-Jones ran 10 km every day.",
        "Home > News > Sport\n\nWe run 5 km daily.",
        "He was promoted from Captain to Major before he ran 100 marathons.",
        "300 km on the treadmill is as far as from London to Paris.",
        "A run streak, a mile a day from Thanksgiving Day to New Year's Eve.",
        "We go from Level One to Level Five in the plank challenge.",
    ],
)
def test_what_is_no_route(raw: str) -> None:
    assert best(raw) == []


def test_the_way_of_the_effort_comes_before_an_earlier_one() -> None:
    raw = (
        "She will cycle from Leeds to Paris, 500 miles in six days. "
        "In 2015, years ago, she had cycled from Hull to York, 40 miles."
    )
    assert best(raw) == ["Leeds", "Paris"]


def test_the_other_way_is_not_the_way() -> None:
    raw = (
        "She will run the road between Dover and Durness once more, 800 miles, and sets off at Dover. "
        "In 2019 she went the other way, from Durness to Dover, 790 miles in 12 days."
    )
    assert best(raw) == ["Dover", "Durness"]


def test_without_a_start_the_finish_alone_is_a_part_of_a_route() -> None:
    (one,) = routes(Text("All week they walked to Skegness, 50 miles in 10 days, round the school yard."))
    assert one.partial
    assert [p.value for p in one.places] == ["Skegness"]


def test_a_report_of_a_professional_race_has_no_route() -> None:
    raw = "Stage 1: Lille to Lens, 190 km\nThe peloton slept.\n\nStage 2: Lens to Laon, 200 km\nYellow jersey kept.\n"
    assert best("Stage by stage\n\n" + raw) == []


def test_places_are_named_without_an_order() -> None:
    raw = "She ran round the country, 6,000 km in all, and passed through Delhi, Kolkata, Mumbai and Chennai."
    assert [p.value for p in places(Text(raw))] == ["Delhi", "Kolkata", "Mumbai", "Chennai"]


def test_phrases_are_where_they_say() -> None:
    text = Text("He will walk from New\u00a0York to St. Paul, Minnesota, 1,200 miles in all.")
    for place in routes(text)[0].places:
        assert place.phrase is not None
        assert text.text[place.phrase.start : place.phrase.end] == place.phrase.text


_PIECES = st.sampled_from(
    "from to From To Leeds York St . Land's End - – → , in on Monday via through and back between "
    "cycled ran 50 km miles the The "
    "start Start : Finish ended reached left \n \n\n of ( ) Day 1 2 o' John flew Paris, France capital French".split(
        " "
    )
)


@given(st.lists(_PIECES, max_size=60), st.sampled_from(["", " "]))
def test_no_text_breaks_it_and_phrases_are_verbatim(pieces: list[str], glue: str) -> None:
    text = Text(glue.join(pieces))
    found = routes(text)
    assert list(found) == sorted(found, key=lambda r: (-r.score, r.start))
    for place in [*places(text), *(p for r in found for p in r.places)]:
        assert place.phrase is not None
        assert text.text[place.phrase.start : place.phrase.end] == place.phrase.text != ""


@given(st.text(max_size=300))
def test_any_characters_are_read(raw: str) -> None:
    routes(Text(raw))
    places(Text(raw))

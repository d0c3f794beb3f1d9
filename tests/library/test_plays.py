"""Every template of the library, played: a journal in, and out comes what the challenge's own rules demand."""

from itertools import zip_longest

import pytest

from tests.library.encodings import ENCODINGS
from tests.library.journal import Play
from tests.library.playing import medal_text, outcome
from tests.library.plays import PLAYS
from tracker.config import seeds_dir


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
def test_a_play_ends_as_its_rules_demand(play: Play) -> None:
    found = outcome(play)
    seen = (found.status.value, None if found.completed_on is None else str(found.completed_on))
    assert seen == (play.status, play.completed), found.verdict
    medals = [medal_text(medal, like or "") for medal, like in zip_longest(found.medals, play.medals) if medal]
    assert tuple(medals) == play.medals
    if play.attempt is not None:
        assert found.attempt == play.attempt
    if play.streak is not None:
        assert found.streak is not None
        assert found.streak.current == play.streak


def test_every_template_is_fulfilled_in_some_play() -> None:
    fulfilled = {play.slug for play in PLAYS if play.case.startswith("fulfils")}
    assert fulfilled == {path.stem for path in seeds_dir().glob("*.toml")}


@pytest.mark.parametrize("slug", sorted(ENCODINGS.values()))
def test_every_encoding_is_also_missed_and_tried_at_an_edge(slug: str) -> None:
    cases = {play.case.split()[0].rstrip(":") for play in PLAYS if play.slug == slug}
    assert cases >= {"fulfils", "misses", "edge"}


def test_plays_have_names_of_their_own() -> None:
    names = [play.name for play in PLAYS]
    assert len(set(names)) == len(names)

"""Whose story a text tells: whether its results are those of the athlete whose journal it is kept in."""

import re

from tracker.articles.drafts import Draft, RaceDraft, Role
from tracker.domain.text import fold_text

TIMES = 3  # so often the teller speaks of themselves before the text counts as told in the first person
_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)"
    r"|(?<![\w.,!?])\"[^\"\n]*(?:\"|$)"  # an inch mark follows a number; a quotation may run to the line's end
    r"|‘[^‘’\n]*(?:’\w[^‘’\n]*)*’(?!\w)"
    r"|(?<!\w)'(?=\S)[^'\n]*(?:(?<=\w)'\w[^'\n]*)*'(?!\w)",
    re.MULTILINE,
)
_TELLER = re.compile(r"\b(?:I|[Ww]e|[Mm]y)\b")


def first_person(text: str) -> bool:
    """Whether the text is told in the first person: I, we or my in three places at least, outside quotations."""
    return len(_TELLER.findall(_QUOTED.sub(" ", text))) >= TIMES


def is_own(draft: Draft, race: RaceDraft, athlete: str) -> bool:
    """Whether a race of a draft is the athlete's own: they are named for it, or the text is told in the first person.

    Where the race names nobody, the people of the main challenges are meant.
    """
    people = [one.value for one in race.people]
    people = people or [
        one.value for challenge in draft.challenges if challenge.role is Role.MAIN for one in challenge.people
    ]
    return any(same_person(one, athlete) for one in people) or first_person(draft.text)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same in full, or one of them only the other's first name."""
    first, second = fold_text(one).split(), fold_text(other).split()
    if not first or not second:
        return False
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])

"""The rules of a template in plain words, a short statement each."""

from tracker.domain.goals import Group, Op
from tracker.domain.rule_goals import phrase
from tracker.domain.rule_words import sentence
from tracker.domain.rules_awards import award_told
from tracker.domain.rules_continuity import continuity_told, entry_told, team_told
from tracker.domain.rules_counts import counts_told
from tracker.domain.rules_course import race_told, route_told
from tracker.domain.rules_window import window_told
from tracker.domain.templates import Template


def plain_rules(template: Template, units: str = "km") -> tuple[str, ...]:
    """The rules as people would tell them: when, what, what a miss does, how late, with whom, along which road, for
    what.

    Each is one statement with a capital and without a full stop; amounts in `units` ("km" or "mi"). What does nothing
    in this template says nothing.
    """
    told = (
        *window_told(template, units),
        *_goals(template, units),
        *counts_told(template, units),
        *continuity_told(template),
        *entry_told(template),
        *(team_told(template.team) if template.team is not None else ()),
        *(route_told(template.route, units) if template.route is not None else ()),
        *(race_told(template.race, units) if template.race is not None else ()),
        *(line for award in template.awards for line in award_told(award, template, units)),
    )
    return tuple(dict.fromkeys(line.strip(" ,;") for line in told))


def _goals(template: Template, units: str) -> list[str]:
    goal = template.goal
    if isinstance(goal, Group) and goal.op is Op.ALL and not goal.sequence:
        return [sentence(phrase(child, units)) for child in goal.goals]
    return [sentence(phrase(goal, units))]

"""What was read out of an article, and what became of it, as text; and the questions it leaves open."""

import sys
from collections.abc import Sequence

from tracker.articles.draft_words import amount_text
from tracker.articles.drafts import Amount, Choice, Doubt, Draft, Phrase, Role, Unit
from tracker.articles.field_paths import place_of, value_at
from tracker.articles.fields import Field, answer, change, fields
from tracker.cli.counts import number_to
from tracker.cli.layout import columns, wrap
from tracker.cli.output import Output, Span
from tracker.domain.rules import plain_rules
from tracker.errors import RefusedError, TrackerError
from tracker.services.articles import Adopted, ReadArticle
from tracker.services.tracker import Tracker

QUOTE = 70  # characters of a phrase that a line shows
ASIDES = 8
LONGEST_POOL = 5_000  # metres


def draft_page(output: Output, tracker: Tracker, found: ReadArticle, draft: Draft) -> None:
    """The draft: every figure with the words it was read from, what was left aside, what a template would ask."""
    output.say(Span(found.title or found.name, "title"), Span(f"  {draft.kind.value}", "muted"))
    shown = fields(draft)
    for group in dict.fromkeys(field.group for field in shown):
        output.say()
        rows = [[field.label, field.value or "not said", _words(field)] for field in shown if field.group == group]
        output.lines(columns(rows, within=output.columns, give=(1, 2)))
    asides = [one for one in draft.asides if one.phrase.text.strip()][:ASIDES]
    if asides:
        output.say()
        output.say(Span("Read and not taken as a goal", "title"))
        rows = [[amount_text(one.amount), one.role, _quote(one.phrase)] for one in asides]
        output.lines(columns(rows, within=output.columns, give=(2,)))
    _rules(output, tracker, found, draft)


def _words(field: Field) -> str:
    others = f" (also {', '.join(field.others)})" if field.others else ""
    return f"{_quote(field.phrase)}{others}"


def _quote(phrase: Phrase | None) -> str:
    if phrase is None:
        return ""
    text = " ".join(phrase.text.split())
    return f"“{text}”" if len(text) <= QUOTE else f"“{text[: QUOTE - 1].rstrip()}…”"


def _rules(output: Output, tracker: Tracker, found: ReadArticle, draft: Draft) -> None:
    """What each main challenge would ask as a template."""
    for number, one in enumerate(draft.challenges):
        if one.role is not Role.MAIN:
            continue
        output.say()
        try:
            plan = tracker.plan_of(found, draft, number)
        except RefusedError as error:
            output.lines(wrap(str(error), output.columns))
            continue
        output.say(Span(f"As a template: {plan.template.title}", "title"))
        _list(output, [*plain_rules(plan.template, tracker.units), *plan.unsaid, *plan.assumed])


def _list(output: Output, sentences: Sequence[str]) -> None:
    for sentence in sentences:
        first, *others = wrap(sentence, output.columns, "  ") or [""]
        output.lines([f"- {first.strip()}", *others])


def questions_page(output: Output, doubts: Sequence[Doubt]) -> None:
    """The questions that are open, the default choice first."""
    if not doubts:
        return
    output.say()
    output.say(Span("Open questions", "title"))
    for doubt in doubts:
        _list(output, [f"{doubt.question} {'; '.join(choice.label for choice in doubt.choices)}"])


def ask(output: Output, draft: Draft) -> Draft | None:
    """Ask each open question until it is answered; enter takes the first choice. None where the input ends."""
    while draft.doubts:
        doubt = draft.doubts[0]
        output.say()
        output.lines(wrap(doubt.question, output.columns))
        for number, choice in enumerate(doubt.choices, 1):
            output.say(f"  {number}  {choice.label}{'  (enter)' if number == 1 else ''}")
        output.flush()
        line = sys.stdin.readline()
        if not line:
            return None
        try:
            draft = _answered(draft, doubt, line.strip())
        except TrackerError as error:
            output.warn(str(error))
    return draft


def _answered(draft: Draft, doubt: Doubt, typed: str) -> Draft:
    """The draft with the answer: a number of the choices, nothing for the first, else a value of one's own."""
    if not typed:
        return answer(draft, doubt, doubt.choices[0])
    chosen = number_to(len(doubt.choices), typed)
    if chosen is not None:
        return answer(draft, doubt, doubt.choices[chosen - 1])
    bare = typed.lower().removesuffix("m").rstrip()
    length = number_to(LONGEST_POOL, bare) if bare != typed else None
    if length is not None:
        choice = pool_choice(draft, doubt, length)
        if choice is not None:
            return answer(draft, doubt, choice)
    known = next((one for one in fields(draft) if one.path == doubt.field), None)
    if known is not None and not typed.isdecimal():
        return change(draft, doubt.field, typed)
    raise RefusedError(f"Write the number of a choice, 1 to {len(doubt.choices)}, or press enter for the first.")


def pool_choice(draft: Draft, doubt: Doubt, metres: int) -> Choice | None:
    """The answer that a pool of so many metres gives; None where a doubt asks something else, a track too."""
    path, _, what = doubt.field.rpartition(".")
    if what != "pool":
        return None
    target = value_at(draft, place_of(draft, path))
    if target.activity != "swimming":
        return None
    laps = target.amount.value
    whole = Amount(laps.number * metres, Unit.METRE, None if laps.most is None else laps.most * metres)
    return Choice(f"{metres} m, so {amount_text(whole)}", amount_text(whole))


def adopted_page(output: Output, adopted: Adopted, assumed: Sequence[str]) -> None:
    """What was kept, where, and how to go on."""
    for sentence in assumed:
        output.lines(wrap(f"Assumed: {sentence}", output.columns))
    for one in adopted.templates:
        output.say(f"Saved: {one.template.title}")
        output.say(f"  {one.path}")
        for sentence in (*one.plan.assumed, *one.plan.unsaid):
            output.lines(wrap(sentence, output.columns, "  "))
    if adopted.started is not None:
        output.say(f"Started: {adopted.started.challenge.title}")
        output.lines(wrap(adopted.started.verdict, output.columns, "  "))
        output.say(f"  tracker challenge show {adopted.started.handle}")
    elif adopted.templates:
        output.say(f"  Start it: tracker challenge start {adopted.templates[0].template.slug}")
    for stand in adopted.races:
        medal = stand.result.medal if stand.result is not None else ""
        output.say(f"Race: {stand.race.event}, {stand.race.on}{f', {medal}' if medal else ''}")
        output.say(f"  tracker race show {stand.race.handle}")
    for sentence in adopted.left_out:
        output.lines(wrap(f"Left out: {sentence}", output.columns))
    if adopted.started is not None or adopted.races:
        output.say("tracker undo takes back what the journal got; the template file stays.")

"""What a figure is in its sentence: the signs that it is a target, and those that it is something else.

Each sign is a short pattern over the words before it, after it, its clause or its sentence. A sign alone decides
nothing; `scoring` weighs them together.
"""

import re
from dataclasses import dataclass

from tracker.articles.text import Sentence, Text

_REACH = 70
_CLAUSE_END = re.compile(
    r"[,;:()]\s|\s-\s|\bbut\b|\bwhile\b|\balthough\b|\bthough\b|\bwhich\b|\band (?=(?:i|he|she|they|we|it|then|so|the"
    r"|his|her|my)\b)"
)

_GOALS = (
    r"challeng\w*|goals?|targets?|aim(?:s|ed|ing)?|tasks?|mission|pledg\w+|commit\w*|quest|bid|attempt\w*|tackl\w+"
    r"|undertak\w+|undertook|"
    r"resolution|dar(?:e|ed|ing)|vow\w*|promis\w+|feat|effort|hop(?:e|es|ed|ing) to|plan(?:s|ned|ning)? to|will|going "
    r"to|set to|set out to|'ll|about to|"
    r"want(?:s|ed)? to|intend\w*|tries|trying to|have to|has to|had to|must|need(?:s|ed)? to|invited? to|asks?|wants?"
    r"|planning|sign(?:ed|s)? up"
)
_DOING = (
    r"complet\w+|finish\w*|cover(?:s|ed|ing)?|conquer\w*|run(?:s|ning)?|ran|cycl(?:e|es|ed|ing)|rid(?:e|es|ing)|rode"
    r"|bik(?:e|es|ed|ing)|walk(?:s|ed|ing)?|"
    r"hik(?:e|es|ed|ing)|trek\w*|sw[iau]m(?:s|ming)?|row(?:s|ed|ing)?|paddl\w+|kayak\w*|ski(?:s|ed|ing)?|jog\w*"
    r"|climb\w*|pedal\w*|do(?:ing|es)?|did|"
    r"clock\w*|log(?:s|ged|ging)?|rack\w*|manag\w+|achiev\w+|tak(?:e|es|ing)|took|perform\w*|push(?:es|ed|ing)?"
    r"|hold(?:s|ing)?|held|cross(?:es|ed|ing)?"
)

BEFORE: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "goal just before": rf"(?:{_GOALS})\W+(?:\w+\W+){{0,3}}$",
        "goal before": rf"\b(?:{_GOALS})\b",
        "doing just before": rf"\b(?:{_DOING})\W+(?:(?:a|an|the|for|over|about|around|at least|up to|nearly|almost"
        rf"|more than|just|some|his|her|their|my|our|your|another|full|of|whopping|total of"
        rf"|distance of|combined)\W+){{0,3}}$",
        "infinitive": rf"\b(?:to|will|must|should|can|could|and|or|would|you|they|we"
        rf"|i)\s+(?:{_DOING})\W+(?:\w+\W+){{0,3}}$|^\W*(?:{_DOING})\W+(?:\w+\W+){{0,2}}$",
        "total of": r"\b(?:total(?: distance)?(?: of)?|altogether|combined(?: total)?(?: of)?|grand total of|in all"
        r"|overall)\W+(?:\w+\W+){0,2}$",
        "distance of": r"\b(?:distance|route|journey|trip|trek|course|expedition|adventure|ride|tour|way"
        r"|trail)\s+(?:of|is|was|measures|spann\w+|spans|covers|covered|covering|totalling"
        r"|totals)\W+(?:\w+\W+){0,2}$",
        "average": r"\b(?:averag\w+|on average|mean of)\W+(?:\w+\W+){0,4}$",
        "part": r"\b(?:first|last|final|another|further|extra|next|remaining|second|third|additional|opening|every"
        r"|other)\W+$|\b(?:after|at|by|until|within|past|passed|reached|to|the|from)\W+$",
        "part strong": r"\b(?:first|last|final|another|further|extra|remaining|additional|opening)\W+(?:\w+\W+)?$"
        r"|\b(?:after|at|passed|past|another)\W+(?:about |around |only |just )?$",
        "so far": r"\b(?:so far|already|to date|up to now|by now|(?:over|in|for|during) the (?:past|last)|currently"
        r"|has now|have now|had now|until now|as of|past the|notched up|under (?:his|her|my|our|their) belt"
        r"|by day|in the last)\b[^.]*$",
        "training": r"\b(?:train\w*|practi[sc]\w+|prepar\w+|warm\W?up|warmed up|build\w* up|built up|long runs?"
        r"|usual\w*|normal\w*|typical\w*|used to|regular\w*|most (?:days|weeks)|habit|coach\w*|routine"
        r"|taper\w*)\b",
        "past": r"\b(?:last (?:year|month|week|summer|winter|autumn|spring|november|march|june)|years? ago|months? ago"
        r"|previous\w*|earlier|once|in 19\d\d|had (?:never|already|once|only|previously)|has also|have also"
        r"|also (?:ran|cycled|walked|rode|did|completed)|"
        r"in the past|until then|before that|never (?:run|ran|done|cycled|swum|walked)|since (?:then|he|she|i)|as a"
        r"|when (?:he|she|i|they) (?:was|were))\b",
        "other": r"\b(?:record|guinness|fastest|rival|like (?:comedian|actor|the)|inspired by|footsteps|others?"
        r"|someone|somebody|another (?:man|woman|runner)|the average|elite|pros?|champion)\b",
        "compare": r"\b(?:as (?:long|far|high|much|many|wide|tall|deep) as|equivalent\w*|equals?|equal\w* to|the same "
        r"as|that(?:'s| is| was| makes| comes)|which is|i\.e\.?|just (?:over|under)|worth of|meaning|means"
        r"|or (?:about|around|roughly|some|nearly|almost)|like|imagine|almost|about)\W+(?:\w+\W+){0,3}$",
        "compare strong": r"\b(?:as (?:long|far|high|much|many|wide|tall|deep) as|equivalent\w*|equals?|equal\w* to"
        r"|the same as|worth of|that's)\W+(?:\w+\W+){0,3}$",
        "sum": r"\b(?:works? out|amount(?:s|ed|ing)? to|add(?:s|ed|ing)? up to|comes? to|came to|makes?|made|making"
        r"|totall?(?:s|ed|ing)|bring(?:s|ing)? (?:\w+ ){1,4}to|in total|sum of)\W+(?:\w+\W+){0,3}$",
        "height": r"\b(?:altitude|elevation|height|summit|peak|above|depth|deep|climb(?:ed|ing|s)?|ascent|gain|wide"
        r"|snow|up to an)\W+(?:\w+\W+){0,3}$",
        "money": r"[$£€₹]\s?\d[\d,.]*\s*(?:k|m|bn)?\s*(?:for|per|a|each|every)?\W*$|\b(?:cost\w*|pounds?|dollars?"
        r"|euros?|pence|p|cents?|rupees)\s+(?:for|per|a|each|every)\W*$",
        "motor": r"\b(?:driv\w+|drove|flew|fly|flight|by (?:car|train|bus|plane|boat)|train|bus|taxi"
        r"|ferry)\W+(?:\w+\W+){0,4}$",
        "option": r"\b(?:or|choose|option\w*|instead|alternative\w*|either|even|up to|at least|minimum(?: of)?"
        r"|maximum(?: of)?|raise)\W+(?:\w+\W+){0,4}$",
        "negated": r"\b(?:not|never|no|n't|without|isn't|wasn't|don't|didn't|cannot|can't|nor)\W+(?:\w+\W+){0,3}$",
        "loop": r"\b(?:loop|lap|circuit|course|hill|pool|track|tunnel|bridge|canal|climb|stretch|section|leg"
        r"|stage)\s+(?:of|is|was|around|about)\W+(?:\w+\W+){0,2}$",
        "name before": r"\b(?:marathon|race|run|half|event|ultra|triathlon)\W+(?:is|was|,|\()\W*$",
        "throughout": r"\b(?:for (?:a |the )?(?:full|whole|entire|solid|total)|continuous\w*|non-?stop"
        r"|straight)\W+(?:\w+\W+)?$",
        "couch to": r"\bcouch (?:to|2)\W*$",
        "each before": r"\b(?:every|each|per)\W+$",
        "speed": r"\b(?:at|pace|speed)\W+(?:\w+\W+){0,2}$",
    }.items()
}
AFTER: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "days after": r"^\W*(?:\w+\W+){0,5}?(?:in|over|within|for|across|during|throughout|spread over|on)\s+(?:just "
        r"|only |under |the |a |about |around |less than |all |full |these |those |course of "
        r")*(?:[\w-]+\s)?(?:consecutive |straight |successive |gruelling |full |single )*(?:days?|weeks?"
        r"|months?|hours|years?|fortnight|weekend|january|february|march|april|may|june|july|august"
        r"|september|october|november|december)\b",
        "goal after": r"^\W*(?:\w+\W+){0,3}?(?:challenge|goal|target|quest|mission|feat|attempt|bid|journey|expedition"
        r"|adventure|trek|odyssey|route|trip|ride|run|walk|swim|row|tour|cycle|relay|plan|fundraiser)\b",
        "challenge after": r"^\W*(?:\w+\W+){0,2}?(?:challenge|goal|target|quest|mission|attempt|bid|journey|expedition"
        r"|odyssey|adventure)\b",
        "places after": r"^[^.;]{0,40}?\b(?:from|between)\s+\w[^.;]{1,40}?\b(?:to|and)\b|^\W*(?:\w+\W+){0,4}?(?:across"
        r"|around|round|along|through|length of|the length)\b",
        "part": r"^\W*(?:mark|marker|point|section|stretch|stage|leg|loop|lap|checkpoint|in(?=\W*$)|left|remaining|to "
        r"go|away|from (?:home|here|there|my|his|her)|further|later|behind|ahead|uphill|downhill|off|out|pool"
        r"|track|radius|past|into|before)\b",
        "extreme": r"^\W*(?:\w+\W+){0,2}?(?:longest|biggest|shortest|highest|furthest|best)\b",
        "dimension": r"^\W*(?:long|short|wide|high|deep|tall|thick)\b",
        "in all": r"^\W*(?:\w+\W+){0,3}?(?:in all|in total|altogether|overall|all told|in one go)\b",
        "sleep": r"^\W*(?:of )?(?:sleep|rest|shift|film|sitting|standing|driving|talk|video|read|drive|flight)\b",
        "by now": r"^\W*(?:\w+\W+){0,4}?(?:so far|already|to date|and counting|up to now|by now|in the (?:last"
        r"|past))\b",
        "so far": r"^\W*(?:\w+\W+){0,5}?(?:under (?:his|her|my|our|their) belt|done|down|by now|behind (?:him|her|me"
        r"|us|them)|in the last|completed so|and counting|left|to go|remaining)\b",
        "training": r"\b(?:train\w*|practi[sc]\w+|warm\W?up|long runs?|easy|tempo|intervals?|recovery|taper\w*)\b",
        "past": r"\b(?:last (?:year|month|week|summer|winter)|years? ago|months? ago|in 19\d\d|previously|before "
        r"(?:that|then)|earlier)\b",
        "race": r"^\W*(?:\w+\W+){0,2}?(?:race|races|marathon|marathons|event|events|ultra\W?marathon|ultra|triathlon"
        r"|championships?|parkrun|time|pb|run in \d)\b",
        "for charity": r"\b(?:for charity|in aid of|to raise|raising|for (?:the )?[a-z]+ (?:hospice|foundation|trust"
        r"|charity|uk|research)|sponsored|fundrais\w+)\b",
        "height": r"^\W*(?:\w+\W+){0,2}?(?:of )?(?:above|altitude|elevation|high|deep|tall|ascent|climb(?:ing)?"
        r"|vertical|gain|wide|up|peak|mountain|col|pass|summit|sea level|uphill|waves?|below|thick)\b",
        "money": r"^\W*(?:\w+\W+){0,3}?[$£€₹]",
        "compare": r"^\W*(?:\w+\W+){0,2}?(?:is|was|are|=|equals?|makes?)\s+(?:the )?(?:same|equivalent|equal|distance"
        r"|like|as|about|roughly|more than)\b",
        "body": r"^\W*(?:frame|sled|weight|man|woman|tall|old|shoe|drop|pace|mile pace|per hour|an hour|/h|ph\b|mph"
        r"|wind|behind|ahead|clear|faster|slower|quicker|per mile|per km|per kilomet\w+)",
        "noon": r"^\W*(?:a\.?m|p\.?m|o'clock)\b",
        "option": r"^\W*(?:\w+\W+){0,3}?(?:or more|or less|if you|instead|option|level|version|category|distance "
        r"option)\b",
        "motor": r"^\W*(?:\w+\W+){0,3}?(?:drive|flight|by car|by train|by bus|in the car|on the bus)\b",
        "non-stop": r"^\W*(?:non-?stop|continuous\w*|straight|without (?:a )?(?:break|stopping|pause|rest)|solid|on "
        r"the trot|in a row)\b",
        "each": r"^\W*(?:\w+\W+){0,2}?(?:each|apiece|per person|per head)\b",
        "of it": r"^\W*of (?:it|this|that|these|which|them)\W",
        "per month": r"^\W*(?:\w+\W+){0,2}?(?:per|a|each|every) (?:month|year|season)\b",
        "every few hours": r"^\W*(?:\w+\W+){0,3}?every (?:\w+ )?hours?\b",
        "since": r"^.{0,25}\bsince\b",
        "colon list": r"^\s*[:(-]",
    }.items()
}
CLAUSE: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "goal": rf"\b(?:{_GOALS})\b",
        "so far": r"\b(?:so far|already|to date|up to now|halfway|half way|mid-?way|remaining|to go|still to|left to"
        r"|has now|have now|by day \w+|on day \w+|yesterday|today|tonight|this morning|last night|at present"
        r"|currently|after \w+ (?:days|weeks|hours)|\w+ hours in)\b",
        "past": r"\b(?:last (?:year|month|week|summer|winter|autumn|spring|november|march)|years? ago|months? ago"
        r"|previous\w*|earlier|in 19\d\d|had (?:never|already|once|only|previously)|has also|have also|also"
        r"|until then|before that|never|since then|ever)\b",
        "training": r"\b(?:train\w*|practi[sc]\w+|warm\W?up|build\w* up|long runs?|usual\w*|normal\w*|typical\w*|used "
        r"to|regular\w*|most (?:days|weeks)|routine|prepar\w+|at the gym|coach\w*)\b",
        "other": r"\b(?:record|guinness|fastest|rivals?|comedian|inspired by|footsteps|winner|champion|elite"
        r"|professional\w*|pros)\b",
        "all": r"\b(?:total|altogether|in all|overall|combined|collectively|between them|as a team|together|the whole"
        r"|entire)\b",
        "condition": r"\b(?:if|unless|when(?:ever)?|would|could|might|some(?: people| of)?|those who|others)\b",
        "first person": r"\b(?:i|we|my|our|i'm|i've|we're|we've|i'll|we'll)\b",
        "you": r"\b(?:you|your|you'll|you're)\b",
        "they": r"\b(?:he|she|they|his|her|their)\b",
        "motor": r"\b(?:driv\w+|drove|flew|flight|motor\w*|by car)\b",
        "rules": r"\b(?:rules?|task|challenge is|goal is|target is|aim is|idea is|the plan|simple)\b",
        "hashtag": r"#\w",
        "question": r"\?",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a stretch of the text, in small letters, all within its sentence."""

    before: str
    after: str
    clause: str
    sentence: str


def surroundings(text: Text, sentence: Sentence, start: int, end: int) -> Surroundings:
    """What stands around the characters from `start` to `end`: up to 70 each side, the clause, the sentence's head."""
    low = text.low
    first, last = max(sentence.start, start - 200), min(sentence.end, end + 200)
    before, after = low[first:start], low[end:last]
    begin = 0
    for match in _CLAUSE_END.finditer(before):
        if len(before) - match.end() > 0:
            begin = match.end()
    stop = _CLAUSE_END.search(after)
    clause = before[begin:] + low[start:end] + (after[: stop.start()] if stop else after)
    return Surroundings(
        before[-_REACH:], after[:_REACH], clause, low[sentence.start : min(sentence.end, sentence.start + 400)]
    )


def signs(around: Surroundings) -> set[str]:
    """The names of all signs that are there, with where they stand."""
    found = {"< " + name for name, pattern in BEFORE.items() if pattern.search(around.before)}
    found |= {"> " + name for name, pattern in AFTER.items() if pattern.search(around.after)}
    found |= {"~ " + name for name, pattern in CLAUSE.items() if pattern.search(around.clause)}
    return found | {
        "sentence " + name
        for name in ("so far", "past", "training", "other", "goal")
        if CLAUSE[name].search(around.sentence)
    }


# what a figure is when it is no target, by the first of these signs that is there
ROLE_OF_SIGN: dict[str, str] = {
    "interval": "how often",
    "> by now": "progress so far",
    "< so far": "progress so far",
    "> so far": "progress so far",
    "< compare strong": "a comparison",
    "< height": "a height",
    "> height": "a height",
    "> dimension": "a size",
    "< loop": "the length of a part",
    "< motor": "not by own power",
    "> motor": "not by own power",
    "< training": "training",
    "~ training": "training",
    "< other": "someone else's, or a record",
    "~ other": "someone else's, or a record",
    "< past": "an earlier effort",
    "~ past": "an earlier effort",
    "< part strong": "a part of the way",
    "> part": "a part of the way",
    "> race": "a race",
    "> sleep": "no effort",
    "~ so far": "progress so far",
    "< option": "an option",
    "> option": "an option",
}

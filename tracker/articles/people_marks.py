"""What the words round a name say of its bearer: that they do it, tell it, are thanked, are remembered."""

import re

from tracker.articles.name_spots import Mention
from tracker.articles.name_words import DOER_WORDS, EFFORT, GIVEN, KIN, OFFICE, SPEECH, TITLES
from tracker.articles.names import Named, aged
from tracker.articles.text import Sentence, Text

WEIGHTS = {
    "bias": -1.3,
    "person": 0.4,
    "heading": 0.3,
    "early": 0.7,
    "late": -0.3,
    "often": 0.0,
    "aged": 1.2,
    "effort": 1.7,
    "called": 0.5,
    "kin": 0.0,
    "with": 0.5,
    "narrator": 3.0,
    "byline": -3.0,
    "signed": -1.8,
    "office": -1.4,
    "speech": -0.1,
    "honoured": -2.8,
    "likened": -2.4,
    "origin": -1.7,
    "credit": -2.6,
    "backs": -2.0,
    "listed": 2.0,
    "joined": 1.4,
    "fund": 2.5,
    "ofname": -0.7,
    "titled": -0.3,
    "only": 0.2,
    "alone": -0.3,
    "narrated": -0.2,
    "row": 1.7,
    "opens": 1.0,
    "andme": 2.7,
    "forname": -2.0,
    "famous": -5.0,
    "doubtful": -1.5,
    "top": 0.0,
    "given": 0.3,
    "counts": 1.2,
    "nobody": -2.0,
}
_HONOUR = frozenset(
    "memory died dies death late lost funeral buried killed diagnosed suffers suffered honour honor tribute "
    "remembers illness passed dedicated grave".split()
)
_LIKE = frozenset(
    "like follow inspired idol hero fan footsteps beat emulate unlike watched read heard equalling surpass holder "
    "record held".split()
)
_ORIGIN = frozenset(
    "created creator invented inventor founded founder founded organised organized organises organiser hosted leads "
    "designed devised brainchild "
    "launched established runs presented treated economist fund invited introduced photographed "
    "filmed interviewed".split()
)
_CREDIT = frozenset("photo credit courtesy image picture pic photograph photos images text words".split())
_BACK = frozenset(
    "driver drives driving drove crew car van cooked cook support supporter cheered cheering follows massage physio "
    "donated presented handed".split()
)
_WITH = frozenset("with alongside accompanied joined besides plus featuring thanks thank congratulations well".split())
_LIST = frozenset(
    "participants team members runners riders walkers cyclists swimmers rowers finishers left mention mentions trio "
    "duo consisting".split()
)
_OWN = frozenset(
    "fundraiser fundraising justgiving page challenge journey run ride walk swim bid effort attempt feat trek "
    "company mission".split()
)
_FAMOUS = frozenset(
    "david goggins|dave goggins|eddie izzard|forrest gump|captain tom|tom moore|wim hof|mo farah|joe wicks|eliud "
    "kipchoge|usain bolt|roger bannister|"
    "andy frisella|terry fox|dean karnazes|kilian jornet|kelly holmes|lance armstrong|chris froome|mark cavendish|"
    "bear grylls|mahatma gandhi|iron cowboy|"
    "courtney dauwalter|matthew webb|captain webb|red nose|jeff sachs|prince william|ranulph fiennes|ant middleton|"
    "adi shankaracharya|comic relief".split("|")
)
_BEFORE_ME = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|myself|we|we're|we've|our|us)\b")
_SOLO = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|myself)\b")
_BY = re.compile(r"(?:^|[\s(])(?:written |posted |report |words )?by:?\s*$")


def voice(text: Text) -> str:
    """Who tells it: "i", "we" or "" for somebody outside; what stands between quotation marks does not count."""
    parts, at = [], 0
    for start, end in text.quotes:
        parts.append(text.low[at:start])
        at = max(at, end)
    told = " ".join([*parts, text.low[at:]])
    words = max(1, told.count(" "))
    mine, ours = len(_SOLO.findall(told)), len(_BEFORE_ME.findall(told))
    if mine >= 2 and mine / words > 0.008:
        return "i"
    return "we" if ours >= 2 and ours / words > 0.008 else ""


def features(text: Text, named: Named, voice: str, found: list[Named]) -> set[str]:
    """Everything that is seen of one name: where it stands in the text, and what stands round its mentions."""
    marks = _of_name(text, named, found)
    body = [m for m in named.mentions if not m.headline] or named.mentions
    first, count = body[0].sentence, len(text.sentences)
    if first <= max(3, count // 5):
        marks.add("early")
    elif first > count * 0.6 and count > 6:
        marks.add("late")
    for mention in named.mentions[:30]:
        marks |= _around(text, mention, text.sentences[mention.sentence])
    if "byline" in marks and (voice == "i" or (voice == "we" and first < 4)):
        marks.discard("byline")
        marks.add("narrator")
    if voice and "narrator" not in marks:
        marks.add("narrated")
    if "effort" in marks or "listed" in marks:
        marks.discard("speech")
        marks -= {"likened"} if len(named.mentions) > 2 else set()
    return marks


def _of_name(text: Text, named: Named, found: list[Named]) -> set[str]:
    title = text.title
    full = [len(n.mentions) for n in found if n.weight > 0 and len(n.words) > 1]
    single, doubtful = len(named.words) == 1, named.weight < 0
    seen = {
        "heading": title is not None and any(m.start < title[1] for m in named.mentions),
        "often": len(named.mentions) > 2,
        "alone": single,
        "only": sum(n.weight > 0 for n in found) == 1,
        "doubtful": doubtful,
        "nobody": doubtful and single,
        "given": named.words[0] in GIVEN,
        "famous": " ".join(named.words) in _FAMOUS,
        "top": bool(full) and named.weight > 0 and len(named.mentions) == max(full),
    }
    return {mark for mark, holds in seen.items() if holds}


def _around(text: Text, mention: Mention, sentence: Sentence) -> set[str]:
    """What the words round one mention say of its bearer."""
    tokens = text.tokens
    before = [t.low for t in tokens[max(sentence.first, mention.first - 5) : mention.first]]
    after = [t.low for t in tokens[mention.last : min(sentence.last, mention.last + 9)]]
    subject = _subject(after)
    owning = tokens[mention.last - 1].low.endswith(("'s", "s'"))
    opening = after[0] if after else ""
    seen = {
        "aged": aged(text, mention),
        "effort": subject & EFFORT,
        "speech": set(after[:4]) & SPEECH and not subject & EFFORT,
        "called": set(before[-1:]) & DOER_WORDS,
        "kin": set(before[-3:]) & KIN,
        "office": before[-1:] != ["and"]
        and (set(before[-4:]) & OFFICE or (opening in (",", "(") and set(after[1:5]) & OFFICE)),
        "honoured": (set(before) | set(after[:6])) & _HONOUR,
        "likened": set(before[-4:]) & _LIKE,
        "origin": set(after[:3]) & _ORIGIN
        or (set(before[-1:]) & {"by", "from", "of"} and set(before[-4:-1]) & _ORIGIN),
        "counts": opening not in (",", "(") and any(w[0].isdigit() for w in after[:3]),
        "opens": not before and opening.isalpha() and len(after) > 3,
        "credit": set(before[-4:]) & _CREDIT,
        "backs": set(after[:6]) & _BACK,
        "with": set(before[-3:]) & _WITH,
        "listed": set(before) & _LIST,
        "fund": owning and set(after[:2]) & _OWN,
    }
    return {mark for mark, holds in seen.items() if holds} | _right_before(before, after) | _line(text, mention)


def _right_before(before: list[str], after: list[str]) -> set[str]:
    """What the very next words say: a title, `for X`, `of X`, `X and I`."""
    last = before[-1] if before else ""
    seen = {
        "titled": last in TITLES or (last == "." and set(before[-2:]) & TITLES),
        "ofname": last == "of" and not set(before[-3:]) & (_LIST | {"trek", "feat", "story"}),
        "forname": last == "for" or before[-2:] in (["for", "little"], ["for", "baby"]),
        "andme": (after[:1] == ["and"] and set(after[1:2]) & {"i", "me", "myself"})
        or (last in ("and", ",", ":") and set(before[-2:-1]) & {"i", "me", "myself", "us", "we"}),
    }
    return {mark for mark, holds in seen.items() if holds}


def _subject(after: list[str]) -> set[str]:
    """The words behind a name that can be its verb: an apposition between commas or brackets is passed over."""
    if after[:1] and after[0] in (",", "(", "-"):
        close = {",": ",", "(": ")", "-": "-"}[after[0]]
        if close in after[1:]:
            cut = after.index(close, 1) + 1
            return (
                set(after[1:cut][:1]) & {"who"}
                | set(after[cut : cut + 4])
                | (set(after[1:cut]) if after[1] == "who" else set())
            )
        return set(after[1:7]) if after[1:2] == ["who"] else set()
    if after[:1] == ["and"]:
        return set(after[1:7])
    return set(after[:4])


def _line(text: Text, mention: Mention) -> set[str]:
    """What the line says that the name stands on: a by-line, a signature, a row of a list."""
    start = text.text.rfind("\n", 0, mention.start) + 1
    end = text.text.find("\n", mention.end)
    end = len(text.text) if end < 0 else end
    if end - start > 400:
        return set()
    ahead, behind = text.low[start : mention.start].strip(), text.low[mention.end : end].strip()
    by = _BY.search(" " + ahead) and len(ahead) < 60 and (len(ahead) < 12 or len(behind) < 40)
    if by or (ahead.endswith(" by") and not behind):
        return {"byline"}
    if not ahead and (not behind or behind[0] in "|") and len(behind) < 60:
        return {"signed" if mention.start > len(text.text) * 0.6 else "byline"}
    if ahead in ("", "-", "*", "\u2022", "\u00b7") and re.match(r"[-,:\u2013\u2014]\s*\S", behind):
        return {"listed"} if ahead or re.search(r"\d", behind[:30]) else set()
    return set()

"""Whether a text holds anything to follow at all: its vocabulary against the best of what was read in it."""

import re
from dataclasses import dataclass

from tracker.articles.text import Text

_HEAD = 6_000
_WORDS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "match": r"injur(?:y|ies|ed)|hamstring|ligament|transfers?|premier league|league|midfielder|defender|striker"
        r"|squad|fixtures?|goalkeeper|cup|quarterback|"
        r"playoffs?|scored|penalty|half-time|kick-?off|nfl|nba|fa cup|head coach|line-?up|starting xi|touchdown"
        r"|innings|wicket|knee surgery|ruled out|sidelined",
        "professional": r"peloton|yellow jersey|stage win(?:ner)?s?|podium|elite|world champions?|olympics?|olympic "
        r"champion|time trial|breakaway|sprint finish|defending champion|"
        r"prize money|pacemakers?|pace-?makers|world tour|grand tour|general classification|lead(?:er)?s? group|title"
        r"|gold medall?ist|personal best of|course record|clocked|sub-\d",
        "gear": r"shoes?|cushion\w*|midsole|outsole|heel|drop|battery|waterproof|display|sensor|smartwatch|gps watch"
        r"|tested|review(?:er|s)?|ratings?|lens|fabric|verdict|rrp|price|colou?rs?|sizes?|models?|"
        r"foam|grip|mesh|upper|laces|carbon|strap",
        "food": r"recipes?|protein|diet(?:s|ary|ician)?|carbs|carbohydrates?|breakfast|lunch|meals?|vitamins?|sugar"
        r"|nutrition(?:ist)?|snacks?|vegetables?|salads?|portions?|weight loss|lose weight|fat",
        "business": r"revenue|acquisition|acquires?|ceo|investors?|market|franchise|clubs|company|shares|quarter|sales"
        r"|brand|industry|members|locations?|profit|funding round|startup|percent|per cent|customers?"
        r"|equipment",
        "health": r"patients?|symptoms?|study|studies|researchers?|doctors?|risk|blood pressure|diseases?|guidelines?"
        r"|adults|experts?|according to|treatment|physio\w*|surgery|muscles?|joints?|benefits?|immune",
        "motor": r"cars?|engine|motorcycles?|motorbikes?|drive|driving|driver|rally|diesel|horsepower|suv|petrol|fuel"
        r"|road trip|van|truck|litres?",
        "life": r"died|obituary|born in|survived by|funeral|widow|career|biography|grew up|retired|championships?"
        r"|titles?",
        "advice": r"tips?|should|how to|guide|beginners?|avoid|try to|remember|important|make sure|experts? (?:say"
        r"|recommend)|you can|it is best",
        "snow": r"forecast|snowfall|conditions|temperatures?|lifts?|resort|weather|open daily|trail report|closed|wind",
        "charity": r"charit\w+|fundrais\w+|rais(?:e|ed|ing)|in aid of|donat\w+|sponsor\w*|justgiving|gofundme|hospice"
        r"|foundation|cancer|appeal|awareness|virgin money|cause",
        "challenge": r"challeng\w+|goal|target|mission|quest|attempt|expedition|journey|adventure|feat|streak"
        r"|pledge\w*|resolution|marathon effort|record attempt|epic|gruelling|grueling|ultimate|plan",
        "effort": r"set off|setting off|set out|crossed the (?:finish|line)|finish line|completed?|completing|covered"
        r"|finished|kilomet\w+|miles|km|every day|a day|each day|daily|per day|route|coast|days|week \d|day "
        r"\d",
        "joining": r"sign up|join us|register|enter|entry|entries|take part|taking part|participants?|medals?|virtual"
        r"|badge|team|log your|track your",
        "race": r"race|start line|finish(?:er|ing)?|medal|bib|aid station|checkpoint|transition|10k|5k|half marathon"
        r"|triathlon|my time|pb|parkrun|course|splits?|ironman",
        "me": r"i|my|me|i'm|i've|we|our",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Best:
    """The best of what was read: scores from 0 to 1, 0 where nothing was found."""

    target: float = 0.0
    rate: float = 0.0
    length: float = 0.0
    race: float = 0.0
    days_listed: int = 0
    targets: int = 0


def kind_features(text: Text, best: Best) -> tuple[str, ...]:
    """The features by which an article is judged to hold something to follow."""
    low = text.low[:_HEAD]
    title = low[: text.title[1]] if text.title else ""
    size = max(250, len(low))
    fs = set()
    for name, pattern in _WORDS.items():
        count = sum(1 for _ in pattern.finditer(low))
        density = count * 1000 / size
        for level in (0.7, 2, 4, 8, 14):
            if density >= level:
                fs.add(f"{name} {level:g}")
        if title and pattern.search(title):
            fs.add(f"title {name}")
    for name, score in (("target", best.target), ("rate", best.rate), ("length", best.length), ("race", best.race)):
        for level in (0.2, 0.4, 0.6, 0.8, 0.93):
            if score >= level:
                fs.add(f"best {name} {level:g}")
    if best.days_listed > 2:
        fs.add("day list")
    if best.targets > 1:
        fs.add("targets")
    if re.search(r"\d", title):
        fs.add("title number")
    return tuple(sorted(fs))

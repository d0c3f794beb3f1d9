"""The words for activities, and lists of them ("run, walk or cycle")."""

import re
from collections.abc import Iterable

from tracker.articles.text import Token

_WORDS: dict[str, str] = {
    "running": "run runs running ran runner runners jog jogs jogging jogged ultramarathon ultramarathons parkrun "
    "parkruns ultrarunner "
    "runathon",
    "cycling": "cycle cycles cycled cycling cyclist cyclists ride rides riding rode ridden rider riders bike bikes "
    "biked biking bicycle "
    "bicycles ridden pedal pedals pedalled pedaled pedalling pedaling tandem spin bikeathon cyclo handbike velo",
    "walking": "walk walks walking walked walker walkers padayatra padyatra stroll march marched marching walkathon "
    "tramp yatra foot_",
    "hiking": "hike hikes hiking hiked hiker hikers trek treks trekking trekked trekker trekkers ramble rambling "
    "backpacking",
    "swimming": "swim swims swimming swam swum swimmer swimmers swimathon",
    "rowing": "row rows rowing rowed rower rowers erg ergs ergo ergometer ergometers oar oars oarsmen",
    "other:kayaking": "kayak kayaks kayaked kayaking kayaker paddle paddles paddled paddling paddler paddleboard "
    "paddleboarding",
    "other:canoeing": "canoe canoeing canoed canoes canoeist",
    "skiing": "ski skis skied skiing skier skiers",
    "other:wheelchair": "wheelchair wheeling wheeled",
    "other:skating": "skate skated skating skates rollerblade rollerblading inline",
    "other:skipping": "skipping skipped",
    "other:yoga": "yoga",
    "other:dancing": "dance dancing danced",
    "other:crawling": "crawl crawls crawled crawling",
    "other:scooting": "scooter scooting",
    "other:horse riding": "horseback",
    "climbing": "stairs stair stairway stairwell everesting everested stairwells",
    "strength": "plank planks planking pushups situps burpees squats weights strength lifting crossfit",
    "mixed": "exercise exercises exercised exercising move moving activity workout workouts active",
    "triathlon": "triathlon triathlons ironman ironmans ironmen triathlete",
}
ACTIVITY = {
    word.rstrip("_"): name for name, words in _WORDS.items() for word in words.split() if not word.endswith("_")
}
# words that name an activity and much else besides: they count only right beside an amount
WEAK = frozenset(
    "march row rows foot cycle crawl dance spin stair stairs plank planks inline runs move moving active".split()
)
# words that hint at an activity without naming it: they count for what the article is about
HINTS = {
    word: name
    for name, words in {
        "walking": "trail shelter tent camping boots camino pilgrim pilgrims pilgrimage rucksack rucksacks on-foot "
        "footpath walkers",
        "cycling": "saddle headwind headwinds handlebars puncture punctures pedals tyres wheels",
        "swimming": "pool strokes wetsuit breaststroke crawl lido lengths",
        "running": "trainers ultra treadmill laces sneakers ultramarathoner",
        "rowing": "concept2 blades",
        "climbing": "staircase floors ladders stairs stair stairwell",
        "skiing": "sled pulk crevasse",
    }.items()
    for word in words.split()
}

LISTED = re.compile(
    r"\b(run|walk|cycle|bike|ride|swim|row|jog|hike|crawl|wheel|ski|wheelchair|running|walking|cycling|swimming|rowing"
    r"|jogging|hiking|biking|riding|ran|walked|cycled|swam|rowed|"
    r"rode|skip|dance|scoot|roll|run/walk|walk/run)"
    r"(?:\s*(?:,\s*(?:or\s+|and\s+)?|/|\s+or\s+(?:even\s+)?|\s*\(or\s+|\s+and/or\s+)"
    r"(run|walk|cycle|bike|ride|swim|row|jog|hike|crawl|wheel|ski|wheelchair|running|walking|cycling|swimming|rowing"
    r"|jogging|hiking|biking|riding|ran|walked|cycled|swam|rowed|"
    r"rode|skip|dance|scoot|roll)\b){1,6}"
)
ANYHOW = re.compile(
    r"\b(?:any way you|however you|any activity|anything (?:that|with|goes|counts)|all (?:of it |activities )?counts?"
    r"|whatever you (?:like|choose)|any exercise)\b"
)


def width(text: str) -> int:
    """How many activities a list names."""
    return len({ACTIVITY.get(word, word) for word in re.findall(r"[a-z]+", text)} - {"or", "and", "even"})


def of_list(text: str) -> str:
    """What "run, walk or cycle" stands for: mixed; of two the first."""
    words = re.findall(r"[a-z]+", text)
    names = list(dict.fromkeys(ACTIVITY.get(w, w) for w in words if w not in ("or", "and", "even")))
    return names[0] if len(names) <= 2 else "mixed"


def activity_words(tokens: Iterable[Token]) -> list[str]:
    """The activities that tokens name, in order."""
    return [ACTIVITY[token.low] for token in tokens if token.low in ACTIVITY]

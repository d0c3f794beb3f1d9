"""The weights of what speaks for and against a race, and the words that say so."""

import re

WEIGHTS = {
    "bias": -2.2,
    "named": 0.7,
    "solo": 0.3,
    "weak": -2.0,
    "title": 1.4,
    "early": 0.8,
    "often": 0.7,
    "far": 0.4,
    "next": 0.9,
    "did": 0.9,
    "mine": 0.5,
    "racing": 1.2,
    "raceday": 0.8,
    "medal": 0.7,
    "alone": 0.6,
    "multiday": -2.8,
    "daily": -2.0,
    "elsewhere": -0.8,
    "plural": -1.2,
    "past": -1.6,
    "listed": -1.2,
    "compared": -2.5,
    "unit": -3.0,
    "modifier": -2.5,
    "training": -2.0,
    "others": -1.8,
    "notice": -2.5,
    "series": -6.0,
    "late": -0.6,
    "negated": -1.5,
    "product": -2.5,
    "virtual": -1.5,
    "outranked": -2.6,
    "bare": -1.2,
    "timed": 1.0,
    "oneday": 1.4,
    "result": 1.2,
    "dated": 0.8,
    "clock": 0.6,
    "generic": -0.5,
    "howto": -2.5,
    "part": -2.5,
    "upstaged": -1.2,
    "told": -1.5,
    "guess": -1.2,
    "label": 1.0,
    "choice": 1.6,
    "repeat": -2.5,
    "scheduled": 2.8,
}
REFUSING = frozenset("compared unit modifier training others notice series negated product multi".split())
NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|hundred)"
)
REJECTING = (
    "compared",
    "unit",
    "modifier",
    "training",
    "others",
    "notice",
    "negated",
    "past",
    "listed",
    "plural",
    "series",
)
DAYS = re.compile(
    rf"\b{NUMBER}(?:[ -](?:consecutive|straight|more|long|gruelling|cycling|epic))?[ -](?:days?|weeks?|months?)\b(?! "
    rf"(?:ago|later|before|earlier|after|old|of training|out|prior|to go))"
    r"|\bdays? \d+\b|\bwhole month\b|\bentire month\b|\bthroughout (?:the month|january|february|march|april|june|"
    r"july|august|september|october|november)"
)
HOWTO = re.compile(
    r"\b(?:how to|guide|training|plan|tips|train for|beginners?|schedule|weeks to|shoes?|gear|review of|tested)\b"
)
IN_A_DAY = re.compile(
    r"\bin (?:one|a single|a|1) day\b|\bsame (?:day|evening)\b|\bbefore (?:bedtime|dark|the pubs)\b|\b(?:in|within|"
    r"under|after|inside) (?:about |around |a little (?:over|under) |just (?:under|over) |less than )?"
    r"[\w-]+ hours\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bone[- ]day\b|\bon (?:the )?\d{1,2}(?:st|nd|"
    r"rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|\bon (?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\bthrough "
    r"the night\b|\bin one go\b"
)
CHOICE = re.compile(
    r"\b(?:distances?|choose|choice|options?|either|races|both start|events|as well as|categories|invites|entry|"
    r"entries|open|organis\w+|available|on offer|or the|alongside|also a)\b"
)
REPEAT = re.compile(
    r"\bover and over\b|\bagain and again\b|\b(?:for|the|over) (?:24|twenty-four|48) hours\b|\b(?:24|48)[ "
    r"-]?hours?\b|\bmore than \w+ (?:laps|times|descents)\b"
)
STAGES = re.compile(
    rf"\b(?:in|over|on|across|for|spread over|takes?|lasts?) (?:just |only |the )?{NUMBER} (?:consecutive |straight "
    rf")?days\b|\b{NUMBER} stages\b|\bstage race\b"
    rf"|\b{NUMBER}[ -]days?\b(?! (?:ago|later|before|earlier|after))"
)
DAILY = re.compile(
    r"\b(?:(?:every|each|per)(?: single)?|(?<!times )(?<!in )(?<!of )a) day\b(?! (?:of|off|out|trip|later|before|"
    r"after|when|to remember|for))|\bdaily\b|\bevery four hours\b|\bper week\b|\beach week\b"
)
RACING = re.compile(
    r"\b(?:finish(?:ing)? line|start(?:ing)? line|race day|transition|race number|bib|marshals?|aid stations?|water "
    r"stations?|feed stations?|checkpoints?|"
    r"race report|spectators|chip time|personal best|pb|did not finish|dnf|the course|the gun|corral|crossed the "
    r"line|race director|"
    r"runners? (?:from|took|lined)|participants|entrants|competitors|entry fee|registration|medal|cut-?off|mass "
    r"start|route)\b"
)
DID = re.compile(
    r"\b(?:ran|completed|finished|crossed|did|took part in|swam|cycled|rode|walked|rowed|done|tackled|conquered|"
    r"conquers|swum|hiked|paddled|skied|crossed it|completes|finishes|tackles|swims|lined up|raced|competed in|have "
    r"run|has run|went for|yesterday|today)\b"
)
NEXT = re.compile(
    r"\b(?:will|is running|am running|are running|next|upcoming|sign(?:ed|s)? up|entered|takes place|taking place|"
    r"will be held|returns|set to|going to|going for|taking on|take on|"
    r"takes on|preparing|gearing up|this (?:sunday|saturday|weekend|year|autumn|spring|summer)|later this year|ready|"
    r"register|entries|plans to|hopes to|hoping to|due to|join|swimming|attempt|lines? up|is to run|mean to|going to)\b"
)
PAST = re.compile(
    r"\b(?:in (?:19|20)\d\d|years? ago|previously|had (?:done|run|completed|his|her|their|just|already|never)|has "
    r"also|have also|has completed|once|last (?:year|spring|autumn|summer|month)|before that|"
    r"years? (?:before|earlier)|since then|used to|first marathon|ran a|already|in the past|for the first time|all "
    r"that (?:he|she|i)|my last|next (?:spring|year|summer|autumn)|after the|two years on|at \d\d i)\b"
)
LIKE = re.compile(
    r"\b(?:equivalent|equal|equals|as (?:long|far|much|wide) as|the (?:distance|length|width) of|like (?:a|running|"
    r"doing)|more than (?:a|two|three)|almost|nearly|just over|worth|roughly|not even|"
    r"comparable|comes? (?:close )?to|that's|which is|half of|inspired by|wide|better than|instead of|so[- "
    r"]called)\b[^.!?]{0,30}$"
)
GOAL = re.compile(
    r"\b(?:train(?:ing)?|plan|prepar\w+|programme|program|couch to|guide|schedule|build(?:ing)? up|coach\w*|"
    r"tips)\b[^.!?]{0,40}$"
)
GOAL_AFTER = re.compile(r"\W{0,3}(?:training|plan|plans|program\w*|schedule|coach|guide|pace|time goal)\b")
NOUN_AFTER = frozenset(
    "runner runners man woman training plan plans session sessions journey effort efforts rower swimmer swimmers "
    "legend champion world season talk day days title star "
    "majors series pace pb club organiser organisers entry entries place places distance distances swim challenge "
    "medal medals cyclist expo record holder bike athlete athletes pros competitor".split()
)
OTHERS = re.compile(
    r"\b(?:won|winner|winners|winning|elite|professional|pros|olympic(?!.distance| tri)|olympian|champion|record "
    r"holder|world record|who (?:did|ran|has)|comedian|legend|mo farah|kipchoge|"
    r"inspired by|a woman called|somebody|security|friend of mine|his dad had|her dad had|uncle once|the man who|a "
    r"guy|by the name|defending)\b"
)
NOTICE = re.compile(
    r"\b(?:entries|places|tickets|registration)? ?(?:open|closed|sold out)\b|\||read more|most read|also read|more "
    r"from|related|road closed",
    re.IGNORECASE,
)
VIRTUAL = re.compile(
    r"\bvirtual|over (?:the )?(?:course of|month)|in (?:his|her|their|my|our) (?:garden|local pool|own pace)|pool "
    r"near|local pool|\blengths\b|\bapp\b"
)
SHOES = re.compile(
    r"\b(?:midsole|outsole|cushioning|heel drop|sale|price|buy|review|diet|recipe|peloton|yellow jersey)\b"
)
TOLD = re.compile(r"\b(?:i|we|my|our)\b")
EACH = re.compile(
    r"\W{0,3}(?:a|per|every|each) day\b|\W{0,2}(?:for|in|on) [\w-]+ (?:consecutive |straight )?days\b|\W{0,2}daily\b"
)

"""Words that tell where the name of a place begins and ends, and what is written large and is none."""

from tracker.articles.calendar_words import MONTHS, WEEKDAYS

# words that end a name, however they are written
STOP = frozenset(
    [
        *WEEKDAYS,
        *MONTHS,
        *(
            "i he she it we they you his her its our their my your this that these those who which what when where "
            "why how there "
            "here a an and or but as at by for from in into onto off on to via with without within while after "
            "before during since "
            "until till over under across through throughout along around about between among past near is are was "
            "were be been "
            "the has have had will would can could should may might must do does did not no yes so if then than "
            "because although "
            "though also only just now today yesterday tomorrow once again one two three four five six seven eight "
            "nine ten "
            "eleven twelve first second third last next final every each all some any both many most more less few "
            "several other "
            "another such very too am pm km mi ft m"
        ).split(),
    ]
)
# nouns and verbs that stand in front of a name or after it in headings and are no part of it
COMMON = frozenset(
    "donations donation donate give given thanks messages letter letters email captain major sergeant colonel "
    "man men woman women dad mum mother father couple pair trio team friends friend teen student teacher "
    "firefighter nurse "
    "veteran runner runners cyclist cyclists walker walkers rider riders swimmer swimmers rower rowers hiker "
    "hikers athlete "
    "run runs running ran cycle cycles cycling cycled bike bikes biking biked ride rides riding rode walk walks "
    "walking "
    "walked hike hikes hiking hiked trek treks trekking trekked swim swims swimming swam row rows rowing rowed "
    "ski skis "
    "skiing skied paddle paddles paddling kayak kayaking march marches race races racing relay tour tours "
    "journey journeys "
    "trip expedition challenge challenges adventure charity fundraiser fundraising sponsored epic solo ultra "
    "marathon "
    "marathons half triathlon ironman record world guinness attempt quest mission crossing pilgrimage padayatra "
    "yatra "
    "route stage stages day days week weeks month months year years mile miles kilometre kilometres kilometer "
    "kilometers "
    "kms hours hour minutes non-stop nonstop unsupported supported self annual virtual virtually great "
    "completes complete "
    "completed finish finishes finished start starts started begin begins began set sets takes take took taking "
    "plan plans "
    "planning going goes went travel travels travelling pedal pedals pedalling pedaling conquer conquers jog "
    "jogs jogging "
    "inspiring brave fit india indian update news story stories diary blog report interview video watch photo "
    "photos photo "
    "ends end arrives arrive reaches reach leaves leave covers cover covering raises raise raising help helps "
    "support "
    "bicycle tandem unicycle scooter foot bikepacking backpacking thru throughhike thru-hike highway hash part "
    "leg legs "
    "return back distance total map gpx itinerary details date dates level levels section sections".split()
)
# written large now and then, yet no place
NEVER = frozenset(
    "welcome afternoon novice beginner beginners expert pro couch zero hero start finish beginning couch-to god "
    "hell heaven christmas easter "
    "ramadan lent diwali new-year eve boxing halloween covid covid-19 lockdown cancer diabetes parkinson's "
    "alzheimer's "
    "dementia autism ptsd explorer polar amateur champion warrior beast best worst good bad better dream dreams "
    "reality pain "
    "power strength weakness fear joy love hope faith strangers friends fans followers people everyone "
    "everybody somebody "
    "anyone nobody level week day stage phase step milepost mp mile km checkpoint kilometre point junction "
    "chapter page "
    "team thank thanks facebook instagram twitter strava youtube justgiving gofundme dawn dusk sunrise sunset "
    "morning noon "
    "midnight night evening home work school start-line dr mr mrs ms sir dame lord lady prince princess king's "
    "queen's st "
    "saint mt bbc nhs rnli uk-wide 5k 10k".split()
) - {"st", "saint", "mt", "king's", "queen's"}
# days of the year that people run from and to
HOLIDAYS = frozenset(
    "thanksgiving christmas easter halloween ramadan lent diwali eve advent hogmanay epiphany solstice equinox "
    "year's years".split()
)
HOLIDAY_WORDS = HOLIDAYS | frozenset("day new boxing eve monday friday sunday".split())
TITLES = frozenset(
    "dr mr mrs ms sir dame lord team thank thanks level week day stage phase step covid novice polar".split()
)
LINKS = frozenset(
    "de la le du des del della da do dos das di el al sur les en lès an der am im upon y of sous ob".split()
)
HYPHENED = LINKS | frozenset("on in by under the le to".split()) - {"to"}
DOTTED = frozenset("st mt ft pt ste".split())
NUMBERED = frozenset(
    "milepost mp route stage day week km mile junction level highway motorway phase part no number exit".split()
)
REGIONS = frozenset(
    name.strip()
    for name in (
        "england|scotland|wales|northern ireland|ireland|uk|u.k|united kingdom|great britain|cornwall|devon|"
        "kent|sussex|"
        "west sussex|east sussex|surrey|essex|suffolk|norfolk|hampshire|dorset|somerset|wiltshire|"
        "gloucestershire|yorkshire|"
        "north yorkshire|east yorkshire|west yorkshire|south yorkshire|lancashire|cumbria|northumberland|durham|"
        "county durham|derbyshire|nottinghamshire|lincolnshire|cheshire|shropshire|staffordshire|warwickshire|"
        "worcestershire|herefordshire|oxfordshire|buckinghamshire|berkshire|hertfordshire|bedfordshire|"
        "cambridgeshire|"
        "northamptonshire|leicestershire|rutland|caithness|usa|us|u.s|u.s.a|united states|america|canada|mexico|"
        "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|"
        "illinois|"
        "indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|"
        "montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|"
        "oklahoma|"
        "oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|"
        "washington|"
        "west virginia|wisconsin|wyoming|al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|"
        "ms|mo|mt|ne|"
        "nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc|d.c|ontario|quebec|british "
        "columbia|bc|"
        "alberta|manitoba|saskatchewan|nova scotia|new brunswick|newfoundland|yukon|victoria|queensland|nsw|"
        "new south wales|south australia|western australia|tasmania|northern territory|australia|new zealand|india|"
        "rajasthan|maharashtra|kerala|karnataka|tamil nadu|gujarat|punjab|uttarakhand|himachal pradesh|ladakh|goa|"
        "jammu and kashmir|france|germany|spain|italy|portugal|netherlands|the netherlands|holland|belgium|"
        "luxembourg|"
        "switzerland|austria|poland|czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|turkey|croatia|"
        "slovenia|serbia|albania|norway|sweden|finland|denmark|iceland|estonia|latvia|lithuania|ukraine|russia|"
        "china|japan|"
        "south korea|vietnam|thailand|malaysia|singapore|indonesia|nepal|pakistan|bangladesh|sri lanka|iran|"
        "iraq|israel|"
        "jordan|egypt|sudan|ethiopia|kenya|tanzania|uganda|rwanda|zambia|zimbabwe|malawi|botswana|namibia|south "
        "africa|"
        "morocco|tunisia|algeria|nigeria|ghana|brazil|argentina|chile|peru|bolivia|ecuador|colombia|brittany|"
        "normandy|"
        "provence|tuscany|bavaria|catalonia|andalusia|galicia"
    ).split("|")
)
CAPITALS = {
    "french": "Paris", "english": "London", "british": "London", "scottish": "Edinburgh", "welsh": "Cardiff",
    "irish": "Dublin", "german": "Berlin", "italian": "Rome", "spanish": "Madrid", "dutch": "Amsterdam",
    "belgian": "Brussels", "austrian": "Vienna", "danish": "Copenhagen", "swedish": "Stockholm", "norwegian": "Oslo",
    "portuguese": "Lisbon", "indian": "New Delhi", "polish": "Warsaw", "czech": "Prague", "hungarian": "Budapest",
    "greek": "Athens",
}  # fmt: skip

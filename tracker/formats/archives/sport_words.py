"""What exports call the activities, beyond the words of watch files: in lower case."""

from collections.abc import Mapping
from functools import lru_cache

from tracker.domain.text import clean_text
from tracker.formats.gps.sports import Sport
from tracker.formats.gps.sports import sport_of as sport_of_watch

# a word known here or in watch files: the same in Dutch, French, Spanish, Italian, Portuguese, and in more of German
_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "run": ("hardloopsessie", "hardlopen", "course à pied", "course", "carrera", "corsa", "corrida"),
    "treadmill": ("entrenamiento en cinta", "corrida em esteira"),
    "trailrun": ("carrera de montaña", "carrera de trail", "carrera por senderos", "corrida em trilha"),
    "virtualrun": (
        "virtueller lauf",
        "virtuele hardloopsessie",
        "course virtuelle",
        "carrera virtual",
        "corsa virtuale",
    ),
    "ride": (
        *("radfahrt", "fietsrit", "fietsen", "sortie vélo", "vélo", "sortie à vélo", "cyclisme", "bicicleta"),
        *("ciclismo", "pedalada", "vuelta en bicicleta", "giro in bici", "pedalata", "velomobile", "velomobiel"),
    ),
    "virtualride": (
        *("virtuelle radfahrt", "virtuelle fahrt", "virtuele fietsrit", "sortie vélo virtuelle", "vélo virtuel"),
        *("bicicleta virtual", "giro virtuale", "pedalada virtual"),
    ),
    "ebike": ("e-bike-fahrt", "e-bike-radfahrt", "e-fietsrit", "e-bikerit", "sortie vélo électrique"),
    "mtb": ("mountainbikefahrt", "mountainbike-fahrt", "mountainbikerit", "mountainbiken", "sortie vtt", "vtt"),
    "emtb": ("e-mountainbike-fahrt", "e-mountainbikefahrt", "e-mountainbikerit"),
    "gravel": ("gravelfahrt", "gravel-fahrt", "gravelrit", "sortie gravel"),
    "swim": ("zwemmen", "natation", "natación", "nuoto", "natação"),
    "walk": ("wandeling", "wandelen", "marche", "marche à pied", "caminata", "camminata", "caminhada"),
    "hike": ("hiken", "randonnée", "senderismo", "excursión", "escursione", "trilha"),
    "weighttraining": (
        *("gewichtstraining", "krachttraining", "musculation", "entrenamiento con pesas", "entrenamiento de fuerza"),
        *("allenamento con i pesi", "treinamento com peso", "musculação"),
    ),
    "workout": ("entraînement", "entrenamiento", "allenamento", "treino"),
    "alpine": ("ski alpin", "alpineskiën", "skitouren", "skitour", "backcountry ski", "esquí alpino"),
    "nordic": ("ski nordique", "esquí nórdico", "sci nordico"),
    "snowshoe": ("schneeschuhwanderung", "sneeuwschoenwandelen", "raquettes"),
    "skate": ("eislaufen", "ice skate", "schaatsen", "patinage"),
    "rollerski": ("skiroller", "rollskilauf"),
    "row": ("roeien", "aviron", "remo", "canottaggio"),
    "rowerg": ("virtual row", "virtuelles rudern"),
    "canoe": ("kanufahrt", "kanufahren", "kanoën", "canoë"),
    "kayak": ("kajakken",),
    "sup": ("suppen",),
    "elliptical": ("elliptique",),
    "stepper": ("treppensteiger",),
    "rockclimbing": ("klimmen", "escalade"),
    "soccer": ("voetbal", "fútbol", "calcio", "futebol"),
    "dance": ("dansen", "danse"),
}
# our key, our flags: their words without spaces
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("run", "", "obstaclerun ultrarun laufen lauf joggen"),
    ("run", "indoor", "laufband laufbandtraining indoortrackrun runningtreadmill"),
    ("run-road", "", "straßenlauf strassenlauf"),
    ("run-trail", "", "traillauf trailrunninglaufen geländelauf"),
    ("run-track", "", "bahnlauf"),
    ("walk", "", "casualwalking speedwalking fitnesswalking gehen spazieren spaziergang spazierengehen walken"),
    ("walk", "indoor", "indoorwalking treadmillwalk treadmillwalking walkingtreadmill"),
    ("hike", "", "wandern wanderung bergsteigen"),
    ("snowshoe", "", "schneeschuhwandern snowshoeingv2"),
    ("ride", "", "radfahren fahrradfahren fahrrad rad cyclocross recumbentcycling bmx radtour cyclingtransportation"),
    ("ride", "indoor", "stationarybike exercisebike spinbike cyclingindoor spinningbike heimtrainer"),
    ("ride", "assisted", "ebikefitness elektrofahrrad ecycling"),
    ("ride-road", "", "rennrad rennradfahren"),
    ("ride-gravel", "", "gravelunpavedcycling gravelbiking"),
    ("ride-mtb", "", "mountainbikefahren mountain biken downhillbiking enduromtb"),
    ("ride-mtb", "assisted", "ebikemountain emountainbike"),
    ("ride-track", "", "bahnradfahren"),
    ("ride-commute", "", "bikecommute bikecommuting"),
    ("handcycle", "", "handcyclingv2"),
    ("wheelchair", "", "wheelchairpushrun wheelchairpushwalk rollstuhl wheelchairwalkpace wheelchairrunpace"),
    ("skate", "", "inlineskaten rollerblading skatingsports skaten inlineskate iceskating rollerskating"),
    ("swim", "", "schwimmen"),
    ("swim-pool", "", "schwimmbadschwimmen beckenschwimmen hallenbad"),
    ("swim-open", "", "freiwasserschwimmen freiwasser"),
    ("row", "", "rudern rowingv2"),
    ("kayak", "", "kayakingv2 kajak kajakfahren"),
    ("canoe", "", "kanu canoeingv2"),
    ("sup", "", "standuppaddleboardingv2 standuppaddlen stehpaddeln"),
    ("nordic", "", "langlaufen skilanglauf crosscountryskiingws"),
    ("nordic-classic", "", "crosscountryclassicskiing classiccrosscountryskiing"),
    ("nordic-skate", "", "skateskiingws crosscountryskateskiing"),
    ("rollerski", "", "rollerskiingv2"),
    (
        *("alpine", ""),
        "downhillskiing skiingdownhill alpinski skifahren backcountryskiingsnowboarding skitouring skimountaineering",
    ),
    ("snowboard", "", "snowboarden backcountrysnowboarding resortsnowboarding"),
    ("erg-row", "", "rudergerät ruderergometer rowmachine"),
    ("erg-ski", "", "skiergometer"),
    ("erg-bike", "", "echobike airdynebike"),
    (
        "elliptical",
        "",
        "ellipticalmachine ellipticaltrainer ellipticaltraining crosstrainergerät ellipsentrainer",
    ),
    ("stepper", "", "stairstepper stairmasterstepwell stairmastermachine stepmachine stairmachine steptraining"),
    ("stairs", "", "floorclimbing floorclimb treppensteigen stairclimbingv2 stairwalking"),
    (
        *("strength", ""),
        "functionalstrengthtraining traditionalstrengthtraining coretraining corestrengthening krafttraining "
        "kraft weightlifting circuittraining strengthworkout bodyweight functionalfitness fitnessstudio",
    ),
    ("push-up", "", "liegestütz liegestütze liegestützen"),
    ("squat", "", "kniebeuge kniebeugen"),
    ("pull-up", "", "klimmzug klimmzüge"),
    ("sit-up", "", "rumpfbeuge rumpfbeugen"),
    ("lunge", "", "ausfallschritt ausfallschritte"),
    ("plank", "", "unterarmstütz"),
    ("yoga", "", "yin yinyoga vinyasa hathayoga"),
    ("pilates", "", "matpilates reformerpilates"),
    (
        *("mobility", ""),
        "flexibility stretch dehnen cooldown preparationandrecovery mindandbody mobilität beweglichkeit",
    ),
    ("dance", "", "tanzen dancefitness cardiodance socialdance danceinspiredtraining"),
    ("triathlon", "", "swimbikerun"),
    (
        *("cross", ""),
        "multisport multisports indoorcardio mixedcardio jumprope jumpingrope highintensityintervaltraining "
        "mixedmetaboliccardiotraining",
    ),
    ("class", "", "groupworkout gymnastik kurs barre"),
    (
        *("team-sport", ""),
        "americanfootball australianfootball lacrosse softball icehockey fieldhockey ultimatedisc waterpolo "
        "fußball fussball netball floorball",
    ),
    ("racket-sport", "", "racquetball paddle padeltennis platformtennis tennisv2 tischtennis"),
    ("martial-arts", "", "mixedmartialarts mma boxingmma kampfsport wrestling fencing taekwondo jiujitsu boxen"),
    ("rock-climb", "", "climbing indoorclimbing klettern bouldern sportclimbing"),
)
_FOREIGN: dict[str, tuple[str, str]] = {word: (key, flag) for key, flag, words in _WORDS for word in words.split()}
_ENGLISH: dict[str, str] = {
    "".join(letter for letter in word if letter.isalnum()): english
    for english, words in _LANGUAGES.items()
    for word in words
}
_VAGUE = frozenset(("sonstige", "sonstiges", "andere", "aktivität"))


@lru_cache(maxsize=512)
def sport_of(text: str) -> Sport:
    """What `text`, the sport in an export's own word, means; never a guess."""
    plain = "".join(letter for letter in text[:200].casefold() if letter.isalnum())
    if plain.isdigit():
        return Sport(clean_text(text, limit=60))
    plain = _ENGLISH.get(plain, plain)
    for form in (plain, plain.removesuffix("v2").removesuffix("ws")):
        if (known := _FOREIGN.get(form)) is not None:
            key, flag = known
            return Sport(clean_text(text, limit=60), key, **({flag: True} if flag else {}))
    found = sport_of_watch(plain.removesuffix("v2").removesuffix("ws"))
    return Sport(
        clean_text(text, limit=60),
        None if plain in _VAGUE else found.activity,
        found.indoor,
        found.virtual,
        found.assisted,
    )

"""Words that are capitalised for other reasons than being a name, and names that are nobody's."""

# words that are capitalised for other reasons: at the start of a sentence, in a heading, as part of the language
PLAIN = frozenset(
    """
a about above across actually additionally after afterwards again against age ago ahead all almost alone along already
also although altogether always am among an and another any anybody anyone anything anyway apart are around as aside
at away back be because been before behind being below beneath beside besides best between beyond big born both but by
call came can car celebrating check choose come coming completed completing congratulations could create created
credit currently daily deaths despite details did distance do does donate donations don't don done dream dreams due
during dry each early editor either else email end enjoy entry even eventually ever every everybody everybody's
everyone everything everywhere except extra facts fancy far fewer few final finally find first five fittest following
follow for four free from full further fundraise fundraiser fundraisers get getting give given go goal going good got
great guest had half happy hard has have having he he'd he'll he's her here here's hers herself hi hill's him himself
his home host how however hour hours i i'd i'll i'm i've if image in incredible indeed indoor inspired inspiring
instead interview into is isn't it it'll it's its itself join just keep kilometres km kms know last late later learn
leave left less let let's letter like likely little local long look looking lots made main make making man many march
may maybe me mean meanwhile meet member members men might mind mine minute minutes missing money more moreover most
much must my myself need needless never nevertheless new newsletter next nine no nobody none nor not nothing now
o'clock of off often oh old on once one ones only onto or order other others otherwise our ours out outdoor over own
page part past people per perhaps photo photograph photos picture pictured pictures place plan please pledge plus
posted previous previously probably progress published put question questions quick quite rain rather read reader
readers ready really recently related remember result results review right rock round s said same saw say says see
seen self sent seven several she she'd she'll she's should show sign simply since single six skip sleep slow small so
social some somebody someone something sometimes somewhere soon sorry spare special speaking sponsor st start started
starting still stop story such support swim t take taking target teacher team ten thank thanks that that's the their
them themselves then there there's therefore these they they'll they're they've thing things think this those though
three through throughout thus time tips to today together tomorrow tonight too top total toward towards training try
turn twelve twenty two under unfortunately unlike unless until up updated upon us used usually very via video view
wait want was watch way we we'd we'll we're we've wednesday welcome well went were weren't what whatever when where
whether which while whilst who whoever whole whose why will wish with within without woman women won won't words work
worked works would write written yeah year years yes yesterday yet you you'd you'll you're you've young your yours
yourself pm ad bc ok vs tv dvd cd gps id hq kg ps dnf pb fa mp q faq usa eu bbc advertisement share comments comment
reply menu log miss mr mrs ms completes runs running ran walks walking walked rides riding cycles cycling swims
swimming raises raising sets sails tackles takes feels concludes covering feet foot bike bikes legs body mother
""".split()
)
MAYBE = frozenset(
    "will may mark grace hope faith joy rose holly summer april june august jack rob bill guy art frank pat sue don "
    "sunny dawn bob mike ray miles gene dale".split()
)


def is_plain(word: str) -> bool:
    """Whether a folded word is capitalised only where grammar or a heading asks for it."""
    return word in PLAIN


SPOTS = frozenset(
    "john o'groats|santiago de compostela|lands end|great glen|mont blanc|ben nevis|robin hood|king charles|prince "
    "edward island".split("|")
)
ILLS = frozenset(
    "parkinson "
    "alzheimer crohn hodgkin down tourette huntington asperger god jesus santa forrest valentine brexit".split()
)

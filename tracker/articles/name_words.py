"""Words that tell people from places, bodies and events: given names, places, and the words such names are made of."""

GIVEN = frozenset(
    """
aaron abby abdul abigail adam adrian adriana agnes ahmed aidan aiden aisha ajai ajay akash alan alana alastair albert
alec aled alejandra alejandro alessandro alex alexander alexandra alexis alfie alfred ali alia alice alicia alison
alistair allan allison ally alyssa aman amanda amar amber amelia amir amit amitabh amy ana anand andre andrea andreas
andrew andy angela angie angus anil anita anjali ankit ankita ann anna annabel anne annette annie anthony antoine
anton antonia antonio anya april archie ariana ariel arjun arlo arnold arthur arun aryan ashish ashley ashok astrid
audrey aurora austin ava ayesha ayush barbara barney barry beatrice beau becca becky ben benedict benjamin bernadette
bernard bert beth bethany betty beverley bianca bilal bill billy bjorn bob bobby brad bradley brandon brenda brendan
brett brian brianna bridget bronwyn brooke bruce bruno bryan bryony caitlin caleb callum calum cameron camilla camille
carl carla carlos carly carmen carol carole caroline carolyn carrie carys casey cassie catherine cathy cecilia cedric
celia chad chandra charlene charles charlie charlotte chelsea cheryl chloe chris christian christina christine
christoph christophe christopher cillian cindy claire clara clare clark claude claudia clive cody colin colleen connie
connor conor corey courtney craig cristina cullum curtis cynthia daisy damian damien dan dana daniel daniela danielle
danny daphne darcy daren darren dave david dawn dean debbie deborah debs declan dee deepa deepak deirdre denis denise
dennis derek dermot desmond diana diane didi diego dieter dilip dimitri dinesh dipika dmitri dom dominic don donald
donna donovan doris dorothy doug douglas duncan durgesh dustin dwayne dylan eamon ebony ed eddie edgar edith edmund
eduardo edward edwin eileen eilidh elaine eleanor elena eli elias elijah elisa elise elizabeth ella ellen ellie elliot
elliott eloise elsa elsie emil emilia emilie emily emma emmanuel eoin eric erica erik erika erin ernest ernie esme
esther ethan eugene eva evan eve evelyn ewan faith farah farhan fatima fay felicity felix fergus fernando finlay finn
fiona florence frances francesca francesco francis francisco francois frank frankie franz fraser fred freddie freddy
frederick freya gabriel gabriella gabrielle gail gareth gary gaurav gavin gemma gene geoff geoffrey george georgia
georgie georgina geraint gerald gerard gerry gethin gill gillian gilly gina giulia giulio giuseppe gladys glen glenn
glenys gloria gordon grace graeme graham grant greg gregory greta guido guillaume gunnar gurpreet gus guy gwen hamish
hamza hanna hannah hans harish harold harriet harry harsh harvey hassan hayden hayley hazel heather hector heidi helen
helena helga henrik henry herbert hilary himanshu holly hope howard hugh hugo hunter ian ibrahim ida ike imogen imran
ines ingrid irene iris isaac isabel isabella isabelle isha isla isobel ivan ivy izzy jack jackie jackson jacob
jacqueline jacqui jade jaime jake james jamie jan jane janet janice jared jarrod jasmin jasmine jason jasper javier
jay jayne jean jeanette jed jeff jeffrey jemma jen jenna jennie jennifer jenny jeremy jerome jerry jess jessica jessie
jill jillian jim jimmy jo joan joana joanna joanne jodie jody joe joel joey johan johannes john johnny jon jonah jonas
jonathan jonny jordan jorge jose josef joseph josephine josh joshua joy joyce juan jude judith judy julia julian
juliana julie julien juliet june jurgen justin justine jyoti kai karan karen karin karl karla kasia kate katherine
kathleen kathryn kathy katie katrina katy kavita kay kayla keegan keira keith kelly kelvin ken kenneth kenny kenya
kerry kerstin kevin khalid khushboo kiera kieran kim kimberly kiran kirrily kirsten kirsty kishore klaus kofi kris
krishna kristen kristian kristin kristina kumar kurt kyle lance lara larry lars laura lauren laurence laurie lawrence
lea leah leanne lee leigh lena leo leon leonard leonie lesley leslie lewis lexi liam lilian lily linda lindsay lindsey
lisa liz lizzie lloyd logan lois lola lorenzo lorna lorraine lou louis louisa louise luca lucas lucia lucie lucinda
lucy luis luisa lukas luke lydia lynn lynne lynsey mabel maddy madeleine madison mads mae magda magnus mahesh maisie
malcolm malik mandy manish manny manoj manuel marc marcel marcelo marco marcus margaret margot maria mariam marie
marilyn marina mario marion marisa marius mark marlene marta martha martin martina martyn mary massimo mateo mathew
mathias mathilde matt matteo matthew matthias maureen maurice max maxine maya meera megan megha melanie melissa
mercedes mervyn mia michael michaela michal michele michelle mick miguel mike mikhail milan mildred miles milind
millie milly mina miranda miriam mitch mitchell moeen mohamed mohammad mohammed mohit moira molly mona monica morag
morgan moritz morten muhammad murray myra nadia nadine nancy naomi narendra natalia natalie natasha nathan nathaniel
neal ned neetu neha neil nell nellie nelson niall niamh nick nicky nicola nicolas nicole nigel nikhil niki nikita
nikki nils nina nisha nitin noah noel nora norma norman norris oisin ole oleg oliver olivia ollie olly omar oona orla
oscar oskar osman otis otto owen pablo paddy paige pam pamela pankaj paola paolo pascal pat patricia patrick patsy
paul paula pauline pavel pearl pedro peggy penelope penny perry pete peter petra phil philip philippa philippe phillip
phoebe phyllis pierre piotr pip pippa polly pooja poppy prakash pranav prashant praveen preet preeti priya priyanka
quentin quinn rachael rachel radha rafael raghav rahul raj raja rajesh rajiv raju rakesh ralph ram ramesh ramon rana
randy ranjit raquel rashid raul ravi ray raymond reba rebecca reece reg reggie regina reuben rex rhea rhian rhiannon
rhys ricardo rich richard rick ricky rikki rita ritu rob robbie robert roberta roberto robin robyn rod roderick rodney
roger rohan rohit roland rolf roman ron ronald ronan ronnie rory rosa rosalind rosamund rose rosemary rosie ross rowan
roxanne roy ruairi ruby rudi rudy rupert russ russell ruth ryan sabrina sachin sadie sally sam samantha samir sammy
samuel sandeep sandra sandy sanjay sanjeev santiago santosh sara sarah sascha saskia saurabh scott sean sebastian
selina serena serge sergei sergio seth shane shannon sharon shashi shaun shauna shawn sheena sheila shelley sherry
shirley shiv shivam shona shreya shruti shyam sian sid siddharth sidney sierra silvia simon simone sinead siobhan skye
sofia sofie sonam sonia sonya sophia sophie spencer sri stacey stacy stan stanley stefan stefano stella steph stephan
stephanie stephen sterling steve steven stevie stewart stu stuart sue sufiya sukhdev suleiman summer sunil sunita
suresh surya susan susanna susannah susanne susie suzanne suzie svein sven swati sylvia tabitha tania tanya tara tarun
tasha ted terence teresa terri terry tess tessa thea thelma theo theodore theresa thomas tia tiffany tilly tim timothy
tina tj toby todd tom tomas tommy toni tony tracey tracy travis trevor tricia trish trisha tristan troy tyler uma una
ursula usha val valentina valerie vanessa vaughan vera vernon veronica vic vicki vicky victor victoria vijay vikas
vikram vikrant vinay vincent vinod viola violet virat virginia vishal vivek vivian vivien vladimir wade wallace walter
wanda warren wayne wendy wesley wilfred will willem william willie wilma winston wolfgang xavier yannick yasmin
yasmine yolanda yusuf yves yvette yvonne zac zach zachary zack zahra zainab zak zara zoe zoey zofia
""".split()
)

PLACES = frozenset(
    """
africa alabama alaska albania alberta algeria alps america amsterdam andes antarctica arctic argentina arizona
arkansas asheville asia athens atlanta atlantic auckland australia austria baltimore bangalore bangkok bangladesh
barcelona barstow bath bavaria beijing belfast belgium bengal bengaluru berlin bermuda bihar birmingham bolivia bolton
bombay bosnia boston botswana bradford brazil brighton brisbane bristol britain brittany brooklyn brussels bulgaria
burma cairo calais calcutta california cambodia cambridge canada canterbury cape cardiff caribbean carlisle carolina
chamonix chelmsford chennai cheshire chester chicago chile china colombia colorado connecticut copenhagen cork
cornwall coventry croatia cuba cumbria cyprus dakota dallas darlington darwin delaware delhi denmark denver derby
derbyshire derry detroit devon doncaster dorset dover dubai dublin dundee durban durham dusseldorf ecuador edinburgh
egypt england essex estonia ethiopia europe everest exeter fiji finland flagstaff florence florida folkestone france
frankfurt fife galway geneva genoa georgia germany ghana gibraltar glasgow gloucester goa greece greenland grimsby
guatemala guernsey gujarat gurgaon halifax hamburg hampshire haridwar harrogate haryana hastings havana hawaii
helsinki hereford hertfordshire himachal himalaya himalayas holland honduras houston huddersfield hull hungary iceland
idaho illinois india indiana indonesia inverness iowa ipswich iran iraq ireland istanbul italy jaipur jakarta jamaica
japan jersey jerusalem johannesburg jordan kansas karachi karnataka kashmir kathmandu kent kentucky kenya kerala
kolkata konkan korea kosovo kuwait ladakh lancashire lancaster lanzarote laos lapland latvia lebanon leeds leh
leicester leicestershire libya limerick lincoln lincolnshire lisbon lithuania liverpool london louisiana lowestoft
lucknow luxembourg lyon macedonia madrid maharashtra maine malawi malaysia mali malta manali manchester manitoba
marathon marseille maryland massachusetts mauritius melbourne mexico miami michigan middlesbrough milan minneapolis
minnesota mississippi missouri moldova monaco mongolia montana montenegro montreal morocco moscow mozambique mumbai
munich myanmar nairobi namibia nashville nebraska nepal netherlands nevada newcastle newport nicaragua nice nigeria
norfolk normandy northampton northumberland norway norwich nottingham nottinghamshire oakland oban ohio oklahoma oman
ontario oregon orlando oslo otley ottawa oxford oxfordshire pacific pakistan panaji panama paris pennsylvania perth
peru peterborough philadelphia philippines phoenix pittsburgh plymouth poland poole portland portsmouth portugal
prague preston pune punjab qatar quebec queensland rajasthan reading rhode riverside romania rome rotterdam russia
rwanda salford salisbury samoa savannah scandinavia scotland seattle senegal serbia seville shanghai sheffield
shetland shropshire sicily siberia singapore skipton slovakia slovenia snowdon snowdonia somerset southampton spain
staffordshire stirling stockholm stockport stuttgart sudan suffolk sunderland surrey sussex swansea sweden swindon
switzerland sydney syria taiwan tanzania tasmania tennessee texas thailand tibet tokyo toronto toulouse tromso tromsø
truro tunisia turkey tuscany uganda uk ukraine ulster uruguay usa us utah uttarakhand vancouver varanasi venice
vermont vienna vietnam virginia wakefield wales warsaw warwickshire washington wellington weston wigan wiltshire
winchester windsor wisconsin wolverhampton worcester wyoming york yorkshire zambia zimbabwe zurich vegas angeles
francisco diego orleans antonio zealand lanka arabia emirates
""".split()
)

# the last or only words of a body, a publication or a brand
BODIES = frozenset(
    """
academy aid air airlines airport alliance ambulance appeal army association asylum authority awards band bank bbc
board books bureau business cafe campaign cancer care centre center chamber channel4 charity charities church clinic
club clubs college commission committee community company consulting corporation corps council covid credit cup
deloitte department diabetes disease division embassy facebook federation fc fifa firm fitness forces force foundation
friends fund fundraising gazette goods government group guardian guinness gym gyms health herald home homes hospice
hospital hospitals hotel house inc industries initiative institute instagram international ireland journal justgiving
gofundme kickstarter league legion library lifeboat limited llc ltd mail magazine marines media mental mencap metro
mind ministry mission mnd mosque movement movember museum nasa national navy ndtv network news newspaper nhs office
olympic olympics online oxfam organisation organization palace parish parliament partners party police post practice
press programme project projects prostate pub radio rnli raf records regiment registration relief republic rescue
research restaurant rotary samaritans school schools scouts service services smile society solutions spca sports
squadron station store strava studio studios sun support surgery systems team telegraph temple theatre times titles
tribune trust trustees twitter tv uk union unit united university ymca youtube whatsapp zwift world youth garmin nike
adidas asics apple google fitbit fit
""".split()
)

# the last words of a piece of land, water or town
LANDS = frozenset(
    """
abbey airport alley alps avenue basin bay beach bridge building canal canyon cape castle cathedral cave channel city
cliff cliffs close coast common corner cottage county court creek crescent cross dale dam delta desert district downs
drive east estate falls farm fell fells field fields fort forest garden gardens gate glen gorge grand green grove gulf
hall harbour harbor haven head heath heights highlands highway hill hills inlet island islands isle isles junction
lake lakes lane loch lodge lough manor march marina market meadow meadows mills monument moor moors mount mountain
mountains north ocean outback parade park parkway pass path peak peaks peninsula pier place plain plains plateau point
pole pond port province quadrilateral quay range reef region reservoir ridge river riviera road rock sands sea shore
sound south spring springs square state states stadium strait street summit terrace tower town trail tunnel valley
village vale walk wall water waterfront way west wharf wood woods woodland
""".split()
)

# words of the names of efforts, events, works and prizes
EVENTS = frozenset(
    """
10k 5k adventure award baton bike birthday breakfast bronze challenge challenges champion champions championship
championships christmas classic climb competition course cross cup cycle cycling dash day days diwali duathlon easter
edition epic event everesting expedition express festival final finals finish fitness fondo fun games gold grand half
hike hope ii iii ironman ironmans ironmen jog journey lap lockdown marathon marathons medal mile miler miles month
morning night obstacle open opening parkrun plan premiership press push quest race races rally record records relay
ride rides row run runner runners running runs season series session silver ski stage stages start stats step steps
stride summer swim swimming swims tour tower training trek trekking tri triathlon triathlons trophy tournament ultra
ultramarathon up virtual walk walking walks war week weekend winter workout world year years yoga
""".split()
)

PEOPLES = frozenset(
    """
african american argentinian asian australian austrian belgian brazilian british briton canadian chinese cornish
croatian czech danish dutch egyptian english european filipino finnish french german greek hungarian icelandic indian
iranian irish israeli italian jamaican japanese kenyan korean latvian lithuanian malaysian mexican moroccan nepalese
nepali nigerian norwegian olympic paralympic pakistani polish portuguese romanian russian scottish serbian singaporean
slovak slovenian somali spanish swedish swiss tibetan turkish ukrainian vietnamese welsh christian muslim hindu
buddhist jewish catholic sikh scot scots bollywood hollywood
""".split()
)

TITLES = frozenset(
    """
mr mrs ms miss dr sir dame lord lady prof professor captain capt major colonel col lieutenant lt commander cdr
sergeant sgt corporal cpl private pte pc constable inspector superintendent rev reverend fr cllr
councillor mp mayor king queen prince princess president minister senator governor judge coach chef admiral general
gen pastor bishop swami guru baba
""".split()
)
PARTICLES = frozenset("de van von der den da di del della du la le bin ibn al el dos das ten ter af av".split())

# what may come before a name as a word for what its bearer is
DOER_WORDS = frozenset(
    """
actor actress adventurer amputee athlete artist author banker barista barber blogger bodybuilder boxer broadcaster
builder businessman businesswoman carpenter champion climber comedian competitor cyclist dad daddy daredevil dentist
designer driver dj endurance electrician engineer entrepreneur ex-marine explorer farmer father firefighter fireman
footballer fundraiser gardener grandad grandfather grandma grandmother granny guy hero housewife influencer instructor
irishman irishwoman englishman englishwoman scotsman welshman frenchman dutchman jogger journalist kayaker lady lad
lawyer lecturer man marathoner marine mechanic model mother mountaineer mum mom musician nurse officer olympian
paddler painter paramedic pensioner physiotherapist pilot pharmacist plumber policeman policewoman postman postwoman
presenter protagonist pupil ranger reporter resident retiree rider rower rugby runner sailor scientist schoolboy
schoolgirl schoolteacher singer skier soldier solicitor sportsman sportswoman star student supermodel surfer surgeon
survivor swimmer teacher teaching teenager trader trekker triathlete trucker ultramarathoner ultrarunner veteran vet
vicar volunteer walker wheelchair woman worker youngster youtuber techie techies colleague colleagues teammate
teammates duo trio pair couple friend friends pal pals mate mates brothers sisters twins siblings
""".split()
)
KIN = frozenset(
    """
wife husband brother sister son daughter uncle aunt cousin nephew niece friend friends colleague colleagues partner
girlfriend boyfriend pal pals mate mates fiance fiancee twin teammate teammates team-mate father mother dad mum mom
brother-in-law sons daughters brothers sisters
""".split()
)
OFFICE = frozenset(
    """
ceo cofounder co-founder founder founders director directors manager managers chairman chairwoman chair chairperson
president spokesman spokeswoman spokesperson organiser organisers organizer organizers coordinator co-ordinator head
headteacher headmaster headmistress principal dean secretary treasurer trustee trustees officer officers editor
economist physician consultant professor dr minister mayor councillor mp senator governor coach coaches trainer
physiotherapist physio nutritionist dietician dietitian psychologist photographer reporter correspondent writer author
creator inventor owner co-owner executive chief lead leader advisor adviser analyst researcher scientist expert
experts lecturer host presenter curator patron ambassador commissioner superintendent sponsor vice-president producer
publisher relations marketing fundraising engagement
""".split()
)
EFFORT = frozenset(
    """
ran run runs running walk walks walked walking cycle cycles cycled cycling ride rides rode riding swim swims swam
swimming row rows rowed rowing ski skis skied skiing hike hikes hiked hiking trek treks trekked trekking climb climbs
climbed climbing paddle paddled paddling kayak kayaked kayaking pedal pedals pedalled pedaled pedalling complete
completes completed completing finish finishes finished finishing attempt attempts attempted attempting tackle tackles
tackled tackling undertake undertakes undertook undertaking embark embarks embarked embarking cover covers covered
covering set sets setting jog jogs jogged jogging start started starts began begin begins join joins joined joining
conquer conquered conquers cross crossed crosses crossing push pushed pushes pushing challenge challenges challenged
race races raced racing march marches marched marching participate participated participates took take takes taking
train trains trained training raise raises raised raising fundraising scaled scale scaling traverse traversed became
becomes left leave leaves reach reached reaches arrived arrive rolled broke breaks smashed smashing skipped skipping
squat lifted plank planked journey mission trip planning plans planned pledged aims hopes enter entered signed taken
done did doing does clocked battled averaged averages averaging marathon marathons triathlon bike bicycle steps
""".split()
)
SPEECH = frozenset(
    """
said says say told tells added adds explained explains commented comments recalled recalls admitted admits joked jokes
wrote writes posted revealed reveals thinks believes thanked thanks
""".split()
)

# ruff: noqa: RUF001 -- words of several scripts are the subject
"""Words that say what kind of thing a capitalised word names."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Languages in which a capital inside a sentence makes a name; in German it makes a noun.
CASED = _words("en uk ru be bg fr es it pt ca gl ro nl sv da nb no nn fi et lv lt pl cs sk sl hr el sq")

# Before a person's name, capitalised or not.
TITLES = _words(
    """
    mr mr. mrs mrs. ms ms. dr dr. prof prof. sir dame lord lady president vice-president minister
    chancellor senator sen. rep. representative congressman congresswoman gov. governor mayor
    ambassador secretary judge justice general gen. colonel col. lieutenant lt. captain capt.
    sergeant sgt. major maj. admiral commander pope bishop archbishop cardinal king queen prince
    princess sheikh emperor sultan ayatollah premier rev. reverend spokesman spokeswoman
    spokesperson professor inspector detective sheriff attorney director chairman chairwoman ceo
    coach speaker envoy officer leader whip advisor adviser manager analyst chair commissioner
    correspondent chief
    """
)
# Titles that also end names: Motors and Assembly are General, Courts are of Justice.
ALSO_IN_NAMES = _words("general justice house")
# What stands before or inside such titles.
MODIFIERS = _words(
    """
    prime vice foreign defense defence interior finance press chief deputy first acting former house
    home general attorney state special district assistant then-president executive senior majority
    minority crown class campaign interim treasury security national managing republican democratic
    democrat labour conservative
    """
)
OFFICES = _words(
    """
    state defense defence homeland security health commerce labor education energy treasury staff
    """
)
# Lower-case words right before a person's name, by language.
ROLES = {
    "en": _words(
        """
    spokesman spokeswoman spokesperson president minister chancellor envoy senator mayor governor
    leader general candidate lawyer attorney actor actress singer director author professor analyst
    boss chief coach captain striker midfielder defender goalkeeper manager chairman chairwoman
    founder economist reporter journalist editor commissioner ambassador judge secretary colleague
    husband wife brother sister son daughter father mother rapper guitarist star congressman
    congresswoman strategist nominee rival premier detective inspector son-in-law champion winner
    director-general ceo prosecutor diplomat aide counterpart newcomer rep. sen. comedian musician
    producer historian billionaire tycoon pilot cop suspect
    """
    ),
    "ru": _words(
        """
    президент президента президенту президентом министр министра премьер глава главы лидер лидера
    """
    ),
    "uk": _words(
        """
    президент президента президенту президентом міністр міністра прем’єр глава очільник речник
    """
    ),
    "fr": _words("président présidente ministre maire chancelier porte-parole député sénateur"),
    "es": _words("presidente presidenta ministro ministra alcalde alcaldesa portavoz senador líder"),
    "it": _words("presidente ministro ministra sindaco sindaca premier leader senatore portavoce"),
}
SAYS = {
    "en": _words(
        """
    said says told tells added wrote writes tweeted argued warned insisted announced claimed
    testified replied explained admitted urged vowed recalled resigned himself herself
    """
    ),
    "ru": _words("сказал сказала заявил заявила сообщил сообщила отметил отметила"),
    "uk": _words("сказав сказала заявив заявила повідомив повідомила зазначив зазначила"),
    "fr": _words("déclaré affirmé estime assure"),
    "es": _words("dijo afirmó aseguró declaró señaló"),
    "it": _words("dice detto spiega afferma"),
}
# First words of a part of a run that belong to no name.
LEADING = _words(
    """
    the a an and but or if in on at for by as from with to of his her their our my its this that
    these those he she it they we you who what when where why how all some most many no not yes so
    now then here there unlike like despite while although though since because after before during
    until meanwhile however moreover also even still only both either neither another each every any
    former ex earlier later last next late early inside outside perhaps maybe according about above
    across against along among around behind below beneath beside between beyond near off onto out
    over past per through throughout toward towards under up upon via within without more less one
    two three republican republicans democrat democrats democratic conservative liberal labour tory
    breaking photo photograph video updated related read watch image senators reps sens gay muslim
    jewish christian catholic islamic islamist
    """
)
INSIDE = {
    "en": _words("in near outside across throughout"),
    "ru": _words("в во из под"),
    "uk": _words("в у з із під"),
    "fr": _words("à en"),
    "es": _words("en"),
    "it": _words("a in"),
}

# Never the name of anybody or anything, whatever the capital.
CALENDAR = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep.
    oct. nov. dec. mon. tue. wed. thu. thur. fri. sat. sun. jan feb sept oct nov dec easter
    christmas thanksgiving hanukkah ramadan today yesterday spring summer autumn winter gmt est edt
    et pm am bst utc
    """
)
NO_NAMES = _words(
    """
    great bad cut real sad win fake no yes all very huge never now suv ct dc news reform i i'm i’m
    i've i’ve i'll i’ll i'd i’d ok tv dna hiv aids pm am ceo cfo mp mps vip ufo gdp pdf usb cd dvd
    faq id god bible internet web republican republicans democrat democrats democratic conservative
    conservatives liberal liberals labour tory tories islam islamist islamic christian christians
    christianity muslim muslims jewish jews jew catholic catholics protestant hindu hindus buddhist
    communist communists nazi nazis marxist constitution covid covid-19 photo photograph image
    images getty advertisement breaking exclusive read watch video updated related click copyright
    caption file more american americans gop gay black white latino latinos hispanic hispanics
    senators mr mrs ms dr sir obamacare brexit twitter facebook instagram youtube media story
    continued below sign newsletter subscribe newsletters share follow us email advertising mich
    okla calif mass minn miss conn ariz colo fla ill ind kan ky la md mo mont neb nev ore pa tenn va
    vt wash wis wyo mich. okla. calif. mass. minn. conn. ariz. colo. fla. ill. ind. kan. ky. la. md.
    mo. pa. tenn. va. wis. d-n.y. r-ky. pr llc ap afp potus flotus scotus maga ag sec al live not
    judges judge country immigrants congressmen women men federal congressional attorneys title
    order face nation north south east west northern southern eastern western central meet times
    department university advisory republicanism sunni shia shiite arab arabs jihad jihadist earth
    """
)
DEMONYMS = _words(
    """
    afghan african albanian algerian american americans angolan argentine argentinian armenian asian
    australian australians austrian azerbaijani bangladeshi belarusian belgian bolivian bosnian
    brazilian british briton britons bulgarian burmese cambodian canadian canadians chechen chilean
    chinese colombian congolese croatian cuban cypriot czech danish dutch egyptian egyptians english
    estonian ethiopian european europeans filipino finnish french georgian german germans ghanaian
    greek greeks guatemalan haitian honduran hungarian icelandic indian indians indonesian iranian
    iranians iraqi iraqis irish israeli israelis italian italians jamaican japanese jordanian kazakh
    kenyan korean kosovan kurd kurdish kurds kuwaiti latvian lebanese liberian libyan libyans
    lithuanian malaysian maltese mexican mexicans moldovan mongolian moroccan nepalese nicaraguan
    nigerian norwegian pakistani pakistanis palestinian palestinians panamanian peruvian polish
    portuguese qatari romanian russian russians rwandan saudi saudis scottish scots serb serbian
    serbs singaporean slovak slovenian somali spanish sudanese swedish swiss syrian syrians
    taiwanese tamil tanzanian thai tibetan tunisian turkish turks ugandan ukrainian ukrainians uzbek
    venezuelan vietnamese welsh yemeni zambian zimbabwean latin soviet roman anglo western eastern
    northern southern midwestern bavarian catalan basque arab texan californian
    """
)

ORGANISATIONS = _words(
    """
    institution institutions energy ministry department council committee university college
    institute party court bank corp corp. inc inc. co co. ltd ltd. llc plc group times news agency
    union commission association senate congress parliament police army navy force forces guard
    bureau company airlines airways motors foundation federation league club fc united city rovers
    society center centre authority administration service services house alliance coalition
    organization organisation board trust fund network press post journal magazine studios
    entertainment television radio church school academy hospital museum laboratory laboratories
    systems technologies software electronics pharmaceuticals partners holdings securities research
    command brigade battalion corps tribunal assembly cabinet campaign caucus conference project
    stores industries international global broadcasting communications enterprises ventures jazeera
    conservatory observatory register herald tribune telegraph guardian gazette chronicle examiner
    daily weekly kremlin pentagon nato hamas hezbollah taliban isis unicef unesco interpol opec fifa
    uefa
    """
)
# Known by these alone.
KNOWN_ORGANISATIONS = _words(
    """
    congress senate parliament kremlin pentagon nato hamas hezbollah taliban isis unicef unesco
    interpol opec fifa uefa google microsoft apple amazon netflix reuters politico bloomberg cnn bbc
    fbi cia eu un nasa politburo bundestag duma knesset
    """
)
PLACE_WORDS = _words(
    """
    river county province island islands mountain mountains street avenue road airport bay valley
    beach sea ocean strait peninsula desert lake coast square park hills heights township district
    region oblast gulf falls bridge canal forest springs
    """
)
PLACE_STARTS = _words("lake mount mt mt. cape fort port gulf")
PLACE_NOUNS = _words(
    """
    district region province city area county village town suburb neighborhood neighbourhood airport
    """
)

# In names of things rather than people, so no run that has them is taken for a person.
THINGS = _words(
    """
    team virtual border protection children alien aliens homeland support show hide timeline flight
    constitutional jurisprudence boeing hurricane storm typhoon cyclone bank hail energy pacific
    atlantic institution institutions macroeconomics white house wall street black big new old great
    high supreme national state states united first second world war east west north south central
    day act bill law amendment deal plan summit agreement treaty cup open grand prix awards award
    festival games olympics championship tour series season special report official secret service
    social security medicare medicaid health care climate change global human rights super bowl
    prime time trade affairs foreign intelligence electoral election committee tower towers building
    hall hotel palace stadium arena air red blue green golden silver tax right left center twitter
    facebook fake good bad not the a an and for on in of at to from with by about public private
    free fair money business economic economy financial budget gate mail book code oscar nobel prize
    peace life love best night morning weekend army dream cruise line lines unified school democrat
    republican general assembly motors electric island american americans justice truth freedom
    liberty
    """
)

GIVEN = _words(
    """
    aaron abdul abdullah abigail abraham adam adrian ahmad ahmed aidan alain alan albert alberto
    alejandro aleksandr alessandro alex alexander alexandra alexandria alexei alexey alexis alfred
    ali alice alicia alison allan allen allison alyssa amanda amber amir amy ana anatoly anders
    andre andrea andreas andrei andrew andrey andriy andy angela angelina anita ann anna anne annie
    anthony anton antonio antony ariana arnold arthur ashley audrey austin barack barbara barry ben
    benedict benjamin bernard bernie beth betsy betty bill billy blake bob bobby boris brad bradley
    brandon brenda brendan brent brett brian bridget britney brittany bruce bryan caitlin calvin
    cameron camilla carl carla carlos carly carmen carol caroline carolyn carrie cassandra catherine
    cecilia chad charlene charles charlie charlotte chase chelsea cheryl chloe chris christian
    christina christine christopher chuck cindy claire clarence claude claudia clay clinton cody
    colin connor corey cory courtney craig cristiano cristina crystal curtis cynthia daisy dale
    damian damien dan daniel daniela danielle danny daria darren darryl dave david dawn dean deborah
    debbie debra dennis denis denise denys derek diana diane diego dmitri dmitriy dmitro dmitry
    dmytro dominic don donald donna doris dorothy doug douglas duncan dustin dylan earl ed eddie
    edgar edith edward edwin eileen elaine eleanor elena elijah elise elizabeth ella ellen elon
    emily emma emmanuel enrique eric erica erik erin ernest ethan eugene eva evan evelyn fatima
    felix fernando fiona florence frances francesca francesco francis francisco francois frank
    franklin fred frederick friedrich gabriel gareth gary gavin gemma gene geoffrey george gerald
    gerard gerhard gianni gilbert gina giorgio giovanni giuseppe glenn gloria gordon grace graham
    greg gregory guillermo gustavo guy hannah hans harold harriet harrison harry harvey hassan
    heather hector heidi helen helena henri henry herbert herman hilary hillary holly hope howard
    hugh hugo hussein ian ibrahim igor ilya imran ingrid irene irina isaac isabel isabella ivan
    ivanka jack jackie jacob jacqueline jacques jake james jamie jan jane janet janice jared jasmine
    jason javier jay jean jeanne jeb jeff jeffrey jen jennifer jenny jeremy jerome jerry jesse
    jessica jill jim jimmy joan joanna joanne joao joe joel johan johannes john johnny jon jonathan
    jordan jorge jose joseph josh joshua joyce juan judith judy julia julian julie june justin karen
    karim karl kate katherine kathleen kathryn kathy katie katrina kay kayla keir keith kelly kelsey
    ken kenneth kenny kerry kevin khalid kim kimberly kirill kirk kirsten klaus kristen kristin kurt
    kyle lance larry laura lauren laurent lawrence leah lee lena leo leon leonard leonardo leonid
    leslie liam lina linda lindsay lindsey lionel lisa liz lloyd logan lois loretta lori lorraine
    louis louise lucas lucia lucy luis luka luke lydia lynn madeleine madison maggie mahmoud malcolm
    manuel marc marcel marco marcos marcus margaret maria marie marilyn marina mario marion mark
    marlene martha martin marvin mary mathew matt matteo matthew maureen maurice max maxim maxime
    megan meghan melanie melania melissa mercedes meredith mia michael michel michelle miguel mikael
    mike mikhail miranda mitch mitt mohamed mohammad mohammed moira molly monica morgan muhammad
    mustafa mykhailo nadia nancy naomi natalia natalie nathan nathaniel neil nelson nicholas nick
    nicola nicolas nicole nigel nikita nikki nikolai nina noah noel nora norman oksana oleg oleh
    oleksandr oleksiy olga oliver olivia olivier omar orlando oscar osama otto owen pablo paige pam
    pamela paolo pascal patricia patrick patty paul paula pauline pavel pavlo pedro peggy penelope
    penny perry pete peter petra petro phil philip philippe phillip phoebe phyllis pierre polly
    preston rachel rahul raj ralph ramon randall randy raphael raul ray raymond rebecca reggie rex
    ricardo richard rick ricky rishi rita rob robert roberta roberto robin rodney roger roland roman
    ron ronald rory rosa rose rosemary ross roy rudy rupert russell rustem ruth ryan sabrina salman
    sally salvador sam samantha samuel sandra sandy sanjay sara sarah sasha scott sean sebastian
    serena sergei sergey sergio serhiy seth shane shannon sharon shaun shawn sheila sheryl shirley
    sidney silvia silvio simon sofia sonia sophia sophie stacey stanley stefan stefano stella
    stephanie stephen steve steven stormy stuart sue susan susanne suzanne svetlana sylvia tamara
    tanya tara tariq tatiana taylor ted teresa terrence terry thelma theodore theresa thomas tiffany
    tim timothy tina toby todd tom tommy toni tony tracey tracy travis trevor tristan troy tulsi
    tyler ursula valentina valerie vanessa vera vernon veronica victor victoria viktor vincent viola
    virginia vitali vitaliy vitaly vivian vladimir vlad volodymyr wade walter wanda warren wayne
    wendy werner wesley whitney wilbur will willard william willie winston wolfgang xavier yasmin
    yolanda yulia yuri yuriy yury yusuf yvette yvonne zach zachary zoe tymur kamala beto tucker
    kellyanne newt condoleezza antonin александр алексей анатолий андрей анна антон борис вадим
    валентин валерий василий виктор виталий владимир вячеслав геннадий георгий григорий дарья денис
    дмитрий дональд евгений екатерина елена иван игорь илья ирина кирилл константин ксения леонид
    людмила максим мария марина михаил наталья никита николай оксана олег ольга павел петр пётр
    роман светлана сергей станислав степан татьяна федор юлия юрий яна ярослав анатолій андрій
    валерій василь віктор віталій володимир в'ячеслав григорій дмитро євген ігор ірина катерина
    микола михайло наталія олександр олексій олена павло петро руслан сергій тетяна юлія юрій тарас
    богдан остап
    """
)

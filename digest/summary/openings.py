# ruff: noqa: RUF001 -- words of several scripts are the subject
"""What sentences of a language start with when they lean on the one before them: tables for `guard`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Openings:
    """Tables for the start of a sentence whose apostrophes are straight, for `begins`.

    ``connective`` ties it to another one, ``reference`` stands for what another one names, unless it is
    ``harmless`` as well.
    """

    connective: str
    reference: str
    harmless: str


def begins(text: str, table: str) -> re.Match[str] | None:
    """The beginning of ``text`` that a table has, with the space after it.

    A line of a table is a regular expression for whole words, unless a backslash ends it.
    """
    return _pattern(table).match(text)


# Most digests are in one language, and to make those of all takes as long as to rank twenty articles.
@cache
def _pattern(table: str) -> re.Pattern[str]:
    lines = "|".join(filter(None, map(str.strip, re.sub(r"\\\n +", "", table).splitlines())))
    return re.compile(f"(?:{lines})(?![\\w-]),? ?", re.IGNORECASE)


_PERIOD = (
    "(?:week|weekend|year|month|morning|afternoon|evening|night|summer|autumn|fall|winter|spring|season"
    "|quarter|century|decade|christmas|easter|ramadan|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january"
    "|february|march|april|may|june|july|august|september|october|november|december)(?:'s)?"
)
_SAID = (
    "(?:said|says|say|told|tells|added|adds|wrote|writes|tweeted|posted|asked|asks|replied|explained|explains"
    "|recalled|recalls|warned|warns|insisted|insists|continued|declared|concluded|admitted|claimed|claims"
    "|argued|argues|joked|stated|states|noted|notes|announced|shouted|reads?|alleged|quipped|remarked)"
)
# What makes a noun at the start of a sentence its subject, so that nothing explains the noun.
_DOES = (
    rf"(?= {_SAID}\b| (?:(?:is|are|was|were|has|have|had|do|does|did|would|could)(?:n't)?|will|won't|can"
    r"|can't|may|might|must|should|came|comes|follows|followed|took|takes|made|makes|also|then|later|now|shows?"
    r"|showed|went|left|died|began|met|suggests?|found|caused|sparked|prompted|drew|remains?|never|occurred"
    r"|happened)\b|,(?! (?:by|of|published|released|issued|conducted|signed|written|titled|entitled|called"
    r"|named|dubbed|based|the|an?|(?-i:[A-Z])\w*)\b))"
)
# Nouns that the news brings in before it starts a sentence with them.
_MENTIONED = (
    "(?:move|incident|announcement|revelation|remarks?|comments?|allegations?|accusations?|statement|footage|clip|video"
    "|tweet|post|pictures?|images?|photo(?:graph)?s?|victims?|suspects?|accused|deceased|man|men|woman|women"
    "|boys?|girls?|teenagers?|child|children|mother|father|actor|actress|singer|group|company|firm|report"
    "|study|survey|findings|letter|circular|scheme|deal|agreement|plan|proposal|bill|ruling|verdict|attacks?"
    "|blast|explosion|shooting|crash|accident|raid|blaze|film|movie|book|song|event|case|complaint|petition"
    "|plane|aircraft|ship|vessel|vehicle|car|bus|driver|results?|changes?|measures?|project|device|app|former"
    "|city|town|village|area|region|site|building|island|river)"
)
_NUMBER = "(?:two|three|four|five|six|seven|eight|nine|ten)"
_WHOM = "(?:him|her|them|it|this|that|these|those|his|their|its)"
_PREPOSITION = (
    "(?:in|on|at|for|to|after|before|since|until|with|without|despite|because of|by|from|under|during|amid"
    "|against|through|about|beyond|following|according to|like|unlike|instead of|apart from|besides|given"
    "|as|alongside|behind|over|upon|as part of|as a result of|in addition to|in response to|thanks to)"
)
_CONJUNCTION = "(?:when|while|as|after|before|since|until|once|although|though|because|if|where|even if)"
_PAIRED = (
    "(?:men|women|sides|parties|teams|countries|nations|leaders|players|girls|boys|children|companies"
    "|governments|states|cases|incidents|events|were|are|have|had|said|will|can|could)"
)
_LEAD_IN = (
    rf"(?:{_PREPOSITION}|{_CONJUNCTION} \w+(?:ing|ed)|speaking|asked|born|now|today|last|earlier|later"
    r"|\w+(?:ing|ed|ly))"
)
_NAME = r"(?-i:(?!(?:I|He|She|They|We|It|This|That|These)\b)[A-Z][\w'.-]*)"
_SUBJECT = rf"(?:(?:the|an?)\b|{_NAME})"
_IT_IS = (
    "it(?:'s| is| was|'d be| (?:will|would|may|might|could|must|should|can) be| ha[sd] (?:not )?been| isn't"
    r"| wasn't| remains| became)(?: (?:not|also|still|now|too|very|so|more|only|just|\w+ly)){0,2}"
)
_DONE = r"(?:\w+ed|set|due|going|able|ready|built|meant|known|seen|here|there|likely|unlikely|close)"

_ENGLISH = Openings(
    connective=rf"""
        and|but|or|nor|plus|also|however|meanwhile|moreover|furthermore|additionally|nevertheless|nonetheless
        therefore|thus|hence|consequently|accordingly|conversely|similarly|likewise|besides|subsequently
        alternatively|elsewhere|indeed|in fact|for example|for instance|even so|after all|at the same time
        in the meantime|on the other hand|on the contrary|in other words|in any case|what's more|even worse
        by contrast|above all|in particular|that said|that is(?=,)|in short|in turn|of course
        more importantly|instead(?! of)|yet(?! to| another)|in addition(?! to)|as a result(?! of)
        in contrast(?! to| with)|so(?! far| many| much| long| few| little| great| strong| close| often)
        then(?= again|,)|another(?! (?:was|is|were|are|{_SAID}) )|other
        (?:still|later|rather|too|again|further|earlier|finally|lastly|separately|otherwise|second|next)(?=,)
        (?:secondly|third|thirdly|firstly|anyway|overall|even then|to be sure|eventually)(?=,)
        (?:then|still)(?= (?:came|comes|there|in|on|at|it|the|a|he|she|they|i|we|you) )
    """,
    reference=rf"""
        (?:he|she|they|it|i|we|this|that|these|those)(?:'s|'d|'ll|'re|'ve|'m)?
        him|her|them|his|their|its|theirs|hers|my|our|such|others|(?:since|until|before|by|back) then
        (?:the|these|those|all) {_NUMBER}(?! (?:of|to|hundred|thousand|million|billion|per) )
        the (?:pair|duo|trio|couple|latter|same|other|(?:following|next) (?:day|{_PERIOD})|day before(?=,))
        the \S+-year-old(?! (?:(?!{_SAID} |was |is |has |had )[a-z-]+ ){{0,3}}(?-i:[A-Z]\w+(?: [A-Z]|,)))
        the {_MENTIONED}{_DOES}|both {_PAIRED}|both(?! (?:[^\s,;]+ ){{1,6}}and )
        neither(?! (?:[^\s,;]+ ){{1,6}}nor )|either(?! (?:[^\s,;]+ ){{1,6}}or )
        (?:another|one|some|many|most|several)(?= (?:was|is|were|are|{_SAID}) )
        (?:among|(?:most|some|many|all|none|one|two|several|half|each|both|any|dozens\
        |hundreds|a number) of|of|{_PREPOSITION}) {_WHOM}
        (?:there|here|in response|in return|in reply|at the time|as such|by doing so|in doing so)(?=,)
        (?:(?:about|some|around|just|only|approximately) )?(?:(?:a|an|one|several|some|a few|many|\d+\
        |{_NUMBER}) )?(?:moment|minute|second|hour|day|week|month|year)s? \
        (?:later|earlier|(?:after|before) {_WHOM})
        (?:shortly|soon|immediately) (?:after|before|afterwards)(?=,)
        {_CONJUNCTION} (?:he|she|they|his|her|their|him|them)
        (?:{_LEAD_IN}|not)(?: [^,;:.!?"“]{{1,100}})?, \
        (?:he|she|they|his|her|their|these|this(?! {_PERIOD})|the (?:two|pair|duo|couple))
        an? \w+ [^,;:.!?"“]{{1,100}}, (?:he|she|they)(?! {_SAID}\b)
        (?:on {_PERIOD}|in \d{{4}}|in {_PERIOD}(?: \d{{4}})?|(?:last|next|earlier this|later this) {_PERIOD}\
        |now|today) (?:he|she|they)
    """,
    harmless=rf"""
        (?:(?:in|on|by|of|for|during|until|since|from|before|after|at) )?this \
        (?:(?:past|coming|very) )?{_PERIOD}(?!,? (?:he|she|they) )
        (?:in )?these days
        (?:{_PREPOSITION} )?those (?:who|whose|with|without|in|on|at|from|of|\w+ing)
        from [^,;:.!?]{{1,100}}, (?:this|these)
        (?:his|her|their) (?:majesty|highness|royal highness|holiness|excellency|majesties)
        {_PREPOSITION} (?:his|her|their|its) \w+[^,;:.!?]{{0,100}}, {_SUBJECT}
        {_CONJUNCTION} (?:he|she|they|it) \w+[^,;:.!?]{{0,100}}, {_SUBJECT}
        {_CONJUNCTION} (?!{_PERIOD}){_NAME}[^,;:.!?]{{0,100}}, (?:he|she|they|his|her|their)
        (?:when|while|as|once|although|though|because|if|where) the \w+ \w+[^,;:.!?]{{0,100}}, \
        (?:he|she|they|his|her|their)
        {_IT_IS} (?!{_DONE} )\w+ (?:for [^,.;]{{1,40}} )?(?:to|when|where|because)
        {_IT_IS} (?:\w+ )?(?:by [^,.;]{{1,40}} )?(?:that|whether|how|why|if|who|what)
        {_IT_IS} (?:clear|unclear|time|the \w+ time|raining|snowing|sunny|cold|hot|dark|windy|noon|midnight)
        {_IT_IS} (?-i:[A-Z])[^,.;]{{0,40}} (?:who|that)
        {_IT_IS} (?:(?:almost|nearly|over|less than|more than) )?\w+ (?:minutes|hours|days|weeks|months|years)
        {_IT_IS} (?:a|an|the|no|not a) (?:\w+ )?\w+ (?:that|to|whether|how|why)
        it (?:seems|seemed|appears|appeared) (?:that|as|clear|likely|unlikely)|it (?:turns|turned) out
        it (?:emerged|transpired|follows|happens|happened|rained|snowed|goes without saying)
        it (?:takes|took|will take|would take|can take|could take)(?: [^\s,.;]+){{1,6}} to
        it (?:makes|made) (?:no )?sense to|it (?:does not|doesn't|did not|didn't) (?:matter|take)
    """,
)

_UKRAINIAN_THIS = "(?:це|цей|ця|ці|цього|цьому|цим|цією|цієї|цій|цих|цими|цю)"
_UKRAINIAN_WHOM = "(?:нього|неї|них|ним|ними|нею|ньому|ній|його|її|їх|їхн\\w+|того|тим|тому|тих|той)"
_UKRAINIAN_PERIOD = "(?:(?:рок|тиж|місяц|дн|ранк|сезон|раз)\\w*|вечора|ночі|літа|осені|зими|весни)"
_UKRAINIAN = Openings(
    connective="""
        але|проте|однак|та|і|й|а|або|також|крім того|окрім того|водночас|тим часом|натомість|отже|тож|втім
        зокрема|до того ж|більше того|наприклад|потім|згодом|у свою чергу|своєю чергою|з іншого боку|відтак
        утім|разом з тим|разом із тим|при цьому|тому|тоді|адже|зате|нарешті|тим не менш
    """,
    reference=rf"""
        він|вона|воно|вони|його|її|їх|їм|йому|їй|їхн\w+|{_UKRAINIAN_THIS}|той|те|ті|такий|така|таке|такі|обидв\w+
        там|туди|звідти|за (?:його|її|їхніми|їх) словами
        (?:у|в|на|з|із|зі|для|після|до|від|за|про|при|через|під|над|без|серед|попри|завдяки|окрім|крім) \
        (?:{_UKRAINIAN_THIS}|{_UKRAINIAN_WHOM})
    """,
    harmless=rf"(?:[ву] |до |на |з )?{_UKRAINIAN_THIS} {_UKRAINIAN_PERIOD}|та(?= сама)",
)

_RUSSIAN_THIS = "(?:это|этот|эта|эти|этого|этому|этим|этой|этом|этих|этими|эту)"
_RUSSIAN_WHOM = "(?:него|нее|неё|них|ним|ними|ней|нем|нём|его|её|ее|их|того|тем|том|тех|той)"
_RUSSIAN_PERIOD = "(?:год|недел|месяц|дн|утр|вечер|ночь|лет|осень|зим|весн|сезон|раз)\\w*"
_RUSSIAN = Openings(
    connective="""
        но|однако|а|и|или|да|также|кроме того|между тем|тем временем|тем не менее|вместе с тем|в то же время
        при этом|впрочем|зато|поэтому|потому|итак|значит|затем|потом|тогда|например|в частности|в свою очередь
        с другой стороны|к тому же|более того|ведь|наконец|таким образом|вместо этого
    """,
    reference=rf"""
        он|она|оно|они|его|её|ее|их|им|ему|ей|{_RUSSIAN_THIS}|тот|те|такой|такая|такое|такие|оба|обе
        там|туда|оттуда|по (?:его|её|ее|их) словам
        (?:в|во|на|с|со|из|из-за|для|после|до|от|за|о|об|при|через|под|над|без|среди|благодаря|кроме\
        |помимо|к|ко|у|по) (?:{_RUSSIAN_THIS}|{_RUSSIAN_WHOM})
    """,
    harmless=rf"(?:в |на |с |до )?{_RUSSIAN_THIS} {_RUSSIAN_PERIOD}",
)

_GERMAN = Openings(
    connective="""
        aber|doch|jedoch|und|oder|denn|sondern|zudem|außerdem|auch|allerdings|dennoch|trotzdem|inzwischen
        unterdessen|währenddessen|derweil|dann|also|ferner|hingegen|immerhin|schließlich|zugleich|gleichzeitig
        ebenso|vielmehr|stattdessen|indes|zum beispiel|im gegenteil|darüber hinaus|deshalb|deswegen|daher
        anschließend|später
    """,
    reference=r"""
        er|sie|ihm|ihn|ihnen|sein(?:e[rnms]?)?|ihr(?:e[rnms]?)|dies(?:e[rnms]?)?|jene[rnms]?|beide
        solche?[rnms]?
        das (?:ist|sei|war|wäre|hat|habe|hatte|sagte|teilte|gilt|bedeutet|zeigt|wird|wurde|kann|könnte|will\
        |soll|sind|macht|dürfte|geht|berichte(?:n|t|te))
        dabei|dafür|dagegen|damit|danach|daran|darauf(?:hin)?|darin|darum|darunter|davon|davor|dazu|dort|dadurch
        dessen|deren|letztere[rs]?|erstere[rs]?
        (?:in|nach|bei|mit|aus|an|auf|für|von|zu|seit|vor|durch|gegen|über|unter|trotz|wegen|laut|zwischen) \
        (?:dies\w*|jene\w*|ihm|ihn|ihnen|sein\w*|ihre\w*)
    """,
    harmless=r"""
        (?:(?:in|an|zu|seit|bis|für) )?diese[rnms]? (?:woche|jahr(?:es)?|monats?|tage?n?|sommers?|winters?\
        |herbsts?|frühlings?|frühjahrs?|wochenende?s?|morgen|abend|nacht|saison|montag|dienstag|mittwoch\
        |donnerstag|freitag|samstag|sonntag)
    """,
)

_FRENCH = Openings(
    connective="""
        mais|et|ou|or|donc|cependant|toutefois|pourtant|néanmoins|en outre|par ailleurs|de plus|ainsi|aussi
        puis|ensuite|enfin|alors|en revanche|par contre|en effet|d'autre part|d'un autre côté|parallèlement
        par conséquent|au contraire|de (?:son|leur) côté|en même temps|pendant ce temps|par exemple|dès lors
    """,
    reference=r"""
        il|elle|ils|elles|ce|cela|ça|cet|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|son|sa|ses|leurs?|lui|eux
        c'(?:est|était|en|sera|a)|tous (?:deux|les deux)|toutes (?:deux|les deux)|les deux
        [\w-]+-t-(?:il|elle|on)|[\w-]+-(?:il|elle|ils|elles)
        (?:dans|après|avant|pour|avec|sans|selon|malgré|depuis|à|de|en|sur|par|d'après|parmi|chez|contre\
        |lors de) (?:ce|cet|cette|ces|cela|lui|elle|eux|elles|celui-ci|celle-ci|son|sa|ses|leurs?)
    """,
    harmless=r"""
        il (?:y a|y avait|faut|faudra|s'agit|s'agissait|reste|semble|paraît|pleut|neige|n'y a)
        il (?:n')?(?:est|était|sera) (?:pas )?\w+ (?:que|de|(?=qu'|d'))
        (?:(?:depuis|pour|de|en|à) )?(?:ce|cet|cette|ces) (?:derni[\w]+ )?(?:semaines?|année|nuit|matin|soir\
        |mois|week-end|été|hiver|automne|printemps|après-midi|saison|lundi|mardi|mercredi|jeudi|vendredi|samedi\
        |dimanche|jours)
        (?:sa|leurs) (?:sainteté|majesté|majestés)
    """,
)

_SPANISH = Openings(
    connective="""
        pero|y|e|o|sin embargo|no obstante|además|también|asimismo|por otra parte|por otro lado|por su parte
        entonces|luego|así|mientras tanto|en cambio|por lo tanto|por tanto|de hecho|por ejemplo|finalmente
        tampoco|al mismo tiempo|en consecuencia|por el contrario|después
    """,
    reference=r"""
        él|ella|ellos|ellas|esto|eso|aquello|est[eao]s?|es[eao]s?|aquel(?:l[aeo]s?)?|sus?|amb[oa]s|dich[oa]s?|allí|ahí
        los dos|las dos
        (?:en|tras|por|para|con|sin|según|desde|a|de|sobre|ante|entre|durante|hasta|contra) \
        (?:est[eao]s?|es[eao]s?|ell[oa]s?|ella|él|sus?|dich[oa]s?)
    """,
    harmless=r"""
        (?:(?:en|desde|durante|por|para) )?est[eao]s? (?:lunes|martes|miércoles|jueves|viernes|sábado\
        |domingo|semana|año|mes|mañana|tarde|noche|madrugada|jornada|verano|invierno|otoño|primavera\
        |fin de semana|días)
        su (?:santidad|majestad)
    """,
)

# A guard for languages whose openings are known, by base tag.
OPENINGS: Mapping[str, Openings] = MappingProxyType(
    {
        "de": _GERMAN,
        "en": _ENGLISH,
        "es": _SPANISH,
        "fr": _FRENCH,
        "ru": _RUSSIAN,
        "uk": _UKRAINIAN,
    }
)

# Somebody who isn't named.
SOMEBODY = re.compile(r"(?:he|she|they|him|her|them|his|their)(?:'\w+)? ", re.IGNORECASE)

# What stands before the colon of a caption (*Lucky escape: Smith left …*), and isn't a place or a clause.
LABEL = (
    rf"(?!(?:the|an?|and|but|so|my|our|his|her|their|its|one|another|here|there|this|that|what|why|how|in|on|at"
    rf"|for|to|as|if|he|she|it|they|we|i|you)\b)(?=[^:]* (?-i:(?!(?:d[aeiu]|l[ae]|[ae]l|of|and)\b)[a-z][a-z])"
    rf"|\w+(?:ed|ful|ous|ive|ional|able|less):)(?-i:[A-Z])[\w'()&-]*"
    rf"(?: (?!(?:{_SAID}|is|are|was|were|has|have|had|will|would|do|does|did)\b)[\w'()&-]+){{0,5}}"
    r"(?=: (?-i:[A-Z]))"
)
# How English texts begin that no article consists of: calls to action, captions, credits, legal notices.
NOTICE = r"""
    (?:read|learn|find out|see|watch|hear) more
    (?:also )?(?:read|watch|listen|see|related)(?: also| this| here| now)? ?(?=[:|>-])|also (?:read|see|watch)
    (?:please )?(?:(?:click|tap) (?:here|on|the|to|for|through)|scroll down|subscribe)
    (?:sign|log) (?:up|in)|like us
    share (?:this|your)|follow (?:us|our|live|the latest|(?=@))
    join (?:us|our|the (?:conversation|discussion))
    (?:advertisement|copyright)(?=\W*$|:| [©\d])|(?:copyright )?(?=©)|all rights reserved
    download (?:the|our)|get (?:the latest|our|all the)|(?:stay|keep) (?:tuned|up to date|updated)|don't miss
    the (?:views|opinions) expressed
    for more (?:news|stories|information|details|on this|from)|continue reading|story continues
    to (?:read|see|watch|hear|donate|subscribe|contact)[^.:]{0,120} (?:click|tap|visit|here|go to)
    (?:file |library )?(?:photo|photograph|image|picture|video|credit|source|caption|graphic)s?\
    (?: credits?)? ?(?=[:/©])
    (?:photo|photograph|image|picture|video)s? (?:by|courtesy|provided by|via|credit)
    file (?:photo|picture|image)|(?:above|below|left|right|top|inset) ?(?=[:(])|pictured
    (?:additional |further )?(?:reporting|writing|editing) (?:by|from)|with (?:inputs|files|agencies) from
    edited by|sorry,? we|(?:e-?mail|contact|write to|tweet) (?:us|me|the author)
    this (?:story|article|post|report|page) (?:(?:was|has been|is being|will be) )?\
    (?:(?:first|originally|last) )?(?:published|updated|corrected|produced|amended|written|appeared)
    first published|last updated
    (?:published|updated|posted)(?: at)?(?: \d\d?[:.]\d\d|(?=:))
    you can (?:follow|read|find|watch|listen)
"""

# What is a verb in English, or may be one: these words, and what has such an ending.
_VERBS = """
    am is are was were be been has have had do does did will would can could may might must shall should
    cannot said told went gone got made took came saw seen knew thought gave found felt became left put
    brought began kept held wrote stood heard let meant set met ran paid sat spoke lay led read grew lost
    fell sent built drew broke spent cut rose drove bought wore chose fought threw caught sold won shot
    flew hit struck sought ate sang swam sank hung taught slept woke beat cost hurt quit spread shut split
    burst swept bore include remain look need want seem think know believe say love like try go get make
    take come see give find feel become leave bring begin keep hold write stand mean meet run pay speak
    grow lose fall expect agree says
"""
VERBS = frozenset(_VERBS.split())
VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(VERBS))}|\w+ed|\w+'(?:s|t|re|ve|d|ll|m)|(?-i:[a-z]{{2,}}[b-hj-rtv-z]s))\b",
    re.IGNORECASE,
)

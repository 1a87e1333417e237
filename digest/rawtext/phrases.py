"""Phrases of news pages that are no fixed words: offers, legal notices, credits. Regular expressions.

Each is tried without regard to case. None repeats a group that may be empty or that its neighbour may match,
so each takes linear time.
"""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re


def _any(table: str, *, before: str = "", after: str = "") -> re.Pattern[str]:
    phrases = "|".join(phrase.strip() for phrase in table.splitlines() if phrase.strip())
    return re.compile(f"{before}(?:{phrases}){after}", re.IGNORECASE)


# An invitation starts by telling the reader what to do …
IMPERATIVE = _any(
    """
    (?:please )?(?:subscribe|sign up|join|register|support|donate|get|try|start|become|download|follow)
    (?:please )?(?:click|tap|enjoy|unlock|upgrade|stay|keep (?:up|reading)|continue reading|receive)
    never miss|don['’]t miss|want|like what|if you (?:like|enjoy|value)
    """,
    after=r"(?![-\w])",
)
# … and names what the publisher has to offer.
OFFER = _any(
    r"""
    subscri(?:be|bers?|ptions?)|membership|unlimited access|free (?:[\w-]+ )?trial|sign(?:ing)? up
    newsletters?|inbox|(?:daily|weekly|morning) (?:briefing|e-?mail)|podcasts?
    become a (?:member|patron|supporter)|donat(?:e|ion)|support (?:our|independent|quality) journalism
    our (?:free )?app|push (?:alerts|notifications)|(?:telegram|whatsapp) channel
    on (?:facebook|twitter|instagram|telegram|whatsapp|youtube|google news|linkedin)
    """,
    before=r"\b",
    after=r"\b",
)
INVITATION_ABROAD = _any(
    r"""
    abonnieren sie|jetzt abonnieren|melden sie sich|unterstützen sie uns|folgen sie uns|hier geht es zu
    suscríbe(?:te|se)|síguenos|regístrate|apoya (?:el|nuestro) periodismo
    dapatkan (?:update|berita)|ikuti (?:kami|berita)|mari bergabung|berlangganan
    inscrivez-vous|abonnez-vous|suivez-nous|recevez|iscriviti|abbonati|seguici
    assine|inscreva-se|siga-nos|zapisz się|subskrybuj|obserwuj nas
    підпис(?:уйтесь|уйтеся|уйся)|підпишіться|долучайтесь|підтримайте|стежте за нами|читайте нас
    подпис(?:ывайтесь|ывайся)|подпишитесь|следите за нами|читайте нас
    اشترك في|تابعونا|تابعنا|سجل في
    """,
    after=r"(?!\w)",
)
# What only an invitation says, wherever it begins.
INVITATION = _any(
    r"""
    is a reader-supported publication\b|^thanks for reading\b[^.!]{0,80}[.!] subscribe\b
    ^(?:the|our) [\w’' -]{3,60} newsletters?\b.{0,120}\bsign up (?:here|now|today)\W*$
    ^toda la información de\b.{0,120}\bnewsletter|^get .{3,60} delivered to your inbox\W*$
    """
)
READER = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
READER_OR_US = re.compile(r"\b(?:you|your|yours|us|our|we)\b", re.IGNORECASE)

REPORTED = re.compile(r"\b(?:said|says|told|according to)\b", re.IGNORECASE)

LEGAL_HEADING = _any(
    """
    (?:legal |general |risk |medical |financial |investment |important |editorial )?disclaimers?
    (?:legal |important |copyright )?notices?|(?:financial )?disclosures?|forward[- ]looking statements?
    haftungsausschluss|rechtlicher hinweis|aviso legal|descargo de responsabilidad|mentions légales
    avvertenza|avviso legale|zastrzeżenie|застереження|відмова від відповідальності
    отказ от ответственности|إخلاء مسؤولية|إخلاء المسؤولية
    """
)
LEGAL = _any(
    r"""
    [“"'‘]as is[”"'’]|without (?:any )?warrant(?:y|ies)|responsib(?:le|ility) or liab(?:le|ility)
    (?:do(?:es)? not|cannot) accept (?:any )?(?:responsibility|liability)
    not (?:be )?(?:held )?(?:responsible|liable) for (?:the|any)|copyright issues
    for (?:general )?(?:informational|information|educational) purposes only
    constitutes (?:your )?(?:agreement|acceptance) (?:to|of)
    (?:does|do|should) not (?:be )?(?:constitute|considered|construed)|(?:investment|financial) advice
    (?:may|must) not be (?:published|reproduced|copied|redistributed|broadcast)
    rewritten or redistributed|without (?:the )?(?:prior |express )?written (?:permission|consent)
    all rights reserved|terms (?:of (?:use|service)|and conditions)
    (?:views|opinions) expressed (?:in|by|here)
    (?:do|does) not (?:necessarily )?reflect the (?:views|opinions|position)
    alle rechte vorbehalten|ohne gewähr|keine haftung|todos los derechos reservados|queda prohibida
    tous droits réservés|reproduction interdite|tutti i diritti riservati|wszelkie prawa zastrzeżone
    (?:усі|всі) права захищ|передрук|все права защищ|перепечатк|جميع الحقوق محفوظة|حقوق النشر
    """
)
ALL_RIGHTS = _any(
    """
    all rights|alle rechte|todos los derechos|tous droits|tutti i diritti|wszelkie prawa
    (?:усі|всі) права|все права
    """,
    before=r"[\s.,;|–—-]",
)

COOKIES_AND_SCRIPTS = _any(
    r"""
    (?:we|this (?:web)?site) uses? cookies\b|(?:we (?:value|care about|respect) )?your privacy(?: matters)?$
    we and our (?:\d[\d.,]{0,6} )?(?:trusted )?(?:partners|vendors)\b
    this (?:web)?site asks for (?:your )?consent\b
    by (?:using|continuing to (?:use|browse)) (?:this|our) (?:web)?site\b
    (?:please )?(?:enable|turn on) javascript\b|javascript (?:is|must be|has been)\b
    your browser (?:does not|doesn['’]t|is (?:not|out))\b|please (?:log|sign) in to\b
    this (?:video|content|page|audio) (?:is|can) ?not (?:be )?(?:available|played|displayed)\b
    (?:already|are you) a (?:subscriber|member)\?|privacy notice:|.{0,200}\bctrl ?\+ ?enter\b
    """
)
# How a line begins that shares the page somewhere.
SHARES = re.compile(
    r"(?:share|tweet|copy|compartir|copiar|enviar|partager|copier|envoyer|teilen|kopieren|condividi|compartilhar"
    r"|udostępnij|поделиться|поширити|поділитися|bagikan|シェア|شارك|分享)(?!\w{4})",
    re.IGNORECASE,
)
SHARES_AT = re.compile(
    r"(?:share|compartir|partager|teilen|condividi|compartilhar|udostępnij|поделиться|поширити|envoyer|enviar)"
    r" (?:this |this (?:article|story) )?(?:on|en|sur|auf|via|su|no|na|в|у|par|por|with|by) [\w .-]{1,20}",
    re.IGNORECASE,
)
# What only stands below an article: how to reach who wrote it, and what was changed.
LATE = _any(
    r"""
    ^this (?:story|article|report) (?:has been|was|will be) updated
    ^this is a (?:developing|breaking)(?: news)? story
    ^(?:you can )?(?:reach|contact|e-?mail|call) (?:\w+ ){1,6}(?:at|on|via) .{0,60}(?:@|[0-9]{3}[ .-]?\d)
    ^(?:media |press )?contacts?: .{0,120}(?:@|[0-9]{3}[ .-]?\d)
    \bsolely responsible for (?:all|its|the) content\b|责任编辑|責任編輯
    ^click here to (?:get|download|follow)\b
    """
)
COUNTER = _any(
    """
    comments?|shares?|likes?|views?|reads?|reactions?|replies|kommentare?|comentarios?|commentaires?
    коментарі?в?|переглядів|просмотров|комментари(?:й|ев|я)
    """,
    before=r"\d[\d.,]*\s?[km]?\s?",
)
READING_TIME = _any(
    r"""
    min(?:ute)?s?\.?|minuten|minutos|хв\.?|мин\.?
    """,
    before=r"(?:(?:(?:read(?:ing)?|listening) time|lesezeit|tiempo de lectura|temps de lecture|listen"
    r"|listen to this article|artikel anhören|escuchar|écouter) ?:?[ (·]{1,3})?"
    r"\d{1,3}[\s-]?",
    after=r"(?: (?:read|reading time|to read|listen|lesezeit|de lectura|de lecture|читання|чтения))?\)?",
)

# A credit starts so and goes on with a name; the ones below it only where the whole line is short.
CREDIT_START = _any(
    """
    (?:additional |further |with )?(?:reporting|writing|editing|research) by
    (?:additional|further) (?:reporting|research) from|(?:edited|compiled|translated) by
    with (?:files|reporting|additional reporting|inputs?|material|agency inputs?) (?:from|by)
    """,
    before=r"[(\[—–\s-]{0,4}",
    after=r":? (?:the )?(?=\S)",
)
SHORT_CREDIT = _any(
    r"""
    with agenc(?:y|ies)\b|mitarbeit:|mit (?:material|informationen) (?:von|der)\b|mit agenturmaterial\b
    redaktion:|[a-z]{2,4}(?:/[a-z]{2,4}){0,3} \([^()]{2,60}\)$
    con información de|avec (?:l['’])?(?:afp|reuters|agences?)\b|con (?:contributi|informazioni) d
    com informações d|opracowanie:|за (?:матеріалами|інформацією)\b|по материалам\b|переклад:|редактор:
    """,
    before=r"[(\[—–\s-]{0,4}",
)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:to )?(?:this |the |additional )?(?:reporting|report|story|article)"
    r"(?: (?:from|in) [^.]{1,60})?[.)]{0,2}$",
    re.IGNORECASE,
)
JOB = _any(
    """
    correspondent|reporter|editor|writer|journalist|analyst|bureau chief|columnist|producer
    korrespondent(?:in)?|redakteur(?:in)?|corresponsal|redactora?|journaliste
    кореспондент(?:ка)?|журналіст(?:ка)?|مراسلة?|محررة?|صحفية?
    """,
    before=r"\b",
    after=r"\b",
)

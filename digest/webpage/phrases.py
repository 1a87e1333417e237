"""Words with which pages sell the rest of an article, and point to others, in a few languages."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re


def _any(text: str) -> str:
    return "(?:" + "|".join(line.strip() for line in text.strip().split("\n")) + ")"


OFFER = re.compile(
    _any(
        r"""
        \b(?:subscribe|sign in|log in|register)\b.{0,60}\b(?:to (?:continue|read|keep)|for (?:full|unlimited))
        \bbecome a (?:member|subscriber)\b.{0,60}\b(?:to (?:continue|read|keep)|for (?:full|unlimited))
        \b(?:this|the) (?:article|story) is (?:only )?(?:for|available to|reserved for) .{0,20}subscribers
        \balready a (?:subscriber|member)\b|\bcontinue reading (?:with|by)\b|\bto continue reading\b
        \bpatience while we verify access\b
        \bjetzt abonnieren\b|\bweiterlesen mit\b|\bréservé (?:à nos|aux) abonnés\b
        \bexclusivo para suscriptores\b|\bcontenuto riservato agli abbonati\b|\bexclusivo para assinantes\b
        \bтолько для подписчиков\b|\bлише для передплатників\b
        """
    ),
    re.IGNORECASE,
)
POINTS = re.compile(
    _any(
        r"""
        read (?:more|also|next)|see also|also read|related(?: (?:article|story|stories|news))?
        more on this|more from|watch|listen|don['’]t miss|recommended|editor['’]s picks?
        in case you missed it|our standards|baca juga|simak juga|قصص مقترحة(?: نهاية)?|اخترنا لكم
        あわせて読みたい
        lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también
        te puede interesar|leggi anche|leia também|читайте также|читайте також|czytaj także|czytaj też
        читати також|اقرأ أيضا|اقرأ أيضاً|関連記事|延伸阅读|相关阅读|관련 기사|قراءة المزيد|διαβάστε επίσης
        """
    )
    + r"\s*(?:[:：»>–—-]|$)",
    re.IGNORECASE,
)
TAIL = re.compile(
    _any(
        r"""
        related (?:articles|stories|news|topics|content|coverage)|more (?:stories|news|on this|on this story)
        more from .{1,40}|read (?:more|next)|recommended(?: (?:for you|stories))?
        you (?:may|might) (?:also )?like|most (?:read|popular)|latest news|top stories|trending(?: now)?
        comments?(?: \(\d+\))?|\d+ comments?|leave a (?:comment|reply)|tags|topics
        share this(?: article| story)?|about the (?:author|writer)s?
        sobre (?:la firma|el autor|la autora|o autor)|über (?:den autor|die autorin)
        à propos de l['’]aut(?:eur|rice)|mehr zum thema|das könnte sie auch interessieren
        sur le même sujet|lire aussi|más noticias|noticias relacionadas|te puede interesar|leggi anche
        leia também|читайте также|читайте також|czytaj także|相关新闻|関連記事|اقرأ أيضا|관련 기사
        kommentare|commentaires|comentarios|комментарии|коментарі
        """
    )
    + r"\s*:?",
    re.IGNORECASE,
)
# The words between two names of a byline, and those between a name and a place.
AND = re.compile(r"\s+(?:and|und|et|y|e|и|та|і|и|och|en|og|i)\s+|\s*(?:&|;|\||•|·|、|،|/)\s*", re.IGNORECASE)
COMMA = re.compile(r"\s*[,，]\s*")
AT_A_PLACE = re.compile(r"\s+(?:in|for|at|on|aus|für|à|в|у)\s+|\s+[–—-]\s+")
DESKS = re.compile(
    _any(
        r"""
        (?:the )?(?:admin|administrator|editors?|editorial|editorial team|webmaster|staff|newsroom|guest)
        redaktion|redacción|redação|rédaction|la rédaction|redazione|редакция|редакція|redakcja
        about the authors?|unknown|none|n/?a|anonymous|(?:the )?(?:web|news) ?desk|online|author|by
        all authors
        .* (?:staff|desk|team|newsroom|reporters?|correspondents?|contributors?)
        """
    ),
    re.IGNORECASE,
)
# What stands between a title and the outlet's name.
SEPARATOR = re.compile(r"\s+[|•·»«›‹:–—-]+\s+|\s*[|｜]\s*|\s+::\s+")

# ruff: noqa: RUF001 -- words of several scripts are the subject
"""What is known about a language: its base tag, its stop words, its stemmer."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

# Names of sumy's lists of stop words and of Snowball's stemmers, by base tag.
_LISTS = {
    "ar": "arabic",
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "pl": "polish",
    "pt": "portuguese",
    "sk": "slovak",
    "sv": "swedish",
    "th": "thai",
    "uk": "ukrainian",
    "zh": "chinese",
}
_STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_OLD_TAGS = {"in": "id", "iw": "he", "ji": "yi"}

# What sumy's lists lack: all of Russian, and common words of others.
_MORE = {
    "de": """
        alle allem allen aller alles also andere anderen bereits danach dann dazu denn einige eigentlich etwa
        ganz gegen habe haben hat ihm ihn ihnen ihrem ihren ihrer jedoch keine keinen mehr nachher noch nur ob
        ohne per rund schon sehr seinem seinen seiner seit so später trotz um uns viele vielen waren während
        wegen weil welche welcher wurde wurden zudem zunächst zwar zwischen
    """,
    "es": """
        a al algo antes así aún cada contra cual cuál de del durante e ese eso esa esas esos este estos esto
        fue ha han hasta hay he la las le les los lo me mi más muy ni no nos o os otra otras otro otros para
        pero que qué se sea ser si sido sin sobre su sus sí también te tras tu un una unas uno unos y ya
    """,
    "fr": """
        a ai as au aux avait avaient c cette d de encore entre été eux j l lui m me moi n ne nos on ont
        pendant qu s sans se selon sera si t te toi un une vers vos y
    """,
    "pt": """
        a ao aos as até com da das de do dos e em entre era essa essas esse esses esta está estas este estes
        estão eu foi foram há isso isto já lhe mais mas me mesmo muito na nas nem no nos não num numa o os ou
        para pela pelas pelo pelos por porque qual quando que quem se sem ser seu seus sobre sua suas são só
        também te tem ter teve um uma umas uns vai à às é
    """,
    "ru": """
        а без более больше будет будто бы был была были было быть в вам вас ведь весь во вот все всего всех
        всё вы где да даже для до его ее её ей если есть ещё еще же за и из или им их к как какая какой
        когда которая которого которой которые который которых кто ли либо лишь между меня мне много может
        мой мы на над надо нас наш не него нее неё ней нет ни них но ну о об однако он она они оно от очень
        перед по под после потом потому почти при про раз с сам свой свои себя сейчас со также так такой там
        те тем теперь то тогда того тоже только том тот ту ты у уже хотя чего чей чем через что чтобы эта
        эти это этого этой этом этот я
    """,
    "uk": """
        а або аби ані б без більше буде будуть був була були було в весь ви він вже від вона вони воно все
        всі всього г де для до дуже е є ж за зі з і й із його її їй їх ім інші йому коли край крім куди лише
        між мене мені може на над нас наш не неї ні ним них ніж о об однак одне один перед по під після
        потім при проти проте саме свій свої себе сам собі тим там тільки то тоді той того тому ту ти у усі
        хто це цей цього цьому ця ці через чи чого чому ще що щоб якщо яка які якій якого якому як я
    """,
}
# Words of news that sumy's lists take for empty.
_NOT_STOP = {
    "fr": "essai état étions force nommés nouveaux parole personnes pièce sujet valeur voie",
}


@lru_cache(maxsize=1024)
def base(tag: str) -> str:
    """The language of a tag such as ``en-GB`` or ``zh_Hant``: its first part, in lower case."""
    code = tag.replace("_", "-").partition("-")[0].strip().lower()
    return _OLD_TAGS.get(code, code)


def stemmer_name(language: str) -> str | None:
    """Snowball's name of the stemmer for this language, or None where there is no such stemmer."""
    return _STEMMERS.get(base(language))


def stop_words(language: str) -> frozenset[str]:
    """Words that say nothing by themselves, in lower case with straight apostrophes; none if unknown."""
    return _stop_words(base(language))


@lru_cache(maxsize=64)
def _stop_words(code: str) -> frozenset[str]:
    listed = _sumy_list(_LISTS[code]) if code in _LISTS else ()
    words = {word.replace("’", "'").lower() for word in (*listed, *_MORE.get(code, "").split())}
    return frozenset(words - set(_NOT_STOP.get(code, "").split()))


def _sumy_list(name: str) -> list[str]:
    """A list of sumy's, as data: importing its reader would import an HTTP client as well."""
    text = files("sumy").joinpath("data", "stopwords", f"{name}.txt").read_text(encoding="utf-8")
    return text.split()

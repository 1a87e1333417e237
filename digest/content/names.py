"""The names of front matter: ours, those that other generators use for the same, and theirs alone."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

# Each field of ours with its other names, in the order in which they count.
ALIASES: dict[str, tuple[str, ...]] = {
    "title": (),
    "headline": (),
    "date": ("published", "publish_date", "pub_date"),
    "updated": ("lastmod", "modified", "last_modified_at"),
    "expires": ("expiry_date",),
    "source": ("publisher",),
    "source_url": ("link", "external_url"),
    "authors": ("author",),
    "credit": (),
    "theme": ("section",),
    "tags": ("keywords", "tag"),
    "categories": ("category",),
    "description": ("excerpt",),
    "summary": (),
    "note": (),
    "story": ("event",),
    "lead": (),
    "pin": ("pinned",),
    "hide": ("hidden",),
    "weight": (),
    "draft": (),
    "image": (),
    "image_alt": (),
    "image_credit": (),
    "lang": ("language",),
    "slug": (),
    "aliases": ("redirect_from",),
    "license": (),
    "full_text": (),
    "via": (),
    "archive_url": (),
    "paywall": (),
    "kind": (),
}

# Their values add up; of all other fields' names only one counts.
ADDITIVE = frozenset(["tags", "categories", "aliases"])

# Read by rules of their own.
SPECIAL = frozenset(["published", "status", "url", "taxonomies", "extra"])


_SEPARATORS = re.compile(r"[\s_-]+")


@lru_cache(maxsize=1 << 10)
def normal(name: str) -> str:
    """A field's name without case, spaces, hyphens and underscores: that of expiryDate and expiry_date."""
    return _SEPARATORS.sub("", name).lower()


CANONICAL = {normal(alias): name for name, aliases in ALIASES.items() for alias in (name, *aliases)}
_NAMES = (*ALIASES, *chain.from_iterable(ALIASES.values()), *sorted(SPECIAL))
SPELLING = {normal(name): name for name in _NAMES}

# Fields of Jekyll, Hugo, Zola, Pelican, Nikola, MkDocs and of their usual themes: not ours, and no mistake.
FOREIGN = frozenset(
    [
        *("authorprofile", "bookcollapsesection", "build", "canonical", "canonicalurl", "caption"),
        *("cascade", "chart", "classes", "collection", "comment", "comments", "cover", "css", "cssclass"),
        *("cssclasses", "disableshare", "discussion", "draftonserve", "featured", "featuredimage"),
        *("feed", "feedtemplate", "gallery", "generatefeeds", "guid", "hasmath", "header", "headless"),
        *("hidemeta", "hidetableofcontents", "hidetitle", "id", "imagecaption", "images"),
        *("insearchindex", "insertanchorlinks", "iscjklanguage", "js", "katex", "lastupdated", "layout"),
        *("linktitle", "linkurl", "locale", "markup", "math", "mathjax", "menu", "menus", "mermaid"),
        *("meta", "modifydate", "nav", "navorder", "nocomments", "object", "ogimage", "outputs"),
        *("pagefind", "pagetemplate", "paginate", "paginateby", "paginatepath", "params", "parent"),
        *("path", "permalink", "postformat", "postid", "previewimage", "redirectto", "ref", "render"),
        *("reply", "resources", "robots", "saveas", "search", "seo", "series", "share", "showtoc"),
        *("sidebar", "sitemap", "sortby", "subtitle", "tagline", "teaserimage", "template", "thumbnail"),
        *("toc", "tocopen", "tocsticky", "translation", "translationkey", "translations", "transparent"),
        *("twitter", "type", "uid", "uuid", "videos", "wordcount"),
    ]
)

# What a category says that says nothing; these make neither a theme nor a tag.
GENERIC = frozenset(
    [
        *("all", "archive", "article", "articles", "blog", "blogs", "breaking", "breaking news", "content"),
        *("default", "entry", "entries", "featured", "general", "headlines", "home", "index", "latest"),
        *("latest news", "main", "misc", "miscellaneous", "news", "none", "other", "page", "pages", "post"),
        *("posts", "stories", "story", "top news", "top stories", "uncategorised", "uncategorized"),
        *("unsorted", "update", "updates"),
        *("actualité", "actualités", "aktuelles", "allgemein", "artikel", "artículos", "beiträge", "blogue"),
        *("nachrichten", "non classé", "noticias", "notícias", "notizie", "nieuws", "sem categoria"),
        *("sin categoría", "senza categoria", "новини", "новости", "без рубрики", "без категорії"),
    ]
)

"""The settings, their defaults and their limits. Each stage is handed its own and no other."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from digest.model.zones import time_zone

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]


def _http(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("is not an http or https address; write one like https://example.org/")
    return value


def _folder_address(value: str) -> str:
    address = _http(value)
    parts = urlsplit(address)
    if "@" in parts.netloc:
        raise ValueError("has a user name in it, which would be published")
    if "?" in address or "#" in address or ".." in parts.path.split("/"):
        raise ValueError("is not the address of a folder; write one like https://example.org/news/")
    return address if address.endswith("/") else f"{address}/"


def _zone(value: str) -> str:
    try:
        time_zone(value)
    except ValueError:
        raise ValueError("is not a time zone; write one like Europe/Kyiv or UTC") from None
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", value):
        raise ValueError("is not a language; write one like en, uk or pt-BR")
    return value


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError("is not a country; write its two letters, like UA or QA")
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", value):
        raise ValueError("is not a colour; write one like #9c2a1c")
    whole = value if len(value) > len("#rgb") else "#" + "".join(digit * 2 for digit in value[1:])
    return whole.lower()


def _below_static(value: str) -> str:
    if value.startswith("/") or "\\" in value or {"", ".", ".."} & set(value.split("/")):
        raise ValueError("is not a file below static/; write its path from there, like logo.svg")
    return value


def _place(value: str) -> str:
    scheme, colon, _ = value.partition(":")
    if colon and "/" not in scheme:
        return _http(value)
    if value.startswith("//") or "\\" in value or ".." in value.split("/"):
        raise ValueError("leads out of the site; write a page's address like about/, or a whole one")
    return value.lstrip("/")


Address = Annotated[Text, AfterValidator(_http)]
BaseAddress = Annotated[Text, AfterValidator(_folder_address)]
Colour = Annotated[Text, AfterValidator(_colour)]
FileBelowStatic = Annotated[Text, AfterValidator(_below_static)]
Place = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_place)]
Zone = Annotated[Text, AfterValidator(_zone)]
Language = Annotated[Text, AfterValidator(_language)]
Country = Annotated[Text, AfterValidator(_country)]


class Settings(BaseModel):
    """A table of digest.toml: frozen, and only the keys that are named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Algorithm = Literal[
    "digest",
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "edmundson",
    "sumbasic",
    "kl",
    "reduction",
    "random",
]


class SummarySettings(Settings):
    """How an article is summarised."""

    sentences: Annotated[int, Field(ge=1, le=20)] = 3
    algorithm: Algorithm = "digest"
    max_quote_words: Annotated[int, Field(ge=1)] = 120


class GroupingSettings(Settings):
    """When two articles tell one story, or belong to one theme. Thresholds are similarities."""

    story_threshold: Share = 0.18
    theme_threshold: Share = 0.08
    window_days: Annotated[float, Field(gt=0)] = 3
    duplicate_threshold: Share = 0.5


class EditionSettings(Settings):
    """How long an edition's period is."""

    period: Literal["day", "week", "month", "none"] = "week"


class FrontSettings(Settings):
    """The front page."""

    stories: Annotated[int, Field(ge=1)] = 30


class CardSettings(Settings):
    """The pictures that are shown where a page is shared."""

    enabled: bool = True


class SearchSettings(Settings):
    """What searches the site: the default's index, or pagefind, an extra that must be installed."""

    engine: Literal["minisearch", "pagefind"] = "minisearch"


class NewsletterSettings(Settings):
    """The editions as e-mails; ``unsubscribe`` is what the mailing service fills in for each reader."""

    unsubscribe: Text = "{{ unsubscribe_url }}"


class LimitSettings(Settings):
    """How much of one file is read; what is beyond is a problem, and bounds time and memory."""

    file_bytes: Annotated[int, Field(ge=1_000, le=1_000_000_000)] = 1_000_000
    lines: Annotated[int, Field(ge=100)] = 20_000
    line_characters: Annotated[int, Field(ge=1_000)] = 100_000
    marks: Annotated[int, Field(ge=100)] = 50_000
    links: Annotated[int, Field(ge=0)] = 5_000
    nesting: Annotated[int, Field(ge=2, le=20)] = 20
    front_matter_characters: Annotated[int, Field(ge=100)] = 100_000
    front_matter_fields: Annotated[int, Field(ge=10)] = 200
    front_matter_depth: Annotated[int, Field(ge=1, le=100)] = 20


class ThemeSettings(Settings):
    """A subject that the curator named."""

    name: Text
    keywords: tuple[Text, ...] = ()
    description: Text | None = None


class SourceSettings(Settings):
    """What is known about an outlet."""

    name: Text
    homepage: Address | None = None
    country: Country | None = None
    owner: Text | None = None
    paywall: bool = False


class FeedSettings(Settings):
    """A feed that `digest pull` reads, and which of its items; ``max`` is how many of them at a time."""

    url: Address
    theme: Text | None = None
    include: tuple[Text, ...] = ()
    exclude: tuple[Text, ...] = ()
    languages: tuple[Language, ...] = ()
    max: Annotated[int, Field(ge=1, le=1_000)] = 50


class CheckSettings(Settings):
    """How much each rule of `digest check` matters, by its name."""

    rules: dict[str, Literal["error", "warning", "info", "off"]] = Field(default_factory=dict)


class LinkSettings(Settings):
    """A link that every page shows; ``address`` is a page's of this site, or a whole one elsewhere."""

    label: Text
    address: Place


class SocialSettings(Settings):
    """Where the people behind the digest can be found elsewhere."""

    label: Text
    address: Address


class LookSettings(Settings):
    """How the default theme is made one's own without a template."""

    accent: Colour | None = None
    logo: FileBelowStatic | None = None
    css: tuple[FileBelowStatic, ...] = ()
    footer: Annotated[Text, Field(max_length=10_000)] | None = None  # on every page
    nav: tuple[LinkSettings, ...] = ()
    social: tuple[SocialSettings, ...] = ()


class Config(Settings):
    """All of digest.toml. ``id`` names the digest for ever, where its title may change."""

    title: Text
    id: Text | None = None
    description: Text | None = None
    base_url: BaseAddress | None = None
    language: Language = "en"
    timezone: Zone = "UTC"
    author: Text | None = None
    summary: SummarySettings = SummarySettings()
    grouping: GroupingSettings = GroupingSettings()
    editions: EditionSettings = EditionSettings()
    front: FrontSettings = FrontSettings()
    cards: CardSettings = CardSettings()
    search: SearchSettings = SearchSettings()
    newsletter: NewsletterSettings = NewsletterSettings()
    look: LookSettings = LookSettings()
    limits: LimitSettings = LimitSettings()
    themes: tuple[ThemeSettings, ...] = ()
    sources: tuple[SourceSettings, ...] = ()
    feeds: tuple[FeedSettings, ...] = ()
    check: CheckSettings = CheckSettings()
    extra: dict[str, Any] = Field(default_factory=dict)

"""digest.toml as values: `load` reads it, `Config` holds it, one small settings class per stage."""

from digest.config.settings import (
    CardSettings,
    Config,
    EditionSettings,
    FeedSettings,
    FrontSettings,
    GroupingSettings,
    LimitSettings,
    LinkSettings,
    LookSettings,
    NewsletterSettings,
    SearchSettings,
    SourceSettings,
    SummarySettings,
    ThemeSettings,
)
from digest.config.toml import load

__all__ = [
    "CardSettings",
    "Config",
    "EditionSettings",
    "FeedSettings",
    "FrontSettings",
    "GroupingSettings",
    "LimitSettings",
    "LinkSettings",
    "LookSettings",
    "NewsletterSettings",
    "SearchSettings",
    "SourceSettings",
    "SummarySettings",
    "ThemeSettings",
    "load",
]

"""digest.toml as values: `load` reads it, `Config` holds it, one small settings class per stage."""

from digest.config.settings import (
    Config,
    EditionSettings,
    FeedSettings,
    FrontSettings,
    GroupingSettings,
    LimitSettings,
    SourceSettings,
    SummarySettings,
    ThemeSettings,
)
from digest.config.toml import load

__all__ = [
    "Config",
    "EditionSettings",
    "FeedSettings",
    "FrontSettings",
    "GroupingSettings",
    "LimitSettings",
    "SourceSettings",
    "SummarySettings",
    "ThemeSettings",
    "load",
]

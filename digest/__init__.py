"""A curated news digest as a static site, in its sources' own words."""

__version__ = "0.1.0"

"""Articles made of a few words, for grouping."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.model import Article, Moment


def make(slug: str, text: str, day: str | None = None, **fields) -> Article:
    date = Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), whole_day=True) if day else None
    title = fields.pop("title", text.partition(".")[0])
    return Article(path=f"content/{slug}.md", slug=slug, title=title, text=text.encode(), date=date, **fields)


@pytest.fixture
def article():
    """``article(slug, text, day)``: an article of one paragraph, titled by its first sentence."""
    return make


@pytest.fixture
def flood():
    """Two reports of one flood, and one of a vote."""
    return (
        make(
            "flood-a",
            "River Tamar floods Bude. Forty homes in Bude were flooded when the Tamar rose.",
            "2025-03-01",
        ),
        make(
            "flood-b",
            "Bude homes flooded. The river Tamar rose and flooded forty homes in Bude.",
            "2025-03-01",
        ),
        make("vote", "Parliament votes on rail strike law. Ministers won the vote by nine.", "2025-03-01"),
    )

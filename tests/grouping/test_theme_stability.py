"""A theme that was found last week keeps its name, its address and its stories when more is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping.themes import find_themes
from digest.model import Article, Moment, Story

SUBJECTS = {
    "Katla": "Ash from Katla stopped flights over Iceland and farmers fled the volcano",
    "Tamar": "The river Tamar flooded homes in Devon and bridges were closed by rain",
    "Bude": "The bakers of Bude baked a giant pasty and tourists ate it in Cornwall",
}
START = datetime(2025, 3, 1, tzinfo=UTC)


def article(day: int, subject: str, extra: str) -> Article:
    text = f"{SUBJECTS[subject]}, said {extra}."
    title = f"{subject} news {extra}"
    return Article(
        path=f"content/a{day}.md",
        slug=f"a{day}",
        title=title,
        text=text.encode(),
        date=Moment(START + timedelta(days=day), whole_day=True),
    )


def vector(text: str) -> dict[str, float]:
    words = sorted(set(text.lower().split()))
    return {word: len(words) ** -0.5 for word in words}


def themes(articles):
    stories = [Story(one.slug, (one.slug,), one.slug) for one in articles]
    readings = [reading_of(one) for one in articles]
    weighed = [vector(one.body) for one in articles]
    found, _ = find_themes(articles, readings, stories, weighed, (), GroupingSettings(theme_threshold=0.4))
    return {theme.slug: theme for theme in found}


written = st.lists(
    st.tuples(st.sampled_from(sorted(SUBJECTS)), st.sampled_from(["Ann", "Bob", "Cid", "Dot"])), max_size=12
)


@given(written, written)
@settings(max_examples=60, deadline=None)
def test_later_articles_keep_name_address_and_stories_of_every_theme(earlier, later):
    articles = [article(day, *what) for day, what in enumerate([*earlier, *later])]

    before, after = themes(articles[: len(earlier)]), themes(articles)

    for slug, theme in before.items():
        assert after[slug].name == theme.name
        assert set(theme.stories) <= set(after[slug].stories)

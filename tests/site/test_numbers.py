"""The pages of numbers, and what else a reader of a story may want."""

from __future__ import annotations


def test_the_method_page_counts_what_there_is(article, story, make_site):
    told = [
        article("a", "2025-12-01", source="CNN"),
        article("b", "2025-12-02", source="CNN"),
        article("c", "2025-12-03", source="AP"),
        article("d", "2025-12-20", summary="My own.", source="CNN"),
        article("e", source=None),
    ]
    origins = (("a", "a"), ("b", "b"), ("c", "a"))
    stories = [
        story("a", ("a", "b", "c"), "a", origins=origins),
        story("d", ("d",), "d"),
        story("e", ("e",), "e"),
    ]
    page = make_site(told, stories)[0]["method/"]
    assert (page.articles, page.stories, page.told_together) == (5, 3, 1)
    assert (page.quoted, page.by_editor, page.more) == (8, 1, 0)
    numbers = [(one.name, one.articles, one.own, one.stories) for one in page.outlets]
    assert numbers == [("CNN", 3, 3, 2), ("AP", 1, 0, 1)]
    assert sum(bar.count for bar in page.timeline.bars) == 4


def test_the_method_page_draws_the_outlets_that_gave_most(article, make_site):
    told = [article(f"a{n}-{m}", source=f"Outlet {n:02}") for n in range(25) for m in range(1 + (n == 24))]
    page = make_site(told)[0]["method/"]
    assert [one.name for one in page.outlets][:2] == ["Outlet 24", "Outlet 00"]
    assert (len(page.outlets), page.more) == (20, 5)


def test_a_source_draws_its_articles_over_time(article, make_site):
    told = [article("a", "2025-12-01", source="CNN"), article("b", "2025-12-03", source="CNN")]
    pages = make_site([*told, article("c", "2025-12-30", source="AP")])[0]
    assert [bar.count for bar in pages["sources/cnn/"].timeline.bars] == [1, 0, 1]
    assert pages["sources/ap/"].timeline is None


def test_related_stories_are_the_nearest_in_time_of_the_same_theme(article, theme, make_site):
    told = [article(f"a{n}", f"2025-12-{n:02}") for n in range(1, 8)]
    other = article("other", "2025-12-04")
    pages = make_site([*told, other], themes=[theme("war", "War", "curator", tuple(a.slug for a in told))])[0]

    def near(slug):
        return [one.address.split("/")[1] for one in pages[f"articles/{slug}/"].related]

    assert near("a4") == ["a6", "a5", "a3", "a2"]
    assert near("a7") == ["a6", "a5", "a4", "a3"]
    assert near("a1") == ["a5", "a4", "a3", "a2"]
    assert near("other") == []


def test_an_article_of_a_story_told_by_several_leaves_related_stories_to_it(article, story, theme, make_site):
    told = [article(f"a{n}", f"2025-12-{n:02}") for n in range(1, 4)]
    stories = [story("a1", ("a1", "a2"), "a1"), story("a3", ("a3",), "a3")]
    pages = make_site(told, stories, themes=[theme("war", "War", "curator", ("a1", "a3"))])[0]
    assert [one.address for one in pages["stories/a1/"].related] == ["articles/a3/"]
    assert pages["articles/a1/"].related == ()
    assert [one.address for one in pages["articles/a3/"].related] == ["stories/a1/"]


def test_an_undated_story_has_neighbours_too(article, theme, make_site):
    told = [article("a"), article("b", "2025-12-01")]
    pages = make_site(told, themes=[theme("war", "War", "curator", ("a", "b"))])[0]
    assert [one.address for one in pages["articles/a/"].related] == ["articles/b/"]

"""A label reads as a heading: names and noun phrases that the articles share, as they write them."""

from __future__ import annotations

from digest.build import reading_of
from digest.grouping.labels import label


def labelled(articles):
    return label(articles, [reading_of(article) for article in articles])


def test_a_place_and_what_happens_there(article):
    articles = (
        article("a", "Peace talks resume. On Monday the peace talks in Ukraine went on without a ceasefire."),
        article("b", "Envoys meet. The envoys said that the peace talks about Ukraine were the hardest."),
    )

    assert labelled(articles) == "Ukraine peace talks"


def test_a_person_and_what_it_is_about(article):
    articles = (
        article("a", "Ban upheld. On Monday President Donald Trump praised the travel ban."),
        article("b", "Court rules. The travel ban of President Donald Trump stands."),
    )

    assert labelled(articles) == "Donald Trump: travel ban"


def test_bylines_months_verbs_and_adjectives_make_no_label(article):
    text = "In March the huge {} said so in March. Steve Jones reported it, and they were reporting hugely."
    articles = [
        article(slug, text.format(word), title=f"{word} seen", authors=("Steve Jones",))
        for slug, word in (("a", "walrus"), ("b", "walrus"))
    ]

    assert labelled(articles) == "Walrus"


def test_other_languages_give_the_names_or_the_words_that_titles_share(article):
    ukrainian = [
        article(slug, text, language="uk", title=title)
        for slug, title, text in (
            ("a", "Мирні переговори тривають", "Учора мирні переговори тривали."),
            ("b", "Мирні переговори зупинили", "Сьогодні мирні переговори зупинили."),
        )
    ]
    german = [
        article(slug, title, language="de", title=title)
        for slug, title in (("a", "Hochwasser in der Eifel steigt"), ("b", "Eifel: Hochwasser fordert Opfer"))
    ]

    assert labelled(ukrainian) == "Мирні переговори"
    assert labelled(german) == "Hochwasser Eifel"


def test_where_nothing_is_shared_the_first_title_stands(article):
    articles = (article("a", "Comet seen. It shone."), article("b", "Soup cooked. It steamed."))

    assert labelled(articles) == "Comet seen"


def test_the_same_articles_have_the_same_label_in_any_order_of_equals(article):
    articles = [article(slug, "Peace talks resume. The peace talks in Kyiv went on.") for slug in "abc"]

    assert labelled(articles) == labelled(articles[::-1]) == "Kyiv peace talks"

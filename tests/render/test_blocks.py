"""What a template of the curator's says where nobody shows it is told, with its place."""

from __future__ import annotations

import pytest

from digest.render import find_theme, unshown

BASE = "{% extends 'base.html' %}"
MAIN = "{% block main %}x{% endblock %}"


@pytest.fixture
def told(tmp_path):
    """``told(**templates)``: what is said about a folder of these; ``__`` in a name is its dot."""

    def said(**templates):
        for name, text in templates.items():
            path = tmp_path / "templates" / name.replace("__", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        theme, problems = find_theme(tmp_path / "templates", tmp_path)
        assert problems == ()
        return [str(problem) for problem in unshown(theme)]

    return said


def test_a_block_that_no_parent_has_is_told_with_the_nearest_that_there_is(told):
    (said,) = told(story__html=f"{BASE}\n\n{{% block maim %}}x{{% endblock %}}\n")
    assert said.startswith(
        "templates/story.html:3: warning: no template that it extends has a block 'maim', "
    )
    assert said.endswith("; did you mean main?")


def test_where_no_name_is_near_all_are_said(told):
    (said,) = told(story__html=f"{BASE}{{% block zzz %}}x{{% endblock %}}")
    assert "; base.html has after_main, before_main, feeds, footer, " in said


def test_text_in_no_block_is_told_unless_it_stands_above_what_it_extends(told):
    (said,) = told(story__html=f"<!-- seen -->{BASE}{MAIN}\n\n<p>lost</p>\n{{{{ page.title }}}}\n")
    assert said.startswith("templates/story.html:3: warning: stands in no block, so it is not shown; ")


@pytest.mark.parametrize(
    "template",
    [
        MAIN,
        f"{BASE}\n{{% set a = 1 %}}{{# a remark #}}\n{MAIN}\n",
        f"{BASE}{{% macro a() %}}x{{% endmacro %}}{{% block main %}}{{{{ a() }}}}{{% endblock %}}",
        f"{BASE}{{% block main %}}{{% block inner %}}x{{% endblock %}}{{% endblock %}}",
        f"{BASE}{{% block aside %}}x{{% endblock %}}{{% block main %}}{{{{ self.aside() }}}}{{% endblock %}}",
        f"{{% extends 'own.html' %}}{{% block mine %}}x{{% endblock %}}{MAIN}",
    ],
)
def test_what_is_shown_is_not_told(told, template):
    own = f"{BASE}{{% block after_main %}}{{% block mine %}}{{% endblock %}}{{% endblock %}}"
    assert told(story__html=template, own__html=own) == []


@pytest.mark.parametrize(
    "template",
    [
        "{% extends page.parent %}{% block maim %}{% endblock %}",
        "{% if page %}{% extends 'base.html' %}{% endif %}{% block maim %}{% endblock %}",
        "{% extends 'story.html' %}{% block maim %}{% endblock %}",
        "{% extends 'nowhere.html' %}{% block maim %}{% endblock %}",
        "{% extends 7 %}{% block maim %}{% endblock %}",
        "{% extends 'base.html' %}{% block",
        "{% extends 'base.html' %}" + "{% if page %}" * 3000 + "{% endif %}" * 3000,
        "{% extends 'base.html' %}{{ " + "1" * 5000 + " }}",
        b"\xff{% extends 'base.html' %}{% block maim %}{% endblock %}",
    ],
)
def test_what_is_not_certain_is_not_told(told, template):
    assert told(story__html=template) == []
    assert told(base__html="<p>own</p>", story__html=template) == []


def test_the_default_theme_loses_nothing(tmp_path):
    theme, _ = find_theme(tmp_path / "none", tmp_path)
    copy = type(theme)((theme.folders[0], theme.folders[0]), theme.seal)
    assert unshown(copy) == ()


@pytest.mark.parametrize("name", ["artcle__html", "article__htm", "Article__html", "storys__html"])
def test_a_template_whose_name_is_nearly_one_of_the_themes_is_told(told, name):
    shown = name.replace("__", ".")
    near = "story.html" if "story" in name else "article.html"
    assert told(**{name: MAIN}) == [
        f"templates/{shown}: warning: is no template of the theme, and none uses it; did you mean {near}?"
    ]


@pytest.mark.parametrize("user", ["{% include 'stories.html' %}", "{% set one = 'stories.html' %}"])
def test_a_template_of_ones_own_that_another_uses_is_not_told(told, user):
    assert told(stories__html="x", article__html=user, README__md="x", my_story__html="x") == []

"""The shorter ways lead where Jinja's own do."""

from __future__ import annotations

import gc
from functools import partial

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from digest.render import File, default_templates, render, templates
from digest.render.engine import QuickContext, QuickEnvironment, QuickMacro

PARTS = {
    "marks.html": "{% macro name(words) %}<b>{{ words }}</b>{% endmacro %}{{ count() }}",
    "cards.html": '{% import "marks.html" as marks with context %}'
    "{% macro card(title, level=2, own=false) %}"
    "<h{{ level }}>{{ marks.name(title) }}{{ own }}</h{{ level }}>{% endmacro %}",
    "own.html": "{% macro said() %}{{ word|default('nothing') }}{% endmacro %}",
    "base.html": "{% block top %}{{ title }}{% endblock %}{% block main %}{% endblock %}",
    "below.html": '{% import "marks.html" as marks with context %}{{ marks.name("<below>") }}',
}
ALIKE = [
    "{{ title }}{{ title|safe }}{{ 3 }}{{ none }}{{ [title] }}{{ title ~ '<' ~ title|safe }}",
    "{% autoescape false %}{{ title }}{{ safe }}{% endautoescape %}{{ safe }}{{ title|e }}",
    '{% import "cards.html" as cards with context %}{{ cards.card(title) }}{{ cards.card(title, own=true) }}',
    '{% import "cards.html" as cards with context %}{{ cards.card(level=3, title=title) }}',
    '{% import "cards.html" as a with context %}{% autoescape false %}{{ a.card(title) }}{% endautoescape %}',
    '{% from "marks.html" import name with context %}{{ name("<") }}{{ name(name("<")) }}',
    '{% import "own.html" as own %}{{ own.said() }}',
    "{% macro all(one) %}{{ one }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, 2, three=3) }}",
    "{% macro rest(one) %}{{ one }}{{ varargs }}{% endmacro %}{{ rest(1, 2) }}{{ rest(1) }}",
    "{% macro framed() %}<p>{{ caller('<') }}</p>{% endmacro %}{% call(x) framed() %}{{ x }}{% endcall %}",
    "{% macro framed(caller=none) %}{{ caller() if caller }}{% endmacro %}{{ framed() }}",
    "{% for n in range(3) %}{{ loop.cycle('<', '>') }}{{ shout(n, mark='!') }}{% endfor %}",
    '{% extends "base.html" %}{% block top %}{{ super() }}{% include "below.html" %}{% endblock %}',
    "{% macro one() %}<{% endmacro %}{{ one()|e }}{% autoescape false %}{{ one()|e }}{% endautoescape %}",
    '{% for word in "ab" %}{% import "own.html" as own with context %}{{ own.said() }}{% endfor %}',
    "{% set kept %}{{ title }}{% endset %}{{ kept }}{{ kept|upper }}",
    "{% macro deep(n) %}{{ n }}{{ deep(n - 1) if n }}{% endmacro %}{{ deep(3) }}",
]
WRONG = [
    "{{ nothing }}",
    "{{ title.nothing }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one() }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, 2) }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, a=2) }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, b=2) }}",
    "{% macro one(a) %}{{ a }}{% endmacro %}{% call one(1) %}{% endcall %}",
    "{% macro framed() %}{{ caller() }}{% endmacro %}{{ framed() }}",
    "{{ title() }}",
    "{{ shout() }}",
]


class Voice:
    def shout(self, word, mark="<"):
        return f"{word}{mark}"


def jinja(kind, source, counted=lambda: ""):
    environment = kind(loader=DictLoader({**PARTS, "page.html": source}), autoescape=True)
    environment.undefined = StrictUndefined
    return environment.get_template("page.html").render(
        title="<&'\">", safe=Markup("<i>"), shout=Voice().shout, count=partial(counted)
    )


@pytest.mark.parametrize("source", ALIKE)
def test_a_template_says_what_jinja_makes_of_it(source):
    assert jinja(QuickEnvironment, source) == jinja(Environment, source)


@pytest.mark.parametrize("source", WRONG)
def test_a_fault_is_told_as_jinja_tells_it(source):
    with pytest.raises(Exception) as ours:  # noqa: PT011 - whichever Jinja raises
        jinja(QuickEnvironment, source)
    with pytest.raises(type(ours.value)) as theirs:
        jinja(Environment, source)
    assert str(ours.value) == str(theirs.value)


@given_any(st.text())
def test_any_text_is_escaped_as_markupsafe_does(text):
    environment = QuickEnvironment(autoescape=True)
    assert environment.from_string("{{ text }}").render(text=text) == str(Markup.escape(text))


def test_every_page_of_the_theme_is_what_jinja_makes_of_it(given):
    quick = templates((default_templates(),))
    plain = Environment(
        loader=quick.loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    plain.filters, plain.globals = quick.filters, quick.globals
    for page in given.every_page():
        made = render(page, given.chrome(), quick)
        assert isinstance(made, File)
        assert made == render(page, given.chrome(), plain)


@pytest.mark.parametrize(
    ("source", "times"),
    [
        ('{% import "marks.html" as a with context %}{% import "marks.html" as b with context %}', 1),
        ('{% import "cards.html" as a with context %}{% import "marks.html" as b with context %}', 1),
        ('{% import "marks.html" as a with context %}{% include "below.html" %}', 1),
        ('{% import "marks.html" as a with context %}{% set word = 1 %}{% include "below.html" %}', 2),
        ('{% import "marks.html" as a with context %}{% set title = 1 %}{% include "below.html" %}', 2),
    ],
)
def test_a_part_is_made_once_for_a_page_unless_a_template_tells_it_more(source, times):
    told = []
    jinja(QuickEnvironment, source, counted=lambda: told.append("made") or "")
    assert len(told) == times


def test_what_a_template_sets_is_seen_by_the_parts_that_it_imports_then():
    source = (
        '{% import "own.html" as before with context %}{% set word = "said" %}'
        '{% import "own.html" as after with context %}{{ before.said() }}, {{ after.said() }}'
    )
    assert jinja(QuickEnvironment, source) == "nothing, said"


def test_two_pages_share_no_parts():
    environment = QuickEnvironment(loader=DictLoader(PARTS), autoescape=True)
    page = environment.from_string('{% import "own.html" as own with context %}{{ own.said() }}')
    assert [page.render(word="one"), page.render(word="two")] == ["one", "two"]


# What is imported without context is made once for all pages, and stays.
@pytest.mark.parametrize("source", [one for one in ALIKE if "as own %}" not in one])
def test_a_page_leaves_nothing_for_the_garbage_collection(source):
    gc.collect()
    gc.disable()
    try:
        jinja(QuickEnvironment, source)
        assert not [one for one in gc.get_objects() if type(one) in {QuickContext, QuickMacro}]
    finally:
        gc.enable()

"""The projects in which generators make the same pages of the same articles: their settings and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HUGO = {
    "hugo.toml": """
baseURL = "https://digest.example/"
title = "Measured"
disableKinds = ["section"]
[taxonomies]
category = "categories"
[outputs]
term = ["html"]
taxonomy = ["html"]
[services.rss]
limit = 20
""",
    "layouts/_default/baseof.html": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title></head>
<body><p><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></p>
<main>{{ block "main" . }}{{ end }}</main></body></html>
""",
    "layouts/_default/single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p>{{ .Params.source }}, <time>{{ .Date.Format "2 January 2006" }}</time></p>
{{ .Content }}<p><a href="{{ .Params.source_url }}">{{ .Params.source }}</a></p></article>{{ end }}
""",
    "layouts/_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
    "layouts/index.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range first 50 site.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
}
PELICAN = {
    "pelicanconf.py": """
SITENAME, SITEURL, PATH, THEME, TIMEZONE = "Measured", "https://digest.example", "content", "simple", "UTC"
DEFAULT_PAGINATION, SLUGIFY_SOURCE = False, "basename"
FEED_ALL_ATOM, FEED_MAX_ITEMS = "feed.xml", 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["index", "categories", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
THEME_TEMPLATES_OVERRIDES = ["templates"]
""",
    "templates/sitemap.html": """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for one in articles %}<url><loc>{{ SITEURL }}/{{ one.url }}</loc></url>
{% endfor %}</urlset>
""",
}
ELEVENTY = {
    "eleventy.config.js": """
const newest = (all) => all.getFilteredByGlob("content/*.md").reverse();
export default function (config) {
  config.addCollection("articles", newest);
  config.addCollection("categories", (all) => {
    const found = {};
    for (const one of newest(all)) (found[one.data.category] ??= []).push(one);
    return found;
  });
  config.addFilter("first", (all, most) => all.slice(0, most));
  config.addFilter("day", (date) => date.toISOString());
}
""",
    "content/content.json": '{"layout": "article.njk", "permalink": "/{{ page.fileSlug }}/"}',
    "_includes/base.njk": """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }} – Measured</title></head>
<body><p><a href="/">Measured</a></p>
<main>{% block main %}{{ content | safe }}{% endblock %}</main></body></html>
""",
    "_includes/article.njk": """{% extends "base.njk" %}{% block main %}<article><h1>{{ title }}</h1>
<p>{{ source }}, <time>{{ date | day }}</time></p>
{{ content | safe }}<p><a href="{{ source_url }}">{{ source }}</a></p></article>{% endblock %}
""",
    "index.njk": """---
layout: base.njk
title: Measured
---
<ul>{% for one in collections.articles | first(50) %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>
{% endfor %}</ul>
""",
    "category.njk": """---
layout: base.njk
pagination: {data: collections.categories, size: 1, alias: category}
permalink: "/categories/{{ category | slugify }}/"
---
<h1>{{ category }}</h1>
<ul>{% for one in collections.categories[category] %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>
{% endfor %}</ul>
""",
    "categories.njk": """---
layout: base.njk
permalink: /categories/
---
<ul>{% for name, all in collections.categories %}
<li><a href="/categories/{{ name | slugify }}/">{{ name }}</a></li>{% endfor %}</ul>
""",
    "feed.njk": """---
permalink: /feed.xml
---
<feed xmlns="http://www.w3.org/2005/Atom"><title>Measured</title>
{% for one in collections.articles | first(20) %}<entry><title>{{ one.data.title }}</title>
<id>https://digest.example{{ one.url }}</id><updated>{{ one.date | day }}</updated>
<content type="html">{{ one.content }}</content></entry>
{% endfor %}</feed>
""",
    "sitemap.njk": """---
permalink: /sitemap.xml
---
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for one in collections.articles %}<url><loc>https://digest.example{{ one.url }}</loc></url>
{% endfor %}</urlset>
""",
    "package.json": '{"type": "module"}',
}
DIGEST = {
    "digest.toml": 'title = "Measured"\nbase_url = "https://digest.example/"\n\n[cards]\nenabled = false\n',
}


def project(root: Path, files: dict[str, str]) -> Path:
    """A project with these files."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root

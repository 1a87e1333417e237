"""All editorial rules, in the order in which an editor meets them."""

from __future__ import annotations

import difflib

from digest.check import bodies, links, sources, stories, summaries
from digest.check.rule import Rule

RULES = (
    Rule(
        "no-source",
        "warning",
        "an article names no outlet",
        "A digest speaks in its sources' words; a reader must know whose they are. Write `source:`, the "
        "outlet's name as `[[sources]]` has it. A byline alone stands in for it, and leaves open who "
        "published the text.",
        sources.no_source,
    ),
    Rule(
        "no-address",
        "warning",
        "an article has no address of its own",
        "Without `source_url:` no quotation can lead to its place in the article, and nobody can look it "
        "up. If the address can't be known, links lead to the outlet's `homepage`, when the configuration "
        "has one.",
        sources.no_address,
    ),
    Rule(
        "undated",
        "warning",
        "an article has no date",
        "An article without a date is in no edition, and comes last in its story. Write `date:`, or let "
        "the file's name begin with it. The build says this, too.",
        sources.undated,
        takes_over=True,
    ),
    Rule(
        "date-in-doubt",
        "warning",
        "dates contradict each other, or are far ahead",
        "The date of the front matter and that of the file's name or of the address differ (by more than "
        "a day for an address: outlets live in other time zones), two fields give two dates, an update or "
        "the end comes before the date, or the date is more than 31 days ahead. A wrong date puts an "
        "article into the wrong edition and parts it from its story. Articles that are left out for their "
        "date are looked at, too.",
        sources.date_in_doubt,
        takes_over=True,
    ),
    Rule(
        "single-source",
        "info",
        "one outlet, or one text, is all there is about a story",
        "A story is worth more when several newsrooms report it by themselves. This says where only one "
        "article tells it, where all come from one outlet, or where all carry one text, such as an "
        "agency's.",
        stories.single_source,
    ),
    Rule(
        "borderline-story",
        "info",
        "an article is in a story, or out of it, by little",
        "Stories are found by similarity. Where it is within 15 percent of `[grouping] story_threshold`, "
        "look whether the events are the same, and say so: `story:` with one key joins articles, `story: "
        "own` keeps one apart. Articles with a `story:` of theirs are not named.",
        stories.borderline_story,
    ),
    Rule(
        "near-duplicate",
        "warning",
        "an outlet's text or an address occurs twice",
        "Two articles of a story share at least `[grouping] duplicate_threshold` of their wording and "
        "their outlet, or two have the same address. Usually one text was brought in twice, "
        "or is a later version.",
        stories.near_duplicate,
    ),
    Rule(
        "thin-theme",
        "info",
        "a theme has one story, or none",
        "A theme is for readers who follow a subject. One that holds a single story is hardly one: give "
        "it keywords that articles use, or take it out.",
        stories.thin_theme,
    ),
    Rule(
        "no-theme",
        "info",
        "a story is in no theme, though there are themes",
        "Readers who come by theme won't find it. Write `theme:` in one of its articles, or add a keyword "
        "to a theme in the configuration. It is said at the article that leads the story.",
        stories.no_theme,
    ),
    Rule(
        "unused-source",
        "info",
        "no article is from an outlet of the configuration",
        "An entry of `[[sources]]` applies to articles whose `source:` is spelled just so. One that is "
        "never used is often a misspelling; the most similar name in use is shown. Drafts and articles "
        "left out count as use.",
        sources.unused_source,
    ),
    Rule(
        "summary-fallback",
        "info",
        "a summary is just the first sentences",
        "The ranker was measured on English; in other languages the first sentences stand for the "
        "article, which is hard to beat on news. `summary:` lets you say it yourself, labelled as yours.",
        summaries.summary_fallback,
    ),
    Rule(
        "nothing-quotable",
        "warning",
        "an article has a text, and no sentence to quote",
        "Only sentences of plain paragraphs are quoted: no lists, tables, block quotes, captions or raw "
        "HTML. Write `summary:`, or put the text into paragraphs.",
        summaries.nothing_quotable,
    ),
    Rule(
        "dangling-reference",
        "warning",
        "a quoted sentence leans on one that isn't shown",
        "It begins with “He”, “This” and the like, or is a quotation without its speaker, and the "
        "sentence before it is not quoted with it. A reader can't tell whom or what it is about. "
        "`summary:` lets you say it yourself.",
        summaries.dangling_reference,
    ),
    Rule(
        "quote-over-budget",
        "warning",
        "more words of an article are quoted than may be",
        "All sentences of an article that are shown, in its own summary and in its story, have more than "
        "`[summary] max_quote_words` words; a single sentence may be that long. An article with a "
        "`license:` or with `full_text: true` may be quoted freely.",
        summaries.quote_over_budget,
    ),
    Rule(
        "boilerplate",
        "warning",
        "something of the publisher's page was left in a body",
        "Buttons, subscription offers, legal notices, copyright lines, picture credits, counters and "
        "pointers to other articles are no part of an article, and may be taken for its sentences. The "
        "lists are those by which `digest add` leaves such lines out.",
        bodies.boilerplate,
    ),
    Rule(
        "tracking-parameters",
        "warning",
        "an address counts the readers who follow it",
        "Parameters such as `utm_source` and `fbclid` tell a publisher where a reader came from, and "
        "nothing else. The address without them is shown; it leads to the same page.",
        links.tracking_parameters,
    ),
    Rule(
        "missing-alt",
        "warning",
        "a picture has no text for those who don't see it",
        "Say in a few words what it shows: `image_alt:` for an article's picture, `![words](picture)` in "
        "a text.",
        links.missing_alt,
    ),
    Rule(
        "broken-link",
        "warning",
        "a link leads to nothing on this site",
        "Links and pictures of bodies, notes and plain pages that are not on another host are looked up "
        "among the files of the site, and their `#place` on the page. An address that begins with `/` "
        "counts from the site's root. Bodies are looked at even if only their summaries are published.",
        links.broken_link,
    ),
    Rule(
        "dead-address",
        "warning",
        "an address of another host does not answer (only with --external)",
        "The host is not found, refuses or fails to speak securely, the address leads into a private "
        "network, or the answer is that nothing is there. An `archive_url:` keeps an article findable "
        "when its publisher drops it.",
        links.dead_address,
    ),
    Rule(
        "doubtful-address",
        "info",
        "an address may be there, but this program was turned away (only with --external)",
        "The host asks for a login, forbids programs (403), has had enough requests (429), is in trouble "
        "(5xx) or slow. Readers are often served all the same: open it in a browser.",
        links.doubtful_address,
    ),
)

NAMES = tuple(rule.name for rule in RULES)


def nearest(name: str) -> str | None:
    """The rule whose name is most like ``name``, if one is."""
    return next(iter(difflib.get_close_matches(name.lower(), NAMES, n=1)), None)

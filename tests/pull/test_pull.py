"""`digest pull`: what becomes a draft, what does not come again, and how each feed ends that goes wrong."""

from __future__ import annotations

import gzip
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.config import FeedSettings, SourceSettings
from digest.content.frontmatter import parse
from digest.content.reading import read
from digest.ingest import placing
from digest.ingest.memory import DamagedMemoryError, address_key, load, save

LATER = datetime(2025, 12, 8, 13, 1, tzinfo=UTC)
DAY = "Mon, 01 Dec 2025 08:00:00 GMT"


PAGE = """<html lang="en"><head><title>Storm takes roofs</title></head><body><article>
<h1>Storm takes roofs</h1>
<p>The storm reached the coast on Monday and took roofs along, the county council said in a statement.</p>
<p>Nobody was hurt, but nine hundred households are without power, and trains stand still until Wednesday.</p>
<p>Engineers have begun to clear the roads; they ask people to stay at home for as long as they can.</p>
</article></body></html>"""


def item(name="storm", **more):
    return {"title": f"A {name} is coming", "link": f"/{name}", "guid": name, "pubDate": DAY, **more}


def said(problems):
    return "\n".join(map(str, problems))


def test_a_new_item_becomes_a_draft_with_all_that_its_feed_tells(web, rss, pulled):
    web.pages["/feed"] = rss(item(author="a@b.org (Ann Lee)", description="<p>It began.</p>"))

    result = pulled(FeedSettings(url=web.url("/feed"), theme="Weather"))

    assert result.problems == ()
    (path,) = result.drafts
    assert path.name == "2025-12-01-a-storm-is-coming.md"
    assert path.read_text("utf-8") == (
        "---\ntitle: A storm is coming\ndate: 2025-12-01T08:00Z\nsource: The Paper\n"
        f"source_url: {web.url('/storm')}\nauthors: [Ann Lee]\ntheme: Weather\ndescription: It began.\n"
        "draft: true\nlang: en\n---\n"
    )


def test_what_came_once_does_not_come_again(web, rss, pulled):
    web.pages["/feed"] = rss(item("storm"))
    first = pulled("/feed")
    web.pages["/feed"] = rss(item("flood"), item("storm", title="A storm came"))

    second = pulled("/feed")

    assert [path.stem[11:] for path in (*first.drafts, *second.drafts)] == [
        "a-storm-is-coming",
        "a-flood-is-coming",
    ]


@pytest.mark.parametrize("same", ["guid", "link"])
def test_an_item_is_known_by_its_id_and_by_its_address(web, rss, pulled, same):
    web.pages["/feed"] = rss(item("storm"))
    pulled("/feed")
    web.pages["/feed"] = rss({**item("flood"), same: item("storm")[same]})

    assert pulled("/feed").drafts == ()


def test_tracking_parameters_make_no_other_article(web, rss, pulled):
    web.pages["/a"] = rss(item(link="http://news.example/x?id=5&utm_source=rss"))
    web.pages["/b"] = rss(item(link="https://www.news.example/x?utm_medium=feed&id=5", guid="other"))

    assert len(pulled("/a", "/b").drafts) == 1


def test_items_that_all_link_to_a_front_page_are_told_apart(web, rss, pulled):
    front = "https://news.example/"
    web.pages["/feed"] = rss(item("storm", link=front), item("flood", link=front))

    assert len(pulled("/feed").drafts) == 2


def test_an_id_that_several_items_have_tells_nothing(web, rss, pulled):
    web.pages["/feed"] = rss(item("storm", guid="0"), item("flood", guid="0"))

    assert len(pulled("/feed").drafts) == 2


def test_an_article_that_is_there_already_is_not_brought(web, rss, pulled):
    web.pages["/feed"] = rss(item(link="https://news.example/storm?utm_source=x"))
    pulled.content.mkdir()
    (pulled.content / "mine.md").write_text(
        "---\ntitle: S\nsource_url: http://www.news.example/storm/\n---\nx\n"
    )

    assert pulled("/feed").drafts == ()
    assert list(pulled.files()) == ["mine.md"]


def test_nothing_is_overwritten(web, rss, pulled):
    web.pages["/feed"] = rss(item(link="/1", guid="1"), item(link="/2", guid="2"))
    pulled.content.mkdir()
    (pulled.content / "2025-12-01-a-storm-is-coming.md").write_text("mine")

    pulled("/feed")

    assert list(pulled.files()) == [
        "2025-12-01-a-storm-is-coming-2.md",
        "2025-12-01-a-storm-is-coming-3.md",
        "2025-12-01-a-storm-is-coming.md",
    ]
    assert pulled.files()["2025-12-01-a-storm-is-coming.md"] == "mine"


def test_fifty_feeds_of_which_three_are_broken(web, rss, pulled):
    def slow(handler):
        time.sleep(2.0)
        web.send(handler, rss(item("slow")))

    def breaks(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"<rss>")

    sound = [f"/{number}" for number in range(47)]
    web.pages = {path: rss(item(f"storm{path[1:]}")) for path in sound} | {
        "/30": slow,
        "/breaks": breaks,
        "/page": "<!doctype html><html><p>x</p></html>",
    }
    broken = ["/breaks", "/page", "/missing"]
    names = [*sound[:20], *broken, *sound[20:]]

    started = time.monotonic()
    first = pulled(*names, pause=1.0, retries=2)
    took = time.monotonic() - started
    second = pulled(*names, pause=1.0, retries=2)

    assert (first.read, first.failed, len(first.drafts)) == (47, 3, 47)
    errors = [problem.path for problem in first.problems if problem.severity == "error"]
    assert errors == [web.url(path) for path in broken]
    assert (second.read, second.unchanged, second.failed, second.drafts) == (0, 47, 3, ())
    assert web.unchanged == 47
    assert len(pulled.files()) == 47
    assert took < 25  # of 50 seconds, were this machine asked as politely as others


def test_many_slow_feeds_take_as_long_as_one(web, rss, pulled):
    def slow(handler):
        time.sleep(1.0)
        web.send(handler, rss(item(handler.path[1:])))

    for number in range(40):
        web.pages[f"/{number}"] = slow
    started = time.monotonic()

    result = pulled(*(f"/{number}" for number in range(40)), seconds=60.0)

    assert result.read == 40
    assert time.monotonic() - started < 30  # of 40 seconds, one after another


def test_a_feed_that_breaks_off_is_asked_for_anew(web, rss, pulled):
    whole = rss(item("storm"), item("flood"))
    web.pages["/feed"] = whole[: whole.index("flood") + 2]
    first = pulled("/feed")
    web.pages["/feed"] = whole

    second = pulled("/feed")

    assert [path.stem[11:] for path in first.drafts] == ["a-storm-is-coming"]
    assert "breaks off" in said(first.problems)
    assert [path.stem[11:] for path in second.drafts] == ["a-flood-is-coming"]


def large(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "50000000")
    handler.end_headers()
    for _ in range(50):
        handler.wfile.write(b"<rss>" + b" " * 999_995)


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<rss>" * 1000)


def slow(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"<")
        time.sleep(0.05)


BOMB = gzip.compress(b"\0" * 60_000_000, 1)


def bomb(handler):
    body = BOMB
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def short(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<rss>")


def circle(handler):
    handler.send_response(302)
    handler.send_header("Location", handler.path)
    handler.end_headers()


def private(handler):
    handler.send_response(302)
    handler.send_header("Location", "http://169.254.169.254/latest/meta-data")
    handler.end_headers()


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (large, "larger than 5 MB"),
        (endless, "larger than 5 MB"),
        (slow, "takes longer than"),
        (bomb, "larger than 5 MB"),
        (short, "breaks off"),
        (circle, "redirects in a circle"),
        (private, "no address of the public internet"),
    ],
)
def test_a_feed_that_misbehaves_is_named_and_stops_no_other(web, rss, pulled, broken, words):
    web.pages |= {"/broken": broken, "/sound": rss(item())}

    result = pulled("/broken", "/sound", seconds=2.0 if broken is slow else 60.0)

    assert (result.read, result.failed, len(result.drafts)) == (1, 1, 1)
    assert words in said(result.problems)
    assert len(pulled.files()) == 1


def test_loopback_is_refused_unless_it_is_asked_for(web, rss, pulled):
    web.pages["/feed"] = rss(item())

    result = pulled("/feed", allow_private=False)

    assert result.failed == 1
    assert web.asked == []


def test_who_asks_for_patience_gets_it(web, rss, pulled):
    def busy(handler):
        handler.send_response(429)
        handler.send_header("Retry-After", "3600")
        handler.end_headers()

    web.pages["/feed"] = busy
    first = pulled("/feed")
    web.pages["/feed"] = rss(item())

    early = pulled("/feed")
    late = pulled("/feed", now=LATER)

    assert "429" in said(first.problems)
    assert "not to be asked before 2025-12-08 13:00 UTC" in said(early.problems)
    assert len(web.asked) == 2
    assert len(late.drafts) == 1


@pytest.mark.parametrize(
    "title",
    [
        "x\n---\ndraft: false\n",
        "---",
        'a: "b" # c',
        "'; drop: true",
        "{{ config }} {% raw %}",
        "../../etc/passwd",
        "<script>alert(1)</script> Storm",
        "\u202eevil\u2028---\u2028draft: false",
        "CON",
        "!!python/object:os.system x",
        "é" * 5000,
    ],
)
def test_no_title_breaks_out_of_its_front_matter_or_folder(web, rss, pulled, title):
    web.pages["/feed"] = rss(item(title=title, description=title))

    pulled("/feed")

    ((name, text),) = pulled.files().items()
    assert (pulled.content / name).parent == pulled.content
    matter, problems = parse(name, text)
    assert problems == ()
    assert matter.fields["draft"] is True
    assert set(matter.fields) <= {"title", "date", "source", "source_url", "description", "draft", "lang"}
    assert len(matter.fields["title"]) <= 300
    assert matter.body == ""


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://user:word@news.example/", "data:text/html,x"]
)
def test_an_address_that_is_none_is_left_out(web, rss, pulled, link):
    web.pages["/feed"] = rss(item(link=link))

    pulled("/feed")

    assert "source_url" not in next(iter(pulled.files().values()))


@pytest.mark.parametrize("date", ["Fri, 01 Jan 2100 08:00:00 GMT", "yesterday", ""])
def test_a_date_that_can_not_be_is_left_out_and_told(web, rss, pulled, date):
    web.pages["/feed"] = rss(item(pubDate=date))

    result = pulled("/feed")

    assert list(pulled.files()) == ["a-storm-is-coming.md"]
    assert "date: " in said(result.problems)
    assert "date:" not in pulled.files()["a-storm-is-coming.md"]


def test_a_feed_in_another_encoding_comes_in_with_its_letters(web, pulled):
    head = "<?xml version='1.0' encoding='windows-1251'?>"
    text = "<rss><channel><item><title>Буря</title></item></channel></rss>"
    web.pages["/feed"] = f"{head}{text}".encode("windows-1251")

    (path,) = pulled("/feed").drafts

    assert "title: Буря\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({"include": ("storms",)}, ["A storm is coming"]),
        ({"include": ("flood", "storm")}, ["A flood is coming", "A storm is coming"]),
        ({"exclude": ("STORM",)}, ["A flood is coming"]),
        ({"include": ("high water",)}, ["A flood is coming"]),
        ({"include": ("water high",)}, []),
        ({"exclude": ("Sport",)}, ["A flood is coming"]),
        ({"languages": ("de",)}, []),
        ({"languages": ("en-GB",)}, ["A flood is coming", "A storm is coming"]),
        ({"include": ("is",)}, ["A flood is coming", "A storm is coming"]),
        ({"max": 1}, ["A flood is coming"]),
    ],
)
def test_filters_choose_among_the_items(web, rss, pulled, wanted, titles):
    late = "Tue, 02 Dec 2025 08:00:00 GMT"
    web.pages["/feed"] = rss(
        item("storm", category="Sport"), item("flood", pubDate=late, description="High water.")
    )

    pulled(FeedSettings(url=web.url("/feed"), **wanted))

    found = [
        line[7:] for text in pulled.files().values() for line in text.splitlines() if line.startswith("title")
    ]
    assert sorted(found) == titles


def test_what_a_filter_kept_out_comes_when_the_filter_is_gone(web, rss, pulled):
    web.pages["/feed"] = rss(item())
    assert pulled(FeedSettings(url=web.url("/feed"), exclude=("storm",))).filtered == 1

    assert len(pulled("/feed").drafts) == 1


def test_what_is_passed_over_is_told_and_does_not_come_later(web, rss, pulled):
    feed = FeedSettings(url=web.url("/feed"), max=1)
    web.pages["/feed"] = rss(item("storm"), item("flood"))
    first = pulled(feed)
    web.pages["/feed"] = rss(item("storm"), item("flood"), title="Anew")

    second = pulled(feed)

    assert "1 older item is passed over" in said(first.problems)
    assert (second.read, second.drafts) == (1, ())


def test_an_outlet_is_called_as_the_curator_calls_it(web, rss, pulled):
    web.pages["/feed"] = rss(item(link="https://www.news.example/a"), title="News: Top stories")

    pulled("/feed", sources=(SourceSettings(name="The News", homepage="https://news.example/"),))

    assert "source: The News\n" in next(iter(pulled.files().values()))


def test_the_page_is_fetched_when_it_is_wanted(web, rss, pulled):
    web.pages["/feed"] = rss(item(description="In short."), item("flood"))
    web.pages["/storm"] = lambda handler: web.send(handler, PAGE, "text/html")

    result = pulled("/feed", full=True)

    one, other = sorted(pulled.files().values(), key=len)
    assert "took roofs along" in other
    assert "description: In short.\n" in other
    assert "draft: true\n" in other
    assert "title: A flood is coming\n" in one
    assert "404" in said(result.problems)
    assert not any(problem.severity == "error" for problem in result.problems)


def test_a_dry_run_writes_nothing_and_remembers_nothing(web, rss, pulled):
    web.pages["/feed"] = rss(item())

    result = pulled("/feed", dry_run=True)

    assert [path.name for path in result.drafts] == ["2025-12-01-a-storm-is-coming.md"]
    assert pulled.files() == {}
    assert len(pulled("/feed").drafts) == 1


@pytest.mark.parametrize("written", [0, 1, 2])
def test_an_interruption_leaves_whole_files_and_brings_none_twice(web, rss, pulled, monkeypatch, written):
    web.pages["/feed"] = rss(item("storm"), item("flood"), item("frost"))
    link, linked = os.link, []

    def interrupted(*paths):
        if len(linked) == written:
            raise KeyboardInterrupt
        linked.append(link(*paths))

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pulled("/feed")
    monkeypatch.undo()

    assert [len(text) > 100 for text in pulled.files().values()] == [True] * written
    assert len(pulled("/feed").drafts) == 3 - written
    assert not any(name.endswith(".part") for name in pulled.files())


def test_what_was_written_before_an_interruption_is_remembered(web, rss, pulled, monkeypatch):
    web.pages["/feed"] = rss(item("storm", link=""), item("flood", link=""))

    def interrupted(_folder):
        raise KeyboardInterrupt

    monkeypatch.setattr(placing, "_make_folder_safe", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pulled("/feed")
    monkeypatch.undo()
    for path in pulled.content.iterdir():
        path.unlink()

    assert pulled("/feed").drafts == ()


@pytest.mark.parametrize("room", [0, 1])
def test_a_full_disk_ends_it_in_a_line_and_the_rest_comes_later(web, rss, pulled, monkeypatch, room):
    web.pages["/feed"] = rss(item("storm"), item("flood"))
    opened, parts = Path.open, []

    def fills(path, mode="r", **more):
        if mode == "xb" and path.parent == pulled.content:
            parts.append(path)
            if len(parts) > room:
                raise OSError(28, "No space left on device")
        return opened(path, mode, **more)

    monkeypatch.setattr(Path, "open", fills)
    result = pulled("/feed")
    monkeypatch.undo()

    assert "can't be written: No space left on device" in said(result.problems)
    assert len(result.drafts) == len(pulled.files()) == room
    assert len(pulled("/feed").drafts) == 2 - room


def test_two_pulls_at_once_bring_each_item_once(web, rss, pulled):
    both = threading.Barrier(2, timeout=30)

    def together(handler):
        both.wait()
        web.send(handler, rss(item("storm"), item("flood", link="")))

    web.pages["/feed"] = together
    lock = threading.Lock()
    pulled.turn = lambda: lock

    with ThreadPoolExecutor(2) as threads:
        results = [one.result() for one in [threads.submit(pulled, "/feed", seconds=30.0) for _ in "ab"]]

    assert sorted(len(one.drafts) for one in results) == [0, 2]
    assert len(pulled.files()) == 2
    assert len(load(pulled.state).brought) == 2


def test_what_others_do_while_feeds_are_asked_counts(web, rss, pulled):
    def busy(handler):
        memory = load(pulled.state)
        memory.dropped.append(address_key(web.url("/flood")))
        save(memory, pulled.state)
        pulled.content.mkdir()
        (pulled.content / "mine.md").write_text(f"---\ntitle: S\nsource_url: {web.url('/storm')}\n---\nx\n")
        web.send(handler, rss(item("storm"), item("flood"), item("frost")))

    web.pages["/feed"] = busy

    (path,) = pulled("/feed").drafts

    assert path.stem == "2025-12-01-a-frost-is-coming"
    assert load(pulled.state).dropped


def test_drafts_are_drafts_that_a_build_reads(web, rss, pulled):
    web.pages["/feed"] = rss(item(description="It began."))

    (path,) = pulled("/feed").drafts
    article, problems = read("content/a.md", path.read_bytes(), "UTC", "en")

    assert article.draft
    assert [problem.message for problem in problems] == ["there is nothing below the front matter"]


def test_a_damaged_memory_is_not_taken_for_an_empty_one(pulled):
    pulled.state.parent.mkdir()
    for damaged in (
        "{",
        "[]",
        '{"version": 2}',
        '{"version": 1, "feeds": {}, "brought": {}, "dropped": [1]}',
    ):
        pulled.state.write_text(damaged)
        with pytest.raises(DamagedMemoryError):
            load(pulled.state)


def test_requests_are_conditional_and_named(web, rss, pulled):
    web.pages["/feed"] = rss(item())
    pulled("/feed")
    pulled("/feed")

    assert "If-None-Match" in web.heads["/feed"]
    assert web.heads["/feed"]["User-Agent"].startswith("news-digest/")


def test_a_feed_that_is_named_twice_is_asked_once(web, rss, pulled):
    web.pages["/feed"] = rss(item())

    assert len(pulled("/feed", "/feed").drafts) == 1
    assert web.asked == ["/feed"]

"""Bringing web pages in: fetched or saved, known already, refused, written whole or not at all."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from digest.cli import cli
from digest.content import read
from digest.fetch import FetchSettings
from digest.ingest import Wishes, add, messages, pages

CASES = Path(__file__).parents[1] / "cases" / "intake" / "pages"
TEXT = tuple(
    """
The night ferry will sail again next spring, nine years after the last crossing, the operator said on
Thursday. Bookings open in January and the first ship leaves on the third of April.

Two ships have been bought in Greece and are being refitted, where workers are replacing the engines
and adding charging points for electric cars on each of the lower decks.

The route closed when rules on sulphur in fuel made each crossing more expensive. Since then travellers
have had to drive to the Netherlands or to fly.
""".strip()
    .replace("\n\n", "|")
    .replace("\n", " ")
    .split("|")
)


def html(title="Ferry comes back", outlet="The Harwich Post", address=None, text=TEXT, extra=""):
    head = f'<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">'
    head += '<meta property="article:published_time" content="2025-11-06T07:30:00Z">' + extra
    link = f'<link rel="canonical" href="{address}">' if address else ""
    body = "".join(f"<p>{part}</p>" for part in text)
    article = f"<article><h1>{title}</h1>{body}</article>"
    head = f"<head><title>{title}</title>{head}{link}</head>"
    return f"<!doctype html><html lang=en>{head}<body><main>{article}</main></body></html>"


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


@pytest.fixture
def put(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def serve():
    """``serve({path: bytes})`` gives the address of a server on loopback that sends just that."""
    sockets = []

    def started(answers):
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)

        def loop():
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    path = connection.recv(65536).decode("latin-1").split(" ")[1]
                    connection.sendall(
                        answers.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                    )

        threading.Thread(target=loop, daemon=True).start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield started
    for one in sockets:
        one.shutdown(socket.SHUT_RDWR)
        one.close()


def reply(body, kind="text/html; charset=utf-8", **headers):
    raw = body if isinstance(body, bytes) else body.encode()
    lines = {"Content-Type": kind, "Content-Length": len(raw), "Connection": "close", **headers}
    return (
        "HTTP/1.1 200 OK\r\n" + "".join(f"{n}: {v}\r\n" for n, v in lines.items()) + "\r\n"
    ).encode() + raw


LOOPBACK = FetchSettings(allow_private=True, retries=0, pause=0.0, seconds=5)


def article(path):
    found, problems = read(path.name, path.read_bytes(), timezone="UTC", language="en")
    assert problems == ()
    return found


def test_an_address_becomes_an_article_that_needs_no_correcting(serve, content):
    home = serve({"/ferry?utm_source=x": reply(html())})

    (added,) = add([f"{home}/ferry?utm_source=x"], content, settings=LOOPBACK)

    assert added.path == content / "2025-11-06-ferry-comes-back.md"
    found = article(added.path)
    assert (found.title, found.source, found.source_url) == (
        "Ferry comes back",
        "The Harwich Post",
        f"{home}/ferry",
    )
    assert found.body == "\n\n".join(TEXT)


def test_what_can_not_be_fetched_is_told_and_writes_nothing(serve, content):
    home = serve({"/pdf": reply(b"%PDF", "application/pdf"), "/empty": reply("")})

    added = add(
        [f"{home}/none", f"{home}/pdf", f"{home}/empty", "http://10.0.0.1/"], content, settings=LOOPBACK
    )

    assert [one.path for one in added[:3]] == [None] * 3
    assert [one.problems[0].message for one in added[:3]] == [
        "the server answers 404 Not Found",
        "is no web page but application/pdf",
        "is an empty page, or too large a one",
    ]
    assert not content.exists()


def test_without_leave_nothing_private_is_fetched(serve, content):
    home = serve({"/": reply(html())})

    (added,) = add([f"{home}/"], content)

    assert "no address of the public internet" in added.problems[0].message
    assert "--allow-private" in added.problems[0].hint
    assert not content.exists()


def test_a_saved_page_is_read_like_a_fetched_one(put, content):
    (added,) = add([put("page.html", html(address="https://post.example/ferry"))], content)

    assert article(added.path).source_url == "https://post.example/ferry"


def test_a_saved_page_tells_where_it_was_saved_from(put, content):
    saved = "<!-- saved from url=(0026)https://post.example/ferry -->\n" + html()
    (added,) = add([put("page.htm", saved)], content)

    assert article(added.path).source_url == "https://post.example/ferry"


def test_an_archive_of_a_page_is_read(put, content):
    message = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://post.example/ferry\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{html()}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    (added,) = add([put("page.mhtml", message)], content)

    assert article(added.path).source_url == "https://post.example/ferry"


def test_every_page_of_the_corpus_builds(content, project):
    files = sorted(CASES.glob("*.html"))

    added = add(files, content)

    assert all(one.path for one in added), [one.problems for one in added if not one.path]
    assert len(project.build().data()["articles"]) == sum(one.is_new for one in added)


def test_the_same_address_is_known_whatever_follows_readers(put, content):
    (first,) = add([put("a.html", html(address="https://www.post.example/ferry/"))], content)
    changed = html("Ferry is back", address="http://post.example/ferry?utm_source=a#top", text=TEXT[:2])

    (again,) = add([put("b.html", changed)], content)

    assert (again.path, again.is_new) == (first.path, False)
    assert "is there already" in messages([again])[-1]


def test_nearly_the_same_text_of_one_outlet_is_known(put, content):
    (first,) = add([put("a.html", html())], content)
    corrected = html("Night ferry comes back", text=(TEXT[0].replace("third", "fourth"), *TEXT[1:]))

    (again,) = add([put("b.html", corrected)], content)

    assert (again.path, again.is_new) == (first.path, False)


def test_two_outlets_copies_of_one_report_are_both_kept(put, content):
    added = add([put("a.html", html()), put("b.html", html(outlet="Plains Tribune"))], content)

    assert [one.is_new for one in added] == [True, True]
    assert [one.path.name for one in added] == [
        "2025-11-06-ferry-comes-back.md",
        "2025-11-06-ferry-comes-back-2.md",
    ]


def test_another_report_of_one_outlet_is_kept(put, content):
    other = (
        *TEXT[:1],
        "Something else entirely was said about it by the mayor of the town on Friday evening.",
    )

    added = add([put("a.html", html()), put("b.html", html(text=other))], content)

    assert [one.is_new for one in added] == [True, True]


def test_a_paste_of_a_page_that_is_there_is_known(put, content):
    (first,) = add([put("a.html", html())], content)

    (again,) = add([put("b.txt", "Ferry comes back\n\n" + "\n\n".join(TEXT))], content)

    assert (again.path, again.is_new) == (first.path, False)


@pytest.mark.parametrize(
    "title",
    [
        "x\n---\nlayout: evil\n---\n",
        "{{ site.secret }} <script>alert(1)</script>",
        "../../../../etc/passwd",
        "CON",
        "a" * 5000,
        "'\"`: # !!python/object:os.system [x](javascript:alert(1))",
        "\u202eevil\u0000\u001b[31m title",
        "...",
        "\U0001f525\U0001f525",
        "NUL.txt:stream",
    ],
)
def test_no_title_breaks_out_of_its_file(put, content, title):
    data = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": "2025-11-06"})
    page = html(title="").replace("</head>", f'<script type="application/ld+json">{data}</script></head>')

    (added,) = add([put("a.html", page)], content)

    if added.path is None:
        assert added.problems[0].message == "has no article in it"
        assert not content.exists()
        return
    assert added.path.parent == content
    assert added.path.name.startswith("2025-11-06-")
    assert len(added.path.name.encode()) <= 220
    found = article(added.path)
    assert "layout" not in found.extra
    assert found.body == "\n\n".join(TEXT)


def test_nothing_of_a_page_can_be_run(put, content, project):
    nasty = (
        TEXT[0]
        + '<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">one</a>',
        TEXT[1]
        + "<a href=' data:text/html,x'>two</a> &lt;script&gt;alert(4)&lt;/script&gt; <svg onload=alert(5)>",
        TEXT[2]
        + '<iframe src="//evil.example"></iframe> [three](javascript:alert(6)) '
        + '<a href="/ok" onclick="x">four</a>',
    )
    (added,) = add([put("a.html", html(text=nasty, address="https://post.example/f"))], content)

    body = article(added.path).body
    assert "alert(1)" not in body
    assert "](javascript:" not in body.replace("\\](", "")
    assert "[four](https://post.example/ok)" in body
    text = added.path.read_text(encoding="utf-8")
    added.path.write_text(text.replace("---\n\n", "full_text: true\n---\n\n", 1), encoding="utf-8")
    page = project.build().read("articles/ferry-comes-back/index.html")
    assert "<script>" not in page
    assert "onerror" not in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "deep",
        "<ul><li>" * 5_000 + "deep",
        "<b>" * 20_000 + "x",
        "<p>" + "a" * 3_000_000,
        "<p>x " * 100_000,
        "<p>x " * 10_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x",
        "<html" + " a=b" * 100_000 + ">",
        "\x00" * 10_000 + "<html><p>x",
        "<!--" * 100_000,
    ],
    ids=lambda page: page[:12].replace("\x00", "0"),
)
def test_a_monstrous_page_is_read_or_refused(put, content, page):
    (added,) = add([put("a.html", "<!doctype html>" + page)], content)

    assert added.path or added.problems


def test_a_page_that_is_too_large_is_not_read_in_part(put, content, monkeypatch):
    monkeypatch.setattr(pages, "MAX_BYTES", 100)

    (added,) = add([put("a.html", html())], content)

    assert added.problems[0].message.startswith("is larger than")
    assert not content.exists()


def test_a_saved_page_that_tells_no_address_says_so(put, content):
    (added,) = add([put("a.html", html())], content)

    assert [(one.field, one.severity) for one in added.problems] == [("source_url", "warning")]


def test_wishes_come_before_what_the_page_says(put, content):
    wishes = Wishes("Another Post", "2025-01-02", "Seas", ("ferries", "ships"), draft=True)

    (added,) = add([put("a.html", html())], content, wishes=wishes)

    assert added.path.name == "2025-01-02-ferry-comes-back.md"
    found = article(added.path)
    assert (found.source, found.theme, found.tags, found.draft) == (
        "Another Post",
        "Seas",
        ("ferries", "ships"),
        True,
    )


def test_an_interrupted_add_leaves_nothing_behind(put, content, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("os.link", interrupt)

    with pytest.raises(KeyboardInterrupt):
        add([put("a.html", html())], content)

    assert list(content.iterdir()) == []


def test_without_the_extra_a_page_says_what_to_install(put, content, monkeypatch):
    monkeypatch.setattr(pages, "find_spec", lambda _name: None)

    saved, fetched = add([put("a.html", html()), "https://post.example/"], content)

    for one in (saved, fetched):
        assert one.problems[0].hint == "run: pip install 'news-digest[intake]'"


def test_a_build_imports_nothing_of_the_network(project):
    project.article("2025-11-06-a", title="A", date="2025-11-06")
    code = (
        "import sys\nfrom digest.cli import cli\n"
        f"cli.main(['-C', {str(project.root)!r}, 'build', '-q'], standalone_mode=False)\n"
        "names = 'httpx httpcore anyio requests urllib3 certifi trafilatura lxml nh3 digest.fetch'\n"
        "print([name for name in names.split() if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_command_adds_an_address(project, serve):
    home = serve({"/ferry": reply(html())})

    ran = project.run(
        "add", "--allow-private", "--theme", "Seas", "--tag", "a", "--tag", "b", "--draft", f"{home}/ferry"
    )

    assert ran.status == 0
    text = (project.root / "content/2025-11-06-ferry-comes-back.md").read_text("utf-8")
    assert "theme: Seas\ntags: [a, b]\n" in text
    assert "draft: true\n" in text


def test_a_dry_run_shows_the_file_and_writes_none(project, put):
    ran = project.run("add", "--dry-run", str(put("a.html", html())))

    assert "content/2025-11-06-ferry-comes-back.md" in ran.out
    assert "title: Ferry comes back" in ran.out
    assert not (project.root / "content").exists()


def test_json_tells_everything(project, put):
    ran = project.run("add", "--json", str(put("a.html", html())), "nowhere.txt")
    first, second = json.loads(ran.out)

    assert ran.status == 1
    assert (first["new"], first["written"], first["fields"]["source"]) == (True, True, "The Harwich Post")
    assert second["path"] is None
    assert second["problems"][0]["severity"] == "error"


def test_standard_input_is_a_paste(project):
    from click.testing import CliRunner  # noqa: PLC0415 - this test's own

    result = CliRunner().invoke(
        cli,
        ["-C", str(project.root), "add", "-"],
        input="Storm closes port\n\nIt closed on Tuesday, he said.\n",
    )

    assert result.output.endswith("content/storm-closes-port.md\n")


def test_a_wrong_date_is_wrong_usage(project):
    from click import UsageError  # noqa: PLC0415 - this test's own

    with pytest.raises(UsageError, match="is not a date"):
        project.run("add", "--date", "tomorrow", "x.txt")


def test_edit_opens_what_was_written(project, put, monkeypatch):
    opened = []
    monkeypatch.setattr("click.edit", lambda filename: opened.append(Path(filename).name))

    project.run("add", "--edit", str(put("a.html", html())))

    assert opened == ["2025-11-06-ferry-comes-back.md"]

"""What the preview serves, to whom, and how."""

from __future__ import annotations

import os
from urllib.parse import quote

import pytest

OURS = ("/__digest/preview.js", "/__digest/notes")
SCRIPT = '<script defer src="/livereload.js?port='


def test_a_page_is_served_with_the_script_in_its_head(running):
    status, headers, body = running.get("/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert f"{SCRIPT}{running.port}" in body
    assert body.endswith("home</body></html>")
    assert int(headers["Content-Length"]) == len(body)
    assert running.get("/a/")[2].count(SCRIPT) == 1
    assert "Access-Control-Allow-Origin" not in headers


def test_the_script_itself_is_served(running):
    status, headers, body = running.get("/livereload.js?port=1")
    assert status == 200
    assert headers["Content-Type"] == "application/javascript"
    assert "LiveReload" in body


def test_a_page_longer_than_one_chunk_before_its_head_ends_gets_the_script_too(project):
    project.write("content/long.html", f"<html><head><style>{' ' * 200_000}</style></head></html>")
    project.start()
    body = project.get("/long.html")[2]
    project.stop()
    assert f"</style>{SCRIPT}" in body


def test_an_unknown_address_gets_the_sites_own_page_with_status_404_and_the_script(running):
    status, headers, body = running.get("/no/such/page/")
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert "lost" in body
    assert SCRIPT in body


def test_before_there_is_a_site_a_page_says_so_and_can_reload_itself(project):
    project.write("content/index.html", "BROKEN").start()
    status, _, body = project.get("/")
    project.stop()
    assert status == 404
    assert "no page yet" in body
    assert SCRIPT in body


def test_a_folder_leads_to_its_own_address_and_is_never_listed(running):
    status, headers, _ = running.get("/a?q=1")
    assert (status, headers["Location"]) == (302, "/a/?q=1")
    running.write("content/bare/style.css")
    assert running.shows("/bare/style.css", "")
    assert running.get("/bare/")[0] == 404
    assert running.get("/bare")[0] == 404


def test_a_question_for_the_head_gets_the_head_alone(running):
    status, headers, body = running.get("/", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) == len(running.get("/")[2])


def test_nothing_but_reading_is_allowed(running):
    assert running.get("/", method="POST")[0] == 405
    assert running.get("/forcereload")[0] == 404


def test_nothing_is_answered_from_a_browsers_memory(running):
    tags = running.get("/style.css")[1]
    assert "Etag" not in tags
    assert running.get("/style.css", **{"If-None-Match": "*"})[0] == 200


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feed.xml", "application/xml"),
        ("digest.json", "application/json"),
        ("app.webmanifest", "application/manifest+json"),
        ("style.css", "text/css; charset=utf-8"),
        ("search.js", "text/javascript; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("picture.svg", "image/svg+xml"),
        ("picture.png", "image/png"),
        ("unknown.thing", "application/octet-stream"),
        ("ÄÖ ü.html", "text/html; charset=utf-8"),
    ],
)
def test_each_file_is_called_what_it_is(project, name, kind):
    project.write(f"content/{name}", "x").start()
    status, headers, body = project.get(f"/{quote(name)}")
    project.stop()
    assert (status, headers["Content-Type"], body) == (200, kind, "x")
    assert headers["X-Content-Type-Options"] == "nosniff"


HIDDEN = [
    "/.env",
    "/.git/config",
    "/a/.hidden",
    "/..%2f..%2fsecret.txt",
    "/../../secret.txt",
    "/%2e%2e/%2e%2e/secret.txt",
    "/a/..%2f..%2f..%2fsecret.txt",
    "/a%2f..%2findex.html",
    "/..%5c..%5csecret.txt",
    "//secret.txt",
    "/%2Fsecret.txt",
    "/%00",
    "/index.html%00.txt",
    "/" + "x" * 5000,
    "/out.txt",
    "/out/secret.txt",
    "/dots/config",
    "/circle",
    "/pipe",
    "/index.html/",
]


@pytest.mark.parametrize("address", HIDDEN, ids=[address[:30] for address in HIDDEN])
def test_neither_dot_files_nor_anything_outside_the_site_is_served(running, address):
    (running.root / "secret.txt").write_text("secret")
    site = running.site
    for path in (".env", ".git/config", "a/.hidden"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("secret")
    (site / "out.txt").symlink_to(running.root / "secret.txt")
    (site / "out").symlink_to(running.root)
    (site / "dots").symlink_to(".git")
    (site / "circle").symlink_to("circle")
    os.mkfifo(site / "pipe")
    status, _, body = running.get(address)
    assert status == 404
    assert "secret" not in body


def test_a_link_within_the_site_is_served(running):
    (running.site / "alias.css").symlink_to("style.css")
    assert running.get("/alias.css")[2] == "old"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST", "localhost:1234"])
def test_this_machines_own_names_are_answered(running, host):
    assert running.get("/", Host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.", "10.0.0.1"]
)
@pytest.mark.parametrize("address", ["/", "/livereload.js", "/livereload", "/nowhere", *OURS])
def test_foreign_host_names_are_refused_everywhere(running, host, address):
    status, _, body = running.get(address, Host=host)
    assert status == 421
    assert "home" not in body
    assert "LiveReload" not in body


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "https://127.0.0.1"])
@pytest.mark.parametrize("address", ["/", "/livereload.js", *OURS])
def test_requests_from_other_sites_pages_are_refused(running, origin, address):
    assert running.get(address, Origin=origin)[0] == 403


def test_requests_from_its_own_pages_are_answered(running):
    host = f"localhost:{running.port}"
    assert running.get("/", Host=host, Origin=f"http://{host}")[0] == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}]
)
def test_the_web_socket_refuses_foreign_origins_and_hosts(running, headers):
    browser = running.browser(**headers)
    assert browser.failure.code in {403, 421}


def test_the_web_socket_takes_its_own_pages(running):
    browser = running.browser(Origin=f"http://127.0.0.1:{running.port}")
    assert browser.failure is None

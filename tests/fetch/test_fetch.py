"""Fetching: what is had, what is refused, and how each ends that goes wrong."""

# ruff: noqa: RUF001, S104 - odd digits, and addresses that must be refused, are what is tested

from __future__ import annotations

import gzip
import itertools
import socket
import ssl
import time
import zlib
from pathlib import Path

import pytest

from digest.fetch import USER_AGENT, Failure, Fetched, FetchSettings, Request, Unchanged, fetch, fetch_all

CERTIFICATE = Path(__file__).parent / "certificate.pem"
PAGE = b"<html><p>Storm</p></html>"


def reply(body=PAGE, status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}"]
    given = {"Content-Type": "text/html", "Content-Length": str(len(body)), "Connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines += [f"{name}: {value}" for name, value in given.items() if value is not None]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def failure(answer, *words):
    assert isinstance(answer, Failure)
    for word in words:
        assert word in answer.message
    return answer


def test_a_page_is_had_with_what_the_server_says_of_it(server, quick):
    server.answer = lambda _path, _head: reply(
        Content_Type='text/html; charset="windows-1251"',
        ETag='"1"',
        Last_Modified="Mon, 01 Dec 2025 08:00:00 GMT",
    )

    answer = fetch(server.url("/a?b=c"), quick())

    assert isinstance(answer, Fetched)
    assert (answer.body, answer.media_type, answer.charset) == (PAGE, "text/html", "windows-1251")
    assert (answer.etag, answer.modified) == ('"1"', "Mon, 01 Dec 2025 08:00:00 GMT")
    assert server.heads[0].startswith("GET /a?b=c HTTP/1.1\r\n")
    assert f"User-Agent: {USER_AGENT}\r\n" in server.heads[0]


def test_certificates_are_loaded_only_for_who_shows_one(server, quick, monkeypatch):
    def loaded(**_options):
        raise AssertionError("loaded")

    monkeypatch.setattr(ssl, "create_default_context", loaded)
    server.answer = lambda _path, _head: reply()

    assert isinstance(fetch(server.url("/a"), quick()), Fetched)
    with pytest.raises(AssertionError, match="loaded"):
        fetch(server.url("/a").replace("http:", "https:"), quick())


def test_the_agent_names_the_project():
    assert USER_AGENT.startswith("news-digest/")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://",
        "example.org/a",
        "http://user:word@example.org/",
        "http://user@example.org/",
        "http://example.org/a b",
        "http://example.org\\@127.0.0.1/",
        "http://exa\nmple.org/",
        "http://[::1/",
        "http://example.org:99999/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused_unasked(address, network):
    net, asked = network({})

    failure(fetch(address, FetchSettings(retries=0), net))

    assert asked == []


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433", "017700000001", "0177.0.0.1", "0"),
        *(
            "127.0.0.1.",
            "10.0.0.8",
            "192.168.1.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "224.0.0.1",
        ),
        *(
            "255.255.255.255",
            "0.0.0.0",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[fe80::1]",
        ),
        *(
            "[fc00::1]",
            "[ff02::1]",
            "[2002:7f00:1::]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::1]",
            "[::127.0.0.1]",
        ),
        *("[2001:0:7f00:1::]", "[fd00:ec2::254]", "[::ffff:0:127.0.0.1]", "[2001:db8::1]", "168.63.129.16"),
        *(
            "[fe80::1%25eth0]",
            "[2606:4700::5efe:7f00:1]",
            "1.2.3.4.5",
            "0x7f.0.0.1.",
            "１２７.0.0.1",
            "127。0。0。1",
        ),
    ],
)
def test_private_addresses_are_refused_in_every_notation(host, network):
    net, asked = network({})

    failure(fetch(f"http://{host}/", FetchSettings(retries=0, seconds=3), net))

    assert asked == []


@pytest.mark.parametrize(
    "leads_to",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "fd12::1",
        ("93.184.216.34", "192.168.0.1"),
        "nonsense",
    ],
)
def test_a_name_that_leads_to_a_private_address_is_refused(leads_to, network):
    net, asked = network({"news.example": leads_to})

    answer = failure(fetch("http://news.example/", FetchSettings(retries=0), net), "no address of the public")

    assert "--allow-private" in answer.hint
    assert asked == ["news.example"]


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "224.0.0.1", "0.0.0.0", "[fe80::1]", "[::ffff:169.254.169.254]"]
)
def test_even_where_private_networks_are_allowed_some_addresses_are_not(host, quick):
    failure(fetch(f"http://{host}/", quick(seconds=3)), "no address of the public internet")


def test_the_name_is_asked_for_once_and_what_it_led_to_is_connected_to(server, quick, network):
    server.answer = lambda _path, _head: reply()
    net, asked = network({"news.example": ["127.0.0.1", "127.0.0.2"]}, public=("127.0.0.1",))

    answer = fetch(server.url(host="news.example"), quick(allow_private=False), net)

    assert isinstance(answer, Fetched)
    assert asked == ["news.example"]
    assert f"Host: news.example:{server.port}\r\n" in server.heads[0]


def test_a_name_that_is_bound_anew_between_redirects_is_judged_anew(server, quick, network):
    server.answer = lambda _path, _head: reply(b"", "302 Found", Location="/again")
    net, asked = network({"news.example": ["127.0.0.1", "127.0.0.2"]}, public=("127.0.0.1",))

    failure(fetch(server.url(host="news.example"), quick(allow_private=False), net), "127.0.0.2")

    assert asked == ["news.example", "news.example"]
    assert len(server.heads) == 1


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("http://inner.example/", "leads to 10.0.0.1"),
        ("http://127.0.0.2/", "no address of the public internet"),
        ("//0x7f.1/", "odd notation"),
        ("file:///etc/passwd", "redirects to what is not an address of the web"),
        ("http://a:b@news.example/", "redirects to what has a user name"),
        ("http://[::1", "redirects to what"),
    ],
)
def test_a_redirect_from_a_public_name_to_a_private_one_is_refused(server, quick, network, target, said):
    server.answer = lambda _path, _head: reply(b"", "301 Moved", Location=target)
    net, _ = network({"news.example": "127.0.0.1", "inner.example": "10.0.0.1"}, public=("127.0.0.1",))

    failure(fetch(server.url(host="news.example"), quick(allow_private=False), net), said)

    assert len(server.heads) == 1


def test_redirects_are_followed_and_where_they_ended_is_told(server, quick):
    steps = {"/": ("301 Moved", "/b"), "/b": ("308 Moved", "c?d")}
    server.answer = lambda path, _head: (
        reply(b"", steps[path][0], Location=steps[path][1]) if path in steps else reply()
    )

    answer = fetch(server.url(), quick())

    assert (answer.address, answer.found_at) == (server.url(), server.url("/c?d"))
    assert answer.moved == server.url("/c?d")


def test_a_redirect_for_now_is_not_to_be_remembered(server, quick):
    server.answer = lambda path, _head: reply(b"", "302 Found", Location="/b") if path == "/" else reply()

    assert fetch(server.url(), quick()).moved is None


def test_redirects_end(server, quick):
    server.answer = lambda path, _head: reply(b"", "302 Found", Location=f"{path}x")
    failure(fetch(server.url(), quick()), "redirects more than 5 times")
    assert len(server.heads) == 6

    server.answer = lambda path, _head: reply(b"", "302 Found", Location="/b" if path == "/a" else "/a")
    failure(fetch(server.url("/a"), quick()), "redirects in a circle")


def test_an_endless_body_is_cut_off(server, quick):
    head = reply(b"", Content_Length=None)
    server.answer = lambda _path, _head: itertools.chain([head], itertools.repeat(b"x" * 65536))

    failure(fetch(server.url(), quick(max_bytes=1_000_000)), "is larger than 1 MB")


@pytest.mark.parametrize("part", ["body", "head", "nothing"])
def test_a_slow_answer_ends_when_its_time_is_over(server, quick, part):
    def slowly(_path, _head):
        yield reply(b"", Content_Length="1000") if part == "body" else b"HTTP/1.1 200 OK\r\nX: "
        for _ in range(100):
            time.sleep(0.05)
            yield b"x" if part != "nothing" else b""

    server.answer = slowly
    start = time.monotonic()

    failure(fetch(server.url(), quick(seconds=0.5)), "takes longer than 0.5 seconds")

    assert time.monotonic() - start < 3


def test_a_resolver_that_hangs_holds_nothing_up(quick, network):
    net, _ = network({})
    hanging = type(net)(resolve=lambda _host, _port: time.sleep(4) or ())
    start = time.monotonic()

    failure(fetch("http://news.example/", quick(seconds=0.3), hanging), "takes longer")

    assert time.monotonic() - start < 3


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "bare deflate", "members", "identity"])
def test_bodies_are_unpacked(server, quick, encoding):
    bare = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(PAGE, mtime=0),
        "x-gzip": gzip.compress(PAGE, mtime=0) + b"trailing",
        "deflate": zlib.compress(PAGE),
        "bare deflate": bare.compress(PAGE) + bare.flush(),
        "members": gzip.compress(PAGE[:5], mtime=0) + gzip.compress(PAGE[5:], mtime=0),
        "identity": PAGE,
    }[encoding]
    named = {"bare deflate": "deflate", "members": "gzip"}.get(encoding, encoding)
    server.answer = lambda _path, _head: reply(packed, Content_Encoding=named)

    assert fetch(server.url(), quick()).body == PAGE


def test_a_bomb_does_not_go_off(server, quick):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(300)) + packer.flush()
    server.answer = lambda _path, _head: reply(bomb, Content_Encoding="gzip")

    failure(fetch(server.url(), quick()), "is larger than 10 MB")


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (PAGE, {"Content_Length": "5000"}, "breaks off"),
        (gzip.compress(PAGE, mtime=0)[:-9], {"Content_Encoding": "gzip"}, "damaged"),
        (b"no gzip", {"Content_Encoding": "gzip"}, "damaged"),
        (PAGE, {"Content_Encoding": "br"}, "packed in a way"),
        (PAGE, {"Content_Encoding": "gzip, gzip"}, "packed in a way"),
        (b"zz\r\n", {"Transfer_Encoding": "chunked", "Content_Length": None}, "no HTTP"),
        (b"%PDF", {"Content_Type": "application/pdf"}, "is no web page but application/pdf"),
        (PAGE, {"X": "y" * 70_000}, "more than 64000 bytes of headers"),
        (PAGE, {"X": "y" * 200_000}, "no HTTP"),
    ],
)
def test_an_answer_that_is_wrong_is_a_failure(server, quick, body, headers, said):
    server.answer = lambda _path, _head: reply(body, **headers)

    failure(fetch(server.url(), quick()), said)


def test_a_page_without_a_type_is_taken(server, quick):
    server.answer = lambda _path, _head: reply(Content_Type=None)

    assert fetch(server.url(), quick()).media_type is None


@pytest.mark.parametrize(
    ("status", "temporary"),
    [("404 Not Found", False), ("403 Forbidden", False), ("503 Busy", True), ("599 \x1b[1m", False)],
)
def test_a_bad_status_is_told(server, quick, status, temporary):
    server.answer = lambda _path, _head: reply(b"", status)

    answer = failure(fetch(server.url(), quick()), status[:3])

    assert answer.temporary is temporary
    assert answer.message.isprintable()


def test_what_may_pass_is_tried_again_when_the_server_says_so(server, quick):
    answers = iter([reply(b"", "429 Too Many Requests", Retry_After="0"), reply(b"", "503 Busy"), reply()])
    server.answer = lambda _path, _head: next(answers)

    assert isinstance(fetch(server.url(), quick(retries=2)), Fetched)


def test_a_server_that_wants_a_long_pause_gets_it(server, quick):
    server.answer = lambda _path, _head: reply(b"", "429 Too Many Requests", Retry_After="3600")
    start = time.monotonic()

    answer = failure(fetch(server.url(), quick(retries=5)), "429")

    assert answer.retry_after == 3600
    assert len(server.heads) == 1
    assert time.monotonic() - start < 2


def test_what_is_remembered_is_sent_and_nothing_new_is_no_failure(server, quick):
    server.answer = lambda _path, _head: reply(b"", "304 Not Modified", Content_Length=None)

    (answer,) = fetch_all([Request(server.url(), '"7"', "Mon, 01 Dec 2025 08:00:00 GMT")], quick())

    assert answer == Unchanged(server.url())
    assert 'If-None-Match: "7"\r\n' in server.heads[0]
    assert "If-Modified-Since: Mon, 01 Dec 2025 08:00:00 GMT\r\n" in server.heads[0]


def test_many_are_asked_at_once_and_answered_in_order(server, quick):
    def slowly(path, _head):
        time.sleep(0.4)
        return reply(path.encode()) if path != "/5" else b"nonsense\r\n\r\n"

    server.answer = slowly
    start = time.monotonic()

    answers = fetch_all([Request(server.url(f"/{number}")) for number in range(10)], quick(at_once=10))

    assert time.monotonic() - start < 2.5
    assert [one.body for one in answers if isinstance(one, Fetched)] == [
        b"/%d" % n for n in range(10) if n != 5
    ]
    failure(answers[5], "no HTTP")


def test_one_host_is_not_asked_twice_within_the_pause(server, quick, network):
    times = []
    server.answer = lambda _path, _head: times.append(time.monotonic()) or reply()
    net, _ = network({"news.example": "127.0.0.1", "news.example.": "127.0.0.1"})
    addresses = [server.url("/", host=host) for host in ("news.example", "NEWS.example", "news.example.")]

    fetch_all([Request(address) for address in addresses], quick(pause=0.3), net)

    assert times[1] - times[0] > 0.2
    assert times[2] - times[1] > 0.2


def test_this_machine_is_asked_without_a_pause(server, quick):
    server.answer = lambda _path, _head: reply()
    started = time.monotonic()

    answers = fetch_all([Request(server.url(f"/{number}")) for number in range(20)], quick(pause=2.0))

    assert all(isinstance(one, Fetched) for one in answers)
    assert time.monotonic() - started < 20  # of 38 seconds, had there been pauses


def test_a_host_nobody_knows_and_a_port_nobody_listens_at_are_told(server, quick, network):
    net, _ = network({})
    failure(fetch("http://nowhere.example/", quick(), net), "nowhere.example is not known")
    server.stop()
    failure(fetch(server.url(), quick()), "can't be connected to")


def test_proxies_of_the_environment_are_not_used(server, quick, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answer = lambda _path, _head: reply()

    assert isinstance(fetch(server.url(), quick()), Fetched)


def test_tls_is_spoken_with_the_name_and_not_with_the_address(secure, quick, network):
    secure.answer = lambda _path, _head: reply()
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    net, _ = network({"news.example": "127.0.0.1", "other.example": "127.0.0.1"}, tls=trusting)

    assert isinstance(fetch(secure.url(host="news.example", scheme="https"), quick(), net), Fetched)
    failure(fetch(secure.url(host="other.example", scheme="https"), quick(), net), "no valid certificate")
    assert secure.names == ["news.example", "other.example"]


@pytest.mark.skipif(not socket.has_ipv6, reason="a machine without IPv6")
def test_ipv6_is_spoken_and_the_next_address_is_tried_when_one_leads_nowhere(server, quick, network):
    server.answer = lambda _path, _head: reply()
    net, _ = network({"news.example": ("::1", "127.0.0.1")})

    assert isinstance(fetch(server.url(host="news.example"), quick(), net), Fetched)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure, quick, network):
    net, _ = network({"news.example": "127.0.0.1"})

    failure(fetch(secure.url(host="news.example", scheme="https"), quick(), net), "no valid certificate")

"""Asking addresses whether they answer; all of them on this machine, which only these tests allow."""

from __future__ import annotations

import errno
import json
import socket
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.check import external
from digest.check.external import AGENT, Limits, ask, is_public
from digest.check.material import Answer
from digest.check.memory import DAY, remembering

QUICK = Limits(pause=0.0, timeout=2.0, patience=4.0, total=30.0)


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says: ``/403``, ``/get-200`` (HEAD fails), ``/to?x`` (redirects to x), …"""

    def do_HEAD(self):
        self.server.asked.append((self.command, self.path, self.headers))
        kind, _, rest = self.path.lstrip("/").partition("?")
        if kind == "to":
            self.respond(302, Location=rest)
        elif kind == "loop":
            self.respond(302, Location="/loop")
        elif kind.startswith("get-"):
            self.respond(int(kind[4:]) if self.command == "GET" else 405)
        elif kind == "drip":
            self.drip()
        elif kind == "silent":
            self.server.ending.wait(10)
        elif kind == "garbage":
            self.wfile.write(b"\x00\x01 nothing that is HTTP\r\n\r\n")
        else:
            self.respond(int(kind))
        if self.command == "GET" and kind == "get-200":
            self.flood()

    do_GET = do_HEAD  # noqa: N815 - the base class's name

    def respond(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def drip(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with suppress(OSError):
            while not self.server.ending.wait(0.1):
                self.wfile.write(b"X")

    def flood(self):
        with suppress(OSError):
            while not self.server.ending.is_set():
                self.wfile.write(b"x" * 100_000)
                self.server.sent += 100_000

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked, server.sent, server.ending = [], 0, threading.Event()
    server.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.ending.set()
    server.shutdown()
    thread.join()
    server.server_close()


def loopback(ip):
    return ip == "127.0.0.1"


@pytest.fixture
def answer(server):
    """``answer("/404")``: what that address of the server answers."""

    def of(path, limits=QUICK):
        address = f"{server.address}{path}"
        return ask([address], limits=limits, may_ask=loopback)[address]

    return of


def test_the_head_is_enough_and_the_program_names_itself(server, answer):
    assert answer("/200?a=ü") == Answer(200, "answers 200 OK")

    [(method, path, headers)] = server.asked
    assert (method, path) == ("HEAD", "/200?a=%C3%BC")
    assert headers["User-Agent"] == AGENT
    assert headers["Host"] == server.address.removeprefix("http://")


def test_the_page_is_asked_for_where_the_head_is_refused_and_no_body_is_read(server, answer):
    assert answer("/get-200").is_there

    assert [method for method, *_ in server.asked] == ["HEAD", "GET"]
    server.ending.wait(0.2)
    assert server.sent < 20_000_000


@pytest.mark.parametrize("status", [400, 404, 410, 418])
def test_an_address_with_nothing_behind_it_is_dead(answer, status):
    found = answer(f"/{status}")

    assert (found.status, found.is_there, found.doubtful) == (status, False, False)


@pytest.mark.parametrize("status", [401, 403, 429, 451, 500, 503, 999])
def test_an_address_that_turns_programs_away_is_only_doubtful(answer, status):
    found = answer(f"/{status}")

    assert (found.status, found.is_there, found.doubtful) == (status, False, True)


def test_a_host_that_has_had_enough_is_not_asked_again(server):
    wanted = [f"{server.address}/{path}" for path in ("429", "get-404", "get-410")]

    answers = ask(wanted, limits=Limits(at_once=1, pause=0.0), may_ask=loopback)

    assert len(server.asked) == 1
    assert all(found.doubtful for found in answers.values())
    assert answers[wanted[2]] == Answer(
        None, "was not asked: its host has had enough requests", doubtful=True
    )


def test_redirects_are_followed_also_relative_ones(server, answer):
    assert answer("/to?/to?200").status == 200
    assert answer("/to?/404").status == 404
    assert answer(f"/to?{server.address}/200").status == 200


def test_but_not_for_ever(server, answer):
    assert answer("/loop") == Answer(None, "redirects too often")
    assert len(server.asked) == 6


@pytest.mark.parametrize("target", ["http://127.0.0.2/", "http://[::1]/", "http://0.0.0.0/"])
def test_a_redirect_into_a_private_network_is_not_followed(server, answer, target):
    assert answer(f"/to?{target}") == Answer(None, "leads into a private network, and was not asked")
    assert len(server.asked) == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_not_followed(answer, target):
    assert answer(f"/to?{target}") == Answer(None, "leads to what is no address of the web")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1"])
def test_private_addresses_are_refused_unless_allowed_however_they_are_written(server, host):
    address = f"http://{host}:{server.server_address[1]}/200"

    [found] = ask([address], limits=QUICK).values()

    assert not found.is_there
    assert server.asked == []


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104 - it is refused
        *("224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::ffff:169.254.169.254"),
        *("::127.0.0.1", "::10.0.0.1", "64:ff9b:1::7f00:1"),
    ],
)
def test_addresses_that_are_not_of_the_public_network(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["93.184.216.34", "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::808:808"])
def test_and_addresses_that_are(ip):
    assert is_public(ip)


def test_one_private_address_of_a_name_is_enough_to_refuse_it(monkeypatch):
    ips = ["93.184.216.34", "10.0.0.1"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (ip, 80)) for ip in ips])

    [found] = ask(["http://news.test/"], limits=QUICK).values()

    assert found.reason == "leads into a private network, and was not asked"


def test_a_name_is_looked_up_once_for_each_request_and_its_host_asked_by_name(server, monkeypatch):
    names, real = [], socket.getaddrinfo

    def lookup(host, port, *args, **options):
        if host == "news.test":
            names.append(host)
            host = "127.0.0.1" if len(names) == 1 else "10.0.0.1"
        return real(host, port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    address = f"http://news.test:{server.server_address[1]}/200"

    [found] = ask([address], limits=QUICK, may_ask=loopback).values()

    assert found.is_there
    assert names == ["news.test"]
    assert server.asked[0][2]["Host"] == address.split("/")[2]


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_a_host_that_keeps_one_waiting_is_doubtful_in_time(answer, path):
    started = time.monotonic()

    found = answer(path)

    assert found.doubtful
    assert time.monotonic() - started < 20


def test_an_answer_that_is_none_is_doubtful(answer):
    assert answer("/garbage").doubtful


def test_a_host_that_refuses_or_is_not_there_is_dead(server, monkeypatch):
    server.shutdown()
    server.server_close()

    def lookup(host, *_, **__):
        raise socket.gaierror(socket.EAI_NONAME, host)

    [refused] = ask([f"{server.address}/200"], limits=QUICK, may_ask=loopback).values()
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    [unknown] = ask(["http://nowhere.invalid/"], limits=QUICK).values()

    assert refused == Answer(None, "does not answer: connection refused")
    assert unknown == Answer(None, "is on a host that is not found")


def test_where_names_cannot_be_looked_up_at_all_hosts_are_only_doubtful(monkeypatch):
    def lookup(*_, **__):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    [found] = ask(["http://news.test/"], limits=QUICK).values()

    assert found.doubtful


def test_a_host_that_does_not_speak_securely_is_dead(server):
    address = server.address.replace("http:", "https:") + "/200"

    [found] = ask([address], limits=QUICK, may_ask=loopback).values()

    assert found.reason.startswith("does not speak securely: ")
    assert not found.doubtful


@pytest.fixture(scope="module")
def asker():
    return external._Asker(Limits(pause=0.0), loopback)


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=10))
def test_no_address_is_a_crash(asker, host, path):
    address = f"http://{host}/{path}"

    def lookup(host, *_, **__):
        return [(2, 1, 6, "", ("127.0.0.1", 80))] if host.encode("idna") else []

    def connect(*_):
        raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lookup)
        patch.setattr(socket, "create_connection", connect)
        assert not asker.answer(address).is_there


@pytest.mark.parametrize("address", ["http://127.0.0.1:99999/", "http://[::1/", f"http://{'a' * 70}.org/"])
def test_what_is_no_address_is_dead(address):
    [found] = ask([address], limits=QUICK, may_ask=loopback).values()

    assert not found.is_there


def test_one_host_is_given_a_pause_between_requests(server):
    wanted = [f"{server.address}/{path}" for path in ("200", "201", "get-200")]
    started = time.monotonic()

    ask(wanted, limits=Limits(pause=0.3), may_ask=loopback)

    assert len(server.asked) == 4
    assert time.monotonic() - started > 0.85


def test_not_more_than_so_many_are_asked_at_once(server):
    wanted = [f"{server.address}/silent?{number}" for number in range(6)]
    asking = threading.Thread(
        target=partial(ask, wanted, limits=Limits(at_once=2, pause=0.0), may_ask=loopback)
    )

    asking.start()
    while len(server.asked) < 2:
        time.sleep(0.01)
    time.sleep(0.3)
    assert len(server.asked) == 2
    server.ending.set()
    asking.join(20)


def test_after_a_while_the_rest_is_left(server):
    wanted = [f"{server.address}/{number}" for number in range(200, 206)]
    started = time.monotonic()

    answers = ask(wanted, limits=Limits(at_once=1, pause=0.3, total=0.5), may_ask=loopback)

    assert time.monotonic() - started < 20
    assert list(answers) == sorted(wanted)
    assert answers[wanted[-1]] == Answer(None, "was not asked in time", doubtful=True)


def test_a_bug_is_not_taken_for_an_answer(server):
    def broken(ip):
        raise ZeroDivisionError(ip)

    with pytest.raises(ZeroDivisionError):
        ask([f"{server.address}/200"], limits=QUICK, may_ask=broken)


class Asked:
    """Remembers what it was asked, and answers all alike."""

    def __init__(self, answer):
        self.answer = answer
        self.addresses = []

    def __call__(self, addresses):
        self.addresses += addresses
        return dict.fromkeys(addresses, self.answer)


def test_an_answer_is_remembered_for_a_day(tmp_path):
    asked = Asked(Answer(403, "answers 403 Forbidden", doubtful=True))

    for now in (0.0, DAY - 1, DAY + 1):
        assert remembering(asked, tmp_path / "cache", now)(["http://a/"]) == {"http://a/": asked.answer}

    assert asked.addresses == ["http://a/"] * 2


def test_only_what_was_answered_is(tmp_path):
    asked = Asked(Answer(None, "is on a host that is not found"))

    for _ in range(2):
        remembering(asked, tmp_path, 0.0)(["http://a/"])

    assert asked.addresses == ["http://a/"] * 2


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"{}", b"[1]", b'[{"address": 1}]', b'[{"at": "x"}]', b"null"]
)
def test_a_memory_that_cannot_be_read_is_none(tmp_path, content):
    (tmp_path / "addresses.json").write_bytes(content)
    asked = Asked(Answer(200, "answers 200 OK"))

    for _ in range(2):
        remembering(asked, tmp_path, 0.0)(["http://a/"])

    assert asked.addresses == ["http://a/"]


def test_the_memory_is_not_written_through_a_link(tmp_path):
    mine = tmp_path / "letter.txt"
    mine.write_text("Dear")
    (tmp_path / "addresses.new").symlink_to(mine)

    remembering(Asked(Answer(200, "answers 200 OK")), tmp_path, 0.0)(["http://a/"])

    assert mine.read_text() == "Dear"


@pytest.fixture
def linked(project, server, monkeypatch):
    """A digest with links to the server, which may be asked."""
    monkeypatch.setattr(external, "ask", lambda wanted, limits: ask(wanted, limits=QUICK, may_ask=loopback))  # noqa: ARG005
    own = "https://example.org/d/"
    project.article(
        "2025-01-01-a",
        f"[hidden]({server.address}/500)",
        title="A",
        source_url=f"{server.address}/404#part",
        archive_url=f"{server.address}/200",
        note=f"[x]({server.address}/403) [y]({own}) [z](/about/) [m](mailto:a@example.org)",
    )
    return project


def test_each_place_of_an_address_that_does_not_answer_is_named(linked, server):
    ran = linked.run("check", "--external", "--json")

    said = {
        (one["rule"], one["severity"], one["line"], one["message"].partition("” ")[2])
        for one in json.loads(ran.out)["problems"]
        if one["rule"].endswith("-address") and one["rule"] != "no-address"
    }
    assert said == {
        ("dead-address", "warning", 3, "answers 404 Not Found"),
        ("doubtful-address", "info", 5, "answers 403 Forbidden"),
    }
    assert "asking 3 addresses …" in ran.err
    assert {path for _, path, *_ in server.asked} == {"/404", "/200", "/403"}


def test_answers_are_kept_in_the_cache_folder_unless_nothing_is(linked, server):
    linked.run("check", "--external", "--no-cache")
    assert not (linked.root / ".digest").exists()

    for _ in range(2):
        server.asked.clear()
        said = linked.run("check", "--external").err

    assert server.asked == []
    assert "asking" not in said
    assert "answers 404 Not Found" in said


def test_nobody_is_asked_without_being_told_to(linked, server):
    linked.run("check")

    assert server.asked == []

"""Hostile input as files: each case gives its pages, or its problems with their places, soon.

A ``.case`` has parts, each below a line ``=== NAME``: a file's path and its text; ``make``, Python that makes
what git can't hold (``root``, ``write(path, bytes)`` and ``article(name, body, **fields)`` are at hand);
``problems``, every line that the build says;
``status``, where it is neither 0 nor 1; ``pages``, files that the site must have, each with a text that
must stand in it behind ``::`` if that matters. Without ``pages`` nothing may be published.
"""

from __future__ import annotations

import contextlib
import json
import os
import posixpath
import re
import signal
import socket
from pathlib import Path
from time import process_time
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

CASES = Path(__file__).with_name("cases")
# Seconds of CPU on a slow machine; what hangs takes minutes.
LONGEST_S = 100
OURS = {"make", "problems", "pages", "status"}
_PROBLEM = re.compile(r".+: (?:error|warning): ")
PART = re.compile(r"^=== (.+)\n", re.MULTILINE)


def cases():
    return [pytest.param(path, id=path.stem) for path in sorted(CASES.glob("*.case"))]


def parts_of(path):
    """The parts of a case by name."""
    _, *parts = PART.split(path.read_bytes().decode())
    return dict(zip(parts[::2], parts[1::2], strict=True))


def made(project, parts):
    """The project that the case describes."""
    here = {
        "root": project.root,
        "write": project.write,
        "article": project.article,
        "os": os,
        "socket": socket,
        "contextlib": contextlib,
    }
    for name, text in parts.items():
        if name not in OURS:
            project.write(name, text)
    project.root.joinpath("content").mkdir(exist_ok=True)
    exec(parts.get("make", ""), here)  # noqa: S102 - a line of our own case
    return project


@contextlib.contextmanager
def soon():
    """Ends a build that waits for something, a pipe say, or works for too long."""

    def late(_number, _frame):
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(6 * LONGEST_S)  # a machine may be busy; what counts is the work
    started = process_time()
    try:
        yield
    finally:
        signal.alarm(0)
    assert process_time() - started < LONGEST_S


@pytest.mark.parametrize("path", cases())
def test_the_case_ends_as_it_says(path, project):
    parts = parts_of(path)
    made(project, parts)
    around = set(project.root.parent.iterdir())
    with soon():
        ran = project.run("build", "--clock", "2026-01-01")
    assert "Traceback" not in ran.err
    said = [line for line in ran.err.splitlines() if _PROBLEM.match(line)]
    assert said == parts.get("problems", "").splitlines()
    assert len(ran.err.splitlines()) - len(said) <= 1, "at most one line says how it went"
    wrong = any(": error: " in line for line in ran.err.splitlines())
    assert ran.status == int(parts.get("status", wrong))
    assert set(project.root.parent.iterdir()) == around
    assert (project.root / "output" / "manifest.json").exists() != wrong
    for line in parts.get("pages", "").splitlines():
        page, _, text = line.partition(" :: ")
        assert text in project.read(page)
    if not wrong:
        assert_is_sound(project.site(), links_are_ours=not path.stem.startswith("markdown-"))


def assert_is_sound(site, *, links_are_ours):
    """Every file is of its own language, and every link within the site that we made leads to a file."""
    for path, content in site.items():
        text = content.decode() if path.endswith((".html", ".xml", ".json", ".txt")) else ""
        if path.endswith(".xml"):
            ET.fromstring(text)  # noqa: S314 - made by us
        elif path.endswith(".json"):
            json.loads(text)
        elif path.endswith(".html"):
            for target in links(text) if links_are_ours else ():
                assert leads_to(path, target) in site, f"{path}: {target}"


def links(text):
    document = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    found = [one.get(name) for one in document.iter() for name in ("href", "src") if one.get(name)]
    return [one for one in found if not urlsplit(one).scheme and not one.startswith("#")]


def leads_to(page, target):
    """The file that a link of a page names, from whichever of the site's roots it counts."""
    path = unquote(urlsplit(target).path)
    if path.startswith("/"):
        path = path.removeprefix("/d") if path.startswith("/d/") else path
        return f"{path.lstrip('/')}index.html" if path.endswith("/") else path.lstrip("/")
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return posixpath.normpath(f"{found}/index.html") if path.endswith("/") else found


def test_there_are_many_cases():
    assert len(cases()) >= 150

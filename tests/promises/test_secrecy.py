"""A build tells nobody anything: it opens no connection, and publishes nothing that was left lying about."""

from __future__ import annotations

import socket

import pytest


def test_a_build_opens_no_connection(sample, monkeypatch):
    def refused(*_arguments, **_options):
        pytest.fail("a build must not speak to anybody")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    sample.build("--clock", "2026-01-01")


def test_secrets_and_litter_are_never_published(project):
    project.article("a", title="Bridge", date="2025-12-07")
    litter = [".env", ".git/config", ".DS_Store", "a.txt~", ".a.txt.swp", "b.txt.swp", "#b.txt#"]
    for folder in ("static", "static/deep", "content", "templates/assets"):
        for name in litter:
            project.write(f"{folder}/{name}", "zzsecret")
    project.write("static/robots2.txt", "open").build("--clock", "2026-01-01")
    assert not [path for path, content in project.site().items() if b"zzsecret" in content]
    assert project.read("robots2.txt") == "open"

"""When the preview builds, and when browsers are told."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import threading
import time

import pytest

from digest.serve import watching

BUILT = r"built in \d\.\d\d s; files changed: {}"


def _reload(path):
    return {"command": "reload", "path": path, "liveCSS": True, "liveImg": True}


def test_an_edit_shows(running):
    running.page("index.html", "edited")
    assert running.shows("/", "edited")
    assert running.eventually(lambda: re.fullmatch(BUILT.format("1"), running.said[-1]))


def test_the_first_build_is_told_even_where_nothing_has_changed(running):
    again = type(running)(running.root).start()
    assert re.fullmatch(BUILT.format("0"), again.said[-1])
    again.stop()


def test_a_warning_is_told_once_and_then_counted(running):
    running.page("index.html", "WARNED")
    assert running.eventually(lambda: running.said[-2:-1] == ["content/x.html:1: warning: it looks odd"])
    running.page("index.html", "WARNED again")
    assert running.eventually(lambda: re.fullmatch(BUILT.format("1; 1 warning as before"), running.said[-1]))
    assert running.said.count("content/x.html:1: warning: it looks odd") == 1
    running.page("index.html", "fine").page("index.html", "BROKEN")
    assert running.eventually(lambda: running.said[-1] == "not built; the last good site is still served")
    assert running.said[-2] == "content/x.html:1: error: it is broken"


def test_a_burst_of_changes_makes_one_build_or_two(running):
    for number in range(10):
        running.page(f"{number}/index.html", f"page {number}")
        time.sleep(0.03)
    assert running.shows("/9/", "page 9")
    time.sleep(0.7)
    assert running.builds in {2, 3}


def test_what_changes_during_a_build_makes_exactly_one_more(running):
    building, go_on = threading.Event(), threading.Event()

    def wait():
        building.set()
        go_on.wait(10)

    running.before_build = wait
    running.page("index.html", "first")
    assert building.wait(10)
    for number in range(5):
        running.page("index.html", f"edit {number}")
        time.sleep(0.25)
    assert running.builds == 2
    go_on.set()
    assert running.shows("/", "edit 4")
    assert running.settled(3)


def test_requests_are_answered_from_the_last_good_site_while_a_build_runs(running):
    building, go_on = threading.Event(), threading.Event()

    def wait():
        building.set()
        go_on.wait(10)

    running.before_build = wait
    running.page("index.html", "edited")
    assert building.wait(10)
    assert "home" in running.get("/")[2]
    go_on.set()
    assert running.shows("/", "edited")


def test_a_failed_build_keeps_the_last_good_site_and_shows_its_problems(running):
    browser = running.browser()
    running.write("content/index.html", "BROKEN")
    assert running.eventually(lambda: "not built; the last good site is still served" in running.said)
    assert "content/x.html:1: error: it is broken" in running.said
    assert "home" in running.get("/")[2]
    assert browser.messages == []
    running.page("index.html", "mended")
    assert running.shows("/", "mended")
    assert running.eventually(lambda: len(browser.messages) == 1)


@pytest.mark.parametrize("error", [ValueError("a bug"), SystemExit(3)])
def test_a_bug_in_a_build_is_shown_in_full_and_the_next_edit_works(running, error):
    def fail():
        raise error

    running.before_build = fail
    running.page("index.html", "edited")
    assert running.eventually(lambda: "not built; the last good site is still served" in running.said)
    assert any(type(error).__name__ in line and "in fail" in line for line in running.said)
    assert "home" in running.get("/")[2]
    running.before_build = lambda: None
    running.page("index.html", "edited again")
    assert running.shows("/", "edited again")


def test_browsers_are_told_to_reload_only_once_the_new_site_is_served(running):
    browser = running.browser()
    browser.on_message = lambda message: (json.loads(message), running.get("/")[2])
    running.page("index.html", "edited").page("a/index.html", "edited too")
    assert running.eventually(lambda: browser.messages)
    [(message, page)] = browser.messages
    assert message == _reload("/index.html")
    assert "edited" in page


def test_a_changed_style_sheet_is_swapped_and_the_page_stays(running):
    browser = running.browser()
    running.write("content/style.css", "new")
    assert running.eventually(lambda: browser.messages)
    assert [json.loads(message) for message in browser.messages] == [_reload("style.css")]


def test_a_style_sheet_and_a_page_together_are_a_reload(running):
    browser = running.browser()
    running.write("content/style.css", "new").page("index.html", "edited")
    assert running.eventually(lambda: browser.messages)
    assert [json.loads(message) for message in browser.messages] == [_reload("/index.html")]


def test_nothing_is_sent_when_nothing_changed(running):
    browser = running.browser()
    running.page("index.html", "home")
    assert running.settled(2)
    assert browser.messages == []
    assert re.fullmatch(BUILT.format("4"), running.said[-1])


def test_a_page_that_stays_as_it_was_is_not_reloaded(running):
    home, other, lost = running.browser(), running.browser("a/?x#y"), running.browser("a/b/")
    running.page("a/index.html", "edited").write("content/digest.json", "{}").write("content/search/x.js")
    assert running.eventually(lambda: other.messages and lost.messages)
    running.write("content/picture.svg", "<svg/>")
    assert running.eventually(lambda: len(other.messages) == len(lost.messages) == 2)
    assert len(home.messages) == 1


def test_a_browser_that_listens_only_after_its_page_changed_is_told_then(running):
    state = running.state()
    running.page("index.html", "edited")
    assert running.eventually(lambda: running.state() > state)
    home, other = running.browser(state=state), running.browser("a/", state=state)
    assert [json.loads(message) for message in home.messages] == [_reload("/index.html")]
    state = running.state()
    assert other.messages == running.browser(state=state).messages == []
    running.write("content/style.css", "new")
    assert running.eventually(lambda: other.messages)
    late = running.browser("a/", state=state)
    assert [json.loads(message) for message in late.messages] == [_reload("style.css")]


def test_a_page_of_an_earlier_preview_is_reloaded(running):
    state = running.state()
    again = type(running)(running.root).start()
    [message] = again.browser(state=state).messages
    assert json.loads(message) == _reload("/index.html")
    again.stop()


def test_what_was_shown_ahead_is_not_told_again_to_a_browser_that_loaded_it(running):
    states = []

    def go_ahead(files, looking):
        (home_file,) = (file for file in files if file.path == "index.html")
        (running.site / "index.html").write_bytes(home_file.content)
        looking.again(["index.html"])
        states.append(running.state())
        return ("index.html",)

    before, running.go_ahead = running.state(), go_ahead
    running.page("index.html", "edited").page("a/index.html", "edited too")
    assert running.eventually(lambda: states and running.state() > states[0])
    assert running.browser(state=states[0]).messages == []
    assert len(running.browser(state=before).messages) == 1


def test_what_somebody_looks_at_is_shown_before_the_rest_is_built_and_only_once(running):
    home, other = running.browser(), running.browser("a/")
    asked, go_on = [], threading.Event()

    def go_ahead(files, looking):
        asked.append(set(looking.show))
        (home_file,) = (file for file in files if file.path == "index.html")
        (running.site / "index.html").write_bytes(home_file.content)
        looking.again(["index.html"])
        go_on.wait(10)
        return ("index.html",)

    running.go_ahead = go_ahead
    running.page("index.html", "edited").page("a/index.html", "edited too")
    assert running.eventually(lambda: home.messages)
    assert "edited" in running.get("/")[2]
    assert "page a" in running.get("/a/")[2]
    assert other.messages == []
    go_on.set()
    assert running.eventually(lambda: other.messages)
    assert running.settled(2)
    assert asked == [{"index.html", "a/index.html"}]
    assert len(home.messages) == len(other.messages) == 1
    assert re.fullmatch(BUILT.format("2"), running.said[-1])


def test_two_edits_right_after_each_other_are_both_told(running):
    browser = running.browser()
    for number in (1, 2, 3):
        running.page("index.html", f"edit {number}")
        assert running.shows("/", f"edit {number}")
        assert running.eventually(lambda count=number: len(browser.messages) == count)


def test_the_configuration_is_watched_even_when_it_is_replaced_or_new(running):
    running.write("digest.toml", "first")
    assert running.settled(2)
    running.write("digest.toml.new", "second")
    assert running.settled(2)
    (running.root / "digest.toml.new").replace(running.root / "digest.toml")
    assert running.settled(3)
    running.write("other.txt").write("output/index.html").write(".digest/cache/x")
    running.root.chmod(0o711)
    assert running.settled(3)


def test_a_folder_that_comes_goes_and_comes_back_is_watched(running):
    running.write("static/one.txt")
    assert running.eventually(lambda: running.builds > 1)
    time.sleep(0.8)
    before = running.builds
    running.write("static/two.txt")
    assert running.settled(before + 1)
    shutil.rmtree(running.root / "content")
    assert running.eventually(lambda: running.get("/")[0] == 404)
    running.page("index.html", "back")
    assert running.shows("/", "back")
    time.sleep(0.8)
    running.page("index.html", "back and edited")
    assert running.shows("/", "back and edited")


def test_what_came_into_a_new_folder_before_it_was_watched_is_built_too(tmp_path, monkeypatch):
    rounds, told = [], []

    async def first_of(*works):
        for work in works:
            work.close()
        rounds.append(works)
        if len(rounds) > 1:
            await asyncio.Event().wait()

    async def watch():
        watcher = watching.ChangeWatcher([tmp_path / "content"])
        watcher.start(lambda: told.append(len(rounds)))
        await asyncio.wait([watcher.watching], timeout=2 * watching._SETTLED_S)
        watcher.watching.cancel()

    monkeypatch.setattr(watching, "_first_of", first_of)
    asyncio.run(watch())
    assert told == [2]


def test_what_editors_leave_makes_no_build_wherever_the_project_lies(tmp_path, project):
    nested = type(project)(tmp_path / "node_modules" / ".venv").page("index.html", "home")
    nested.start()
    nested.write("content/.index.html.swp").write("content/index.html~").write("content/.git/x")
    time.sleep(0.7)
    assert nested.builds == 1
    nested.page("index.html", "edited")
    assert nested.shows("/", "edited")
    nested.stop()


def test_the_end_closes_the_browsers_connection(project):
    project.start()
    browser = project.browser()
    started = time.monotonic()
    project.stop()
    assert time.monotonic() - started < 1
    browser.thread.join(5)
    assert browser.close_code == 1001

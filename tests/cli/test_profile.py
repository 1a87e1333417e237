"""Where the time went."""

from __future__ import annotations

from digest.cli.profiling import Stopwatch


def test_each_stage_is_told_in_order_with_its_share(project):
    ran = project.article("a").run("build", "--profile")

    lines = [line for line in ran.err.splitlines() if line.endswith("%")]
    stages = [line.split("  ")[0].strip() for line in lines]
    assert stages[0] == "starting"
    assert stages[-1] == "all"
    assert [stage for stage in stages if stage in {"reading", "grouping", "rendering", "publishing"}] == [
        "reading",
        "grouping",
        "rendering",
        "publishing",
    ]
    assert float(lines[-1].split()[1]) >= max(float(line.split()[-3]) for line in lines[:-1])


def test_a_stage_that_comes_again_is_told_once_and_heard_on():
    heard = []
    watch = Stopwatch(lambda *told: heard.append(told))

    for stage in ("reading", "reading", "grouping", "reading"):
        watch.tell(stage, 1, 2)

    assert [*watch.spent] == ["starting", "reading", "grouping"]
    assert heard == [(stage, 1, 2) for stage in ("reading", "reading", "grouping", "reading")]

"""Who may import whom: downwards only, names on one line never each other. Every import counts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "digest"
LAYERS = (
    {"cli"},
    {"serve", "check"},
    {"build", "ingest"},
    {"webpage"},
    {
        "content",
        "rawtext",
        "summary",
        "grouping",
        "site",
        "render",
        "publish",
        "runtime",
        "pictures",
        "fetch",
        "feeds",
    },
    {"config", "text"},
    {"model"},
)
HEIGHT = {part: -number for number, layer in enumerate(LAYERS) for part in layer}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(module: Path) -> set[str]:
    """Every part of the package that ``module`` imports, for types only or inside a function included."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: import by the whole name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("digest.")}
    return found - {"__version__"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downwards_only(module):
    part = part_of(module)
    if part in {"__init__", "__main__"}:
        assert imported_parts(module) <= {"cli"}
        return
    assert part in HEIGHT, f"{part} has no layer; give it one here and in docs/architecture.md"
    upwards = {other for other in imported_parts(module) - {part} if HEIGHT[other] >= HEIGHT[part]}
    assert not upwards


def test_the_rule_sees_imports_for_types_and_inside_functions(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from digest.site import assemble\n"
        "def f():\n    import digest.render.html\n    from digest import publish\n"
    )

    assert imported_parts(module) == {"site", "render", "publish"}

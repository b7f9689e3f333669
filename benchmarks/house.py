"""How the house stands: sizes of rooms and functions, late imports, names used twice, circles.

`python benchmarks/house.py [CHECKOUT ...]` prints a column for each checkout, this one if none is named. An older one
stands beside it with `git worktree add /tmp/old COMMIT`.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

PACKAGE = "voicecoach"
LONG = 300
"""Lines that no module should have more of."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A source file."""

    name: str
    path: Path

    @cached_property
    def text(self) -> str:
        """Return what it holds."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Return it parsed, without what only type checkers read."""
        tree: ast.Module = _Running().visit(ast.parse(self.text))
        return tree

    @property
    def lines(self) -> int:
        """Return how many lines it has."""
        return self.text.count("\n")

    @property
    def functions(self) -> list[Function]:
        """Return its functions and methods."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def late(self) -> int:
        """Return how many imports wait inside functions."""
        return sum(isinstance(node, (ast.Import, ast.ImportFrom)) for f in self.functions for node in ast.walk(f))


class _Running(ast.NodeTransformer):
    def visit_If(self, node: ast.If) -> ast.AST:
        return ast.Pass() if ast.unparse(node.test).endswith("TYPE_CHECKING") else self.generic_visit(node)


def modules(checkout: Path) -> dict[str, Module]:
    """Return the package's modules by their dotted names."""
    found = {}
    for path in sorted((checkout / PACKAGE).rglob("*.py")):
        parts = path.relative_to(checkout).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path)
    return found


def imported(module: Module, known: dict[str, Module]) -> Iterator[str]:
    """Yield the modules of the package that a module imports, early or late."""
    for node in ast.walk(module.tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            yield from (each for each in (name, name.rpartition(".")[0]) if each in known and each != module.name)


def circle(house: dict[str, Module]) -> str:
    """Return a circle of modules, or that there is none."""
    packages = {name for name, module in house.items() if module.path.name == "__init__.py"}
    graph = {name: set(imported(module, house)) - packages for name, module in house.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " > ".join(name.removeprefix(f"{PACKAGE}.") for name in error.args[1])
    return "none"


def measures(checkout: Path) -> dict[str, str]:
    """Return what is counted, by what it is called."""
    house = modules(checkout)
    rooms = Counter(str(m.path.parent.relative_to(checkout)) for m in house.values() if m.path.name != "__init__.py")
    functions = [function for module in house.values() for function in module.functions]
    lengths = sorted((f.end_lineno or 0) - f.lineno + 1 for f in functions)
    classes = [node.name for m in house.values() for node in m.tree.body if isinstance(node, ast.ClassDef)]
    twice = sorted(name for name, count in Counter(classes).items() if count > 1 and not name.startswith("_"))
    public = [f for f in functions if not f.name.startswith("_")]
    lines = sum(module.lines for module in house.values())
    longest = max(house.values(), key=lambda module: module.lines)
    late = sum(module.late for module in house.values())
    room, most = rooms.most_common(1)[0]
    return {
        "lines": f"{lines:,}",
        "modules": f"{len(house)}",
        "most modules in a folder": f"{most} ({room})",
        "folders of over 20": ", ".join(f"{name} {count}" for name, count in rooms.items() if count > 20) or "none",
        "longest module": f"{longest.lines} ({longest.name})",
        f"modules of over {LONG} lines": f"{sum(module.lines > LONG for module in house.values())}",
        "late imports per 1,000 lines": f"{late / lines * 1000:.1f} ({late})",
        "function: median, 95 %, max": f"{median(lengths):.0f}, {quantiles(lengths, n=20)[-1]:.0f}, {lengths[-1]}",
        "public functions with a docstring": f"{sum(bool(ast.get_docstring(f)) for f in public) / len(public):.0%}",
        "annotated returns": f"{sum(f.returns is not None for f in functions) / len(functions):.0%}",
        "class names with two meanings": f"{len(twice)} {' '.join(twice)}".strip(),
        "a circle of modules": circle(house),
    }


def main() -> None:
    """Print a column for each checkout."""
    checkouts = [Path(each) for each in sys.argv[1:]] or [Path(__file__).parents[1]]
    columns = [measures(checkout) for checkout in checkouts]
    print("| |", " | ".join(str(checkout) for checkout in checkouts), "|")
    print("|---" * (len(columns) + 1) + "|")
    for name in columns[0]:
        print("|", name, "|", " | ".join(column[name] for column in columns), "|")


if __name__ == "__main__":
    main()

"""The one-way flow, read from the imports themselves: layers, fronts, cycles, late imports, who owns which library."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"

#: `__init__` is the package's own front: it holds the version and imports nothing of ours. What else it gives (Desk,
#: open_ledger, load_reader) it fetches from `desk` when it is asked, long after every import is done, so no module
#: depends on that; test_package.py holds that importing it loads nothing.
GROUND = frozenset(
    "__init__ errors dates names text addresses config configuration model vocabulary jsonlines".split()
)

#: What whoever shows findings may know of the checks: values, formats and what is done with findings; never a rule.
CHECKING = frozenset(f"check.{name}" for name in (
    "baseline", "claim_verdict", "finding", "fixing", "pages", "render", "rule", "selection",
))  # fmt: skip

#: What a module may import of ours besides its own package's modules: a name stands for itself and all below it.
#: The longest line that fits a module holds for it.
LAYERS: Mapping[str, frozenset[str]] = {
    "__init__": frozenset(),
    "errors": frozenset(),
    "dates": frozenset({"errors"}),
    "names": frozenset({"errors"}),
    "text": frozenset({"errors"}),
    "addresses": frozenset(),
    "config": frozenset({"errors"}),
    "configuration": frozenset({"errors"}),
    "model": frozenset({"errors", "dates"}),
    "vocabulary": frozenset({"errors", "dates", "model"}),
    "jsonlines": GROUND - {"jsonlines", "config"},
    "sources": GROUND,
    "reader": GROUND,
    "imports": GROUND,
    "ledger": GROUND,
    "agreement": GROUND | {"ledger.base"},
    "records": GROUND | {"ledger.base", "agreement"},
    "check": GROUND | {"ledger.base", "agreement", "records"},
    "publish": GROUND | {"ledger.base", "agreement", "records"},
    "meaning": GROUND | {"ledger.base"},
    "publishing": GROUND | {"ledger.base", "publish"},
    "desk": GROUND | {"meaning", "publishing", "sources", "reader", "imports", "ledger", "records", "check", "publish"},
    "folders": frozenset({"errors"}),
    "saving": GROUND | {"sources.decoding", "sources.html"},
    "editor": GROUND | CHECKING | {"desk", "ledger.base"},
    "commands": GROUND | CHECKING | {"desk", "publish.render", "folders", "saving", "editor"},
    "cli": GROUND | {"desk", "check.render", "publish.render", "commands"},
    "__main__": frozenset({"cli"}),
}

#: Each library belongs to one part of the project.
LIBRARIES: Mapping[str, frozenset[str]] = {
    "arro3": frozenset({"publish.render.claims_parquet"}),
    "click": frozenset({"cli", "commands"}),
    "jinja2": frozenset({"publish"}),
    "markupsafe": frozenset({"publish"}),
    "lsprotocol": frozenset({"editor"}),
    "markdown_it": frozenset({"sources"}),
    "numpy": frozenset({"reader"}),
    "onnxruntime": frozenset({"reader"}),
    "platformdirs": frozenset({"config"}),
    "pygal": frozenset({"publish"}),
    "pygls": frozenset({"editor"}),
    "rapidfuzz": frozenset({"names"}),
    "rich": frozenset({"cli", "commands"}),
    "sqlalchemy": frozenset({"ledger"}),
}

Modules = Mapping[str, ast.Module]


def modules() -> Modules:
    """Every module of the package by its name below it: `check.engine`, `check` for the front of check."""
    found = {}
    for path in sorted((SRC / "copydesk").rglob("*.py")):
        parts = path.relative_to(SRC / "copydesk").with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def is_package(name: str, all_modules: Modules) -> bool:
    return any(other.startswith(f"{name}.") for other in all_modules)


def imported(node: ast.stmt, all_modules: Modules) -> Iterator[str]:
    """The modules that an import names: ours by their name below the package, others by their top name with a `!`."""
    if isinstance(node, ast.Import):
        targets = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        below = (node.module or "").removeprefix("copydesk").lstrip(".")
        inner = [f"{below}.{alias.name}".lstrip(".") for alias in node.names]
        ours = (node.module or "").partition(".")[0] == "copydesk"
        targets = [f"copydesk.{name}" if ours and name in all_modules else str(node.module) for name in inner]
    else:
        return
    for target in dict.fromkeys(targets):
        top, _, rest = target.partition(".")
        yield (rest or "__init__") if top == "copydesk" else f"!{top}"


def imports(name: str, all_modules: Modules) -> list[str]:
    """What a module imports. A module named in a string, to be loaded when it is asked for, counts like any other; a
    package named in one is where data lies.
    """
    found = []
    for node in ast.walk(all_modules[name]):
        if isinstance(node, ast.stmt):
            found += imported(node, all_modules)
        elif isinstance(node, ast.Constant) and str(node.value).startswith("copydesk."):
            target = str(node.value).removeprefix("copydesk.")
            found += [target] if target in all_modules and not is_package(target, all_modules) else []
    return found


def within(name: str, parts: frozenset[str]) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def layer_breaches(all_modules: Modules) -> list[str]:
    breaches = []
    for name in all_modules:
        lines = [line for line in LAYERS if within(name, frozenset({line}))]
        if not lines:
            breaches.append(f"{name} stands in no layer: give it a line in LAYERS")
            continue
        layer = max(lines, key=len)
        for target in imports(name, all_modules):
            if target.startswith("!"):
                owners = LIBRARIES.get(target[1:])
                if owners is not None and not within(name, owners):
                    breaches.append(f"{name} imports {target[1:]}, which belongs to {', '.join(sorted(owners))}")
            elif not within(target, LAYERS[layer] | {layer}):
                breaches.append(f"{name} may not import {target}")
    return breaches


def front_breaches(all_modules: Modules) -> list[str]:
    """Modules that import the front of a package that they are in."""
    return [
        f"{name} imports {target}, the front of its own package"
        for name in all_modules
        for target in imports(name, all_modules)
        if name.startswith(f"{target}.") or (target == name and is_package(name, all_modules))
    ]


def late_breaches(all_modules: Modules) -> list[str]:
    """Imports of our own modules anywhere but at the top of a module, and every use of TYPE_CHECKING."""
    breaches = []
    for name, tree in all_modules.items():
        top = set(map(id, tree.body))
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt) and id(node) not in top:
                ours = [target for target in imported(node, all_modules) if not target.startswith("!")]
                breaches += [f"{name}:{node.lineno} imports {target} late" for target in ours]
            if (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING") or (
                isinstance(node, ast.alias) and node.name == "TYPE_CHECKING"
            ):
                breaches.append(f"{name} uses TYPE_CHECKING")
    return breaches


def cycle(all_modules: Modules) -> list[str]:
    """The modules of one import cycle, or none."""
    graph = {name: [t for t in imports(name, all_modules) if not t.startswith("!")] for name in all_modules}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_modules_import_what_their_layer_may() -> None:
    assert layer_breaches(modules()) == []


def test_no_module_imports_its_own_packages_front() -> None:
    assert front_breaches(modules()) == []


def test_own_modules_are_imported_at_the_top() -> None:
    assert late_breaches(modules()) == []


def test_there_is_no_import_cycle() -> None:
    assert cycle(modules()) == []


def parsed(**sources: str) -> Modules:
    return {name.replace("__", ".") if name != "__init__" else name: ast.parse(text) for name, text in sources.items()}


@pytest.mark.parametrize(
    ("sources", "breach"),
    [
        ({"reader__a": "from copydesk.ledger import base", "ledger__base": ""}, "reader.a may not import ledger.base"),
        ({"check__a": "import copydesk.ledger.database"}, "check.a may not import ledger.database"),
        ({"check__a": "import sqlalchemy.orm"}, "check.a imports sqlalchemy, which belongs to ledger"),
        ({"reader__a": "load('copydesk.desk')", "desk": ""}, "reader.a may not import desk"),
        ({"helpers": ""}, "helpers stands in no layer: give it a line in LAYERS"),
        ({"cli": "from copydesk.check import engine", "check__engine": ""}, "cli may not import check.engine"),
    ],
)
def test_a_breach_of_the_layers_is_seen(sources: dict[str, str], breach: str) -> None:
    assert layer_breaches(parsed(**sources)) == [breach]


def test_a_late_import_a_front_and_a_cycle_are_seen() -> None:
    late = parsed(reader__a="def f():\n    from copydesk.reader import b", reader__b="from typing import TYPE_CHECKING")
    assert late_breaches(late) == ["reader.a:2 imports reader.b late", "reader.b uses TYPE_CHECKING"]
    assert front_breaches(parsed(reader="", reader__a="from copydesk.reader import Reader"))
    assert cycle(parsed(dates__a="import copydesk.dates.b", dates__b="from copydesk.dates import a"))

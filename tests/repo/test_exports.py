"""`__all__` names only what the module has (ruff keeps it sorted); a front re-exports and does nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "copydesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
FRONTS = [path for path in MODULES if path.name == "__init__.py"]



def exported(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            value = ast.literal_eval(node.value)
            assert isinstance(value, list)
            return value
    return None


def defined(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    if any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body):
        found |= {"Desk", "load_reader", "open_ledger"}  # tests/test_front.py asks for each
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_all_names_what_there_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    public = exported(tree)
    if public is None:
        pytest.skip("no __all__")
    assert len(public) == len(set(public))
    assert set(public) - defined(tree) == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body


@pytest.mark.parametrize("path", FRONTS, ids=lambda path: path.parent.name)
def test_a_front_only_re_exports(path: Path) -> None:
    """`check/rules` is an exception: its front is the tuple of the rules, in one explicit place. So is the front of
    all: it fetches the desk when it is asked, for Python's sake, and loads nothing, for the command line's.
    """
    if path == PACKAGE / "__init__.py":
        return
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    body = ast.parse(path.read_text("utf-8")).body
    assert [type(node).__name__ for node in body if not isinstance(node, allowed)] == []

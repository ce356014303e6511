"""Writes the pages that are made: the predicate table of claims.md, a page a predicate, a page a check, indexes.

    python docs/generate.py [--check]

With `--check` it writes nothing and exits 1 where a page is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from copydesk.check import pages
from copydesk.vocabulary import PREDICATES, Predicate

__all__ = ["generated", "main"]

DOCS = Path(__file__).resolve().parent
_BEGIN = "<!-- predicates: written by `make docs`, do not edit -->\n"
_END = "<!-- /predicates -->\n"
_ABOUT_DECISIONS = """\
One page a choice that would be dear to undo: the problem, the choices, the choice, what it costs, what would change our
mind. Numbers are never used twice; a decision that no longer holds says so at its top and names the one that replaced
it. `make docs` writes this list."""


def generated() -> Mapping[Path, str]:
    """Every generated page by its path. Raises ValueError where claims.md has lost its marks."""
    result = {DOCS / "predicates" / f"{p.name}.md": _page(p) for p in PREDICATES.values()}
    result |= {DOCS / "checks" / name: text for name, text in pages.pages().items()}
    result[DOCS / "decisions" / "README.md"] = _decisions()
    claims = DOCS / "claims.md"
    before, _, rest = claims.read_text("utf-8").partition(_BEGIN)
    _, mark, after = rest.partition(_END)
    if not mark:
        raise ValueError(f"{claims} has lost its marks around the predicate table")
    result[claims] = before + _BEGIN + _table() + _END + after
    return result


def _decisions() -> str:
    lines = ["# Decisions", "", _ABOUT_DECISIONS, ""]
    for path in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        title = path.read_text("utf-8").split("\n", 1)[0].removeprefix("# ")
        lines.append(f"- [{title}]({path.name})")
    return "\n".join(lines) + "\n"


def _table() -> str:
    lines = ["| predicate | subject → object | qualifiers | Wikidata |", "| --- | --- | --- | --- |"]
    for p in PREDICATES.values():
        qualifiers = ", ".join(f"`{name}`" for name in p.qualifiers)
        cells = f"[`{p.name}`](predicates/{p.name}.md)", f"{_subject(p)} → {_object(p)}", qualifiers, p.wikidata or ""
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _page(p: Predicate) -> str:
    facts = [("label", p.label), ("subject", _subject(p)), ("object", _object(p))]
    facts += [
        ("values", _values(p)),
        ("direction", "either way round" if p.symmetric else "from subject to object"),
        ("Wikidata", f"`{p.wikidata}`" if p.wikidata else "no property of this meaning"),
    ]
    lines = [f"# {p.name}", "", "| | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in facts), ""]
    if p.qualifiers:
        lines += ["## Qualifiers", "", "| qualifier | kind | part of the scope |", "| --- | --- | --- |"]
        for name, kind in p.qualifiers.items():
            lines.append(f"| `{name}` | {_kind(kind)} | {'yes' if name in p.scope else ''} |")
        lines.append("")
    lines.append("Made from `src/copydesk/vocabulary.toml` by `make docs`.\n")
    return "\n".join(lines)


def _values(p: Predicate) -> str:
    if p.single:
        return "one in a scope: two that differ contradict each other"
    return "mostly one: two that no story names together are in doubt" if p.mostly_single else "as many as there are"


def _subject(p: Predicate) -> str:
    return " or ".join(sorted(p.subject_types))


def _object(p: Predicate) -> str:
    kinds = sorted(p.object_types) if p.object_kind == "entity" else [p.object_kind]
    return " or ".join(kinds + ["text"] * p.object_or_text)


def _kind(kind: str | tuple[str, ...]) -> str:
    if isinstance(kind, tuple):
        return " or ".join(f"`{word}`" for word in kind)
    return "a number, `premiere`, `finale` or `series`" if kind == "episode" else kind


def main(*, check: bool) -> int:
    """Write every page, or name those that are not as they would be written; the exit code."""
    pages_wanted = generated()
    folders = {DOCS / "predicates", DOCS / "checks"}
    stray = [path for folder in folders for path in folder.glob("*.md") if path not in pages_wanted]
    stale = [path for path, text in pages_wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    if check:
        for path in stale + stray:
            print(f"{path.relative_to(DOCS.parent)}: not what `make docs` writes", file=sys.stderr)
        return 1 if stale or stray else 0
    for path in stray:
        path.unlink()
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages_wanted[path], "utf-8")
    print(f"{len(pages_wanted)} pages, {len(stale)} written, {len(stray)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

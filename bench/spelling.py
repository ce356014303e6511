"""What other checkers say of a text: codespell, proselint and a plain spell checker, each where it is installed.

A complaint is the words that it is about and what is said of them. Nothing of these tools is part of Copydesk.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path

__all__ = ["TOOLS", "Checker", "Complaint", "installed"]

#: Where the words start and end in the text, and what is said of them.
Complaint = tuple[int, int, str]
Checker = Callable[[Sequence[str]], list[list[Complaint]]]
_WORD = re.compile(r"[A-Za-z]+")
_SAID = re.compile(r"^(?:.*/)?(\d+)\.txt:(\d+): (\S+) ==> (.+)$", re.MULTILINE)


def installed() -> dict[str, Checker]:
    """The tools that are here by name and version; each takes texts and gives the complaints on each of them."""
    found: dict[str, Checker] = {}
    for package, (module, run) in TOOLS.items():
        if importlib.util.find_spec(module) is not None:
            found[f"{package} {metadata.version(package)}"] = run
    return found


def _codespell(texts: Sequence[str]) -> list[list[Complaint]]:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(text, "utf-8")
        command = [sys.executable, "-m", "codespell_lib", folder]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found: list[list[Complaint]] = [[] for _ in texts]
    for number, line, word, fix in _SAID.findall(ran.stdout):
        text = texts[int(number)]
        lines = text.splitlines(keepends=True)
        start = sum(map(len, lines[: int(line) - 1]))
        for hit in re.finditer(rf"\b{re.escape(word)}\b", lines[int(line) - 1]):
            found[int(number)].append((start + hit.start(), start + hit.end(), fix))
    return found


def _proselint(texts: Sequence[str]) -> list[list[Complaint]]:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    registry.register_many(__register__)
    found = []
    for text in texts:
        said = [one.check_result for one in LintFile(source="text", content=text).lint()]
        # It puts a line break before the text that it counts in.
        found.append([(one.span[0] - 1, one.span[1] - 1, one.message) for one in said])
    return found


def _speller(texts: Sequence[str]) -> list[list[Complaint]]:
    from spellchecker import SpellChecker

    speller = SpellChecker()
    found = []
    for text in texts:
        hits = list(_WORD.finditer(text))
        unknown = speller.unknown({hit[0] for hit in hits})
        found.append([(hit.start(), hit.end(), hit[0]) for hit in hits if hit[0].casefold() in unknown])
    return found


#: Package, the module that shows that it is here, and how it is run.
TOOLS = {
    "codespell": ("codespell_lib", _codespell),
    "proselint": ("proselint", _proselint),
    "pyspellchecker": ("spellchecker", _speller),
}

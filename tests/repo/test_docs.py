"""What the pages tell a reader to type can be typed: every `copydesk` command of a session is run, in order, on the
sample newsroom; its exit code and the output that the page shows are compared. Links between pages lead somewhere.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("[cs]*/README.md"))]
#: Pages whose `copydesk` commands are run in order, each page on a fresh copy of the sample newsroom.
SESSIONS = [README, *(ROOT / "docs" / f"{page}.md" for page in (
    "tutorial", "import", "check", "records", "leads", "agreement", "ledger", "site", "brief", "export",
))]  # fmt: skip
COPYDESK = Path(sys.executable).with_name("copydesk")

#: Exit codes that are not 0, by command.
ANSWERS = {
    "copydesk check sample/draft.md": 1, "copydesk check sample/draft.md --format json": 1,
    "copydesk import sample/tables": 2,
    "copydesk check sample/draft.md --select L,N": 1, "copydesk check sample/draft.md --diff": 1,
    "copydesk check sample/draft.md --verdicts": 1, "copydesk check sample/draft.md --fix": 1,
    "copydesk check sample/draft.md --format sarif > copydesk.sarif": 1,
}
#: Commands that are shown and not run here, by their first two words, with the reason.
NOT_RUN = {
    "make setup": "made the environment that runs this test",
    "make run": "its script is run by test_the_session_runs",
    "make test": "is what runs this test",
    "make check": "is part of make test",
    "make quality": "takes minutes; has tests of its own",
    "make train": "takes hours",
    "make bench": "takes minutes",
    "make fuzz": "takes as long as it is told to",
    "make docs": "test_vocabulary_pages.py compares what it writes",
    "make lock": "asks a package index",
    "make clean": "would remove the environment that runs this test",
    "make help": "prints what is in the Makefile",
    "apt-get install": "changes the machine",
    "git clone": "asks a server",
    "cd copydesk": "follows the clone",
}
#: A line of shown output that stands for lines left out.
LEFT_OUT = "…"


@dataclass(frozen=True)
class Shown:
    """A command that a page shows, with the lines of output below it."""

    command: str
    output: tuple[str, ...]


def commands(page: Path) -> Iterator[Shown]:
    """The commands of a page's `console` blocks (after `$ `) and `sh` blocks (each line)."""
    for kind, block in re.findall(r"^```(console|sh)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        if kind == "sh":
            lines = [line.split(" #")[0].strip() for line in block.splitlines()]
            yield from (Shown(line, ()) for line in lines if line)
            continue
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = (line.rstrip() for line in part.splitlines() if line.strip())
            yield Shown(command.split(" #")[0].strip(), tuple(output))


def run(arguments: Sequence[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "COPYDESK_LEDGER": str(folder / "desk.db"), "COLUMNS": "100", **environment}
    return subprocess.run(arguments, cwd=folder, env=surroundings, capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shown_is_run_or_listed(page: Path) -> None:
    for shown in commands(page):
        words = shown.command.split()
        if page in SESSIONS and words[0] == "copydesk":
            continue
        assert " ".join(words[:2]) in NOT_RUN, shown.command


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.name)
def test_the_commands_of_a_page_do_what_it_shows(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sample", tmp_path / "sample")
    ran = [shown for shown in commands(page) if shown.command.startswith("copydesk ")]
    assert ran, f"{page.name} shows no command"
    for shown in ran:
        command, _, written = shown.command.partition(" > ")
        done = run([str(COPYDESK), *shlex.split(command)[1:]], tmp_path)
        if written:
            assert done.stdout, shown.command
        assert done.returncode == ANSWERS.get(shown.command, 0), f"{shown.command}: {done.stderr}"
        printed = {line.rstrip() for line in (done.stdout + done.stderr).splitlines()}
        assert [line for line in shown.output if line.strip() != LEFT_OUT and line not in printed] == [], shown.command


@pytest.mark.parametrize("story", ["", "sample/draft.md"])
def test_the_session_runs(tmp_path: Path, story: str) -> None:
    shutil.copytree(ROOT / "sample", tmp_path / "sample")
    path = f"{COPYDESK.parent}{os.pathsep}{os.environ['PATH']}"
    done = run(["bash", "sample/session.sh"], tmp_path, STORY=story, OUT=str(tmp_path / "out"), PATH=path)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    assert "24.580" in done.stdout, "the draft's wrong figure is found"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose)
    assert [target for target in targets if not (page.parent / target).exists()] == []

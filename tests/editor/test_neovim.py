"""The snippets of docs/editors.md in Neovim itself: as they stand there, in an editor without a screen, with a draft
that has mistakes. Where no Neovim is installed, or one of another version than a snippet is for, its test skips and
says so.

The editor waits for what it is to be shown, for a bounded time; it writes what it was shown to a file.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]
SNIPPETS = re.findall(
    r"^0\.(\d+) (?:or later|to 0\.(\d+)),.*?```lua\n(.*?)```", (TESTS.parent / "docs/editors.md").read_text("utf-8"),
    re.DOTALL | re.MULTILINE,
)  # fmt: skip
#: The program with the newsroom's reader, which knows beforehand which words say what.
PROGRAM = f"""\
import sys
sys.path.insert(0, {str(TESTS)!r})
from copydesk.cli import main
from copydesk.commands.tools import Tools
from newsroom import NOON, READER
main(obj=Tools(load_reader=lambda: READER, clock=lambda: NOON))
"""
DRAFT = "# 여왕\n\n여왕: Queen of Tears ended on April 27, 2024.\n\nThe finale aired on Saturday, April 28, 2024.\n"

#: What each test's steps begin and end with. Works in every Neovim that has `vim.diagnostic`.
AROUND = """\
local said = {}
local function wait(what, is_so)
  if not vim.wait(60000, is_so, 20) then error("waited in vain for " .. what) end
end
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n") end
local function shown(count)
  wait(count .. " findings", function() return #vim.diagnostic.get(0) == count end)
  return vim.tbl_map(function(one) return { one.code, one.lnum, one.col, one.end_col } end, vim.diagnostic.get(0))
end
local well, trouble = pcall(function()
%s
end)
if not well then said.trouble = tostring(trouble) end
vim.fn.writefile({ vim.fn.json_encode(said) }, "said.json")
vim.cmd("qa!")
"""
WRITING = """\
said.shown = shown(2)
vim.api.nvim_win_set_cursor(0, { 3, said.shown[1][3] + 2 })
vim.lsp.buf.hover()
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then return window end
  end
end
wait("a hover", floating)
local page = vim.api.nvim_win_get_buf(floating())
said.hover = table.concat(vim.api.nvim_buf_get_lines(page, 0, -1, false), "\\n")
vim.ui.select = function(items, options, choose)
  said.actions = vim.tbl_map(options.format_item, items)
  choose(items[1], 1)
end
local before = text()
vim.lsp.buf.code_action()
wait("an edit", function() return text() ~= before end)
said.mended = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]
said.left = shown(1)
vim.api.nvim_buf_set_lines(0, 4, 5, false, { "The finale aired on Sunday, April 28, 2024." })
shown(0)
"""
MISSING = """\
said.shown = shown(1)
wait("a message", function() return vim.fn.execute("messages"):find("no ledger at", 1, true) end)
said.messages = vim.fn.execute("messages")
"""


def version() -> int | None:
    """The number after `0.` of the Neovim that is installed; None without one."""
    if shutil.which("nvim") is None:
        return None
    said = subprocess.run(["nvim", "--version"], check=True, capture_output=True, text=True).stdout
    found = re.match(r"NVIM v(\d+)\.(\d+)", said)
    assert found is not None, said
    return int(found[2]) if found[1] == "0" else 1000


@pytest.fixture(params=SNIPPETS, ids=[f"from 0.{first}" for first, _, _ in SNIPPETS])
def snippet(request: pytest.FixtureRequest) -> str:
    first, last, text = request.param
    here = version()
    if here is None:
        pytest.skip("no Neovim here (nvim is not on the PATH)")
    if not int(first) <= here <= int(last or 1000):
        pytest.skip(f"Neovim 0.{here} here, the snippet is for 0.{first} {f'to 0.{last}' if last else 'or later'}")
    assert isinstance(text, str)
    return text


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with `copydesk` in its `bin`, a draft, and a ledger `newsroom.db` that has one story."""
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "copydesk"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tmp_path}/program.py" "$@"\n', "utf-8")
    command.chmod(0o755)
    (tmp_path / "story.txt").write_text("Queen of Tears ended on April 28, 2024.", "utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "draft.md").write_text(DRAFT, "utf-8")
    subprocess.run([command, "--ledger", "newsroom.db", "read", "story.txt"], cwd=tmp_path, check=True,
                   capture_output=True)  # fmt: skip
    return tmp_path


def edited(home: Path, snippet: str, steps: str) -> dict[str, Any]:
    """What Neovim was shown, with a draft open and nothing set up but the snippet."""
    (home / "init.lua").write_text(snippet, "utf-8")
    (home / "steps.lua").write_text(AROUND % steps, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "COPYDESK_", "NVIM"))}
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-u", "../init.lua", "draft.md", "-c", "luafile ../steps.lua"],
        cwd=home / "drafts", timeout=300, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**kept, "HOME": str(home), "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    said = json.loads((home / "drafts" / "said.json").read_text("utf-8"))
    assert isinstance(said, dict)
    assert "trouble" not in said, (said, done.stderr)
    return said


def test_the_page_has_a_snippet_for_each_neovim() -> None:
    assert [(first, last) for first, last, _ in SNIPPETS] == [("11", ""), ("7", "10")]


def test_findings_hover_and_fixes_in_neovim(home: Path, snippet: str) -> None:
    said = edited(home, snippet, WRITING)
    line = DRAFT.split("\n")[2]
    start = len(line[: line.index("April 27")].encode())
    assert said["shown"][0] == ["L001", 2, start, start + len("April 27, 2024")]
    assert said["shown"][1][:2] == ["D001", 4]
    assert "Queen of Tears ended on April 28, 2024" in said["hover"]
    assert "L001 contradicted-value" in said["hover"]
    assert said["actions"][:2] == ["Write “April 28, 2024”", "Ignore L001 in this paragraph (give the reason)"]
    assert said["mended"] == line.replace("April 27", "April 28")
    assert [one[0] for one in said["left"]] == ["D001"]


def test_a_missing_ledger_is_shown_in_neovim(home: Path, snippet: str) -> None:
    (home / "newsroom.db").unlink()
    said = edited(home, snippet, MISSING)
    assert said["shown"][0][0] == "D001"
    assert f"no ledger at {home / 'newsroom.db'} yet" in said["messages"].replace("\n", "")

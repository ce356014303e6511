"""What the pages on checking say is what there is: settings, formats, the hook, the editor's settings."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click

from copydesk.cli import COMMANDS, main
from copydesk.commands.reports import FORMATS
from copydesk.configuration import KEYS, load
from copydesk.desk import plan_of
from copydesk.editor.session import Options, options_from

ROOT = Path(__file__).parents[2]
CHECK = (ROOT / "docs" / "check.md").read_text("utf-8")
EDITORS = (ROOT / "docs" / "editors.md").read_text("utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def command(name: str) -> click.Command:
    found = main.get_command(main.make_context("copydesk", [], resilient_parsing=True), name)
    assert found is not None
    return found


def test_every_setting_of_the_configuration_is_documented_and_the_example_can_be_read(tmp_path: Path) -> None:
    (example,) = blocks(CHECK, "toml")
    assert set(tomllib.loads(example)) == set(KEYS)
    rows = re.findall(r"^\| (`.*?) \|", CHECK, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} >= set(KEYS)
    path = tmp_path / "copydesk.toml"
    path.write_text(example, "utf-8")
    assert plan_of(load(path)).severities


def test_every_format_and_option_of_check_is_documented() -> None:
    assert [f"| `{form}` |" in CHECK for form in FORMATS] == [True] * len(FORMATS)
    options = [name for option in command("check").params for name in option.opts if name.startswith("--")]
    assert [name for name in options if name not in CHECK] == []


def test_every_setting_of_the_editor_is_documented() -> None:
    rows = re.findall(r"^\| (`.*?) \|", EDITORS, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {field.name.replace("delay_ms", "delayMs") for field in fields(Options)}
    assert options_from({"ledger": "a", "config": "b", "select": [], "ignore": [], "delayMs": 1}, Options())


def test_the_hook_runs_a_command_that_there_is() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    said = dict(re.findall(r"^[- ] (\w+): (.+)$", hook, re.MULTILINE))
    program, name = said["entry"].split()
    assert (program, name in COMMANDS, said["language"]) == ("copydesk", True, "python")
    assert f"- id: {said['id']}" in CHECK

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import COMMANDS, main
from copydesk.commands.tools import Tools
from copydesk.errors import ModelError
from newsroom import NOON, READER

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `copydesk` in an empty folder, with the reader that knows the newsroom's words."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")

    def command(*args: str, tools: Tools | None = None, **extra: Any) -> Result:
        tools = tools or Tools(load_reader=lambda: READER, clock=lambda: NOON)
        return CliRunner().invoke(main, args, obj=tools, **extra)

    return command


def story(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")
    return name


ENDED = "Queen of Tears ended on April 28, 2024."


def test_read_prints_claims_with_their_words_and_counts(run: Run) -> None:
    done = run("read", story("a.txt", ENDED))
    assert done.exit_code == 0
    assert "  Queen of Tears (work)\n    final episode: 2024-04-28\n" in done.stdout
    assert "“Queen of Tears ended on April 28, 2024”" in done.stdout
    assert done.stderr == "1 story read: 1 new, 0 revised, 0 unchanged, 0 could not be read\n"


def test_read_again_and_after_an_edit(run: Run) -> None:
    run("read", story("a.txt", ENDED))
    assert "0 new, 0 revised, 1 unchanged" in run("read", "a.txt").stderr
    edited = run("read", story("a.txt", "Queen of Tears ended on April 27, 2024."))
    assert "1 revised" in edited.stderr
    lines = edited.stderr.splitlines()
    assert lines[1] == "  - Queen of Tears: final episode: 2024-04-28"
    assert lines[2] == "  + Queen of Tears: final episode: 2024-04-27"


def test_a_dry_run_keeps_nothing_and_makes_no_ledger(run: Run) -> None:
    done = run("read", "--dry-run", story("a.txt", ENDED))
    assert "1 story read: none kept (--dry-run), 0 could not be read" in done.stderr
    assert not Path("desk.db").exists()


def test_jsonl_is_one_reading_a_line_and_nothing_else(run: Run) -> None:
    story("s/a.txt", ENDED)
    story("s/b.txt", "Queen of Tears, the tvN drama. 눈물의 여왕")
    done = run("read", "s", "--format", "jsonl", "--published", "2024-05-16")
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reading["document"]["published"] for reading in readings] == ["2024-05-16"] * 2
    for reading in readings:
        for claim in reading["claims"]:
            for evidence in claim["evidence"]:
                assert reading["document"]["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_explain_says_how_sure_and_by_whom(run: Run) -> None:
    assert "confidence 0.90, made by fake" in run("read", "--explain", story("a.txt", ENDED)).stdout


def test_a_bad_story_is_named_and_the_rest_is_read(run: Run) -> None:
    story("s/a.txt", ENDED)
    Path("s/b.txt").write_bytes(b"\x00\x01binary")
    story("s/c.txt", "Queen of Tears premiered on March 9, 2024.")
    done = run("read", "s")
    assert done.exit_code == 2
    first, last = done.stderr.splitlines()
    assert first.startswith("copydesk: s/b.txt: ")
    assert last == "2 stories read: 2 new, 0 revised, 0 unchanged, 1 could not be read"


def test_standard_input(run: Run) -> None:
    assert "final episode: 2024-04-28" in run("read", "-", "--dry-run", input=ENDED).stdout


def test_check_finds_what_the_ledger_says_otherwise(run: Run) -> None:
    run("read", story("a.txt", ENDED))
    draft = story("draft.md", "*Queen of Tears ended on April 27, 2024.*")
    done = run("check", draft)
    assert done.exit_code == 1
    assert done.stdout.startswith("draft.md:1:")
    assert "Queen of Tears ended on April 28, 2024" in done.stdout
    data = json.loads(run("check", draft, "--format", "json").stdout)
    (finding,) = data["findings"]
    assert data["file"] == "draft.md"
    assert Path(draft).read_text()[finding["start"] : finding["end"]] == finding["quote"]


def test_a_clean_check_exits_with_0_and_a_failed_one_with_2(run: Run) -> None:
    run("read", story("a.txt", ENDED))
    assert run("check", story("draft.txt", ENDED)).exit_code == 0
    Path("bad.txt").write_bytes(b"\x00")
    draft = story("wrong.txt", "Queen of Tears ended on April 27, 2024.")
    failed = run("check", draft, "bad.txt")
    assert failed.exit_code == 2
    assert "April 27" in failed.stdout
    assert "bad.txt" in failed.stderr


def test_check_without_a_ledger_says_so_and_makes_none(run: Run) -> None:
    done = run("check", story("draft.txt", ENDED))
    assert done.exit_code == 0
    assert "no ledger at desk.db yet: each draft is checked against itself alone" in done.stderr
    assert not Path("desk.db").exists()


@pytest.mark.parametrize(
    ("form", "start"),
    [("text", "Queen of Tears (work)"), ("markdown", "# Queen of Tears"), ("html", "<!doctype html>"), ("json", "{")],
)
def test_show_in_every_format(run: Run, form: str, start: str) -> None:
    run("read", story("a.txt", ENDED))
    done = run("show", "queen of tears", "--format", form)
    assert done.exit_code == 0
    assert done.stdout.startswith(start)
    assert "2024-04-28" in done.stdout
    assert done.stderr == ""


def test_show_as_of_a_day(run: Run) -> None:
    run("read", story("a.txt", ENDED))
    later = Tools(load_reader=lambda: READER, clock=lambda: datetime(2024, 6, 1, tzinfo=UTC))
    run("read", story("b.txt", "Queen of Tears, the tvN drama"), tools=later)
    assert "tvN" in run("show", "Queen of Tears").stdout
    assert "tvN" not in run("show", "Queen of Tears", "--as-of", "2024-05-20").stdout


def test_the_flag_wins_over_the_environment(run: Run) -> None:
    run("--ledger", "other.db", "read", story("a.txt", ENDED))
    assert not Path("desk.db").exists()
    assert run("--ledger", "other.db", "show", "Queen of Tears").exit_code == 0


def _no_reader() -> Any:
    raise ModelError("no weights", place="model.json", advice="install Copydesk again")


def _mistaken() -> Any:
    raise ZeroDivisionError("a\nmistake \x1b[31m")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["show", "Quen of Tears"], "copydesk: Quen of Tears: nothing in the ledger is called that (nearest: Queen"),
        (["show", ""], "copydesk: no name: nothing in the ledger is called that"),
        (["--ledger", "none.db", "show", "x"], "copydesk: none.db: no ledger there yet (copydesk read a story first)"),
        (["--ledger", "a.txt", "show", "x"], "copydesk: a.txt: is not a ledger"),
        (["--ledger", "a.txt", "check", "a.txt"], "copydesk: a.txt: is not a ledger"),
        (["--ledger", "a.txt", "read", "a.txt"], "copydesk: a.txt: is not a ledger"),
        (["read", "none.txt"], "copydesk: none.txt: "),
        (["read", "empty"], "copydesk: empty: "),
        (["read", "a.txt", "--published", "2024-13-40"], "copydesk: Invalid value for '--published': '2024-13-40'"),
        (["check", "a.txt", "--published", "XXXX-05-15"], "copydesk: Invalid value for '--published'"),
        (["show", "x", "--as-of", "May"], "copydesk: Invalid value for '--as-of': 'May' is no day; write 2024-05-16"),
        (["show"], "copydesk: whom or what? (name something, or ask for --disputes"),
        (["frob"], "copydesk: No such command 'frob' (see copydesk --help)"),
        (["read", "--frob", "a.txt"], "copydesk: No such option"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(run: Run, args: list[str], said: str) -> None:
    run("read", story("a.txt", ENDED))
    Path("empty").mkdir()
    done = run(*args)
    assert done.exit_code == 2
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("copydesk: ")]) == 1


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (_no_reader, "copydesk: model.json: no weights (install Copydesk again)\n"),
        (_mistaken, "copydesk: a mistake in Copydesk, please report it: ZeroDivisionError: a mistake �[31m\n"),
    ],
)
def test_no_traceback_reaches_anybody(run: Run, load: Callable[[], Any], said: str) -> None:
    done = run("read", story("a.txt", ENDED), tools=Tools(load_reader=load))
    assert (done.exit_code, done.stderr) == (2, said)
    assert not Path("desk.db").exists()


def test_ctrl_c_is_quiet(run: Run) -> None:
    def interrupted() -> Any:
        raise KeyboardInterrupt

    done = run("read", story("a.txt", ENDED), tools=Tools(load_reader=interrupted))
    assert (done.exit_code, done.stdout, done.stderr.strip()) == (130, "", "")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_teaches_with_examples(run: Run, command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.exit_code == 0
    assert f"copydesk {command[0] if command else 'read'} " in done.stdout
    assert done.stderr == ""


def test_every_command_is_there_and_says_the_same_in_both_places(run: Run) -> None:
    for name, (_, line) in COMMANDS.items():
        command = main.get_command(main.make_context("copydesk", [], resilient_parsing=True), name)
        assert command is not None
        assert (command.name, command.short_help) == (name, line)


def test_copydesk_alone_shows_how_to_begin(run: Run) -> None:
    done = run()
    assert done.exit_code == 2
    assert "A first round" in done.stderr


def python(*args: str, **extra: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, check=False, **extra)


def test_help_starts_neither_the_readers_runtime_nor_a_database() -> None:
    heavy = "{'onnxruntime', 'numpy', 'sqlalchemy', 'jinja2', 'rapidfuzz'}"
    code = f"import sys, copydesk.cli as c\ntry: c.main(['--help'])\nfinally: print({heavy} & set(sys.modules))"
    assert python("-c", code).stdout.splitlines()[-1] == "set()"


def test_a_page_starts_no_reader() -> None:
    code = "import sys, copydesk.commands.show; print({'onnxruntime', 'numpy'} & set(sys.modules))"
    assert python("-c", code).stdout.strip() == "set()"


def started(tmp_path: Path, *args: str) -> set[str]:
    """The modules that a command has loaded by its end, of a program that reads with the newsroom's reader."""
    code = (
        "import sys\nfrom copydesk.cli import main\nfrom copydesk.commands.tools import Tools\n"
        "from newsroom import READER\n"
        f"try: main({list(args)!r}, obj=Tools(load_reader=lambda: READER))\n"
        "finally: print('\\n' + ' '.join(sys.modules))"
    )
    tests = os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    quiet = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    done = python("-c", code, cwd=tmp_path, env={**quiet, "PYTHONPATH": tests, "COPYDESK_LEDGER": "desk.db"})
    assert done.returncode in (0, 1), done.stderr
    return set(done.stdout.splitlines()[-1].split())


PAGES = {"jinja2", "copydesk.publish.dossier"}
DATABASE = {"sqlalchemy", "copydesk.ledger.database"}
RULES = {"copydesk.check.engine", "copydesk.check.rules"}
FOR_FEW = {"rich", "markdown_it"}


def test_a_dry_run_starts_no_database_no_rule_and_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENDED, "utf-8")
    assert started(tmp_path, "read", "a.txt", "--dry-run") & (PAGES | DATABASE | RULES | FOR_FEW) == set()
    assert started(tmp_path, "read", "a.txt") & (PAGES | DATABASE | RULES | FOR_FEW) == DATABASE


def test_a_check_starts_a_database_only_where_there_is_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENDED, "utf-8")
    (tmp_path / "a.md").write_text(ENDED, "utf-8")
    assert started(tmp_path, "check", "a.txt") & (PAGES | DATABASE | RULES | FOR_FEW) == RULES
    started(tmp_path, "read", "a.txt")
    assert started(tmp_path, "check", "a.md") & (PAGES | DATABASE | RULES | FOR_FEW) == (
        DATABASE | RULES | {"markdown_it"}
    )


def test_whoever_stops_reading_the_output_is_no_failure(run: Run, tmp_path: Path) -> None:
    run("read", story("a.txt", ENDED))
    show = [sys.executable, "-m", "copydesk", "--ledger", "desk.db", "show", "Queen of Tears", "--format", "html"]
    with subprocess.Popen(show, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_output_in_an_encoding_without_the_letters_is_spelled_out(run: Run, tmp_path: Path) -> None:
    run("read", story("a.txt", "Queen of Tears, the tvN drama"))
    done = python("-m", "copydesk", "show", "Queen of Tears", cwd=tmp_path,
                  env={**os.environ, "PYTHONIOENCODING": "latin-1", "COPYDESK_LEDGER": "desk.db"})  # fmt: skip
    assert done.returncode == 0
    assert "\\u201cQueen of Tears, the tvN drama\\u201d" in done.stdout

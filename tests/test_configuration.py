"""copydesk.toml: what it can say, where it is looked for, and the line that each mistake stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.config import settings
from copydesk.configuration import KEYS, Configuration, found, governing, load
from copydesk.errors import ConfigError

WHOLE = """\
# The desk's decisions.
ledger = "desk.db"
select = ["DEFAULT", "N003"]
ignore = [
  "D002",
  "L001",
]
exclude = ["archive", "posts/*.old.md"]
baseline = "old.json"
spellings = ["Kim Soo-hyun"]

[severity]
N001 = "warning"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "copydesk.toml"
    path.write_text(text, "utf-8")
    return path


def test_everything_that_it_can_say(tmp_path: Path) -> None:
    said = load(written(tmp_path, WHOLE))
    assert said.ledger_address == str(tmp_path / "desk.db")
    assert (said.select, said.ignore) == (("DEFAULT", "N003"), ("D002", "L001"))
    assert said.baseline_path == tmp_path / "old.json"
    assert said.spellings == ("Kim Soo-hyun",)
    assert said.severity == (("N001", "warning"),)
    assert all(f"{key} =" in WHOLE or f"[{key}]" in WHOLE for key in KEYS)


def test_a_servers_address_stays_and_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    said = load(written(tmp_path, '\ufeffledger = "postgresql://desk.example/news"\n'))
    assert said.ledger_address == "postgresql://desk.example/news"


def test_a_server_counts_only_in_a_file_that_somebody_named(tmp_path: Path) -> None:
    path = written(tmp_path, 'select = ["N"]\nledger = "postgresql://desk.example/news"\n')
    met, named = governing([str(tmp_path / "draft.md")]), load(path)

    def ledger(said: Configuration, flag: str | None = None, **environment: str) -> str:
        return settings(
            ledger=flag, configured=said.ledger_address, found_at=said.ledger_found_at, environment=environment
        ).ledger

    assert ledger(named) == "postgresql://desk.example/news"
    with pytest.raises(ConfigError, match="no server") as refused:
        ledger(met)
    assert refused.value.place == f"{path}:2"
    assert ledger(met, "mine.db") == "mine.db"
    assert ledger(met, COPYDESK_LEDGER="postgresql://mine.example/desk") == "postgresql://mine.example/desk"


def test_a_file_counts_in_a_configuration_that_was_found(tmp_path: Path) -> None:
    for said in ("desk.db", "sqlite:///desk.db"):
        written(tmp_path, f'ledger = "{said}"\n')
        met = governing([str(tmp_path / "draft.md")])
        chosen = settings(configured=met.ledger_address, found_at=met.ledger_found_at, environment={})
        assert chosen.ledger_file is not None


def test_an_empty_file_and_no_file_say_nothing(tmp_path: Path) -> None:
    said = load(written(tmp_path, ""))
    assert (said.ledger_address, said.baseline_path, said.select) == (None, None, ())
    assert Configuration().ledger_address is None
    assert Configuration().place("select") == ""
    assert not Configuration(exclude=("x",)).excludes("x")


def test_where_words_stand(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    said = load(path)
    assert said.place("ignore", "L001") == f"{path}:6"
    assert said.place("select", "N003") == f"{path}:3"
    assert said.place("severity", "N001") == f"{path}:13"
    assert said.place("severity") == f"{path}:12"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('\nselct = ["L001"]', 2, 'no setting is called "selct" (expected one of ledger, select'),
        ("ledger = 3", 1, "ledger is the number 3 (expected a string)"),
        ('ledger = ""', 1, "ledger is an empty string (expected a string)"),
        ('# select\n\nselect = "L001"', 3, 'select is the string "L001" (expected a list of strings)'),
        ("ignore = ['L001', 2]", 1, "ignore holds the number 2 (expected a list of strings)"),
        ("ignore = [true]", 1, "ignore holds true"),
        ("baseline = 2024-05-16", 1, "baseline is a date or time"),
        ("severity = 'error'", 1, 'severity is the string "error" (expected a table'),
        ('[severity]\nD001 = "error"\nN001 = "loud"', 3, 'N001 is "loud" (expected "error", "warning" or "info")'),
        ('severity = {N001 = "x"}', 1, 'N001 is "x"'),
        ('[ledger]\npath = "x"', 1, "ledger is a table (expected a string)"),
        ('a.b = "x"', 1, 'no setting is called "a"'),
    ],
)
def test_a_mistake_has_file_line_and_what_was_expected(tmp_path: Path, text: str, place: int, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as failed:
        load(path)
    assert str(failed.value).startswith(f"{path}:{place}: {said}")


@pytest.mark.parametrize(
    ("text", "place"), [('select = ["L001"\nignore = []', "2:1"), ("select", "1"), ('a = "x', "1")]
)
def test_what_is_no_toml_has_its_line(tmp_path: Path, text: str, place: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match="not TOML") as failed:
        load(path)
    assert failed.value.place.startswith(f"{path}:{place}")


def test_what_cannot_be_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load(tmp_path / "none.toml")
    path = tmp_path / "copydesk.toml"
    path.write_bytes(b"# one\n\xff\n")
    with pytest.raises(ConfigError, match="not UTF-8") as failed:
        load(path)
    assert failed.value.place == f"{path}:2"
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(ConfigError, match="larger"):
        load(path)
    path.write_text("select = " + "[" * 100_000, "utf-8")
    with pytest.raises(ConfigError):
        load(path)


def test_it_is_looked_for_upwards_from_a_folder_or_a_file(tmp_path: Path) -> None:
    deep = tmp_path / "posts" / "2024"
    deep.mkdir(parents=True)
    path = written(tmp_path, "")
    assert found(deep) == path
    assert found(deep / "draft.md") == path
    nearer = written(deep, "")
    assert found(deep / "draft.md") == nearer


@pytest.mark.parametrize(
    ("draft", "out"),
    [
        ("archive/a.md", True), ("posts/archive/a.md", True), ("posts/a.old.md", True), ("a.old.md", False),
        ("posts/a.md", False), ("../elsewhere/archive/a.md", False),
    ],
)  # fmt: skip
def test_what_it_leaves_out(tmp_path: Path, draft: str, out: bool) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    said = load(written(folder, WHOLE))
    assert said.excludes(str((folder / draft).resolve())) is out

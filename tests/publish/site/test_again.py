"""A site made again: only what changed is made, and what stands in the folder is what a first run would write there,
whatever happened to the ledger, the folder, the program or the run before.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from copydesk.errors import LedgerError
from copydesk.folders import LIST, RECORD, Keeping, Kept
from copydesk.ledger.base import Action, Ledger, Target
from copydesk.ledger.database import open_ledger
from copydesk.model import Document, NumberValue
from copydesk.publish.site import making, whole
from copydesk.publish.site.units import Helpers, Unit
from newsroom import NOON, FakeReader, Words, text, the
from publish.site.test_whole import KIM, QUEEN, STORIES, TVN, TYPES, rated, said

PARK = "Park Ji-eun"
NAMES = {**TYPES, "Vincenzo": "work", "Kim Ji-won": "person", "Baek Hyun-woo": "character", "JTBC": "organization",
         "Park Ji Eun": "person"}  # fmt: skip


class Newsroom:
    """A ledger and a folder with its site."""

    def __init__(self, root: Path, ledger: Ledger) -> None:
        self.ledger, self.out, self.root = ledger, root / "out", root
        self.tell("1", *STORIES[0])
        self.tell("2", *STORIES[1])
        self.tell("3", *STORIES[2])

    def tell(self, name: str, *words: Words, also: str = "", outlet: str = "") -> str:
        """A story that says these words; the same name is a newer revision. Its id."""
        told = f"{'. '.join(one.quote for one in words)}. {also}"
        document = Document(name, told, outlet=outlet or f"Outlet {name}", url=f"https://a.example/{name}",
                            published="2024-05-01", title=f"Story {name}")  # fmt: skip
        return self.ledger.add(FakeReader(NAMES, words).read(document), now=NOON).story

    def make(self, *, jobs: int = 0, name: str = "Desk", broken_after: int | None = None) -> Kept:
        """Make the site, as the command does; the run breaks off after so many units."""
        helpers = Helpers(jobs, partial(open_ledger, self.root / "desk.db", create=False))
        with Keeping(self.out) as keeping:
            made = whole.units(self.ledger, name=name, remembered=keeping.remembered, helpers=helpers)
            for number, unit in enumerate(made):
                if number == broken_after:
                    raise KeyboardInterrupt
                if unit.files is None:
                    keeping.same(unit.key)
                else:
                    keeping.part(unit.key, unit.digest, ((f.path, f.text) for f in unit.files), unit.gist)
            return keeping.done()

    def is_right(self, *, name: str = "Desk") -> None:
        """The folder has what a first run would write, and nothing else."""
        fresh = {file.path: file.text for file in whole.site(self.ledger, name=name)}
        there = {
            path.relative_to(self.out).as_posix(): path.read_text("utf-8") for path in self.out.rglob("*")
            if path.is_file() and path.name not in (LIST, RECORD)
        }  # fmt: skip
        assert {path for path in there.keys() | fresh.keys() if there.get(path) != fresh.get(path)} == set()
        assert set((self.out / LIST).read_text("utf-8").splitlines()[1:]) == fresh.keys()

    def id(self, name: str) -> str:
        return self.ledger.find(name)[0].id


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_ledger(tmp_path / "desk.db") as ledger:
        made = Newsroom(tmp_path, ledger)
        made.make()
        yield made


def by(reason: str = "so") -> dict[str, object]:
    return {"author": "ed", "reason": reason, "now": NOON}


def correct(room: Newsroom) -> None:
    claim = next(entry for entry in room.ledger.entries() if entry.predicate == "episode_count")
    room.ledger.correct(claim.claim_id, NumberValue(17), **by())  # type: ignore[arg-type]


def correct_to_another_thing(room: Newsroom) -> None:
    room.tell("9", said("Kim Ji-won, it is said, wrote Goblin", "Goblin", "screenwriter", the("Kim Ji-won")))
    room.make()
    claim = next(entry for entry in room.ledger.entries() if entry.predicate == "screenwriter")
    (other,) = room.ledger.find("Kim Ji-won")
    room.ledger.correct(claim.claim_id, other, **by())  # type: ignore[arg-type]


def undo(room: Newsroom) -> None:
    correct(room)
    room.make()
    room.ledger.undo("last", **by())  # type: ignore[arg-type]


def retract_an_outlet(room: Newsroom) -> None:
    room.ledger.retract(Target.OUTLET, "Outlet 2", **by())  # type: ignore[arg-type]


def retract_a_story(room: Newsroom) -> None:
    room.ledger.retract(Target.STORY, room.ledger.entries()[0].story.id, **by())  # type: ignore[arg-type]


def new_story(room: Newsroom) -> None:
    room.tell("4", rated(3, "9.1"), said("Kim Ji-won plays Baek Hyun-woo in Queen of Tears", QUEEN, "cast_member",
                                         the("Kim Ji-won"), character=the("Baek Hyun-woo")))  # fmt: skip


def kin_far_away(room: Newsroom) -> None:
    """Queen of Tears gets a relative from a story that does not name it."""
    room.tell("5", said("Park Ji-eun wrote Vincenzo", "Vincenzo", "screenwriter", the(PARK)))


def rename(room: Newsroom) -> None:
    """Most stories now spell her otherwise."""
    for number in range(3):
        room.tell(f"r{number}", said("Park Ji Eun wrote Goblin", "Goblin", "screenwriter", the("Park Ji Eun")))


def merge(room: Newsroom) -> None:
    room.ledger.judge(Action.SAME, room.id(QUEEN), room.id("Goblin"), **by())  # type: ignore[arg-type]


def tell_apart(room: Newsroom) -> None:
    merge(room)
    room.make()
    room.ledger.undo("last", **by())  # type: ignore[arg-type]


def revise(room: Newsroom) -> None:
    """A newer revision of a story drops most of what it said, and with it the only story of a person."""
    room.tell("1", *STORIES[0][:2])


CHANGES: tuple[Callable[[Newsroom], None], ...] = (
    correct, correct_to_another_thing, undo, retract_an_outlet, retract_a_story, new_story, kin_far_away, rename, merge,
    tell_apart, revise,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_no_page_survives_what_changes_it(room: Newsroom, change: Callable[[Newsroom], None]) -> None:
    change(room)
    made = room.make()
    assert made.made > 0
    room.is_right()
    assert (room.make().made, room.make().written) == (0, 0)


def test_a_thing_that_is_gone_has_no_page_any_more(room: Newsroom) -> None:
    page = room.out / "things" / f"{room.id(PARK)}.html"
    feed = room.out / "feeds" / f"{room.id(PARK)}.xml"
    assert page.exists()
    assert feed.exists()
    for entry in room.ledger.entries():
        if PARK in str(entry):
            room.ledger.retract(Target.CLAIM, entry.claim_id, **by())  # type: ignore[arg-type]
    room.make()
    assert "nothing that the desk can cite" in page.read_text("utf-8")
    assert not feed.exists()
    room.tell("1", *STORIES[0][:2])
    room.tell("2", *STORIES[1][3:])
    assert room.make().removed > 0
    assert not page.exists()
    room.is_right()


def test_only_what_a_story_touches_is_made_again(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    make = making.made

    def watched(ledger: Ledger, setting: object, task: making.Task) -> tuple[Unit, ...]:
        asked.extend(key for key, *_ in task.wanted)
        return make(ledger, setting, task)  # type: ignore[arg-type]

    monkeypatch.setattr("copydesk.publish.site.helping.made", watched)
    story = room.tell("6", said("Goblin had 17 episodes", "Goblin", "episode_count", NumberValue(17)))
    room.make()
    assert sorted(asked) == [f"story/{story}", f"thing/that/{room.id('Goblin')}"]


def test_another_name_or_program_makes_every_page_anew(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    every = room.make(name="Other desk").made
    room.is_right(name="Other desk")
    monkeypatch.setattr(whole, "program_digest", lambda: "another version")
    assert room.make(name="Other desk").made == every


def test_what_somebody_did_to_the_files_is_put_right(room: Newsroom) -> None:
    queen = room.out / "things" / f"{room.id(QUEEN)}.html"
    queen.write_text("mine now")
    (room.out / "index.html").unlink()
    assert room.make().written == 2
    room.is_right()


@pytest.mark.parametrize("damage", ["", "half", "{}", "\n"])
def test_a_damaged_record_counts_for_nothing(room: Newsroom, damage: str) -> None:
    whole_record = (room.out / RECORD).read_text("utf-8")
    (room.out / RECORD).write_text(whole_record[: len(whole_record) // 2] if damage == "half" else damage)
    stale = room.out / "things" / f"{room.id(KIM)}.html"
    stale.write_text("stale")
    retract_an_outlet(room)
    room.make()
    room.is_right()


@pytest.mark.parametrize("after", [0, 1, 4, 9, 15])
def test_a_run_that_breaks_off_is_put_right_by_the_next(room: Newsroom, after: int) -> None:
    new_story(room)
    retract_an_outlet(room)
    with pytest.raises(KeyboardInterrupt):
        room.make(broken_after=after)
    # Meanwhile the story that had new pages is gone again: what the broken run left is nobody's else.
    room.ledger.undo("last", **by())  # type: ignore[arg-type]
    room.make()
    room.is_right()


def test_a_first_run_that_breaks_off_leaves_no_page_behind(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "desk.db") as ledger:
        room = Newsroom(tmp_path, ledger)
        with pytest.raises(KeyboardInterrupt):
            room.make(broken_after=8)
        room.tell("1", *STORIES[0][:1])
        room.make()
        room.is_right()


def test_helpers_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.publish.site.helping._ALONE", 1)
    monkeypatch.setattr(whole, "_STORIES", 2)
    monkeypatch.setattr(whole, "_THINGS", 2)
    with open_ledger(tmp_path / "desk.db") as ledger:
        room = Newsroom(tmp_path, ledger)
        room.make(jobs=2)
        room.is_right()
        record = (room.out / RECORD).read_bytes()
        assert room.make().made == 0
        assert (room.out / RECORD).read_bytes() == record


def test_a_ledger_that_is_written_to_meanwhile_leaves_nothing_to_rely_on(room: Newsroom) -> None:
    """Helpers read a later state than the digests are of: what they make is right, and is made again next time."""
    task = making.Things(("an earlier", "state"), (("thing/that/x", "digest", room.ledger.find(QUEEN)[0]),), {})
    (unit,) = making.made(room.ledger, whole.Setting(whole.Frame("Desk", ())), task)
    assert unit.digest == ""
    with Keeping(room.root / "other") as keeping:
        keeping.remembered(unit.key, unit.digest)
        keeping.part(unit.key, unit.digest, [("a.html", "a")])
        keeping.done()
    with Keeping(room.root / "other") as keeping:
        assert keeping.remembered(unit.key, "") is None


def test_whatever_happens_the_folder_is_right(tmp_path: Path) -> None:
    """Changes at random, some runs broken off, some by helpers' means: after each whole run the folder is right."""
    chance = random.Random(6)
    people = [KIM, PARK, "Kim Ji-won"]
    with open_ledger(tmp_path / "desk.db") as ledger:
        room = Newsroom(tmp_path, ledger)
        for step in range(24):
            for _ in range(chance.randint(1, 2)):
                work, who, net = map(chance.choice, ([QUEEN, "Goblin", "Vincenzo"], people, [TVN, "JTBC"]))
                words = [
                    rated(chance.randint(1, 4), f"{chance.randint(5, 9)}.{chance.randint(0, 9)}", subject=work),
                    said(f"{who} is Baek Hyun-woo in {work}", work, "cast_member", the(who),
                         character=the("Baek Hyun-woo")),
                    said(f"{work} is on {net}", work, "original_broadcaster", the(net)),
                    said(f"{who} posted photos on {work}", who, "posted", text("photos"), about=the(work)),
                ]  # fmt: skip
                room.tell(str(chance.randint(1, 8)), *chance.sample(words, chance.randint(1, 4)), also=f"step {step}")
            entries = ledger.entries()
            if entries and chance.random() < 0.4:
                ledger.retract(Target.CLAIM, chance.choice(entries).claim_id, **by())  # type: ignore[arg-type]
            if chance.random() < 0.2:
                with suppress(LedgerError):
                    ledger.undo("last", **by())  # type: ignore[arg-type]
            if chance.random() < 0.3:
                with pytest.raises(KeyboardInterrupt):
                    room.make(broken_after=chance.randint(0, 12))
                continue
            room.make()
            room.is_right()


def test_the_order_of_keys_is_that_of_what_is_made(room: Newsroom) -> None:
    keys = [unit.key for unit in whole.units(room.ledger, name="Desk")]
    assert keys == sorted(set(keys))

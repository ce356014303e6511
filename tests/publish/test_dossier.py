from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from copydesk.ledger.database import open_ledger
from copydesk.model import DateValue, Document, NumberValue
from copydesk.publish.dossier import dossier
from copydesk.publish.layout import INVERSE, LAYOUT
from copydesk.publish.page import Cell, Dossier, Standing
from copydesk.publish.words import say
from copydesk.vocabulary import PREDICATES
from newsroom import NOON, READER, FakeReader, Words, text, the

QUEEN = "Queen of Tears"


def cells(page: Dossier, predicate: str, standing: Standing = Standing.SUBJECT) -> list[Cell]:
    return [cell for cell in page.cells if (cell.predicate, cell.standing) == (predicate, standing)]


def values(cell: Cell) -> list[str]:
    return [say(value.value) for value in cell.values]


def scope(cell: Cell) -> dict[str, str]:
    return {name: say(value) for name, value in cell.scope}


def test_a_works_page_has_what_stories_say_with_their_words(pages: Any) -> None:
    pages.story("Queen of Tears, the tvN drama, is over.", outlet="Soompi", published="2024-05-01")
    (cell,) = cells(pages.of("Queen of Tears"), "original_broadcaster")
    assert values(cell) == ["tvN"]
    (receipt,) = cell.values[0].receipts
    assert receipt.quotes == ("Queen of Tears, the tvN drama",)
    assert (receipt.outlet, receipt.published) == ("Soompi", "2024-05-01")


def test_a_cast_member_with_and_without_a_role_is_one_row(pages: Any) -> None:
    pages.story("Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears.").story("Queen of Tears stars Kim Soo-hyun.")
    (cell,) = cells(pages.of("Queen of Tears"), "cast_member")
    assert values(cell) == ["Kim Soo-hyun"]
    assert scope(cell) == {"character": "Baek Hyun-woo"}
    assert cell.values[0].independent_sources == 2


def test_a_cast_has_its_leads_first_and_then_whom_most_sources_name(tmp_path: Path) -> None:
    cast = [("Aaa", "cameo"), ("Bbb", "supporting"), ("Ccc", None), ("Ddd", "lead"), ("Eee", "supporting")]
    told = [
        Words(f"{QUEEN} has {name}", QUEEN, "cast_member", the(name), {"billing": text(how)} if how else {})
        for name, how in cast
    ]
    reader = FakeReader({QUEEN: "work", **{name: "person" for name, _ in cast}}, told)
    with open_ledger(tmp_path / "desk.db") as ledger:
        ledger.add(reader.read(Document("all", ". ".join(one.quote for one in told), outlet="A")), now=NOON)
        ledger.add(reader.read(Document("again", f"Once more: {told[4].quote}", outlet="B")), now=NOON)
        page = dossier(ledger, ledger.find(QUEEN)[0])
    shown = [name for cell in cells(page, "cast_member") for name in values(cell)]
    assert shown == ["Ddd", "Ccc", "Eee", "Bbb", "Aaa"]


def test_stories_that_differ_stand_side_by_side_disputed(pages: Any) -> None:
    pages.story("Queen of Tears ended on April 28, 2024.").story("Queen of Tears ended on April 27, 2024.")
    (cell,) = cells(pages.of("Queen of Tears"), "end_date")
    assert cell.disputed
    assert sorted(values(cell)) == ["2024-04-27", "2024-04-28"]
    assert sum(value.best for value in cell.values) == 1


def test_a_less_precise_value_is_no_dispute(pages: Any) -> None:
    pages.story("Queen of Tears ended in April 2024.").story("Queen of Tears ended on April 28, 2024.")
    (cell,) = cells(pages.of("Queen of Tears"), "end_date")
    assert not cell.disputed
    assert cell.best is not None
    assert cell.best.value == DateValue("2024-04-28")


def test_ratings_of_different_scope_never_meet(pages: Any) -> None:
    pages.story(
        "The finale of Queen of Tears rated 24.850 percent nationwide. "
        "The finale of Queen of Tears rated 28.4 percent in Seoul."
    )
    pages.story("The finale of Queen of Tears rated 24.9 percent nationwide.")
    nationwide, seoul = sorted(cells(pages.of("Queen of Tears"), "audience_rating"), key=lambda c: scope(c)["area"])
    assert (scope(nationwide), scope(seoul)) == (
        {"area": "nationwide", "episode": "finale"}, {"area": "seoul", "episode": "finale"},
    )  # fmt: skip
    assert values(nationwide) == ["24.850 percent", "24.9 percent"]
    assert not nationwide.disputed
    assert values(seoul) == ["28.4 percent"]


def test_a_scope_half_said_joins_where_it_agrees_and_else_means_nationwide(pages: Any) -> None:
    pages.story("The finale of Queen of Tears rated 24.850 percent nationwide.")
    pages.story("The finale of Queen of Tears rated 28.4 percent in Seoul.")
    pages.story("The last episode of Queen of Tears scored 28.4 percent")
    pages.story("The last episode of Queen of Tears scored 21.0 percent")
    found = {scope(c).get("area"): c for c in cells(pages.of("Queen of Tears"), "audience_rating")}
    assert {area: values(cell) for area, cell in found.items()} == {
        "nationwide": ["24.850 percent", "21.0 percent"], "seoul": ["28.4 percent"],
    }  # fmt: skip
    assert found["seoul"].values[0].independent_sources == 2
    assert not found["seoul"].disputed
    assert found["nationwide"].disputed
    assert found["nationwide"].notes == ("no story says the area of 21.0; read as nationwide",)


def test_posts_about_a_work_are_a_timeline_with_who_posted(pages: Any) -> None:
    pages.story(
        "On May 15 Kim Soo-hyun posted to Instagram from the set of Queen of Tears. "
        "Kim Ji-won posted photos of Queen of Tears on May 8, 2024.",
        published="2024-05-16",
    )
    posts = cells(pages.of("Queen of Tears"), "posted", Standing.MENTIONED)
    assert [scope(cell) for cell in posts] == [
        {"subject": "Kim Ji-won", "date": "2024-05-08"}, {"subject": "Kim Soo-hyun", "date": "XXXX-05-15"},
    ]  # fmt: skip


def test_a_writers_other_work_is_on_the_page(pages: Any) -> None:
    pages.story("Park Ji-eun wrote Queen of Tears. Park Ji-eun wrote Crash Landing on You.")
    (cell,) = cells(pages.of("Queen of Tears"), "screenwriter", Standing.BESIDE)
    assert values(cell) == ["Crash Landing on You"]
    assert scope(cell) == {"object": "Park Ji-eun"}


def test_people_characters_organizations_and_places_have_pages(pages: Any) -> None:
    pages.story(
        "Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears. Queen of Tears, the tvN drama. "
        "Queen of Tears was filmed in Mungyeong."
    )
    (role,) = cells(pages.of("Kim Soohyun"), "cast_member", Standing.OBJECT)
    assert (values(role), scope(role)) == (["Queen of Tears"], {"character": "Baek Hyun-woo"})
    (player,) = cells(pages.of("Baek Hyun Woo"), "cast_member", Standing.MENTIONED)
    assert (values(player), scope(player)) == (["Kim Soo-hyun"], {"subject": "Queen of Tears"})
    assert values(cells(pages.of("tvN"), "original_broadcaster", Standing.OBJECT)[0]) == ["Queen of Tears"]
    assert values(cells(pages.of("Mungyeong"), "filming_location", Standing.OBJECT)[0]) == ["Queen of Tears"]


def test_as_of_an_earlier_day_is_what_the_desk_knew_then(pages: Any) -> None:
    pages.story("Queen of Tears ended on April 28, 2024.", now=NOON)
    pages.story("Queen of Tears premiered on March 9, 2024.", now=datetime(2024, 6, 1, tzinfo=UTC))
    thing = pages.ledger.find("Queen of Tears")[0]
    then = dossier(pages.ledger, thing, as_of=date(2024, 5, 20))
    assert [cell.predicate for cell in then.cells] == ["end_date"]
    assert {cell.predicate for cell in pages.of("Queen of Tears").cells} == {"end_date", "start_date"}


def test_the_order_of_reading_does_not_change_the_cells(tmp_path: Path) -> None:
    documents = [
        Document(str(number), text)
        for number, text in enumerate([
            "Queen of Tears ended on April 28, 2024.", "Queen of Tears ended on April 27, 2024.",
            "Queen of Tears stars Kim Soo-hyun.", "Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears.",
        ])
    ]  # fmt: skip
    seen = []
    for order in (documents, documents[::-1]):
        with open_ledger(tmp_path / f"{order[0].id}.db") as ledger:
            for document in order:
                ledger.add(READER.read(document), now=NOON)
            page = dossier(ledger, ledger.find("Queen of Tears")[0])
            seen.append([(c.predicate, scope(c), c.disputed, values(c)) for c in page.cells])
    assert seen[0] == seen[1]
    assert [(predicate, disputed) for predicate, _, disputed, _ in seen[0]] == [
        ("end_date", True), ("cast_member", False),
    ]  # fmt: skip


def test_every_predicate_has_its_place_and_every_inverse_a_name() -> None:
    placed = {predicate for part in LAYOUT for _, predicate in part.cells}
    assert placed == set(PREDICATES)
    turned = {p for part in LAYOUT for s, p in part.cells if s in (Standing.OBJECT, Standing.BESIDE)}
    assert turned == set(INVERSE)
    can_turn = {name for name, p in PREDICATES.items() if p.object_kind == "entity" and not p.symmetric}
    assert turned == can_turn


def test_a_number_keeps_its_printed_places(pages: Any) -> None:
    pages.story("The finale of Queen of Tears rated 24.850 percent nationwide.")
    (cell,) = cells(pages.of("Queen of Tears"), "audience_rating")
    assert cell.values[0].value == NumberValue(24.85, "percent", 3)

"""What a draft's reading becomes once the desk's names are found in it."""

from __future__ import annotations

from check import factory
from copydesk.check.recognition import recognise, remembering
from copydesk.model import EntityType, Reading

DESK = factory.ledger([
    {"outlet": "A", "says": [
        {"of": "Memories of the Alhambra", "is": "cast_member", "value": "Hyun Bin",
         "where": {"character": "Yoo Jin-woo"}},
        {"of": "Memories of the Alhambra", "is": "original_broadcaster", "value": "tvN"},
        {"of": "SKY Castle", "is": "original_broadcaster", "value": "JTBC"},
        {"of": "Stranger", "is": "original_broadcaster", "value": "tvN"},
        {"of": "Goblin", "is": "cast_member", "value": "Gong Yoo", "where": {"character": "Kim Shin"}},
    ]},
])  # fmt: skip


def names(reading: Reading, kind: EntityType) -> set[str]:
    return {entity.name for entity in reading.entities if entity.type is kind}


def test_a_title_that_was_read_in_pieces_is_one_work_and_keeps_its_claims() -> None:
    draft = factory.draft(
        "Memories of the Alhambra went out on tvN.",
        [{"id": "a", "type": "work", "name": "Memories of the"}, {"id": "b", "type": "place", "name": "Alhambra"},
         {"id": "n", "type": "organization", "name": "tvN"}],
        [{"subject": "a", "predicate": "original_broadcaster", "object": {"entity": "n"}}],
    )  # fmt: skip
    read = recognise(draft, DESK)
    assert names(read, EntityType.WORK) == {"Memories of the Alhambra"}
    assert names(read, EntityType.PLACE) == set()
    (claim,) = read.claims
    assert read.entity(claim.subject).name == "Memories of the Alhambra"


def test_a_work_taken_for_a_company_is_a_work_and_claims_that_no_longer_fit_are_gone() -> None:
    draft = factory.draft(
        "He came from SKY Castle to Stranger.",
        [{"id": "c", "type": "organization", "name": "SKY Castle"}, {"id": "p", "type": "person", "name": "He"}],
        [{"subject": "p", "predicate": "represented_by", "object": {"entity": "c"}}],
    )
    read = recognise(draft, DESK)
    assert names(read, EntityType.WORK) == {"SKY Castle", "Stranger"}
    assert read.claims == ()


def test_a_role_is_a_character_beside_its_work_and_only_there() -> None:
    beside = factory.draft("Kim Shin waits in Goblin.", [{"type": "person", "name": "Kim Shin"}])
    assert names(recognise(beside, DESK), EntityType.CHARACTER) == {"Kim Shin"}
    alone = factory.draft("Kim Shin waits.", [{"type": "person", "name": "Kim Shin"}])
    assert names(recognise(alone, DESK), EntityType.PERSON) == {"Kim Shin"}


def test_a_word_that_opens_a_sentence_and_a_numbered_title_are_left_alone() -> None:
    assert recognise(factory.draft("Stranger things have happened."), DESK).entities == ()
    assert recognise(factory.draft("He is in Stranger 3 now."), DESK).entities == ()
    assert names(recognise(factory.draft("He is in Stranger now."), DESK), EntityType.WORK) == {"Stranger"}


def test_nothing_known_changes_nothing() -> None:
    draft = factory.draft("Nobody knows Nobody Here.", [{"type": "person", "name": "Nobody Here"}])
    assert recognise(draft, DESK) is draft


def test_mentions_are_the_words_of_the_text() -> None:
    draft = factory.draft("Hyun Bin's return: Hyun Bin plays Yoo Jin-woo in Memories of the Alhambra.")
    read = recognise(draft, remembering(DESK))
    for entity in read.entities:
        assert {draft.document.text[s.start:s.end] for s in entity.mentions} == {entity.name}
    assert [len(e.mentions) for e in read.entities if e.name == "Hyun Bin"] == [2]


def test_a_known_name_inside_a_longer_one_is_nobody() -> None:
    desk = factory.ledger([{"says": [{"of": "Goblin", "is": "screenwriter", "value": "Jo Yong"}]}])
    assert recognise(factory.draft("Her friend is Cho Yong Pil."), desk).entities == ()
    found = recognise(factory.draft("Her friend is writer Cho Yong now."), desk)
    assert names(found, EntityType.PERSON) == {"Cho Yong"}


def test_what_a_headline_says_of_a_show_is_no_part_of_its_title() -> None:
    text = "Starring Hyun Bin: {} At 9.9 Percent"
    for said in ("Memories of the Alhambra Out", "Memories of the Alhambra Ends In Tears"):
        headline = factory.draft(text.format(said), [{"type": "work", "name": said}])
        works = names(recognise(headline, DESK), EntityType.WORK)
        assert works == ({"Memories of the Alhambra"} if said.endswith("Out") else {said})
    longer = factory.draft("Memories of the Alhambra Nights ended.", [
        {"type": "work", "name": "Memories of the Alhambra Nights"}
    ])  # fmt: skip
    assert names(recognise(longer, DESK), EntityType.WORK) == {"Memories of the Alhambra Nights"}


def test_a_preposition_behind_a_person_is_no_part_of_the_name() -> None:
    draft = factory.draft("Hyun Bin of Seoul sings.", [{"type": "person", "name": "Hyun Bin of"}])
    assert names(recognise(draft, DESK), EntityType.PERSON) == {"Hyun Bin"}
    unknown = factory.draft("Lee Moon of Seoul sings.", [{"type": "person", "name": "Lee Moon of"}])
    assert names(recognise(unknown, DESK), EntityType.PERSON) == {"Lee Moon"}


def test_two_titles_that_a_reader_took_for_one_are_two_works() -> None:
    read = recognise(factory.draft(
        "After SKY Castle and Goblin came “Goblin” and “Stranger,” and he is in Stranger and the Others now.",
        [{"type": "work", "name": "SKY Castle and Goblin"}, {"type": "work", "name": "Stranger and the Others"}],
    ), DESK)  # fmt: skip
    assert names(read, EntityType.WORK) == {"SKY Castle", "Goblin", "Stranger", "Stranger and the Others"}

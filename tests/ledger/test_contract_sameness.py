"""Who is whom, and why: names with what stories say around them. As test_contract.py, only through the protocol."""

from __future__ import annotations

from copydesk.ledger.base import Ledger
from ledger.stories import NOW, Said, only, reading, said

QUEEN = "work:Queen of Tears"


def add(ledger: Ledger, *stories: tuple[Said, ...], aliases: dict[str, tuple[str, ...]] | None = None) -> None:
    """Add stories, each by what it says."""
    first = ledger.counts().stories
    for number, claims in enumerate(stories, first):
        ledger.add(reading(*claims, id=f"{number}", aliases=aliases), now=NOW)


def acts(work: str, *people: str) -> tuple[Said, ...]:
    return tuple(said(f"work:{work}", "cast_member", f"person:{person}") for person in people)


def directs(work: str, person: str) -> tuple[Said, ...]:
    return (said(f"work:{work}", "director", f"person:{person}"),)


def reasons(ledger: Ledger, name: str) -> set[str]:
    """Why the parts of the only thing of that name are one."""
    return {member.reason for member in ledger.identity(only(ledger, name).id).members}


def apart(ledger: Ledger, name: str) -> set[str]:
    """Why things of that name are not one."""
    return {one.reason for thing in ledger.find(name) for one in ledger.identity(thing.id).apart}


# People


def test_those_of_one_work_and_those_who_do_the_same_are_one(ledger: Ledger) -> None:
    add(ledger, acts("Queen of Tears", "Kim Soo-hyun"), acts("Dream High", "Kim Su-hyeon"))
    ledger.add(reading(said("person:Kim Soo Hyun", "posted", "text:photos", about=QUEEN), id="post"), now=NOW)
    assert reasons(ledger, "김수현") == {
        "the name that most stories use", "same name, acts in both", "same name, both with Queen of Tears",
    }  # fmt: skip


def test_one_who_acts_and_one_who_directs_are_two(ledger: Ledger) -> None:
    add(ledger, directs("Vincenzo", "Kim Hee-won"), acts("Misaeng", "Kim Hee-won"))
    assert len(ledger.find("Kim Hee-won")) == 2
    assert apart(ledger, "Kim Hee-won") <= {
        "one acts, the other directs, and no work has both", "one directs, the other acts, and no work has both",
    }  # fmt: skip


def test_one_who_does_both_in_one_work_is_one(ledger: Ledger) -> None:
    add(ledger, acts("Squid Game", "Lee Jung-jae"), (*acts("Hunt", "Lee Jung-jae"), *directs("Hunt", "Lee Jung-jae")))
    add(ledger, directs("Hunt", "Lee Jung Jae"))
    assert len(ledger.entries(object=only(ledger, "Lee Jung-jae").id)) == 4


def test_who_could_be_either_of_two_is_neither(ledger: Ledger) -> None:
    add(ledger, directs("Vincenzo", "Kim Hee-won"), acts("Misaeng", "Kim Hee-won"))
    ledger.add(reading(said("person:Kim Hee-won", "posted", "text:photos"), id="post"), now=NOW)
    assert len(ledger.find("Kim Hee-won")) == 3
    assert "it could be either of two people" in apart(ledger, "Kim Hee-won")
    ledger.add(reading(said("person:Kim Hee-won", "posted", "text:a clip", about="work:Misaeng"), id="clip"), now=NOW)
    actor = next(t for t in ledger.find("Kim Hee-won") if len(ledger.entries(object=t.id)) == 1 and
                 ledger.entries(object=t.id)[0].predicate == "cast_member")  # fmt: skip
    assert [entry.predicate for entry in ledger.entries(subject=actor.id)] == ["posted"]


def test_other_hangul_is_another_person(ledger: Ledger) -> None:
    add(ledger, acts("Signal", "Kim Joo-hun"), aliases={"person:Kim Joo-hun": ("김주헌",)})
    add(ledger, acts("Vincenzo", "Kim Joo-hun"), aliases={"person:Kim Joo-hun": ("김주훈",)})
    assert {thing.hangul for thing in ledger.find("Kim Joo-hun")} == {"김주헌", "김주훈"}
    (reason,) = apart(ledger, "Kim Joo-hun")
    assert "김주헌" in reason
    assert "김주훈" in reason


def test_a_stage_name_that_a_story_gives_is_the_same_person(ledger: Ledger) -> None:
    add(ledger, acts("Dream High", "IU"), aliases={"person:IU": ("아이유", "Lee Ji-eun")})
    add(ledger, acts("My Mister", "Lee Ji Eun"), acts("Moon Lovers", "아이유"))
    iu = only(ledger, "iu")
    assert only(ledger, "Lee Ji-eun") == only(ledger, "아이유") == iu
    assert len(ledger.entries(object=iu.id)) == 3


def test_two_korean_full_names_are_two_people_whatever_a_story_says(ledger: Ledger) -> None:
    add(ledger, acts("Queen of Tears", "Kim Soo-hyun"), aliases={"person:Kim Soo-hyun": ("Baek Hyun-woo",)})
    add(ledger, acts("Other", "Baek Hyun-woo"))
    assert [thing.name for thing in ledger.find("Baek Hyun-woo")] == ["Baek Hyun-woo", "Kim Soo-hyun"]


def test_spellings_that_read_alike_are_one_where_the_work_is(ledger: Ledger) -> None:
    add(ledger, acts("Hospital Playlist", "Yoo Yeon-seok"), acts("Hospital Playlist", "Yoo Yun-suk"))
    add(ledger, acts("Mr. Sunshine", "Yoo Yun-suk"), acts("Hospital Playlist", "Yeon-seok"))
    assert only(ledger, "Yoo Yeon-seok") == only(ledger, "Yoo Yun-suk") == only(ledger, "Yeon-seok")
    assert any("both with Hospital Playlist" in reason for reason in reasons(ledger, "Yoo Yeon-seok"))


# Works and characters


def work(title: str, year: str | None, *people: str) -> tuple[Said, ...]:
    dated = () if year is None else (said(f"work:{title}", "start_date", f"date:{year}"),)
    return (*dated, *acts(title, *people))


def test_two_works_of_one_title_are_told_apart_by_year(ledger: Ledger) -> None:
    add(ledger, work("Little Women", "2022-09-03", "Kim Go-eun"), work("Little Women", "2019", "Emma Watson"))
    assert len(ledger.find("Little Women")) == 2
    (reason,) = apart(ledger, "Little Women")
    assert all(words in reason for words in ("2022", "2019", "nobody is in both"))
    add(ledger, work("Little Women", None, "Kim Go-eun"))
    heads = ledger.find("Little Women")
    assert len(heads) == 2
    assert sorted(len(ledger.entries(subject=thing.id)) for thing in heads) == [2, 3]


def test_a_wrong_year_makes_no_second_work_of_the_same_people(ledger: Ledger) -> None:
    add(ledger, work("Queen of Tears", "2024-03-09", "Kim Ji-won"), work("Queen of Tears", "2014", "Kim Ji-won"))
    assert len(ledger.entries(subject=only(ledger, "Queen of Tears").id, predicate="start_date")) == 2


def test_a_season_in_the_next_year_is_no_other_work(ledger: Ledger) -> None:
    add(ledger, work("The Penthouse", "2020-10-26", "Lee Ji-ah"), work("The Penthouse", "2021-02-19", "Eugene"))
    assert len(ledger.find("The Penthouse")) == 1


def test_other_titles_and_hangul_are_the_same_work(ledger: Ledger) -> None:
    add(ledger, work("Goblin", "2016-12-02", "Gong Yoo"), aliases={"work:Goblin": ("Guardian", "도깨비")})
    add(ledger, work("Guardian", None, "Gong Yoo"), work("도깨비", None, "Gong Yoo"))
    goblin = only(ledger, "Goblin")
    assert only(ledger, "Guardian") == only(ledger, "도깨비") == goblin
    assert goblin.hangul == "도깨비"
    assert "a story of Goblin also calls it Guardian" in reasons(ledger, "Goblin")


def test_characters_follow_their_works_other_title(ledger: Ledger) -> None:
    add(ledger, (said("work:Goblin", "character", "character:Kim Shin"),), aliases={"work:Goblin": ("Guardian",)})
    add(ledger, (said("work:Guardian", "character", "character:Kim Shin"),))
    assert len(ledger.entries(object=only(ledger, "Kim Shin").id)) == 2


def test_a_name_that_a_story_no_longer_uses_joins_nothing(ledger: Ledger) -> None:
    def goblin(lead: str, *also: str) -> None:
        ledger.add(reading(said("work:Goblin", "genre", "text:fantasy"), id="a", lead=lead,
                           aliases={"work:Goblin": also}), now=NOW)  # fmt: skip

    add(ledger, work("Guardian", "2018", "Zhu Yilong"))
    goblin("1 ", "Guardian")
    assert only(ledger, "Goblin") == ledger.find("Guardian")[0]
    goblin("2 ")
    assert only(ledger, "Goblin") != only(ledger, "Guardian")


def test_a_short_title_is_a_works_while_no_other_has_it(ledger: Ledger) -> None:
    title = "work:Misaeng: Incomplete Life"
    add(ledger, (said(title, "genre", "text:drama"),), aliases={title: ("Misaeng",)})
    add(ledger, work("Misaeng", None, "Yim Si-wan"))
    assert only(ledger, "Misaeng") == only(ledger, "Misaeng: Incomplete Life")


def test_a_short_title_of_two_works_joins_neither(ledger: Ledger) -> None:
    for year in ("1988", "1997"):
        title = f"work:Reply {year}"
        add(ledger, (said(title, "genre", "text:drama"),), aliases={title: ("Reply",)})
    add(ledger, work("Reply", None, "Someone"))
    assert len({thing.id for name in ("Reply 1988", "Reply 1997", "Reply") for thing in ledger.find(name)}) == 3


def test_a_work_without_a_year_is_the_one_whose_people_are_not_known_to_be_others(ledger: Ledger) -> None:
    add(ledger, (said("work:Signal", "start_date", "date:2016-01-22"), *directs("Signal", "Kim Won-seok")))
    add(ledger, work("Signal", "2006", "Emma Watson"), work("Signal", None, "Cho Jin-woong"))
    assert sorted(len(ledger.entries(subject=thing.id)) for thing in ledger.find("Signal")) == [2, 3]

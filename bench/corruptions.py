"""Errors put into gold stories, one at a time: what a slip at the keyboard or in the notes would make of a right story.

Pure: a gold story as JSON in, corruptions out, the same for the same seed. Every corruption is of something that the
story's own gold claims say, so a desk that holds those claims from others can know it.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["KINDS", "Corruption", "corruptions", "forms"]

Gold = Mapping[str, Any]
Found = Iterator["Corruption"]


@dataclass(frozen=True, slots=True)
class Corruption:
    """A story with one thing wrong. `places` are the wrong words in `text`, any of which a finding may mark; `right`
    is what belongs there, empty where that is words of caution that were dropped. `predicate` is whose claim it breaks.
    """

    kind: str
    predicate: str
    text: str
    places: tuple[tuple[int, int], ...]
    right: str


#: Syllables of Korean given names with one that a typist or an ear takes for it, and that is another syllable in every
#: romanisation (수 is Soo and Su, so those two are no slip).
_SLIPS = dict(
    pair.split("/")
    for pair in (
        "Ji/Joo Joo/Ji Hae/Ha Ha/Hae Soo/So Su/Seo Seo/Soo Hyun/Hyuk Hyuk/Hyun Min/Mi Mi/Min Jun/Jin Joon/Jin Jin/Jun "
        "Woo/Won Won/Woo Young/Yong Yong/Young Eun/In In/Eun Hee/Hye Hye/Hee Jae/Ja Sang/Song Tae/Ta Yoon/Yeon "
        "Yeon/Yoon Do/Da Da/Do Na/Ra Ra/Na Bin/Bi Chan/Chang Ho/Hoon Hoon/Ho Yi/Ye Ye/Yi Rin/Rim Rim/Rin Kyung/Kyum"
    ).split()
)
_NETWORKS = ("tvN", "JTBC", "SBS", "KBS2", "MBC", "ENA", "OCN")
_PLATFORMS = ("Netflix", "Disney+", "Viki", "TVING", "Wavve", "Coupang Play")
_AGENCIES = ("SOOP Management", "BH Entertainment", "Namoo Actors", "King Kong by Starship", "FNC Entertainment")
_STRANGERS = ("Ahn Gil-do", "Pyo Seon-ah", "Ma Dong-hyeop", "Tak In-gyeong")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]}|t\.|\.)?" if len(name) > 4 else name for name in _MONTHS)
_WRITTEN = re.compile(
    rf"\b(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y1>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH})\b(?:,? (?P<y2>(?:19|20)\d\d)\b)?"
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%])")
_HEDGES = (
    (r"\breportedly ", ""), (r"\ballegedly ", ""), (r"\bis (?:said|reported|rumou?red) to be\b", "is"),
    (r"\bis (?:said|reported|rumou?red) to have\b", "has"), (r"\b(?:is|are) being considered\b", "will star"),
    (r"\b(?:is|are) in (?:final )?(?:talks|discussions) to\b", "will"), (r"\bit was reported that ", ""),
    (r"\b(?:may|might|could) (?=[a-z]+ )(?!have\b)", "will "), (r"\bis considering (?=[a-z]+ing )", "will begin "),
    (r"\b(?:has|have) (?:reportedly )?been offered\b", "will play"), (r"\bis (?:likely|tipped) to\b", "will"),
)  # fmt: skip
#: What else marks a sentence as hearsay: where any of it is left, nothing was dropped.
_HEARSAY = re.compile(
    r"report|\bsaid\b|talks|discuss|offer|eyed|consider|rumou?r|\bmay\b|might|could|possib|likely|expect|speculat|"
    r"accord|source|insider|claim|alleg|tipped|weigh|mull|review|\?", re.IGNORECASE
)
_NATIONWIDE = re.compile(r"\b(?:nationwide|national)\b")
_GROUP = re.compile(r"\b(?P<of>tvN|JTBC|SBS|KBS2?|MBC|ENA|OCN)?\s?(?:[a-z-]+ )?(?:drama|series)\b")
_OWNED = re.compile(
    r"['’]s?\s|\s(?:[\w-]+\s){0,2}(?:original|series|film|drama|show|hit|thriller|comedy|romance|title|fantasy|mystery)\b"
)
_FIRST_SHOWN = re.compile(
    r"\b(?:premier\w+|releas\w+|debut\w*|launch\w*|dropped|exclusive(?:ly)?|only)\s(?:\w+\s){0,2}(?:on|by|to|for)\s$"
)
_OF_EPISODES = re.compile(r"(?:st|nd|rd|th)?[\s-](?:[\w-]+\s){0,2}(?:episode|ep|part|instal?lment|chapter|hour)")
_ENDS = re.compile(r"[\s\"'“”‘’]*(?:[.,;:!]|$|(?:with|and|after|when)\b)")


def corruptions(gold: Gold, *, seed: int, highest: Callable[[str], float] = lambda network: 0.0) -> list[Corruption]:
    """At most one corruption a kind, in the order of KINDS. `highest` is the best nationwide average that the desk
    knows of a network's dramas ("" for all), 0 where it knows none: only what that refutes is a false superlative.
    """
    chosen = []
    for kind, make in KINDS.items():
        chance = random.Random(f"{seed} {gold['document']['id']} {kind}")
        some = [one for one in make(gold, chance, highest) if one.text != gold["document"]["text"]]
        if some:
            chosen.append(chance.choice(some))
    return chosen


def forms(gold: Gold, entity: str) -> list[str]:
    """All names of an entity of the story, the longest first."""
    found = next(e for e in gold["entities"] if e["id"] == entity)
    return sorted({found["name"], *found["aliases"]}, key=lambda form: (-len(form), form))


def _claims(gold: Gold, *predicates: str, modalities: Sequence[str] = ("asserted",)) -> Iterator[tuple[Any, int, str]]:
    """Claims of the predicates, one piece of evidence after the other: the claim, where the words start, the words."""
    text = gold["document"]["text"]
    for claim in gold["claims"]:
        if claim["predicate"] in predicates and claim["modality"] in modalities and not claim.get("optional"):
            for quote in claim["evidence"]:
                yield claim, text.index(quote), quote


def _put(gold: Gold, kind: str, predicate: str, start: int, end: int, words: str, right: str = "") -> Corruption:
    text = gold["document"]["text"]
    right = right or text[start:end]
    return Corruption(kind, predicate, text[:start] + words + text[end:], ((start, start + len(words)),), right)


def _word(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")


def _slipped(name: str) -> tuple[str, str] | None:
    """The last syllable of a Korean name of three that has a near one: the part as it is and with the slip."""
    parts = re.split(r"[ -]", name)
    if len(parts) != 3 or not all(part.isascii() and part.isalpha() and len(part) < 7 for part in parts):
        return None
    given = name[len(parts[0]) + 1 :]
    for at in (2, 1):
        slip = _SLIPS.get(parts[at].capitalize())
        if slip is not None:
            slip = slip if parts[at][0].isupper() else slip.lower()
            first, second = (parts[1], slip) if at == 2 else (slip, parts[2])
            return given, first + given[len(parts[1])] + second
    return None


def _names(gold: Gold) -> Iterator[tuple[Any, str, str, list[str]]]:
    """People and roles of a claim whose name can slip: the entity, its given name, that slipped, everybody's names."""
    used = {claim["subject"] for claim in gold["claims"]}
    for claim in gold["claims"]:
        used |= {claim["object"].get("entity"), claim["qualifiers"].get("character")}
    others = [form for entity in gold["entities"] for form in (entity["name"], *entity["aliases"])]
    for entity in gold["entities"]:
        slip = _slipped(entity["name"]) if entity["type"] in ("person", "character") else None
        if slip and entity["id"] in used and not any(slip[1].casefold() in other.casefold() for other in others):
            yield entity, *slip, others


def _name_once(gold: Gold, chance: random.Random, _: object) -> Found:
    text = gold["document"]["text"]
    for entity, given, slip, _others in _names(gold):
        whole = entity["name"]
        found = list(_word(whole).finditer(text))
        if len(found) > 1:
            hit = chance.choice(found[1:])
            yield _put(gold, "name, once", "name", hit.start(), hit.end(), whole.replace(given, slip))


def _name_throughout(gold: Gold, _: random.Random, __: object) -> Found:
    text = gold["document"]["text"]
    for entity, given, slip, others in _names(gold):
        own = (entity["name"], *entity["aliases"])
        if sum(given in other for other in others) > sum(given in form for form in own):
            continue  # somebody else has the same given name
        places, parts, last = [], [], 0
        for hit in _word(given).finditer(text):
            parts.append(text[last : hit.start()])
            at = sum(map(len, parts))
            parts.append(slip)
            places.append((at, at + len(slip)))
            last = hit.end()
        if places:
            whole = "".join([*parts, text[last:]])
            yield Corruption("name, throughout", "name", whole, tuple(places), entity["name"])


def _dates(by: str) -> Callable[[Gold, random.Random, object], Found]:
    def make(gold: Gold, chance: random.Random, _: object) -> Found:
        for claim, start, quote in _claims(gold, "start_date", "end_date"):
            year, _, rest = claim["object"]["date"].rstrip("~?%").partition("-")
            month, _, day = rest.partition("-")
            for hit in _WRITTEN.finditer(quote) if day else ():
                number = "d1" if hit["d1"] else "d2"
                name = hit["m1"] or hit["m2"]
                if int(hit[number]) != int(day) or not _MONTHS[int(month) - 1].startswith(name[:3]):
                    continue
                written = "y1" if hit["y1"] else "y2"
                if by == "year":
                    if hit[written] == year:
                        yield _moved(gold, claim, start, hit.span(written), int(year), chance.choice((-1, 1)))
                    continue
                step = {"day": 1, "week": 7}[by]
                steps = [s for s in (-step, step) if 1 <= int(day) + s <= 28]
                if steps:
                    yield _moved(gold, claim, start, hit.span(number), int(day), chance.choice(steps), by)
            for hit in _YEAR.finditer(quote) if by == "year" and not day else ():
                if hit[0] == year and len(_YEAR.findall(quote)) == 1:
                    yield _moved(gold, claim, start, hit.span(), int(year), chance.choice((-1, 1)))

    return make


def _moved(
    gold: Gold, claim: Any, start: int, span: tuple[int, int], number: int, step: int, by: str = "year"
) -> Corruption:
    kind = f"date, a {by} off"
    right = claim["object"]["date"].rstrip("~?%").replace("XXXX-", "")
    if by != "year":
        month, day = right[-5:].split("-")
        right = f"{_MONTHS[int(month) - 1]} {int(day)}"
    else:
        right = str(number)
    return _put(gold, kind, claim["predicate"], start + span[0], start + span[1], str(number + step), right)


def _digit(gold: Gold, chance: random.Random, _: object) -> Found:
    for claim, start, quote in _claims(gold, "audience_rating"):
        for hit in re.finditer(r"(?<![\d.,])\d+\.\d+(?![\d,]|\.\d)", quote):
            if float(hit[0]) == claim["object"]["number"]:
                places = [at for at, char in enumerate(hit[0]) if char != "."]
                at = chance.choice(places)
                digit = chance.choice([d for d in "123456789" if d != hit[0][at]])
                words = hit[0][:at] + digit + hit[0][at + 1 :]
                yield _put(gold, "rating, a digit", claim["predicate"], start + hit.start(), start + hit.end(), words)


def _count(gold: Gold, chance: random.Random, _: object) -> Found:
    """A number of episodes becomes another. Of several such numbers in the words ("10 p.m. (10 episodes)") only those
    that have a word of episodes behind them.
    """
    for claim, start, quote in _claims(gold, "episode_count"):
        hits = list(re.finditer(r"(?<![\d.,])\d+(?![\d.,]*\d)", quote))
        hits = [hit for hit in hits if int(hit[0]) == claim["object"]["number"]]
        for hit in [hit for hit in hits if _OF_EPISODES.match(quote, hit.end())] or hits:
            words = str(int(hit[0]) + chance.choice((-2, 2, 4)))
            yield _put(gold, "episode count", claim["predicate"], start + hit.start(), start + hit.end(), words)


def _roles(gold: Gold, _: random.Random, __: object) -> Found:
    """Two roles change places. The pairs are wrong then, so the performers' names are as good words to mark."""
    said: dict[tuple[int, str, str], list[tuple[str, str]]] = {}
    for claim, start, quote in _claims(gold, "cast_member"):
        if character := claim["qualifiers"].get("character"):
            said.setdefault((start, quote, claim["subject"]), []).append((character, claim["object"]["entity"]))
    for (start, quote, _work), pairs in said.items():
        for (one, player), (other, second_player) in itertools.pairwise(pairs):
            first, second = _only(gold, one, quote), _only(gold, other, quote)
            if one == other or player == second_player or first is None or second is None:
                continue
            (a, b), (c, d) = sorted((first, second))
            if b > c:
                continue
            swapped = quote[:a] + quote[c:d] + quote[b:c] + quote[a:b] + quote[d:]
            text = gold["document"]["text"]
            places: tuple[tuple[int, int], ...] = ((start + a, start + a + d - c), (start + d - (b - a), start + d))
            players = [at for at in (_only(gold, who, swapped) for who in (player, second_player)) if at]
            places += tuple((start + low, start + high) for low, high in players)
            whole = text[:start] + swapped + text[start + len(quote) :]
            yield Corruption("role, two swapped", "cast_member", whole, places, quote[a:b])


def _only(gold: Gold, entity: str, quote: str) -> tuple[int, int] | None:
    """Where the entity's longest name that is in the quote stands, if it stands there once."""
    for form in forms(gold, entity):
        hits = [hit.span() for hit in _word(form).finditer(quote)]
        if hits:
            return hits[0] if len(hits) == 1 else None
    return None


def _replaced(
    kind: str, predicate: str, others: Sequence[str], *, told: Callable[[str, str], bool] = lambda before, behind: True
) -> Callable[[Gold, random.Random, object], Found]:
    """The object's name gives way to another: one of `others`, or (none given) somebody else's of the story or not.

    Only where `told` holds of the words before and behind it.
    """

    def make(gold: Gold, chance: random.Random, _: object) -> Found:
        text = gold["document"]["text"]
        for claim, start, quote in _claims(gold, predicate):
            entity = claim["object"]["entity"]
            at = _only(gold, entity, quote)
            known = [c["object"].get("entity") for c in gold["claims"] if c["subject"] == claim["subject"]]
            people = [e["name"] for e in gold["entities"] if e["type"] == "person" and e["id"] not in known]
            options = [n for n in others or [*people, *_STRANGERS] if not (others and n.casefold() in text.casefold())]
            own = {_bare(form) for form in forms(gold, entity)}
            options = [n for n in options if _bare(n) not in own]  # KBS2 for KBS 2TV is no error
            apt = at is not None and told(quote[:at[0]], quote[at[1]:])
            if at and apt and options and " " in quote[slice(*at)] + " " * bool(others):
                right = forms(gold, entity)[0]
                yield _put(gold, kind, predicate, start + at[0], start + at[1], chance.choice(options), right)

    return make


def _bare(name: str) -> str:
    """A name's letters and figures, without what a channel's may have behind it."""
    return re.sub(r"\W", "", name).casefold().removesuffix("tv")


def _as_its_own(before: str, behind: str) -> bool:
    """Whether words make a work a platform's own, or first shown there. That a platform has it too says nothing against
    another: what nobody on the desk says of Viki may be so.
    """
    return bool(_OWNED.match(behind) or _FIRST_SHOWN.search(before))


def _group(gold: Gold, _: random.Random, highest: Callable[[str], float]) -> Found:
    """A superlative of a year, a slot or a genre becomes one of a network's or all dramas' history, which is false."""
    text = gold["document"]["text"]
    for claim, start, quote in _claims(gold, "holds_record"):
        group = claim["qualifiers"].get("group", "")
        hit = _GROUP.search(group)
        at = quote.find(group)
        best = max((c["object"]["number"] for c in gold["claims"] if c["predicate"] == "audience_rating"
                    and c["subject"] == claim["subject"]), default=100.0)  # fmt: skip
        said = claim["object"]["text"] == "audience_rating" and claim["qualifiers"].get("rank") == 1
        plain = at >= 0 and "histor" not in group and _ENDS.match(quote, at + len(group))
        if hit and plain and said and best < highest(hit["of"] or ""):
            words = f"{hit['of']} drama in history" if hit["of"] else "Korean drama in history"
            one = _put(gold, "superlative, its group", "holds_record", start + at, start + at + len(group), words)
            # The whole superlative is wrong now, so a finding on any of its sentence's words is on the right ones.
            end = start + len(quote) + len(one.text) - len(text)
            yield Corruption(one.kind, one.predicate, one.text, ((start, end),), "")


def _hedge(gold: Gold, _: random.Random, __: object) -> Found:
    text = gold["document"]["text"]
    for claim, start, quote in _claims(gold, "cast_member", "director", "screenwriter", "original_broadcaster",
                                       "start_date", modalities=("reported", "speculated")):  # fmt: skip
        for cue, plain in _HEDGES:
            bare, count = re.subn(cue, plain, quote, count=1)
            if count and len(claim["evidence"]) == 1 and not _HEARSAY.search(bare):
                whole = text[:start] + bare + text[start + len(quote) :]
                yield Corruption("hedge dropped", claim["predicate"], whole, ((start, start + len(bare)),), "")
                break


def _area(gold: Gold, _: random.Random, __: object) -> Found:
    for claim, start, quote in _claims(gold, "audience_rating"):
        hits = list(_NATIONWIDE.finditer(quote))
        numbers = re.findall(r"\d+\.\d+", quote)
        if claim["qualifiers"].get("area") == "nationwide" and len(hits) == len(numbers) == 1:
            hit = hits[0]
            adverb = not re.match(r"\s(?:[a-z-]+\s)?(?:rating|average|viewership|household|audience|score|share)",
                                  quote[hit.end() :])  # fmt: skip
            yield _with_number(gold, "rating, its area", claim, start, quote, hit, "in Seoul" if adverb else "Seoul")


def _statistic(gold: Gold, _: random.Random, __: object) -> Found:
    for claim, start, quote in _claims(gold, "audience_rating"):
        hits = list(re.finditer(r"\b(?:an )?average(?= (?:of|rating|viewership|audience)\b)", quote))
        if claim["qualifiers"].get("statistic") == "average" and len(hits) == len(re.findall(r"\d+\.\d+", quote)) == 1:
            words = "a peak" if hits[0][0].startswith("an ") else "peak"
            yield _with_number(gold, "rating, its statistic", claim, start, quote, hits[0], words)


def _with_number(
    gold: Gold, kind: str, claim: Any, start: int, quote: str, hit: re.Match[str], words: str
) -> Corruption:
    """The words of the scope give way; the number that they are of is as good a place to say so."""
    one = _put(gold, kind, claim["predicate"], start + hit.start(), start + hit.end(), words)
    number = re.search(r"\d+\.\d+", one.text[start : start + len(quote) + len(words)])
    assert number is not None
    places = (*one.places, (start + number.start(), start + number.end()))
    return Corruption(kind, one.predicate, one.text, places, one.right)


#: What makes the corruptions of each kind, all that a story allows.
KINDS: Mapping[str, Callable[[Gold, random.Random, Callable[[str], float]], Found]] = {
    "name, once": _name_once,
    "name, throughout": _name_throughout,
    "date, a day off": _dates("day"),
    "date, a week off": _dates("week"),
    "date, a year off": _dates("year"),
    "rating, a digit": _digit,
    "rating, its area": _area,
    "rating, its statistic": _statistic,
    "role, two swapped": _roles,
    "network": _replaced("network", "original_broadcaster", _NETWORKS),
    "platform": _replaced("platform", "streamed_on", _PLATFORMS, told=_as_its_own),
    "writer": _replaced("writer", "screenwriter", ()),
    "director": _replaced("director", "director", ()),
    "agency": _replaced("agency", "represented_by", _AGENCIES),
    "episode count": _count,
    "superlative, its group": _group,
    "hedge dropped": _hedge,
}

"""Plain forms of words that tie names together: "Y, played by X", "X as Y", "X (Y)". Pure.

A sentence is matched with its names masked, each by one character that says what kind of name it is, so that a form of
words is one short expression whatever the names are. Which of the two is the performer is what the words say, not what
is true: a draft may have them the wrong way round.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from copydesk.check.once import once
from copydesk.check.places import cut_of
from copydesk.dates import DateMention
from copydesk.model import Document, Entity, EntityType, Reading, Span
from copydesk.text.finding import finding
from copydesk.text.form import Form

__all__ = [
    "ANYBODY", "CHARACTER", "COMPANY", "DAY", "PERSON", "WHO", "WORK", "Masked", "RolePhrase", "masked_sentences",
    "role_lists", "role_phrases", "spans_of_letters",
]

#: Where the masks of each type begin in the private use area.
_PLANES = {
    EntityType.PERSON: 0xE000, EntityType.CHARACTER: 0xE400, EntityType.WORK: 0xE800, EntityType.ORGANIZATION: 0xEC00,
    EntityType.PLACE: 0xF000,
}
_DATES = 0xF400
_PLANE = 0x400
#: Characters of a text whose places are kept from one check to the next.
_COMMON_LENGTH = 20_000
#: In patterns over a masked sentence: any person, character, work, company, day; and a person or character.
PERSON, CHARACTER, WORK = "[\ue000-\ue3ff]", "[\ue400-\ue7ff]", "[\ue800-\uebff]"
COMPANY, DAY = "[\uec00-\uefff]", "[\uf400-\uf7ff]"
ANYBODY = "[\ue000-\ue7ff]"
_P, _C, _W, _N = PERSON, CHARACTER, WORK, ANYBODY
#: What may stand before a name and belongs to it: "the divorce lawyer". A preposition brings in somebody else.
WHO = (
    r"(?:(?:the|an?|his|her|their|its|[\ue000-\ue7ff\uec00-\uefff]['’]s)\s+)?"
    r"(?:(?!(?:of|opposite|with|alongside|beside|besides|to|for|from|by|against|like|under|and|but|who|whose|in|on|at|than|as|when|while|before|after|into|not|or|over|said|says)\b)"
    r"[a-z][\w’'-]*,?\s+){0,5}"
)
_IN = rf"(?:\s+in\s+(?:[\uec00-\uefff]['’]s\s+)?(?:[a-z][\w-]*\s+){{0,3}}{_W},?)?"
_PLAYS = (
    r"(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|essay(?:s|ed|ing)?|repris(?:es|ed|ing)|takes? on|took on|voic(?:es|ed))"
)
#: Before a name: no preposition that makes it anything but what the words behind it are about.
_NO_OBJECT = "".join(
    rf"(?<!\b{word}\s)" for word in "opposite with alongside beside against by of from for to like than".split()
)
#: Where a clause begins, and what ends one or a part of it behind a name.
_CLAUSE = r"(?:^\W*|[;:,]\s+(?:and\s+|while\s+)?|\b(?:and|while)\s+)"
_CLAUSE_ENDS = r"(?=\s*[.;,)]|\s+(?:in|and|of)\s|\s*$)"
#: What somebody does who is not seen "as" the role behind it, but takes, writes or calls another so.
_NO_PART = (
    r"(?:and|or|as|but|who|whose|with|than|oppos\w+|sa(?:id|ys)|wr[io]\w+|direct\w*|imagin\w+|describ\w+|see[ns]?|saw|treat\w*|"
    r"regard\w*|know[ns]?|knew|cast\w*|call\w*|choos\w+|chose|pick\w*|introduc\w+|replac\w+|want\w*|offer\w*|turn(?:s|ed)\s+down)\b"
)
#: Forms of words with a performer `a` and a role `c`.
_ROLES = tuple(finding(Form(form)) for form in (
    (
        rf"(?P<a>{_N})(?:\s+of\s+[\ue000-\uf3ff])?(?:,?\s+who)?{_IN}\s+(?:also\s+|now\s+|first\s+)?{_PLAYS}\s+"
        rf"(?:the\s+(?:role|part|character)\s+of\s+)?{WHO}(?P<c>{_N})(?!['’]s)"
    ),
    (
        rf"(?P<a>{_N})(?:\s+\(of\s+[\ue000-\uf3ff]\))?{_IN}(?:\s+(?:stars?|starred|starring|appear(?:s|ed|ing)?|"
        rf"return(?:s|ed)?|is|was|were|be|cast|seen|takes over|leads?|led|shines?)){{0,3}}{_IN}\s+as\s+{WHO}"
        rf"(?P<c>{_N})(?!['’]s)"
    ),
    # "X, as Y, …", and neither "X, as Y says" nor "she stars opposite X, as Y"
    rf"{_NO_OBJECT}(?P<a>{_P}){_IN},\s+as\s+{WHO}(?P<c>{_C})(?=\s*[,.;:)]|\s+(?:in|of|for|on)\b|\s*$)",
    rf"(?P<a>{_P}),\s+who,?\s+as\s+{WHO}(?P<c>{_C})(?!['’]s)",
    (
        rf"(?P<c>{_N}){_IN}(?:,\s[^.,;:()\ue000-\uf7ff]{{0,60}})?,?\s*\(?(?:(?:who|which)\s+)?(?:(?:is|was)\s+)?"
        rf"(?:played|portrayed|voiced|acted)\s+by\s+{WHO}(?P<a>{_N})(?!['’]s)"
    ),
    rf"(?P<c>{_N}),\s+[^.,;:()\ue000-\uf7ff]{{0,60}}?(?:whom?|that)\s+(?P<a>{_N})\s+{_PLAYS}\b",
    rf"(?P<a>{_N})(?:\s+of\s+[\ue000-\uf3ff])?(?:,?\s+who)?{_IN}\s+(?:is|was|will\s+be)\s+{WHO}(?P<c>{_C})(?!['’]s)",
    rf"(?P<a>{_P})['’]s\s+(?:character,?\s+)?(?P<c>{_C})(?!['’]s)",
    (
        rf"(?<!{_N}\s)(?<!{_N},\s)(?<!\)\s)(?<!who\s)(?<!seen\s)(?<!cast\s)\b[Aa]s\s+{WHO}(?P<c>{_C}),\s+"
        rf"(?P<a>{_P})(?!['’]s|\s+as\b)"
    ),
    # "As Y, the aunt of the chairman, X flings a plate"
    (
        rf"(?:^|[.;]\s+)\W*[Aa]s\s+{WHO}(?P<c>{_C}),\s+(?:the|an?|his|her|their|who)\s+[^.;:()\ue000-\ue3ff]{{2,70}},\s+"
        rf"(?P<a>{_P})(?=\s+[a-z]+)(?!\s+(?:and|as|who)\b)"
    ),
    rf"(?P<a>{_P}),\s+whose\s+(?:character,?\s+)?(?P<c>{_C})(?!['’]s)",
    rf"(?P<c>{_C})\s*\(\s*(?P<a>{_P})\s*\)",
    rf"(?P<c>{_C}),\s+[^.,;:()\ue000-\uf7ff]{{1,60}},[”\"’']?\s+(?:is|was)\s+(?P<a>{_P})(?=\s*[.;]|\s+in\s|\s*$)",
    # A row whose verb is left out: "A, the chairman, is X; B, his aunt, Y."
    rf"(?<={_N};\s)(?:and\s+)?(?P<c>{_C}),\s+[^.,;:()\ue000-\uf7ff]{{1,60}},\s+(?P<a>{_N})(?=\s*[.;]|\s*$)",
    rf"(?P<a>{_P})\s*\(\s*(?:[a-z][\w-]*\s+){{0,3}}(?P<c>{_C})\s*\)",
    rf"(?P<a>{_N}),\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{1,4}}(?P<c>{_C})\s+(?:of|in|from)\s+(?:[\uec00-\uefff]['’]s\s+)?[\"“‘']?{_W}",
    rf"{_PLAYS}\s+{WHO}{_N}(?:,\s[^.,;:()\ue000-\uf7ff]{{1,60}})?,?\s+and\s+(?P<a>{_N}),?\s+{WHO}(?P<c>{_C})(?!['’]s)",
    # "A played B, C D and E F"
    rf"(?:,|{_C}\s+and)\s+(?P<a>{_P})\s+(?P<c>{_C})(?=\s*[,.:;]|\s+and\s|\s*$)",
    # "A is the angry B and C the steadfast D"
    (
        rf"{_C}[^.:()]{{0,80}}?(?:[,;]|\s+and)\s+(?:and\s+)?(?P<a>{_P})\s+(?:the|an?|his|her|their)\s+(?:[a-z-]+\s+){{0,3}}"
        rf"(?P<c>{_C})(?=\s*[,.;]|\s+and\s|\s*$)"
    ),
    # "X, still remembered as the ghost Y", "the tormentor Y, to whom X lends her smile", "Y still belongs to X"
    (
        rf"{_NO_OBJECT}(?P<a>{_P}),\s+(?!and\b)[^.,;:()\ue000-\uf7ff]{{3,50}}(?:\s[\"“‘']?{_W}[,”\"’']{{0,2}})?\s+as\s+{WHO}(?P<c>{_C})(?!['’]s)"
        rf"(?=\s*[,.;)]|\s+(?:in|of|from)\s|\s*$)"
    ),
    # "X stole the show as the tycoon Y", and not "X wept as Y, in uniform, went"
    (
        rf"{_CLAUSE}(?P<a>{_P})(?:\s+(?!{_NO_PART})[a-z][a-z’'-]*){{2,8}}\s+as\s+{WHO}(?P<c>{_C})(?!['’]s)"
        rf"(?=\s*[.;)]|,\s+(?:and|but|while|who)\s|\s+(?:in|of|from)\s[\"“‘']?{_W}|\s*$)"
    ),
    # "X plays both Y, the fixer, and the grandson Z"
    (
        rf"(?P<a>{_N})\s+{_PLAYS}\s+both\s+{WHO}{_N}(?:,\s[^.,;:()\ue000-\uf7ff]{{1,60}})?,?\s+and\s+{WHO}(?P<c>{_C})(?!['’]s)"
    ),
    rf"(?P<c>{_C}),\s+to\s+whom\s+(?P<a>{_P})\s+(?:lends?|lent|gives?|gave|brings?|brought)\b",
    rf"(?P<a>{_P})\s+(?:lends?|lent|gives?|gave|brings?|brought)\s+{WHO}(?P<c>{_C})\s+(?:his|her|an?|the)\b",
    (
        rf"(?P<c>{_C}),?\s+(?:(?:still|now|once|again|also)\s+)?(?:belong(?:s|ed)\s+to|(?:is|was|lies|lay)\s+in\s+the\s+hands\s+of|"
        rf"(?:is|was)\s+(?:given|entrusted|handed)\s+to)\s+(?P<a>{_P})(?!['’]s)"
    ),
    # "X played the policeman who adores her, Y"
    (
        rf"(?P<a>{_P})\s+{_PLAYS}\s+(?:the|an?|his|her)\s+(?:[a-z-]+\s+){{1,3}}(?:who|that)\s+[a-z]+\s+(?:her|him|them|it),\s+"
        rf"(?P<c>{_C})(?=\s*[,.;)])"
    ),
    # "X, whom viewers of “W” remember as Y"
    (
        rf"(?P<a>{_P}),\s+whom?\s+[^.;:()\ue000-\ue7ff]{{1,60}}?\b(?:remember(?:s|ed)?|kn[eo]ws?|recogni[sz]es?)\s+as\s+{WHO}"
        rf"(?P<c>{_C})(?!['’]s)"
    ),
    # "viewers who know X only as Y", "they cast her as Y" is of a pronoun
    (
        r"\b(?:kn[eo]ws?|known|remember(?:s|ed)?|recogni[sz]ed?|recogni[sz]es|saw|seen|see|met|cast|casts|casting|has|have|had|"
        rf"brings?|brought|puts?|featur(?:es|ed|ing)|stars|with|and)\s+(?:[a-z]+\s+){{0,2}}(?P<a>{_P})(?:\s+[a-z]+){{0,3}}?\s+as\s+{WHO}"
        rf"(?P<c>{_C})(?!['’]s)"
    ),
    # "Y, the head of a company (X)"
    (
        r"(?P<c>[\ue400-\ue7ff]),\s+(?:the|an?|his|her|their)\s+(?:(?!of\b|to\b|for\b|with\b|by\b|who\b|that\b)[a-z-]+\s+){1,4}"
        r"(?:(?:of|at)\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,2}(?:company|firm|group|team|hospital|school|agency|station)\s+)?"
        r"\(\s*(?P<a>[\ue000-\ue3ff])\s*\)"
    ),
    rf"^\s*(?:[•*·-]\s*)?(?P<a>{_P})\s*[-–—:]\s*(?P<c>{_C})\s*$",
    # "P.O (Pyo Ji-hoon) as Y"
    rf"{_P}\s*\((?P<a>{_P})\)\s+(?:as|is|was|{_PLAYS})\s+{WHO}(?P<c>{_C})(?!['’]s)",
    # "X, remembered from “V,” was the reporter Y"
    (
        rf"{_NO_OBJECT}(?P<a>{_N}),\s+(?!and\b)[^.;:()\ue000-\ue3ff]{{3,90}}?,[”\"’']?\s+(?:is|was|{_PLAYS})\s+"
        rf"{WHO}(?P<c>{_C})(?!['’]s)"
    ),
    # "the friend, Y, was X"
    rf"{_CLAUSE}{WHO}(?P<c>{_C}),?\s+(?:is|was)\s+(?P<a>{_P}){_CLAUSE_ENDS}",
    # "the part of Y went to X", "A is B, and Y went to X", "Y, who sings, is a guest part for X"
    (
        rf"(?:(?:{_P}[^.]{{1,80}}{_C}|{_C}[^.]{{1,80}}{_P})[,;]\s+(?:and\s+|while\s+)?{WHO}|"
        rf"\b(?:role|part|character)\s+of\s+)(?P<c>{_C})\s+(?:goes|went|falls|fell)\s+to\s+(?P<a>{_P})"
        r"(?=\s*[.;,)]|\s*$)"
    ),
    (
        rf"{_CLAUSE}{WHO}(?P<c>{_C})(?:,\s[^.,;:()\ue000-\uf7ff]{{1,60}},)?\s+(?:is|was)\s+an?\s+"
        rf"(?:[a-z-]+\s+){{0,3}}(?:part|role|turn|cameo)\s+for\s+(?P<a>{_P}){_CLAUSE_ENDS}"
    ),
    rf"(?P<a>{_P}),\s+(?:his|her|their)\s+(?:on-?screen|TV|television|fictional)\s+[a-z-]+,?\s+(?P<c>{_C})(?!['’]s)",
))  # fmt: skip


#: As `WHO`, with capitals: "MI6 operative".
_WHOEVER = rf"(?:{COMPANY}\s+)?" + WHO.replace("[a-z][", "[A-Za-z][")
#: Names in a row, of performers and of roles, each with what stands before it or in brackets behind.
_ROW_OF_P = rf"(?P<ps>{_P}(?:\s*\([^()]*\))?(?:(?:,|,?\s+(?:and|&))\s+{WHO}{_P}(?:\s*\([^()]*\))?)+)"
_ROW_OF_C = rf"(?P<cs>{_C}(?:(?:,\s[^.,;:()\ue000-\uf7ff]{{1,60}})?(?:,|,?\s+(?:and|&))\s+{_WHOEVER}{_C})+)(?!['’]s)"
_ASIDE = r"(?:,\s+(?:who|both|whom)\b[^.;\ue000-\ue7ff]{0,80},)?"
_IN_TURN = r"(?:,?\s+(?:in\s+(?:this|that|the\s+same)\s+order|respectively|in\s+turn),?)?"
#: "A and B play C and D": who plays whom is in their order.
_LISTS = tuple(Form(form) for form in (
    (
        rf"{_ROW_OF_P}{_ASIDE}(?:,?\s+who)?(?:\s+[a-z]+){{0,4}}?,?\s+(?:{_PLAYS}|as|are|were|appear(?:ed)?\s+as){_IN_TURN}"
        rf"\s+[^.;\ue000-\ue7ff]{{0,60}}?{_ROW_OF_C}"
    ),
    (
        rf"{_ROW_OF_C}{_ASIDE}(?:,\s[^.,;:()\ue000-\uf7ff]{{1,40}})?,?\s+(?:(?:are|were)\s+)?(?:played|portrayed|voiced)(?:,?\s+respectively,?)?\s+by\s+"
        rf"{WHO}{_ROW_OF_P}(?!['’]s)"
    ),
    rf"{_ROW_OF_C}\s*\({_ROW_OF_P}\)",
))  # fmt: skip
#: The fewest names in a row.
_ROW = 2
#: Before the last role of a row, and behind the first performer of one.
_ROW_ENDS = Form(rf"\b(?:and|&)\s+{_WHOEVER}$")
_ROW_BEGINS = Form(rf"(?:,\s+(?:{_P}|[a-z][a-z ]{{1,30}}))*,?\s+(?:and|&)\s+{WHO}{_P}(?!['’]s)")
_COORDINATED = Form(rf"{_P}(?:\s*\([^()]*\))?,?\s+(?:and|&)\s+$")
#: Behind a performer: a verb of several, and roles in a row.
_MORE_OF_BOTH = Form(
    rf"\s+(?:star|are|were|appear|return|play|portray|lead)\s+(?:as\s+)?{WHO}{_C}(?:,|,?\s+(?:and|&))\s+{WHO}{_C}"
)
#: A verb of one: "…, and B was C" is no row.
_OF_ONE = Form(r"\s+(?:is|was|plays|portrays|takes|voices)\s")


_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with its names and dates masked.

    `spans[i]` is where character i of `text` stands in the document; `entities` and `days` are what the masks stand
    for.
    """

    text: str
    spans: tuple[Span, ...]
    entities: dict[int, Entity]
    days: dict[int, DateMention]

    def span(self, start: int, end: int) -> Span:
        """The document's words behind `text[start:end]`."""
        return Span(self.spans[start].start, self.spans[end - 1].end)

    def index(self, span: Span) -> int | None:
        """Which character stands for just these words of the document, or None where none does."""
        at = bisect_left(self.spans, span.start, key=_START)
        return at if at < len(self.spans) and self.spans[at] == span else None


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Words that make `performer` the one who plays `role`: each with its place, and the place of all the words."""

    performer: Entity
    performer_at: Span
    role: Entity
    role_at: Span
    at: Span


def masked_sentences(draft: Reading) -> tuple[Masked, ...]:
    """The sentences of the draft in order, masked."""
    return _masked_sentences(draft.document, draft.entities, draft.dates)


@once
def _masked_sentences(
    document: Document, entities: tuple[Entity, ...], days: tuple[DateMention, ...]
) -> tuple[Masked, ...]:
    text, found = document.text, []
    letters = spans_of_letters(text)
    names = sorted(
        ((span, entity) for entity in entities for span in entity.mentions), key=lambda n: (n[0].start, -n[0].end)
    )
    for sentence in cut_of(text).sentences:
        inside = [(s, e) for s, e in names if sentence.start <= s.start and s.end <= sentence.end][:_PLANE]
        dates = [d for d in days if sentence.start <= d.start and d.end <= sentence.end][:_PLANE]
        found.append(_masked(text, letters, Span(sentence.start, sentence.end), inside, dates))
    return tuple(found)


def spans_of_letters(text: str) -> tuple[Span, ...]:
    """Where each character of a text stands, in order; there may be more of them than the text has characters."""
    # They are the same for all texts: those of a draft of common length are made once.
    return _spans(len(text)) if len(text) > _COMMON_LENGTH else _common_spans()


def _spans(count: int) -> tuple[Span, ...]:
    return tuple(Span(at, at + 1) for at in range(count))


@cache
def _common_spans() -> tuple[Span, ...]:
    return _spans(_COMMON_LENGTH)


def _masked(
    text: str,
    letters: Sequence[Span],
    sentence: Span,
    names: Sequence[tuple[Span, Entity]],
    dates: Sequence[DateMention],
) -> Masked:
    chars: list[str] = []
    spans: list[Span] = []
    entities: dict[int, Entity] = {}
    days: dict[int, DateMention] = {}
    masks: list[tuple[Span, str, Entity | DateMention]] = [
        (s, chr(_PLANES[e.type] + i), e) for i, (s, e) in enumerate(names)
    ]
    masks += [(Span(d.start, d.end), chr(_DATES + i), d) for i, d in enumerate(dates)]
    at = sentence.start
    for span, mask, behind in sorted(masks, key=lambda m: (m[0].start, -m[0].end)):
        if span.start < at:
            continue
        chars += text[at:span.start]
        spans += letters[at:span.start]
        if isinstance(behind, Entity):
            entities[len(chars)] = behind
        else:
            days[len(chars)] = behind
        chars.append(mask)
        spans.append(span)
        at = span.end
    chars += text[at:sentence.end]
    spans += letters[at:sentence.end]
    return Masked("".join(chars), tuple(spans), entities, days)


@once
def role_lists(draft: Reading) -> tuple[tuple[RolePhrase, ...], ...]:
    """Performers and as many roles, told as two rows in the same order: "A and B play C and D"."""
    found = []
    for sentence in masked_sentences(draft):
        kinds = [entity.type for entity in sentence.entities.values()]
        if min(kinds.count(EntityType.PERSON), kinds.count(EntityType.CHARACTER)) < _ROW:
            continue
        for match in (m for form in _LISTS for m in form.finditer(sentence.text)):
            performers, roles = (_of_row(match, row, kind) for row, kind in (("ps", _P), ("cs", _C)))
            if len(performers) != len(roles):
                continue
            at = sentence.span(match.start(), match.end())
            found.append(tuple(
                RolePhrase(sentence.entities[a], sentence.spans[a], sentence.entities[c], sentence.spans[c], at)
                for a, c in zip(performers, roles, strict=True)
            ))
    return tuple(found)


def _of_row(match: re.Match[str], row: str, kind: str) -> list[int]:
    """Where the names of a row stand, without those that a bracket holds."""
    bare = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), match[row])
    return [match.start(row) + m.start() for m in re.finditer(kind, bare)]


_SUCCEEDED = Form(
    r"\b(?:succeed\w*|replac\w+|(?:takes?|took|taking)\s+over\s+from|stand(?:s|ing)\s+in\s+for)\s+$"
)


def role_phrases(draft: Reading) -> tuple[RolePhrase, ...]:
    """Every tie of a performer to a role that the draft words in one of the plain forms, in order, each pair once."""
    found: dict[tuple[Span, Span], RolePhrase] = {}
    rows = {tie.role_at: tie.performer_at for ties in role_lists(draft) for tie in ties}
    for sentence in masked_sentences(draft):
        for form in _ROLES:
            for match in form(sentence.text):
                performer, role = sentence.entities.get(match.start("a")), sentence.entities.get(match.start("c"))
                if performer is None or role is None or performer.id == role.id:
                    continue
                if _SUCCEEDED.search(sentence.text[:match.start("a")]):
                    continue  # "B succeeds A as C": A was C before
                if _COORDINATED.search(sentence.text[:match.start("a")]) and match["a"] < match["c"] and not (
                    _OF_ONE.match(sentence.text, match.start("a") + 1)
                ):
                    continue  # "A and B play C and D": which plays which is in their order at best
                if match["a"] < match["c"] and _MORE_OF_BOTH.match(sentence.text, match.start("a") + 1):
                    continue  # "B star as C and D", of A and B where A was taken for no name
                if match.start("c") < match.start("a") and _ROW_ENDS.search(sentence.text[:match.start("c")]) and (
                    _ROW_BEGINS.match(sentence.text, match.start("a") + 1)
                ):
                    continue  # "C, his wife and D, played by A, …": the same
                phrase = RolePhrase(
                    performer, sentence.spans[match.start("a")], role, sentence.spans[match.start("c")],
                    sentence.span(*sorted((match.start("a"), match.start("c") + 1))) if match["a"] < match["c"]
                    else sentence.span(match.start(), match.end()),
                )
                if rows.get(phrase.role_at, phrase.performer_at) == phrase.performer_at:
                    found.setdefault((phrase.performer_at, phrase.role_at), phrase)
    return tuple(found[key] for key in sorted(found))

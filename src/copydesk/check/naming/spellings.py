"""The spellings under which a draft names its people, characters and works, and whether two of them are one name
written two ways or two names. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from copydesk import names
from copydesk.check.places import cut_of
from copydesk.model import Claim, Entity, EntityType, EntityValue, Reading, Span
from copydesk.text.form import Form

__all__ = [
    "KIN_WORDS", "OF_NAMES", "Spelling", "apart", "both_scripts", "each_described", "leaves_out", "linked", "of_names",
    "parts_like", "same_digits", "same_letters", "side_by_side", "spellings",
]

_TYPES = (EntityType.PERSON, EntityType.CHARACTER, EntityType.WORK)
_POSSESSIVE = Form(r"['’](?:s|S)?$")
_ADDRESS = Form(r"[#@/_]|https?:|www\.")
_JOINED = Form(
    r"\s*(?:,|&|/|;|\+|,?\s*(?:and|or|with|but|not|vs\.?|versus|opposite|alongside|besides?|to|from|for))\s*"
    r"(?:(?:the|his|her|an?|actor|actress|director|writer)\s+|(?-i:(?:the|an?)\s+[a-z]+\s+)){0,3}", re.IGNORECASE,
)
#: Sentences that speak of names and their spellings, or of people with like names.
OF_NAMES = Form(
    r"\b(?:spell(?:s|ed|ing|ings)?|spelt|romani[sz]\w+|transliterat\w+|styli[sz]ed|passports?|real name|stage name|"
    r"written(?! by| and| for)|writes? (?:him|her|it|them|the name|his name|her name)|"
    r"credit(?:s|ed) (?:him|her|as|have)|namesakes?|no relation|(?:not|un) ?related|confus(?:e|ed|ing|ion)|"
    r"mistaken for|by mistake|mix(?:es|ed)? up|"
    r"(?:(?:the|a) )?(?:same|like|near|similar) names?|(?:some(?:body|one)|anyone) else|"
    r"shares? (?:the|a|his|her) name|corrections?|earlier version|wrongly|mistakenly|misspel\w+|once had it)\b",
    re.IGNORECASE,
)  # fmt: skip
_CORRECTED = Form(r"[.,;:]?\s(?:but|It\s(?:is|was)|it\s(?:is|was)|rather|instead)\s(?:it\s(?:is|was)\s)?")
_GLOSSED = Form(
    r",?\s*[\"'“‘]?\s*(?:\(|\[|/|aka\b|also\s+(?:known|written|spelled|spelt|romani[sz]ed|credited|styled)|"
    r"(?:real|birth|stage|legal)\s+name|born\b|formerly\b)", re.IGNORECASE,
)
#: Behind a name that begins a sentence, words that say who its bearer is.
_DESCRIBED = Form(r",\s+(?:[a-z]\w*\s+)*[a-z]\w*\.|\s+(?:is|was)\s+(?:an?|the|what|who|one|his|her|their)\b")
_SENTENCE_END = Form(r"[.!?…][\"'”’)\]]*\s|\n")
_PUNCTUATION = Form(r"[.,:;!?'\"“”‘’&()]")
_ARTICLE = Form(r"^(?:the|an?)\s+")
_HONORIFIC = Form(r"^(?:[PNpn]['’]|(?:Mr|Mrs|Ms|Dr)\.?\s)(?=\w)")
_WORD = Form(r"[^\s\-‐‑–]+")
_CRAFT = {
    "director": "director", "pd": "director", "filmmaker": "director", "screenwriter": "screenwriter",
    "writer": "screenwriter", "scriptwriter": "screenwriter", "actor": "cast_member", "actress": "cast_member",
    **dict.fromkeys((
        "student", "composer", "photographer", "pitcher", "player", "professor", "journalist", "critic", "fan",
        "designer", "technician", "choreographer", "coach", "athlete", "ballerina", "trainee", "stylist", "novelist",
    ), "outsider"),
    "singer": "singer", "idol": "singer", "rapper": "singer", "reporter": "reporter",
}
_CRAFTS = frozenset({"director", "screenwriter", "cast_member"})
KIN_WORDS = Form(
    r"\b(?:sisters?|brothers?|twins?|sons?|daughters?|mother|father|cousins?|aunt|uncle|siblings?|nephew|niece|"
    r"grand\w+)\b", re.IGNORECASE,
)
_KIN = Form(rf"{KIN_WORDS.pattern}[^.!?\n]{{0,12}}$", re.IGNORECASE)
_KIN_AFTER = Form(
    r"^,?\s*(?:his|her|their|the)\s+(?:\w+\s+){0,2}(?:sister|brother|twin|son|daughter|mother|father)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One written form of an entity and every place of it, in order. Forms that differ in case alone are one."""

    entity: Entity
    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        """`words` are those of `text`, parted at spaces and hyphens."""
        object.__setattr__(self, "words", tuple(_WORD.findall(self.text)))


def spellings(draft: Reading) -> tuple[Spelling, ...]:
    """Every spelling in the draft's own prose: hashtags, handles and web addresses are left out."""
    found: list[Spelling] = []
    text = draft.document.text
    for entity in draft.entities:
        if entity.type not in _TYPES:
            continue
        forms: dict[str, list[Span]] = {}
        for span in _outermost(entity.mentions):
            written = text[span.start:span.end]
            name = _POSSESSIVE.sub("", written)
            if name and not _in_address(text, span):
                key = " ".join(name.casefold().replace("’", "'").split())
                forms.setdefault(key, []).append(Span(span.start, span.start + len(name)))
        for spans in forms.values():
            texts = [text[span.start:span.end] for span in spans]
            found.append(Spelling(entity, next((t for t in texts if not t.isupper()), texts[0]), tuple(spans)))
    return tuple(found)


def parts_like(short: Spelling, full: Spelling) -> tuple[Span, ...]:
    """The last and the first words of `full.text`, as many as `short` has: what a short form may be short for."""
    count, theirs = len(short.words), tuple(_WORD.finditer(full.text))
    if not 0 < count < len(theirs):
        return ()
    return Span(theirs[-count].start(), len(full.text)), Span(0, theirs[count - 1].end())


def leaves_out(short: Spelling, full: Spelling) -> bool:
    """Whether `short` leaves out words of `full` and changes none: "Hyun Woo", "Katy Saunders"."""
    if len(short.words) >= len(full.words):
        return False
    ours, theirs = ([_bare(word) for word in form.words] for form in (short, full))
    return all(word in theirs for word in ours)


def side_by_side(draft: Reading, a: Spelling, b: Spelling) -> bool:
    """Whether the draft sets the two beside each other on purpose: "A and B", "A (also written B)", "No A. It is B"."""
    return any(
        _JOINED.fullmatch(between) is not None or _GLOSSED.match(between) is not None
        or _CORRECTED.fullmatch(between) is not None
        for between in _between(draft, a, b)
    )


def each_described(draft: Reading, a: Spelling, b: Spelling) -> bool:
    """Whether two sentences in a row each begin with one of the two and say who that is: "A, the mayor. B, lost at
    sea."; "A is a mother of three. B is what comes out of the well." So a cast is told, and no one name twice; another
    romanisation of the same name is one name all the same.
    """
    if names.key(a.text) == names.key(b.text):
        return False
    text = draft.document.text
    sentences = cut_of(text).sentences
    at = [
        {k for k, s in enumerate(sentences) for span in form.spans if _begins(text, s.start, s.end, span)}
        for form in (a, b)
    ]
    return any(k + 1 in at[1] or k - 1 in at[1] for k in at[0])


def _begins(text: str, start: int, end: int, span: Span) -> bool:
    """Whether a name begins a sentence that says who its bearer is; a heading and a colon may stand before it."""
    if not start <= span.start < end:
        return False
    lead = text[start:span.start].strip(" \"“‘'")
    return (not lead or lead.endswith(":")) and _DESCRIBED.match(text, span.end) is not None


def of_names(draft: Reading, a: Spelling, b: Spelling) -> bool:
    """Whether a sentence with one of the two speaks of names: how they are spelled, or who has a like one."""
    text = draft.document.text
    sentences = cut_of(text).sentences
    return any(
        s.start <= span.start < s.end and OF_NAMES.search(text, s.start, s.end) is not None
        for s in sentences for span in (*a.spans, *b.spans)
    )


def apart(draft: Reading, a: Spelling, b: Spelling) -> bool:
    """Whether the draft uses the two as names of different people or works.

    It does where they do different jobs or play different roles, or are kin; of two entities also where they share a
    sentence, or belong to different works.
    """
    crafts = [_crafts(draft, form) for form in (a, b)]
    if crafts[0] and crafts[1] and not crafts[0] & crafts[1]:
        return True
    if a.entity.type is EntityType.PERSON and ("outsider" in crafts[0]) != ("outsider" in crafts[1]):
        return True
    roles = [_roles(draft, form) for form in (a, b)]
    if {work for work, _ in roles[0]} & {work for work, _ in roles[1]} and not roles[0] & roles[1]:
        return True
    if a.entity.id == b.entity.id:
        return False
    if any(_SENTENCE_END.search(between) is None for between in _between(draft, a, b)):
        return True
    if _kin(draft, a) or _kin(draft, b) or any(_names_both(claim, a, b) for claim in draft.claims):
        return True
    works = [{subject for subject, _ in _facts(draft, form)} for form in (a, b)]
    if a.entity.type == EntityType.CHARACTER:
        performers = [_performers(draft, form) for form in (a, b)]
        return bool(performers[0] and performers[1] and not performers[0] & performers[1])
    return bool(works[0] and works[1] and not works[0] & works[1])


def linked(draft: Reading, a: Spelling, b: Spelling) -> bool:
    """Whether something that the draft says of both ties them: the same work and job, the same performer or partner."""
    if a.entity.type == EntityType.CHARACTER and _performers(draft, a) & _performers(draft, b):
        return True
    return bool(_facts(draft, a) & _facts(draft, b) or _partners(draft, a) & _partners(draft, b))


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.end > end:
            yield span
            end = span.end


def _in_address(text: str, span: Span) -> bool:
    start = max(text.rfind(" ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    return _ADDRESS.search(text, start, span.start) is not None or text[span.end:span.end + 1] in ("_", "@")


def _between(draft: Reading, a: Spelling, b: Spelling) -> Iterator[str]:
    """The text between each place of the one and each place of the other, where it is short enough to tell."""
    for left in a.spans:
        for right in b.spans:
            low, high = sorted((left, right))
            if 0 <= high.start - low.end <= 300:
                yield draft.document.text[low.end:high.start]


def _about(draft: Reading, form: Spelling) -> Iterator[Claim]:
    """The claims whose words hold this spelling, for an entity with several; else all of the entity's claims."""
    alone = len({draft.document.text[s.start:s.end].casefold() for s in form.entity.mentions}) == 1
    for claim in draft.claims:
        values = (claim.object, *(value for _, value in claim.qualifiers))
        if claim.subject != form.entity.id and EntityValue(form.entity.id) not in values:
            continue
        if alone or any(e.start <= s.start and s.end <= e.end for e in claim.evidence for s in form.spans):
            yield claim


def _facts(draft: Reading, form: Spelling) -> set[tuple[str, str]]:
    """(work, predicate) for every claim of a work that has this name as its object."""
    value = EntityValue(form.entity.id)
    return {(c.subject, c.predicate) for c in _about(draft, form) if c.object == value and c.predicate in _CRAFTS}


def _crafts(draft: Reading, form: Spelling) -> set[str]:
    said = {predicate for _, predicate in _facts(draft, form)}
    text = draft.document.text
    for span in form.spans:
        before = re.findall(r"[A-Za-z]+", text[max(0, span.start - 24):span.start])[-1:]
        after = re.match(r",?\s+(?:the|an?)\s+(\w+(?:\s+\w+){0,2})", text[span.end:span.end + 40])
        words = [*before, *(after[1].split() if after else [])]
        said |= {_CRAFT[word.casefold()] for word in words if word.casefold() in _CRAFT}
    return said


def _roles(draft: Reading, form: Spelling) -> set[tuple[str, str]]:
    """(work, character) for every role that this name plays."""
    value = EntityValue(form.entity.id)
    roles = [(c.subject, c.qualifier("character")) for c in _about(draft, form) if c.object == value]
    return {(work, role.entity) for work, role in roles if isinstance(role, EntityValue)}


def _performers(draft: Reading, form: Spelling) -> set[str]:
    value = EntityValue(form.entity.id)
    cast = [c.object for c in _about(draft, form) if c.qualifier("character") == value]
    return {performer.entity for performer in cast if isinstance(performer, EntityValue)}


def _partners(draft: Reading, form: Spelling) -> set[tuple[str, str]]:
    pairs = set()
    for claim in _about(draft, form):
        if claim.predicate in ("spouse", "partner") and isinstance(claim.object, EntityValue):
            other = claim.object.entity if claim.subject == form.entity.id else claim.subject
            pairs.add((claim.predicate, other))
    return pairs


def _names_both(claim: Claim, a: Spelling, b: Spelling) -> bool:
    values = (claim.object, *(value for _, value in claim.qualifiers))
    ids = {claim.subject, *(value.entity for value in values if isinstance(value, EntityValue))}
    return {a.entity.id, b.entity.id} <= ids


def _kin(draft: Reading, form: Spelling) -> bool:
    text = draft.document.text
    return any(
        _KIN.search(text[max(0, s.start - 40):s.start]) or _KIN_AFTER.search(text[s.end:s.end + 40]) for s in form.spans
    )


def same_digits(a: str, b: str) -> bool:
    """Whether two names hold the same numbers: "Reply 1988" and "Reply 1998" are two shows."""
    return re.findall(r"\d+", a) == re.findall(r"\d+", b)


def same_letters(a: str, b: str) -> bool:
    """Whether two spellings are one but for case, an article, an honorific, a plural, punctuation or their order."""
    left, right = (_bare(name) for name in (a, b))
    return left == right or (sorted(left.split()) == sorted(right.split()))


def _bare(name: str) -> str:
    bare = _ARTICLE.sub("", _PUNCTUATION.sub("", _HONORIFIC.sub("", name)).casefold())
    return bare if " " in bare else bare.removesuffix("s")


def both_scripts(a: str, b: str) -> bool:
    """Whether one is in Hangul and the other is not: a gloss, no second spelling."""
    return names.is_hangul(a) != names.is_hangul(b)

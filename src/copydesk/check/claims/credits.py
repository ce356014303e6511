"""Names in a draft's credits against the ledger's: network, writer, director, maker, agency. Pure.

Who plays whom is in `misnamed`, and so are writers and directors whose names are merely misspelt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copydesk import names
from copydesk.check.claims.verdict import ASKED, SURE, Question, Verdict
from copydesk.check.finding import Severity
from copydesk.check.naming.nearness import a_syllable_of
from copydesk.check.once import once
from copydesk.check.places import between, evidence_span, in_one_sentence, inside, sentence_span, value_span
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.cues import WORDS
from copydesk.check.telling.channels import stands_at_its_title
from copydesk.check.telling.looked_up import LOOKED_UP
from copydesk.check.telling.makers import maker_place
from copydesk.check.wording import like_name
from copydesk.check.works.known import may_be, surely_is
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Entity, EntityType, EntityValue, Modality, Span
from copydesk.text.form import Form
from copydesk.vocabulary import PREDICATES

__all__ = ["weigh_name"]

# A thing may have several of these and mostly has one: they contradict only where none of the desk's values fits. After
# each, predicates that a draft may mean instead: a platform called the network is no contradiction.
_MOSTLY_ONE: dict[str, tuple[str, ...]] = {
    "original_broadcaster": ("streamed_on", "production_company"),
    "director": (),
    "screenwriter": (),
    "represented_by": (),
}
# Of these a thing has several, told in part: only a name near one of the desk's is held against it, or a platform to
# which the draft's words give the work as its own (`telling`), where several stories have it on others.
_OFTEN_SEVERAL: dict[str, tuple[str, ...]] = {
    "production_company": (),
    "streamed_on": ("original_broadcaster", "production_company"),
}
_POSSESSED = Form(r"['’]s\s+(?:[a-z-]+\s+){0,4}[\"“‘']?")
#: "SBS' drama": a possessive without an s of its own, and no closing quotation mark.
_POSSESSIVE_AFTER_S = Form(r"[sS]['’](?=\s+[\w\"“‘'])")
#: What several stories tell of a work that is yet to be made.
_YET_TO_BE = ("director", "screenwriter", "original_broadcaster")
_CRAFTS = {"director": "screenwriter", "screenwriter": "director"}


def weigh_name(asked: Question) -> Verdict:
    """The verdict on a claim whose object is an entity."""
    claim = asked.claim
    if not isinstance(claim.object, EntityValue):
        return Verdict(claim.predicate)
    drafted = asked.draft.entity(claim.object.entity)
    if any(_is(drafted, entry) for entry in asked.same):
        return Verdict(claim.predicate, agrees=True)
    against = [e for e in asked.same if e.modality == Modality.ASSERTED and isinstance(e.object, Thing)]
    if not against and claim.predicate in _YET_TO_BE and claim.modality is not Modality.ASSERTED:
        against = _planned(asked)
    exchanged = _other_craft(asked, drafted)
    if exchanged and against:
        return _wrong_craft(asked, claim.object, against, exchanged)
    several = claim.predicate in _OFTEN_SEVERAL
    if not (claim.predicate in _MOSTLY_ONE or several) or not against:
        return Verdict(claim.predicate)
    others = [asked.draft.entity(c.object.entity) for c in asked.beside if isinstance(c.object, EntityValue)]
    instead = [e for e in asked.entries if e.predicate in (_MOSTLY_ONE | _OFTEN_SEVERAL).get(claim.predicate, ())]
    if any(_is(drafted, e) for e in instead):
        return Verdict(claim.predicate)
    if any(_is(other, e) for other in others for e in asked.same):
        if claim.predicate == "production_company":
            return Verdict(claim.predicate)
        odd = _one_of_several(asked, claim.object, others, against)
        if claim.predicate == "represented_by":
            return odd if odd is not None and _of_the_time(asked, against) else Verdict(claim.predicate)
        return odd or _at_odds_with_itself(asked, claim.object, against) or Verdict(claim.predicate)
    things = [e.object for e in against if isinstance(e.object, Thing)]
    near = _near(drafted, things)
    owned = claim.predicate == "streamed_on" and len({e.story.id for e in against}) > 1
    stale = claim.predicate == "represented_by" and not _of_the_time(asked, against)
    undated = stale and all(e.story.published is None for e in against)
    if near is None and ((several and not owned) or (stale and not undated)):
        return Verdict(claim.predicate)
    misspelt = claim.predicate in _CRAFTS and any(a_syllable_of(drafted.name, thing) for thing in things)
    if misspelt and claim.made_by != LOOKED_UP:
        return Verdict(claim.predicate)  # unknown-spelling has it
    # Who directed is often told in part, and agents change; which network showed it is not and does not.
    network = claim.predicate == "original_broadcaster"
    placed = _alone_in_evidence(asked) or _next_to_it(asked) or stands_at_its_title(asked)
    if network and not placed and claim.confidence < SURE:
        return Verdict(claim.predicate)
    # Several stories that name the same people can be relied on; whether the draft's words are plain is for `telling`.
    made = all(e.modality is Modality.ASSERTED for e in against)
    sure = made and ((network and placed) or (claim.predicate in _CRAFTS and _agreed(against)))
    about = f"{asked.thing.name}, {PREDICATES[claim.predicate].label}"
    return _wrong_name(asked, claim.object, things, against, about=about, slip=near, sure=sure, undated=undated)


def _planned(asked: Question) -> list[Entry]:
    """Whom several stories of the draft's time are agreed on for what is yet to be made, where the draft names none of
    them: who takes a job over is told of beside the one who leaves it.
    """
    told = [e for e in asked.same if e.modality in ASKED and isinstance(e.object, Thing)]
    things = {e.object.id: e.object for e in told if isinstance(e.object, Thing)}
    if not _agreed(told) or not _of_the_time(asked, told):
        return []
    named = [e for e in asked.draft.entities if e.mentions]
    return [] if any(may_be(_in_full(e), thing) for e in named for thing in things.values()) else told


def _agreed(against: Sequence[Entry]) -> bool:
    """Whether several stories have it, and all of them the same people."""
    told = _told(against)
    return len(told) > 1 and len({frozenset(ids) for ids in told.values()}) == 1


def _told(against: Sequence[Entry]) -> dict[str, set[str]]:
    """Whom each story has, by the ids of stories and things."""
    told: dict[str, set[str]] = {}
    for entry in against:
        if isinstance(entry.object, Thing):
            told.setdefault(entry.story.id, set()).add(entry.object.id)
    return told


def _one_of_several(
    asked: Question, wrong: EntityValue, others: Sequence[Entity], against: Sequence[Entry]
) -> Verdict | None:
    """Of directors, writers, agents or platforms of which the draft has some right: the one in whose place the desk has
    just one other, whom the draft does not name as such, nor in the same sentence.

    Several stories must agree on who they are, and the draft must not name more than they do.
    """
    drafted = asked.draft.entity(wrong.entity)
    named = {e.id: e for e in (*others, drafted)}
    if not _agreed(against):
        return None
    things = {e.object.id: e.object for e in asked.same if isinstance(e.object, Thing) and e.modality in ASKED}
    if asked.claim.predicate not in _CRAFTS and len(named) < len(things):
        return None
    at = value_span(asked.draft, asked.claim, wrong)
    text = asked.draft.document.text
    here = Span(0, len(text)) if at is None else sentence_span(text, at)
    mentioned = [
        _in_full(e) for e in asked.draft.entities
        if e.id in named or any(here.start <= span.start < here.end for span in e.mentions)
    ]
    left = [thing for thing in things.values() if not any(may_be(e, thing) for e in mentioned)]
    strange = [e for e in named.values() if not any(may_be(_in_full(e), thing) for thing in things.values())]
    if len(left) != 1 or len(strange) != 1 or len(named) > len(things) or a_syllable_of(drafted.name, left[0]):
        return None
    entries = [e for e in against if isinstance(e.object, Thing) and e.object.id == left[0].id]
    if not entries:
        return None
    about = f"{asked.thing.name}, {PREDICATES[asked.claim.predicate].label}, beside those that the draft has right"
    return _wrong_name(asked, wrong, left, entries, about=about, slip=None, sure=False)


def _at_odds_with_itself(asked: Question, wrong: EntityValue, against: Sequence[Entry]) -> Verdict | None:
    """Of two networks, platforms, directors or writers that sentences of the draft name for one work: the one that is
    not the only one whom all of several stories have.
    """
    told = _told(against)
    if len(told) < 2 or len({i for ids in told.values() for i in ids}) != 1:
        return None
    text = asked.draft.document.text
    at = value_span(asked.draft, asked.claim, wrong)
    right = [span for c in asked.beside if isinstance(c.object, EntityValue) and c.object != wrong
             for span in asked.draft.entity(c.object.entity).mentions]  # fmt: skip
    if at is None or any(in_one_sentence(text, at, span) for span in right):
        return None
    things = [e.object for e in against if isinstance(e.object, Thing)]
    if a_syllable_of(asked.draft.entity(wrong.entity).name, things[0]):
        return None
    about = f"{asked.thing.name}, {PREDICATES[asked.claim.predicate].label}"
    return _wrong_name(asked, wrong, things, against, about=about, slip=None, sure=False)


def _alone_in_evidence(asked: Question) -> bool:
    """Whether the words of the claim name no other work, whose network it may be."""
    others = (e for e in asked.draft.entities if e.type == EntityType.WORK and e.id != asked.claim.subject)
    return not any(next(inside(e.mentions, asked.claim), None) for e in others)


def _next_to_it(asked: Question) -> bool:
    """Whether, of several works, the network can only be this one's: "tvN's W", or W is nearest to the one company."""
    text, claim = asked.draft.document.text, asked.claim
    if not isinstance(claim.object, EntityValue):
        return False
    named = list(inside(asked.draft.entity(claim.object.entity).mentions, claim))
    own = list(inside(asked.draft.entity(claim.subject).mentions, claim))
    if len(named) != 1 or not own:
        return False
    at = named[0]
    if any(_POSSESSED.fullmatch(text, at.end, max(at.end, title.start)) for title in own):
        return True
    rest = [e for e in asked.draft.entities if e.id not in (claim.subject, claim.object.entity)]
    if any(next(inside(e.mentions, claim), None) for e in rest if e.type == EntityType.ORGANIZATION):
        return False
    others = [span for e in rest if e.type == EntityType.WORK for span in inside(e.mentions, claim)]
    return min(between(at, title) for title in own) < min((between(at, other) for other in others), default=0)


def _of_the_time(asked: Question, against: Sequence[Entry]) -> bool:
    """Whether a story of the year round the draft's day says so, or nobody gives a day: agents change."""
    ours = asked.draft.document.published
    if ours is None and all(e.story.published is None for e in against):
        return len({e.story.id for e in against}) > 1
    return ours is not None and any(
        e.story.published is not None and abs(_months(e.story.published) - _months(ours)) <= 6 for e in against
    )


def _months(edtf: str) -> int:
    digits = [part for part in edtf[:7].split("-") if part.isdigit()]
    return int(digits[0]) * 12 + (int(digits[1]) if len(digits) > 1 else 6) if digits else 0


def _other_craft(asked: Question, drafted: Entity) -> list[Entry]:
    """The entries that have the draft's director as the writer, or the other way round, and nothing else."""
    other = _CRAFTS.get(asked.claim.predicate)
    return [
        e for e in asked.entries if e.predicate == other and e.modality == Modality.ASSERTED
        and isinstance(e.object, Thing) and surely_is(drafted, e.object)
    ]


def _wrong_craft(
    asked: Question, wrong: EntityValue, against: Sequence[Entry], exchanged: Sequence[Entry]
) -> Verdict:
    drafted, predicate = asked.draft.entity(wrong.entity), asked.claim.predicate
    things = list({e.object.id: e.object for e in against if isinstance(e.object, Thing)}.values())
    said = " and ".join(thing.name for thing in things)
    ours, theirs = ("directed by", "written by") if predicate == "director" else ("written by", "directed by")
    message = f"{asked.thing.name} was {ours} {said} and {theirs} {drafted.name} ({told_by((*against, *exchanged))})"
    at = value_span(asked.draft, asked.claim, wrong) or evidence_span(asked.claim)
    severity = Severity.ERROR if asked.claim.made_by == WORDS else Severity.WARNING
    return Verdict(predicate, severity=severity, message=message, at=at, receipts=(*against, *exchanged))


def _near(drafted: Entity, known: Sequence[Thing]) -> Thing | None:
    """The one known company whose name the draft's is near: a word of it otherwise, or a letter or two."""
    near = [t for t in known if names.compare(drafted.name, t.name).relation == names.Relation.SLIP]
    if not near and drafted.type == EntityType.ORGANIZATION:
        near = [t for t in known if _one_word_apart(drafted.name, t.name)]
    return near[0] if len({t.id for t in near}) == 1 else None


def _one_word_apart(a: str, b: str) -> bool:
    """Whether two companies' names of as many words differ in one of them, and there by two letters: Ten, Pan.

    So do names that open with the same letters and close with the same word: High Entertainment Studio and HighZium
    Studio.
    """
    left, right = a.casefold().split(), b.casefold().split()
    shorter, longer = sorted((left[0], right[0]), key=len)
    if len(left) > 1 < len(right) and left[-1] == right[-1] and len(shorter) >= 4 and longer.startswith(shorter):
        return True
    unequal = [(x, y) for x, y in zip(left, right, strict=False) if x != y]
    return len(left) == len(right) > 1 and len(unequal) == 1 and names.letters_apart(*unequal[0], 2) <= 2


def _wrong_name(
    asked: Question, wrong: EntityValue, known: Sequence[Thing], against: Sequence[Entry], *, about: str,
    slip: Thing | None, sure: bool, undated: bool = False,
) -> Verdict:
    entity = asked.draft.entity(wrong.entity)
    distinct = list({thing.id: thing for thing in known}.values())
    right = slip or (distinct[0] if len(distinct) == 1 else None)
    span = maker_place(asked) if asked.claim.predicate in _CRAFTS else None
    span = span or value_span(asked.draft, asked.claim, wrong)
    at = span or evidence_span(asked.claim)
    said = " and ".join(thing.name for thing in distinct)
    sources = told_by(against) + (", undated" if undated else "")
    reason = f": {names.compare(slip.name, entity.name).reason}" if slip else ""
    text = asked.draft.document.text
    written = text[at.start:at.end]
    full = span is not None and names.fold(written) == names.fold(entity.name)
    bare = full and _POSSESSIVE_AFTER_S.match(text, at.end - 1) is not None
    if bare or text[at.end:at.end + 2] in ("'s", "’s"):
        message = f"{asked.thing.name} is {said}'s on the desk ({sources}), not {entity.name}'s{reason}"
    else:
        message = f"{about}: the desk has {said} ({sources}), not {entity.name}{reason}"
    replacement = like_name(written, spelled_like(written, right)) if right is not None and full else None
    if bare:  # "SBS' drama": what stands for it has its own possessive
        at = Span(at.start, at.end + 1)
        replacement = None if replacement is None else f"{replacement}{text[at.end - 1]}s"
    return Verdict(
        asked.claim.predicate,
        severity=Severity.ERROR if sure and asked.claim.modality != Modality.REPORTED else Severity.WARNING,
        message=message,
        at=at,
        replacement=replacement,
        receipts=tuple(against),
        near=slip is not None and asked.claim.predicate == "represented_by",
    )


def _is(drafted: Entity, entry: Entry) -> bool:
    return isinstance(entry.object, Thing) and entry.modality in ASKED and may_be(_in_full(drafted), entry.object)


@once
def _in_full(drafted: Entity) -> Entity:
    """Somebody without the parts of the name by which the draft calls them too: "Ahn" may be Ahn Pan-seok, and Ahn
    Gil-do, who is called so, is not.
    """
    if drafted.type is not EntityType.PERSON or not drafted.aliases:
        return drafted
    return replace(drafted, aliases=tuple(a for a in drafted.aliases if not names.short_of(a, drafted.name)))

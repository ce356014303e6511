"""Names in a draft's credits against the ledger's: network, writer, director, and who plays whom. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.known import may_be, surely_is
from copydesk.check.places import evidence_span, value_span
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.verdict import ASKED, Question, Verdict
from copydesk.check.wording import like_name
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Entity, EntityValue, Modality
from copydesk.vocabulary import PREDICATES

__all__ = ["weigh_name", "weigh_role"]

# A thing may have several of these and mostly has one: they contradict only where none of the desk's values fits. After
# each, predicates that a draft may mean instead: a platform called the network is no contradiction.
_MOSTLY_ONE: dict[str, tuple[str, ...]] = {
    "original_broadcaster": ("streamed_on", "production_company"),
    "director": (),
    "screenwriter": (),
}
# In small letters: Young is a syllable of names.
_OTHER_AGE = re.compile(
    r"(?<![\w-])(?:young(?:er)?|child(?:hood)?|teen\w*|old(?:er)?|elderly|voic\w+|as a (?:boy|girl))\b"
)


def weigh_name(asked: Question) -> Verdict:
    """The verdict on a claim whose object is an entity."""
    claim = asked.claim
    if not isinstance(claim.object, EntityValue):
        return Verdict(claim.predicate)
    drafted = asked.draft.entity(claim.object.entity)
    if any(_is(drafted, entry) for entry in asked.same):
        return Verdict(claim.predicate, agrees=True)
    against = [e for e in asked.same if e.modality == Modality.ASSERTED and isinstance(e.object, Thing)]
    if claim.predicate not in _MOSTLY_ONE or not against:
        return Verdict(claim.predicate)
    others = [asked.draft.entity(c.object.entity) for c in asked.beside if isinstance(c.object, EntityValue)]
    instead = [e for e in asked.entries if e.predicate in _MOSTLY_ONE[claim.predicate]]
    if any(_is(other, e) for other in others for e in asked.same) or any(_is(drafted, e) for e in instead):
        return Verdict(claim.predicate)
    things = [e.object for e in against if isinstance(e.object, Thing)]
    slip = _one_slip_away(drafted, things)
    # Who directed is often told in part; which network showed it is not.
    sure = claim.predicate == "original_broadcaster" or slip is not None or len({e.story.id for e in against}) > 1
    about = f"{asked.thing.name}, {PREDICATES[claim.predicate].label}"
    return _wrong_name(asked, claim.object, things, against, about=about, slip=slip, sure=sure)


def weigh_role(asked: Question) -> Verdict:
    """The verdict on a claim of who plays whom."""
    claim, role = asked.claim, asked.claim.qualifier("character")
    if not isinstance(role, EntityValue) or not isinstance(claim.object, EntityValue):
        return Verdict(claim.predicate)
    performer, character = asked.draft.entity(claim.object.entity), asked.draft.entity(role.entity)
    cast = [e for e in asked.same if e.modality == Modality.ASSERTED and isinstance(e.qualifier("character"), Thing)]
    if any(_is(performer, e) and _plays(e, character, may_be) for e in cast):
        return Verdict(claim.predicate, agrees=True)
    of_role = [e for e in cast if _plays(e, character, surely_is) and not _is(performer, e)]
    if of_role:
        if _two_performers(asked, role) or any(_OTHER_AGE.search(e.quote) for e in claim.evidence):
            return Verdict(claim.predicate)
        performers = [e.object for e in of_role if isinstance(e.object, Thing)]
        about = f"{character.name} in {asked.thing.name}"
        alone = len({thing.id for thing in performers}) == 1
        slip = _one_slip_away(performer, performers)
        return _wrong_name(asked, claim.object, performers, of_role, about=about, slip=slip, sure=alone)
    of_performer = [e for e in cast if isinstance(e.object, Thing) and surely_is(performer, e.object)]
    roles = [t for t in (e.qualifier("character") for e in of_performer) if isinstance(t, Thing)]
    slip = _one_slip_away(character, roles)
    # A role has titles, nicknames and second selves: one story alone is no ground to doubt another name for it.
    if slip is not None or (len({e.story.id for e in of_performer}) > 1 and not _share_a_word(character, roles)):
        about = f"{performer.name} in {asked.thing.name}"
        return _wrong_name(asked, role, roles, of_performer, about=about, slip=slip, sure=slip is not None)
    return Verdict(claim.predicate)


def _wrong_name(
    asked: Question, wrong: EntityValue, known: Sequence[Thing], against: Sequence[Entry], *, about: str,
    slip: Thing | None, sure: bool,
) -> Verdict:
    entity = asked.draft.entity(wrong.entity)
    distinct = list({thing.id: thing for thing in known}.values())
    right = slip or (distinct[0] if len(distinct) == 1 else None)
    span = value_span(asked.draft, asked.claim, wrong)
    at = span or evidence_span(asked.claim)
    said = " and ".join(thing.name for thing in distinct)
    reason = f": {names.compare(slip.name, entity.name).reason}" if slip else ""
    written = asked.draft.document.text[at.start:at.end]
    full = span is not None and names.fold(written) == names.fold(entity.name)
    return Verdict(
        asked.claim.predicate,
        severity=Severity.ERROR if sure and asked.claim.modality != Modality.REPORTED else Severity.WARNING,
        message=f"{about}: the desk has {said} ({told_by(against)}), not {entity.name}{reason}",
        at=at,
        replacement=like_name(written, spelled_like(written, right)) if right is not None and full else None,
        receipts=tuple(against),
    )


def _one_slip_away(drafted: Entity, known: Iterable[Thing]) -> Thing | None:
    return next((t for t in known if names.compare(drafted.name, t.name).relation == names.Relation.SLIP), None)


def _is(drafted: Entity, entry: Entry) -> bool:
    return isinstance(entry.object, Thing) and entry.modality in ASKED and may_be(drafted, entry.object)


def _plays(entry: Entry, character: Entity, matches: Callable[[Entity, Thing], bool]) -> bool:
    known = entry.qualifier("character")
    return isinstance(known, Thing) and matches(character, known)


def _share_a_word(character: Entity, roles: Sequence[Thing]) -> bool:
    """Whether the names have a word in common, in any romanisation: "Chief Hong" and "Hong Du-sik"."""
    ours = {names.key(word) for word in character.name.replace("-", " ").split()}
    theirs = {names.key(word) for role in roles for word in role.name.replace("-", " ").split()}
    key, keys = names.key(character.name), [names.key(role.name) for role in roles]
    return bool(ours & theirs) or any(key in known or known in key for known in keys)


def _two_performers(asked: Question, role: EntityValue) -> bool:
    """Whether the draft itself gives the role to somebody else too, as it does for a younger self."""
    return any(c.qualifier("character") == role and c.object != asked.claim.object for c in asked.beside)

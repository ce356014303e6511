"""What happened to the ledger and what people decided, as text for a terminal and as JSON. Formats only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from copydesk.ledger.base import Action, Decision, Entry, EntryValue, Event, Identity, Story, Target, Thing
from copydesk.model import DateValue, NumberValue
from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.words import count, how_said, say, say_scope, visible
from copydesk.vocabulary import PREDICATES

__all__ = ["decision_to_json", "decision_to_text", "log_to_json", "log_to_text"]

#: How much of an id a screen shows: as much as commands take.
_DIGITS = 8
_DONE = {
    Action.SAME: "judged the same", Action.DIFFER: "judged to differ", Action.RETRACT: "retracted",
    Action.CORRECT: "corrected", Action.UNDO: "undone",
}


def _when(at: str) -> str:
    return at[:16].replace("T", " ")


def _on(decision: Decision) -> str:
    if decision.target is Target.THING:
        return " and ".join(visible(name) for name in decision.about or decision.on)
    on = visible(decision.on[0])
    return f"{decision.target} {on if decision.target is Target.OUTLET else on[:_DIGITS]}"


def _decided(decision: Decision) -> str:
    value = f" to {say(decision.value)}" if decision.value is not None else ""
    said = f"{_DONE[decision.action]}: {_on(decision)}{value}, by {visible(decision.author)}"
    return f"{said}: {visible(decision.reason)}"


def decision_to_text(decision: Decision, *, paint: Paint = plain) -> str:
    """One decision on a line, and its id on the next, for who wants to take it back."""
    undo = "" if decision.action is Action.UNDO else f"  take it back: copydesk undo {decision.id[:_DIGITS]} --why …\n"
    return f"{_decided(decision)}\n{paint('quiet', undo.rstrip())}\n" if undo else f"{_decided(decision)}\n"


def log_to_text(events: Iterable[Event], identity: Identity | None = None, *, paint: Paint = plain) -> str:
    """The log as lines of text; with an identity, who that is, and each claim."""
    lines = [] if identity is None else [*_identity(identity, paint), ""]
    events = tuple(events)
    for event in events:
        lines += _event(event, each=identity is not None, paint=paint)
    if not events:
        lines.append("nothing happened")
    return "\n".join(lines) + "\n"


def _identity(identity: Identity, paint: Paint) -> Iterator[str]:
    thing = identity.thing
    yield f"{paint('title', say(thing))} ({thing.type}) {paint('quiet', thing.id)}"
    for member in identity.members:
        stories = count(member.stories, "story", "stories")
        yield f"  {visible(member.label)}, {stories}: {visible(member.reason)} {paint('quiet', member.id)}"
    if identity.apart:
        yield "kept apart:"
    for apart in identity.apart:
        yield f"  {say(apart.thing)} ({apart.thing.type}): {visible(apart.reason)} {paint('quiet', apart.thing.id)}"


def _event(event: Event, *, each: bool, paint: Paint) -> Iterator[str]:
    when = paint("quiet", _when(event.at))
    if event.decision is not None:
        undone = f" (undone by {event.decision.undone_by[:_DIGITS]})" if event.decision.undone_by else ""
        yield f"{when}  {_decided(event.decision)}{undone} {paint('quiet', event.decision.id[:_DIGITS])}"
    elif event.story is not None:
        story = event.story
        done = "read" if story.revision == 1 else f"read again, revision {story.revision}"
        outlet = f" ({visible(story.outlet)})" if story.outlet else ""
        said = f"{done}: {visible(story.title or story.document)}{outlet}, by reader {visible(story.reader or '?')}"
        numbers = f"+{len(event.added)} -{len(event.gone)}" if event.gone else f"+{len(event.added)}"
        yield f"{when}  {said}, {numbers} claims {paint('quiet', f'story {story.id}')}"
        if each or story.revision > 1:
            for mark, entries in (("-", event.gone), ("+", event.added)):
                yield from (f"    {mark} {_claim(entry, paint)}" for entry in entries)


def _claim(entry: Entry, paint: Paint) -> str:
    label = PREDICATES[entry.predicate].label if entry.predicate in PREDICATES else entry.predicate
    scope, how = say_scope(entry.qualifiers), how_said(entry.modality, entry.attribution)
    said = f"{say(entry.object)}{f' ({scope})' if scope else ''}{f' – {how}' if how else ''}"
    return f"{paint('quiet', entry.claim_id[:_DIGITS])} {say(entry.subject)}: {label}: {said}"


# JSON


def decision_to_json(decision: Decision) -> str:
    """One JSON object on a line."""
    return json.dumps(_decision(decision), ensure_ascii=False) + "\n"


def log_to_json(events: Iterable[Event], identity: Identity | None = None) -> str:
    """One JSON object: `identity` (null without a name) and `events`, the latest first."""
    page = {
        "identity": None if identity is None else {
            "thing": _thing(identity.thing),
            "members": [
                {"id": m.id, "label": m.label, "stories": m.stories, "reason": m.reason} for m in identity.members
            ],
            "apart": [{**_thing(one.thing), "reason": one.reason} for one in identity.apart],
        },
        "events": [
            {
                "at": event.at, "story": None if event.story is None else _story(event.story),
                "added": [_entry(entry) for entry in event.added], "gone": [_entry(entry) for entry in event.gone],
                "decision": None if event.decision is None else _decision(event.decision),
            }
            for event in events
        ],
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _thing(thing: Thing) -> dict[str, object]:
    return {"id": thing.id, "type": thing.type, "name": thing.name}


def _story(story: Story) -> dict[str, object]:
    return {
        "id": story.id, "document": story.document, "title": story.title, "outlet": story.outlet, "url": story.url,
        "published": story.published, "revision": story.revision, "reader": story.reader,
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "claim": entry.claim_id, "subject": _thing(entry.subject), "predicate": entry.predicate,
        "value": _value(entry.object), "qualifiers": {name: _value(value) for name, value in entry.qualifiers},
        "modality": entry.modality, "attribution": entry.attribution,
        "quotes": [words.quote for words in entry.evidence],
    }


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id, "action": decision.action, "target": decision.target, "on": list(decision.on),
        "about": list(decision.about),
        "value": None if decision.value is None else _value(decision.value), "author": decision.author,
        "reason": decision.reason, "at": decision.at, "undone_by": decision.undone_by,
    }


def _value(value: EntryValue) -> dict[str, object]:
    match value:
        case Thing():
            return {"thing": value.id, "name": value.name}
        case DateValue(words):
            return {"date": words}
        case NumberValue(number, unit):
            return {"number": number, "unit": unit}
        case _:
            return {"text": value.text}

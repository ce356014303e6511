"""Leads as text and JSON. Formats only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.words import excerpt, visible
from copydesk.records.leads import Kind, Lead

__all__ = ["leads_to_json", "leads_to_text", "say_lead"]


def say_lead(lead: Lead) -> str:
    """A lead in words: `the highest of tvN dramas so far: 24.850 percent, before Crash Landing on You (21.683, …)`."""
    value = f"{lead.value} percent"
    other = ""
    if lead.other is not None:
        when = f", {lead.since.isoformat()}" if lead.since else ""
        other = f"{visible(lead.other.name)} ({lead.before}{when})"
    among = f"; of {lead.among} on the desk" if lead.among else ""
    match lead.kind:
        case Kind.RECORD:
            return f"the highest of {visible(lead.group)} so far: {value}, before {other}{among}"
        case Kind.FIRST_TO_PASS:
            since = f" since {other}" if other else ""
            return f"the first of {visible(lead.group)} to pass {lead.number} percent{since}: {value}{among}"
        case Kind.OVERTAKING:
            return f"passes {other} with {value}: now rank {lead.number} of {visible(lead.group)}{among}"
        case Kind.FIRST_SINCE:
            return f"the highest of {visible(lead.group)} since {other}: {value}{among}"
        case Kind.ROUND_NUMBER:
            return f"passes {lead.number} percent for the first time: {value}, from {lead.before}"
        case Kind.JUMP:
            return f"its biggest rise: {lead.number} points to {value}"
        case Kind.FALL:
            return f"its biggest fall: {abs(lead.number or 0)} points to {value}"
        case Kind.STREAK:
            return f"{lead.number} rises in a row, to {value}"
        case Kind.PERSONAL_BEST:
            return f"its own best so far: {value}, before {lead.before}"
        case _:
            return _say_event(lead)


def _say_event(lead: Lead) -> str:
    since, until = (day.isoformat() if day else "" for day in (lead.since, lead.until))
    match lead.kind:
        case Kind.DATE_CHANGED:
            days = int(lead.number or 0)
            which = f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}"
            return f"its {lead.about} is on {until} now, {which} than the {since} that was announced"
        case Kind.FAREWELL:
            named = ", ".join(visible(person.name) for person in lead.others)
            return f"{lead.number} of the cast have posted about it around its {lead.about} of {since}: {named}"
        case _:
            return f"{lead.number} {'year' if lead.number == 1 else 'years'} since its {lead.about} of {since}"


def leads_to_text(leads: Iterable[Lead], *, paint: Paint = plain) -> str:
    """The leads by show and day, newest first, with the words that they rest on; ends in a line break."""
    out: list[str] = []
    for (day, name, episode), some in groupby(leads, key=lambda lead: (lead.day, lead.show.name, lead.episode)):
        told = list(some)
        which = f", episode {episode}" if episode is not None and episode.isdigit() else ""
        out += [*([""] if out else []), paint("title", f"{day.isoformat()} {visible(name)}{which}")]
        for lead, following in zip(told, (*told[1:], None), strict=True):
            out.append(f"  {say_lead(lead)}{paint('doubt', '  [disputed]') if lead.disputed else ''}")
            quoted = _quoted(lead, paint)
            if quoted and (following is None or quoted != _quoted(following, paint)):
                out.append(quoted)
    return "\n".join(out or ["nothing newsworthy"]) + "\n"


def _quoted(lead: Lead, paint: Paint) -> str:
    """The line below a lead: the words of the first claim behind it, and whose they are."""
    for entry in lead.entries[:1]:
        words = " … ".join(evidence.quote for evidence in entry.evidence)
        who = entry.story.outlet or entry.story.title or entry.story.document
        around = "" if lead.value is None else str(lead.value)
        return f"      {paint('quote', f'“{excerpt(words, around=around)}”')} – {visible(who)}"
    return ""


def leads_to_json(leads: Iterable[Lead]) -> str:
    """One indented JSON array, ending in a line break; numbers that a kind has no use for are null."""
    page = [
        {
            "kind": str(lead.kind), "thing": lead.show.id, "name": lead.show.name, "episode": lead.episode,
            "date": lead.day.isoformat(), "value": float(lead.value) if lead.value is not None else None,
            "group": lead.group or None, "among": lead.among or None,
            "other": lead.other.name if lead.other is not None else None,
            "before": float(lead.before) if lead.before is not None else None,
            "since": lead.since.isoformat() if lead.since is not None else None,
            "until": lead.until.isoformat() if lead.until is not None else None, "about": lead.about or None,
            "others": [person.name for person in lead.others],
            "number": float(lead.number) if lead.number is not None else None, "rare": round(lead.rare, 4),
            "disputed": lead.disputed, "said": say_lead(lead),
            "sources": [
                {"claim": entry.claim_id, "outlet": entry.story.outlet, "url": entry.story.url,
                 "quote": " … ".join(evidence.quote for evidence in entry.evidence)}
                for entry in lead.entries
            ],
        }
        for lead in leads
    ]  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"

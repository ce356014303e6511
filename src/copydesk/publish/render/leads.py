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
    match lead.kind:
        case Kind.RECORD:
            return f"the highest of {visible(lead.group)} so far: {value}, before {other}"
        case Kind.OVERTAKING:
            return f"passes {other} with {value}: now rank {lead.number} of {visible(lead.group)}"
        case Kind.FIRST_SINCE:
            return f"the highest of {visible(lead.group)} since {other}: {value}"
        case Kind.ROUND_NUMBER:
            return f"passes {lead.number} percent for the first time: {value}, from {lead.before}"
        case Kind.JUMP:
            return f"its biggest rise: {lead.number} points to {value}"
        case Kind.FALL:
            return f"its biggest fall: {abs(lead.number or 0)} points to {value}"
        case Kind.STREAK:
            return f"{lead.number} rises in a row, to {value}"
        case _:
            return f"its own best so far: {value}, before {lead.before}"


def leads_to_text(leads: Iterable[Lead], *, paint: Paint = plain) -> str:
    """The leads by broadcast, newest first, each with the words that give its figure; ends in a line break."""
    out: list[str] = []
    for (day, name, episode), some in groupby(leads, key=lambda lead: (lead.day, lead.show.name, lead.episode)):
        told = list(some)
        which = f", episode {episode}" if episode is not None and episode.isdigit() else ""
        out += [*([""] if out else []), paint("title", f"{day.isoformat()} {visible(name)}{which}")]
        out += [f"  {say_lead(lead)}{paint('doubt', '  [disputed]') if lead.disputed else ''}" for lead in told]
        for figure in told[0].figures[:1]:
            words = " … ".join(evidence.quote for evidence in figure.entry.evidence)
            who = figure.entry.story.outlet or figure.entry.story.title or figure.entry.story.document
            out.append(f"      {paint('quote', f'“{excerpt(words, around=str(told[0].value))}”')} – {visible(who)}")
    return "\n".join(out or ["nothing newsworthy"]) + "\n"


def leads_to_json(leads: Iterable[Lead]) -> str:
    """One indented JSON array, ending in a line break; numbers that a kind has no use for are null."""
    page = [
        {
            "kind": str(lead.kind), "thing": lead.show.id, "name": lead.show.name, "episode": lead.episode,
            "date": lead.day.isoformat(), "value": float(lead.value), "group": lead.group,
            "other": lead.other.name if lead.other is not None else None,
            "before": float(lead.before) if lead.before is not None else None,
            "since": lead.since.isoformat() if lead.since is not None else None,
            "number": float(lead.number) if lead.number is not None else None, "rare": round(lead.rare, 4),
            "disputed": lead.disputed, "said": say_lead(lead),
            "sources": [
                {"claim": figure.entry.claim_id, "outlet": figure.entry.story.outlet, "url": figure.entry.story.url,
                 "quote": " … ".join(evidence.quote for evidence in figure.entry.evidence)}
                for figure in lead.figures
            ],
        }
        for lead in leads
    ]  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"

"""The gate that every claim passes against which the ledger has something: do the draft's own words say it? Pure."""

from __future__ import annotations

import re

from copydesk.check.places import evidence_span, sentences_round
from copydesk.check.telling.channels import told_network, told_own
from copydesk.check.telling.counts import told_count
from copydesk.check.telling.days import FOREIGN, told_day
from copydesk.check.telling.degree import Told
from copydesk.check.telling.makers import told_maker
from copydesk.check.verdict import Question

__all__ = ["OTHER_TELLING", "told"]

#: Other tellings of a story, and reports of mistakes: what is said there is not said of the show itself.
OTHER_TELLING = re.compile(
    r"\b(?:remakes?|remade|musicals?(?! (?:drama|series|comedy|romance))|stage play|in the (?:web)?(?:toon|novel|book)|"
    rf"parod\w+|dubb\w+|dub|voice (?:actor|actress|cast)|(?:{FOREIGN}|"
    r"foreign|stage|film|movie|school) (?:version|remake|adaptation|"
    r"cast|production)|corrections?|correct(?:ed|s) (?:an?|its|the)|earlier version|wrongly|mistakenly|"
    r"erroneous\w*|misspel\w+|misstat\w+|misidentif\w+|once had it)\b", re.IGNORECASE,
)  # fmt: skip
#: A show of another country, which a work of this country's networks is not.
_FOREIGN_SHOW = re.compile(rf"\b(?:{FOREIGN}|foreign)\s(?:series|drama)\b", re.IGNORECASE)
_IS_ONE = re.compile(r"(?:\b(?:is|was)|,)\s+(?:an?|the)\s+(?:[\w–-]+\s+){0,5}$")
_WAYS = {
    "start_date": told_day, "end_date": told_day, "episode_count": told_count, "original_broadcaster": told_network,
    "director": told_maker, "screenwriter": told_maker, "streamed_on": told_own,
}  # fmt: skip


def told(asked: Question) -> Told:
    """How plainly the draft's words say what the claim does. Claims of other kinds are taken at their word."""
    claim = asked.claim
    around = sentences_round(asked.draft.document.text, evidence_span(claim))
    if OTHER_TELLING.search(around) or _of_a_foreign_show(around):
        return Told.NOT
    way = _WAYS.get(claim.predicate)
    return Told.PLAINLY if way is None else way(asked)


def _of_a_foreign_show(words: str) -> bool:
    """Whether a show of another country is spoken of, and not as what the work itself is: "W is a Japanese drama"."""
    return any(not _IS_ONE.search(words[:match.start()]) for match in _FOREIGN_SHOW.finditer(words))

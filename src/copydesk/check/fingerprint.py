"""What makes a finding the same finding after the draft was edited elsewhere: its code, its words and the words around
them. Never a line number, never the message, which changes with what the desk learns. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from copydesk.check.finding import Finding
from copydesk.model import Document, digest

__all__ = ["fingerprints"]

#: Words on either side that belong to a finding's place. Fewer would take two sentences for one; more would make an
#: edit at the other end of a sentence a new finding.
_WORDS = 6
#: How far around a place its words are looked for, in code points.
_NEAR = 200


def fingerprints(document: Document, findings: Sequence[Finding]) -> tuple[str, ...]:
    """A fingerprint of 16 hexadecimal digits for each finding, in their order.

    Where the same words with the same neighbours are found twice, the second in the order given has another.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        before, after = _around(document, finding)
        bare = digest([finding.code, " ".join(finding.quote.split()), before, after])
        seen[bare] += 1
        made.append(bare if seen[bare] == 1 else digest([bare, str(seen[bare])]))
    return tuple(made)


def _around(document: Document, finding: Finding) -> tuple[str, str]:
    """The words before and after, within the paragraph; none for what is no part of the text."""
    if finding.in_file:
        return "", ""
    text = document.text
    before = text[max(0, finding.start - _NEAR) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + _NEAR].partition("\n")[0]
    return " ".join(re.findall(r"\w+", before)[-_WORDS:]), " ".join(re.findall(r"\w+", after)[:_WORDS])

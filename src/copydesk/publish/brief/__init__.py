"""The background block on a thing: a few sentences, each of which stands on claims. Reads a ledger, writes nothing.

    dossier ─▶ statements (what is undisputed) ─▶ less what a draft says ─▶ sentences ─▶ notes (whose words they are)

This front has the values. `brief` is in `publish.brief.composing`, so that whoever formats one composes none.
"""

from __future__ import annotations

from copydesk.publish.brief.values import Brief, Note, Sentence, Statement

__all__ = ["Brief", "Note", "Sentence", "Statement"]

"""Agreement and disagreement: what values are about, how they stand to each other, whose word they are, and which of
several the desk would print. Pure: reads no ledger, keeps nothing, formats nothing.

    entries of one thing ─▶ run_of ─▶ Run          which episode is the last, what aired when
                         └▶ with_years ─▶ entries  years that stories leave out
                         └▶ cells ─▶ Cell          per scope the distinct values, best first, disputed or not and why
    two values           ─▶ compare_values         equal, rounded, cut off, less precise, different
    two scopes           ─▶ compare_scopes         same, open, other
    entries              ─▶ independent            how many sources they are; `copies` finds texts that are one

Pages, checks and records ask here, so that all three mean the same by "disputed".
"""

from __future__ import annotations

from copydesk.agreement.cell import Cell, Said
from copydesk.agreement.cells import cells
from copydesk.agreement.explaining import Explained, explained, unplaced
from copydesk.agreement.run import UNKNOWN_RUN, Run, run_of
from copydesk.agreement.scope import Fit, Scope, apart, compare_scopes, scope_of, scope_of_entry
from copydesk.agreement.settling import Settled, Voice, settle_many
from copydesk.agreement.sources import NO_COPIES, Copied, Texts, copies, independent
from copydesk.agreement.values import AGREEING, Agreement, agree, compare_values, decimal_of, identity, precision
from copydesk.agreement.years import Inference, inferred_years, with_bases, with_years

__all__ = [
    "AGREEING", "NO_COPIES", "UNKNOWN_RUN", "Agreement", "Cell", "Copied", "Explained", "Fit", "Inference", "Run",
    "Said", "Scope", "Settled", "Texts", "Voice", "agree", "apart", "cells", "compare_scopes", "compare_values",
    "copies", "decimal_of", "explained", "identity", "independent", "inferred_years", "precision", "run_of", "scope_of",
    "scope_of_entry", "settle_many", "unplaced", "with_bases", "with_years",
]

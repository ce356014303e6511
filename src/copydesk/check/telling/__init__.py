"""Whether the words of a draft say what a claim makes of them, and how plainly: a clause by its cues, its titles and
what was spoken of before. Pure.

A claim against which the ledger has something is an accusation; where the words themselves do not bear the claim out it
may be the reader's mistake and not the draft's. One module a kind of claim; `told` is the gate that all pass.
"""

from copydesk.check.telling.days import tells_end, tells_start
from copydesk.check.telling.degree import Told
from copydesk.check.telling.gate import tells_otherwise, told
from copydesk.check.telling.looked_up import LOOKED_UP, looked_up

__all__ = ["LOOKED_UP", "Told", "looked_up", "tells_end", "tells_otherwise", "tells_start", "told"]

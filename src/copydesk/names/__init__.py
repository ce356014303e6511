"""Names: folding, Korean romanisation, comparison, nearest. Knows nothing of stories or the ledger."""

from copydesk.names.comparison import NameComparison, Relation, compare
from copydesk.names.folding import fold
from copydesk.names.hangul import is_hangul, romanize
from copydesk.names.korean import is_korean, key
from copydesk.names.letters import letters_apart
from copydesk.names.nearest import nearest
from copydesk.names.short_forms import short_of

__all__ = [
    "NameComparison",
    "Relation",
    "compare",
    "fold",
    "is_hangul",
    "is_korean",
    "key",
    "letters_apart",
    "nearest",
    "romanize",
    "short_of",
]

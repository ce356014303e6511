"""Whether the names of a draft are the names of those whom its facts point to: people, roles, titles."""

from __future__ import annotations

from copydesk.check.naming.companies import miscalled
from copydesk.check.naming.glosses import misglossed
from copydesk.check.naming.headed import misheaded
from copydesk.check.naming.literals import mistranslated
from copydesk.check.naming.misnamed import Kind, Misnamed, replacement
from copydesk.check.naming.people import misnamed
from copydesk.check.naming.put_for import put_for_another
from copydesk.check.naming.season_makers import of_another_season
from copydesk.check.naming.tied import tied_otherwise
from copydesk.check.naming.titles import mistitled

__all__ = [
    "Kind", "Misnamed", "miscalled", "misglossed", "misheaded", "misnamed", "mistitled", "mistranslated",
    "of_another_season", "put_for_another", "replacement", "tied_otherwise",
]  # fmt: skip

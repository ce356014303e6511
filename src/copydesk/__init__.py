"""Copydesk: a newsroom's copy desk as software. Reads stories into cited claims, keeps them, checks drafts.

    from copydesk import Desk, load_reader, open_ledger

These three are `copydesk.desk`'s. They are loaded when they are asked for (PEP 562): every command starts by importing
this module, and most need no more of it than the version.
"""

import importlib
from typing import Any

__all__ = ["Desk", "__version__", "load_reader", "open_ledger"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(importlib.import_module(f"{__name__}.desk"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Copydesk: a newsroom's copy desk as software. Reads stories into cited claims, keeps them, checks drafts."""

__version__ = "0.1.0"

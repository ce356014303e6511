"""Wikidata entities, in the JSON form of its dumps, into readings."""

from copydesk.imports.wikidata.readings import wikidata_readings

__all__ = ["wikidata_readings"]

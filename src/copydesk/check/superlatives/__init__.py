"""Superlatives: which rank in which group a draft gives a work or a broadcast, recomputed from the ledger."""

"""Counts, sums and spans of time: what a draft adds up, against itself and against the desk."""

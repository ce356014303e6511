"""Figures told as ratings: which they are, of which work and in which scope, and what the desk has there."""

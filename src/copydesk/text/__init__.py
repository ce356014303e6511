"""Cutting a text up and finding the numbers in it: what reading a story and checking a draft both start from. Pure;
offsets are code points of the text; nothing here knows a claim.
"""

"""A draft read once more with the desk at hand.

A reader that knows no names takes "SKY Castle" for a company and "Memories of the Alhambra" for two things; the desk
has both titles. What is exact is done here: names that the desk knows are found where the draft writes them, and a few
plain forms of words about them ("Y, played by X", "ran from May 1 to June 9") become claims where the reader made
none.
Nothing here reads a file or knows a rule; no claim is made without its words.
"""

from __future__ import annotations

from copydesk.check.recognition.recognise import recognise
from copydesk.check.recognition.remembering import remembering

__all__ = ["recognise", "remembering"]

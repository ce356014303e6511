"""Blocks, sentences and tokens, as the reader's modules name them. They are cut in `copydesk.text.segment`, which the
checks use too.
"""

from __future__ import annotations

from copydesk.text.segment import Block, BlockKind, Segmentation, Sentence, Token, segment

__all__ = ["Block", "BlockKind", "Segmentation", "Sentence", "Token", "segment"]

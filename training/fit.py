"""Trains a network on stories and excerpts of them. A library for `train.py` and the folds; fixed seed.

On processors a step goes through its stories one by one, on a graphics processor through all at once: the same sums, in
another order. What a step reads depends on the seed and its number alone, so it may be made ready beside the learning.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from batch import Batch, batched
from copydesk.reader.wordpiece import WordPieces
from data import Example
from disguise import Disguise
from network import Network, losses

#: The share of visits to a story at which an excerpt of it is read instead.
EXCERPT_SHARE = 0.3
#: Stories a step, and the highest rates of learning: of the encoder, and of what stands on it.
STEP, RATE, HEAD_RATE = 8, 2e-4, 1.5e-3
#: The share of word pieces that are hidden, so that what stands around them is learned: without, the loss on unseen
#: stories was a twentieth higher for names and a fortieth for links.
HIDDEN = 0.1
#: What a hidden piece is spelled as: [MASK] of the encoder's vocabulary.
MASK = 103
#: Processes that make steps ready for a graphics processor.
BESIDE = 4


class Steps(Dataset[list[Batch]]):
    """What is read at each step: each story once an epoch; `stories` has each whole, then excerpts of it, if any."""

    def __init__(
        self, stories: Sequence[Sequence[Example]], pieces: WordPieces, *, epochs: int, seed: int, together: bool
    ) -> None:
        self._stories, self._seed, self._together = stories, seed, together
        self._disguise = Disguise([whole for whole, *_ in stories], pieces)
        order, source = list(range(len(stories))), random.Random(seed)
        self._steps: list[list[int]] = []
        for _ in range(epochs):
            source.shuffle(order)
            self._steps.extend(order[low : low + STEP] for low in range(0, len(order), STEP))

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, number: int) -> list[Batch]:
        source = random.Random(f"{self._seed} {number}")
        spelled = []
        for i in self._steps[number]:
            whole, *cut = self._stories[i]
            x = source.choice(cut) if cut and source.random() < EXCERPT_SHARE else whole
            spelled.append((x, *self._disguise.of(x, source)))
        parts = [batched(spelled)] if self._together else [batched([one]) for one in spelled]
        return [_with_gaps(part, source) for part in parts]


def _with_gaps(batch: Batch, source: random.Random) -> Batch:
    """The batch with some of its word pieces hidden."""
    chances = torch.rand(batch.ids.shape, generator=torch.Generator().manual_seed(source.getrandbits(32)))
    return replace(batch, ids=batch.ids.masked_fill((chances < HIDDEN) & (batch.present[..., 0] > 0), MASK))


def fit(
    stories: Sequence[Sequence[Example]], pretrained: Path, pieces: WordPieces, *, layers: int, epochs: int,
    seed: int = 7, device: str = "cpu", rate: float = RATE, head_rate: float = HEAD_RATE,
    start: dict[str, Tensor] | None = None,
) -> Network:
    """A network that has seen each of `stories` (whole, then excerpts) once an epoch.

    It goes on from the state `start` of a network, where one is given, else from the pretrained encoder.
    A step of one story points astray by much; docs/decisions/0016 says what was measured of the size of steps.
    """
    torch.manual_seed(seed)
    at = torch.device(device)
    net = Network(pretrained, layers)
    if start:
        net.load_state_dict(start)
    net.to(at)
    inner = [p for n, p in net.named_parameters() if n.startswith("bert.") and p.requires_grad]
    outer = [p for n, p in net.named_parameters() if not n.startswith("bert.") and p.requires_grad]
    groups = [{"params": inner, "lr": rate}, {"params": outer, "lr": head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    graphics = at.type != "cpu"
    steps = Steps(stories, pieces, epochs=epochs, seed=seed, together=graphics)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.08 * len(steps)), max(0.02, (len(steps) - s) / (0.92 * len(steps)))))
    ready = DataLoader(
        steps, batch_size=None, shuffle=False, pin_memory=graphics, num_workers=BESIDE if graphics else 0,
    )
    net.train()
    began, sums, an_epoch = time.monotonic(), torch.zeros(3, device=at), -(-len(stories) // STEP)
    for number, parts in enumerate(ready, 1):
        optimizer.zero_grad()
        count = sum(part.stories for part in parts)
        for part in parts:
            found = losses(net, part.to(at))
            (sum(found) / count).backward()
            sums += torch.stack(found).detach()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if number % an_epoch == 0:
            seconds = time.monotonic() - began
            shown = np.round((sums / len(stories)).tolist(), 3)
            print(f"epoch {number // an_epoch}/{epochs} loss {shown} {seconds:.0f} s", flush=True)
            began, sums = time.monotonic(), torch.zeros(3, device=at)
    return net.cpu().eval()

"""Trains a network on stories and excerpts of them. A library for `train.py` and the folds; fixed seed, CPU."""

from __future__ import annotations

import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from copydesk.reader.wordpiece import WordPieces
from data import Example
from disguise import Disguise
from network import Network, losses

#: The share of visits to a story at which an excerpt of it is read instead.
EXCERPT_SHARE = 0.3
#: The highest rates of learning: of the encoder, and of what stands on it.
RATE, HEAD_RATE = 1e-4, 8e-4


def fit(
    stories: list[list[Example]], pretrained: Path, pieces: WordPieces, *, layers: int, epochs: int, seed: int = 7,
    batch: int = 1, rate: float = RATE, head_rate: float = HEAD_RATE, start: dict[str, Tensor] | None = None,
    frozen: int = 0, report=None,
) -> Network:
    """A network that has seen each of `stories` once an epoch: a story is its whole, then excerpts of it, if any.

    It goes on from the state `start` of a network, where one is given, else from the pretrained encoder. What stands
    below the encoder's layer number `frozen` stays as it is, which spares a quarter of the time with two of five.

    A step of one story points astray by much, so steps are small: with three times these rates the loss of four epochs
    was that of two and a half (docs/decisions/0014).
    """
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    net = Network(pretrained, layers)
    if start:
        net.load_state_dict(start)
    if frozen:
        for part in (net.bert.embeddings, net.token_features, *net.bert.encoder.layer[:frozen]):
            part.requires_grad_(False)
    inner = [p for n, p in net.named_parameters() if n.startswith("bert.") and p.requires_grad]
    outer = [p for n, p in net.named_parameters() if not n.startswith("bert.") and p.requires_grad]
    groups = [{"params": inner, "lr": rate}, {"params": outer, "lr": head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * -(-len(stories) // batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.08 * steps), max(0.02, (steps - s) / (0.92 * steps))))
    order = list(range(len(stories)))
    disguise, source = Disguise([whole for whole, *_ in stories], pieces), random.Random(seed)
    step = 0
    for epoch in range(epochs):
        net.train()
        random.shuffle(order)
        began, sums = time.monotonic(), np.zeros(3)
        for low in range(0, len(order), batch):
            optimizer.zero_grad()
            for i in order[low:low + batch]:
                whole, *cut = stories[i]
                x = source.choice(cut) if cut and source.random() < EXCERPT_SHARE else whole
                parts = losses(net, x, *disguise.of(x, source))
                (sum(parts) / batch).backward()
                sums += [float(p.detach()) for p in parts]
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
        seconds = time.monotonic() - began
        print(f"epoch {epoch + 1}/{epochs} loss {np.round(sums / len(order), 3)} {seconds:.0f} s", flush=True)
        if report:
            net.eval()
            with torch.no_grad():
                report(net, epoch)
    net.eval()
    return net

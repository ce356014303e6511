"""The network: a short encoder over word pieces, taggers for names and words, a scorer for pairs. Training only.

The encoder starts from the first layers of MiniLM (all-MiniLM-L6-v2) and is told each token's features at its input.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import torch
from torch import Tensor, nn

from batch import Batch
from copydesk.reader.features import FEATURES
from copydesk.reader.mentions import MentionType
from copydesk.reader.pairs import ALLOWED, PAIR_FEATURES
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.tagger import NAME_TAGS, TEXT_TAGS
from encoder import WIDTH, Encoder

PAIR_HIDDEN = 224
LABEL_SIZES = [len(s.values) for s in LABELS]


class Network(nn.Module):
    def __init__(self, pretrained: Path, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        # It learns less than its stories hold, so nothing is dropped inside the encoder.
        self.bert = Encoder(layers)
        self.bert.load(pretrained)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.token_features = nn.ModuleList([nn.Embedding(n, WIDTH) for n in FEATURES])
        for table in self.token_features:
            nn.init.zeros_(table.weight)
        self.drop = nn.Dropout(dropout)
        self.name_tagger = nn.Linear(WIDTH, 1 + 2 * len(NAME_TAGS))
        self.text_tagger = nn.Linear(WIDTH, 1 + 2 * len(TEXT_TAGS))
        self.type_embedding = nn.Embedding(len(MentionType), WIDTH)
        nn.init.normal_(self.type_embedding.weight, std=0.02)
        self.from_anchor = nn.Linear(WIDTH, PAIR_HIDDEN)
        self.from_candidate = nn.Linear(WIDTH, PAIR_HIDDEN, bias=False)
        self.from_between = nn.Linear(WIDTH, PAIR_HIDDEN, bias=False)
        self.pair_features = nn.ModuleList([nn.Embedding(n, PAIR_HIDDEN) for n in PAIR_FEATURES])
        for table in self.pair_features:
            nn.init.normal_(table.weight, std=0.02)
        self.mix = nn.Linear(PAIR_HIDDEN, PAIR_HIDDEN)
        self.relation = nn.Linear(PAIR_HIDDEN, len(RELATIONS))
        nn.init.constant_(self.relation.bias, -3.0)
        self.labels = nn.Linear(PAIR_HIDDEN, sum(LABEL_SIZES))
        # A label's cue ("nationwide", "turned down") stands beside the anchor: labels also read its vector directly.
        self.labels_anchor = nn.Linear(WIDTH, sum(LABEL_SIZES), bias=False)
        self.register_buffer("allowed", torch.from_numpy(ALLOWED), persistent=False)

    def encode(self, x: Batch) -> Tensor:
        """One vector a token: the mean of its pieces, from the window that owns it."""
        hidden = self.bert(x.ids, _added(self.token_features, x.told) * x.present, x.here).reshape(-1, WIDTH)
        sums = hidden.new_zeros(len(x.name_tags), WIDTH).index_add(0, x.of_token, hidden.index_select(0, x.own))
        return self.drop(sums / x.pieces_of_token)

    def pairs(self, tokens: Tensor, x: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Relation logits a unit and a row, and what labels read: the hidden layer a row, mention vectors."""
        total = torch.cat([tokens.new_zeros(1, WIDTH), tokens.cumsum(0)])
        mention = _mean(total, x.first, x.last) + self.type_embedding(x.type)
        z = self.from_anchor(mention).index_select(0, x.anchor) + self.from_between(_mean(total, x.low, x.high))
        z = z + self.from_candidate(mention).index_select(0, x.candidate) + _added(self.pair_features, x.features)
        z = self.drop(torch.relu(z))
        z = z + torch.relu(self.mix(z))
        # A row only counts for the relations its types allow.
        logits = self.relation(z).masked_fill(~self.allowed[x.type[x.anchor], x.type[x.candidate]], -30.0)
        top = logits.new_full(x.weight.shape, -1e9).scatter_reduce(
            0, x.unit[:, None].expand_as(logits), logits.detach(), "amax", include_self=True)
        summed = torch.zeros_like(top).index_add(0, x.unit, torch.exp(logits - top[x.unit]))
        return top + torch.log(summed + 1e-12), logits, z, mention


def _added(tables: nn.ModuleList, rows: Tensor) -> Tensor:
    """The rows of small tables, … × table, added up: one product, where many a lookup would be slow to learn from."""
    sizes = [table.num_embeddings for table in tables]
    starts = torch.tensor([0, *accumulate(sizes[:-1])], device=rows.device)
    chosen = torch.zeros((*rows.shape[:-1], sum(sizes)), device=rows.device).scatter_(-1, rows + starts, 1.0)
    return chosen @ torch.cat([table.weight for table in tables])


def _mean(total: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The mean of the vectors from `first` to `last`, none where they are the same, of sums that begin with none."""
    size = (last - first).clamp(min=1)[:, None]
    return (total.index_select(0, last) - total.index_select(0, first)) / size


def losses(net: Network, x: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Tagging, linking and labelling losses of a batch, each added up over its stories."""
    tokens = net.encode(x)
    ce = nn.functional.cross_entropy
    tag = ce(net.name_tagger(tokens), x.name_tags, reduction="sum")
    tag = tag + ce(net.text_tagger(tokens), x.text_tags, ignore_index=-100, reduction="sum")
    # Names first: with two fifths of this weight, F1 on unseen stories was two points lower.
    tag = tag / 16.0
    if not len(x.unit):
        return tag, tag * 0, tag * 0
    unit_logits, row_logits, hidden, mention = net.pairs(tokens, x)
    negative = (nn.functional.softplus(unit_logits) * x.weight).sum()
    # Of a bag, at least one unit holds: the log of the chance that none does, bag by bag.
    links = x.link_unit * unit_logits.shape[1] + x.link_relation
    fails = -nn.functional.softplus(unit_logits.flatten().index_select(0, links))
    none = fails.new_zeros(x.bags).index_add(0, x.link_bag, fails)
    positive = -torch.log1p(-torch.exp(none.clamp(max=-1e-6))).sum()
    label = tokens.new_zeros(())
    if len(x.label_bag):
        # The likeliest row of each bag: by chance, then by bag, of which it is the last.
        order = row_logits.detach()[x.row, x.row_relation].argsort(stable=True)
        order = order[x.row_bag[order].argsort(stable=True)]
        best = x.row[order[x.row_end - 1]]
        at_anchor = net.labels_anchor(mention.index_select(0, x.anchor[best]))
        logits = (net.labels(hidden.index_select(0, best)) + at_anchor).split(LABEL_SIZES, dim=1)
        parts = zip(x.label_bag.split(x.label_sizes), x.label_value.split(x.label_sizes), strict=True)
        for k, (bag, value) in enumerate(parts):
            if len(bag):
                label = label + ce(logits[k].index_select(0, bag), value, reduction="sum") * (0.6 if k else 1.0)
    return tag, (negative + positive) / 12.0, label / 5.0

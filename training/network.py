"""The network: a short encoder over word pieces, taggers for names and words, a scorer for pairs. Training only.

The encoder starts from the first layers of MiniLM (all-MiniLM-L6-v2) and is told each token's features at its input.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AttentionInterface, AutoModel

from copydesk.reader.features import FEATURES
from copydesk.reader.mentions import MentionType
from copydesk.reader.pairs import ALLOWED, PAIR_FEATURES
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.tagger import NAME_TAGS, TEXT_TAGS
from copydesk.reader.wordpiece import CLS, SEP
from data import Example

HIDDEN = 384
PAIR_HIDDEN = 224
LABEL_SIZES = [len(s.values) for s in LABELS]
LABEL_AT = np.cumsum([0, *LABEL_SIZES]).tolist()


#: While it learns, in bfloat16: a fifth less time on a processor that has such products, ten times more on others.
_BFLOAT16 = torch.cpu._is_avx512_bf16_supported()


def _attend(module: nn.Module, query: Tensor, key: Tensor, value: Tensor, mask: None, scaling: float, **_: object):
    """Attention as two products, in the type that it is given: on a processor twice as fast as the fused kernel."""
    with torch.autocast("cpu", enabled=False):
        shares = torch.matmul(query * scaling, key.transpose(2, 3)).softmax(-1)
        return torch.matmul(shares, value).transpose(1, 2), None


AttentionInterface.register("two_products", _attend)


class Network(nn.Module):
    def __init__(self, pretrained: Path, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        # It learns less than its stories hold, so nothing is dropped inside the encoder.
        self.bert = AutoModel.from_pretrained(
            str(pretrained), add_pooling_layer=False, attn_implementation="two_products",
            attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.token_features = nn.ModuleList([nn.Embedding(n, HIDDEN) for n in FEATURES])
        for table in self.token_features:
            nn.init.zeros_(table.weight)
        self.drop = nn.Dropout(dropout)
        self.name_tagger = nn.Linear(HIDDEN, 1 + 2 * len(NAME_TAGS))
        self.text_tagger = nn.Linear(HIDDEN, 1 + 2 * len(TEXT_TAGS))
        self.type_embedding = nn.Embedding(len(MentionType), HIDDEN)
        nn.init.normal_(self.type_embedding.weight, std=0.02)
        self.from_anchor = nn.Linear(HIDDEN, PAIR_HIDDEN)
        self.from_candidate = nn.Linear(HIDDEN, PAIR_HIDDEN, bias=False)
        self.from_between = nn.Linear(HIDDEN, PAIR_HIDDEN, bias=False)
        self.pair_features = nn.ModuleList([nn.Embedding(n, PAIR_HIDDEN) for n in PAIR_FEATURES])
        for table in self.pair_features:
            nn.init.normal_(table.weight, std=0.02)
        self.mix = nn.Linear(PAIR_HIDDEN, PAIR_HIDDEN)
        self.relation = nn.Linear(PAIR_HIDDEN, len(RELATIONS))
        nn.init.constant_(self.relation.bias, -3.0)
        self.labels = nn.Linear(PAIR_HIDDEN, sum(LABEL_SIZES))
        # A label's cue ("nationwide", "turned down") stands beside the anchor: labels also read its vector directly.
        self.labels_anchor = nn.Linear(HIDDEN, sum(LABEL_SIZES), bias=False)
        self.register_buffer("allowed", torch.from_numpy(ALLOWED), persistent=False)

    def encode(self, x: Example, pieces: list[tuple[int, ...]], told: np.ndarray) -> Tensor:
        """One vector a token: the mean of its pieces, from the window that owns it."""
        table = torch.from_numpy(told)
        vectors = []
        for w in x.windows:
            owner = np.repeat(np.arange(w.first, w.last), [len(p) for p in pieces[w.first:w.last]])
            ids = torch.tensor([[CLS, *(piece for p in pieces[w.first:w.last] for piece in p), SEP]])
            embedded = self.bert.embeddings.word_embeddings(ids)
            features = table[torch.from_numpy(owner)]
            of_tokens = sum(f(features[:, k]) for k, f in enumerate(self.token_features))
            embedded = embedded + nn.functional.pad(of_tokens, (0, 0, 1, 1))
            with torch.autocast("cpu", torch.bfloat16, enabled=self.training and _BFLOAT16):
                hidden = self.bert(inputs_embeds=embedded).last_hidden_state.float()[0, 1:-1]
            own = np.flatnonzero((owner >= w.own_first) & (owner < w.own_last))
            at = torch.from_numpy(owner[own] - w.own_first)
            sums = torch.zeros(w.own_last - w.own_first, HIDDEN).index_add(0, at, hidden[torch.from_numpy(own)])
            vectors.append(sums / torch.bincount(at, minlength=len(sums))[:, None])
        return self.drop(torch.cat(vectors))

    def pairs(self, tokens: Tensor, table, pairs) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Relation logits a unit and a row, and what labels read: the hidden layer a row, mention vectors."""
        total = torch.cat([torch.zeros(1, HIDDEN), tokens.cumsum(0)])
        first, last = torch.from_numpy(table.first), torch.from_numpy(table.last)
        kind = torch.from_numpy(table.type)
        mention = (total[last] - total[first]) / (last - first)[:, None] + self.type_embedding(kind)
        a, c = torch.from_numpy(pairs.anchor), torch.from_numpy(pairs.candidate)
        low = torch.minimum(last[a], last[c])
        high = torch.maximum(first[a], first[c])
        gap = high - low
        together = torch.from_numpy(table.sentence[pairs.anchor] == table.sentence[pairs.candidate])
        near = (gap > 0) & (gap <= 40) & together
        low2 = torch.where(near, low, 0)
        high2 = torch.where(near, high, 0)
        between = (total[high2] - total[low2]) / gap.clamp(min=1)[:, None]
        z = self.from_anchor(mention)[a] + self.from_candidate(mention)[c] + self.from_between(between)
        features = torch.from_numpy(pairs.features)
        for k, f in enumerate(self.pair_features):
            z = z + f(features[:, k])
        z = self.drop(torch.relu(z))
        z = z + torch.relu(self.mix(z))
        logits = self.relation(z)
        # A row only counts for the relations its types allow.
        logits = logits.masked_fill(~self.allowed[kind[a], kind[c]], -30.0)
        unit = torch.from_numpy(pairs.unit)
        units = len(pairs.unit_anchor)
        top = torch.full((units, logits.shape[1]), -1e9).scatter_reduce(
            0, unit[:, None].expand_as(logits), logits.detach(), "amax", include_self=True)
        summed = torch.zeros(units, logits.shape[1]).index_add(0, unit, torch.exp(logits - top[unit]))
        return top + torch.log(summed + 1e-12), logits, z, mention


def losses(
    net: Network, x: Example, pieces: list[tuple[int, ...]], told: np.ndarray
) -> tuple[Tensor, Tensor, Tensor]:
    """Tagging, linking and labelling losses of one story, spelled as `pieces`, with `told` of its tokens."""
    tokens = net.encode(x, pieces, told)
    ce = nn.functional.cross_entropy
    tag = ce(net.name_tagger(tokens), torch.from_numpy(x.name_tags), reduction="sum")
    tag = tag + ce(net.text_tagger(tokens), torch.from_numpy(x.text_tags), ignore_index=-100, reduction="sum")
    # Names first: with two fifths of this weight, F1 on unseen stories was two points lower.
    tag = tag / 16.0
    if not len(x.pairs.unit):
        return tag, tag * 0, tag * 0
    unit_logits, row_logits, hidden, mention = net.pairs(tokens, x.table, x.pairs)
    aim = aims(x)
    negative = (nn.functional.softplus(unit_logits) * aim.weight).sum()
    # Of a bag, at least one unit holds: the log of the chance that none does, bag by bag.
    none = torch.zeros(len(x.bags)).index_add(0, aim.bag, -nn.functional.softplus(unit_logits[aim.unit, aim.relation]))
    positive = -torch.log1p(-torch.exp(none.clamp(max=-1e-6))).sum()
    label = tokens.new_zeros(())
    if len(aim.label_bag):
        chosen = row_logits.detach()[aim.row, aim.row_relation].numpy()
        best = np.zeros(len(x.bags), dtype=np.int64)
        order = np.lexsort((chosen, aim.row_bag))
        best[aim.row_bag[order]] = aim.row.numpy()[order]  # the last of a bag is its likeliest row
        at_anchor = mention[torch.from_numpy(x.pairs.anchor[best])]
        logits = net.labels(hidden[torch.from_numpy(best)]) + net.labels_anchor(at_anchor)
        for k in range(len(LABELS)):
            at = aim.label_set == k
            if at.any():
                part = logits[aim.label_bag[at], LABEL_AT[k]:LABEL_AT[k + 1]]
                label = label + ce(part, aim.label_value[at], reduction="sum") * (0.6 if k else 1.0)
    return tag, (negative + positive) / 12.0, label / 5.0


@dataclass
class Aims:
    """What `losses` compares with, laid out as tensors; made once a story."""

    weight: Tensor
    bag: Tensor
    unit: Tensor
    relation: Tensor
    row: Tensor
    row_relation: Tensor
    row_bag: np.ndarray
    label_bag: Tensor
    label_set: Tensor
    label_value: Tensor


_AIMS: dict[int, Aims] = {}


def aims(x: Example) -> Aims:
    if id(x) not in _AIMS:
        _AIMS[id(x)] = _aims(x)
    return _AIMS[id(x)]


def _aims(x: Example) -> Aims:
    pairs, table = x.pairs, x.table
    first_row = np.searchsorted(pairs.unit, np.arange(len(pairs.unit_anchor)))
    last_row = np.searchsorted(pairs.unit, np.arange(len(pairs.unit_anchor)), side="right")
    ua, uc = pairs.unit_anchor, pairs.candidate[first_row]
    weight = torch.from_numpy(ALLOWED)[torch.from_numpy(table.type[ua]), torch.from_numpy(table.type[uc])].float()
    for r, relation in enumerate(RELATIONS):
        if relation.qualifier and relation.name != "cast_member.character":
            asked = torch.tensor([r in s for s in x.asked])
            weight[:, r] *= asked[torch.from_numpy(ua)].float()
    for u, r in x.unsure:
        weight[u, r] = 0.0
    bag, unit, relation_of, row, row_relation, row_bag, labels = [], [], [], [], [], [], []
    for i, b in enumerate(x.bags):
        for u in b.units:
            weight[u, b.relation] = 0.0
            bag.append(i)
            unit.append(u)
            relation_of.append(b.relation)
            for k in range(first_row[u], last_row[u]):
                row.append(k)
                row_relation.append(b.relation)
                row_bag.append(i)
        labels.extend((i, k, v) for k, v in b.labels)
    columns = torch.tensor(labels, dtype=torch.long).reshape(-1, 3)
    as_long = lambda values: torch.tensor(values, dtype=torch.long)  # noqa: E731
    return Aims(weight, as_long(bag), as_long(unit), as_long(relation_of), as_long(row), as_long(row_relation),
                np.array(row_bag, dtype=np.int64), columns[:, 0], columns[:, 1], columns[:, 2])

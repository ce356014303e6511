"""The percentages of a draft that are told as ratings, each with the scope that its own words give it. Exact and pure:
nothing here knows the ledger, and what no word says is None.

    text → sentences, numbers → which are ratings, how they are bounded → the scope's words in reach (scope_words)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter

from copydesk.check.figures import scope_words
from copydesk.check.figures.carried import going_on, told_of
from copydesk.check.figures.doubt import Doubt
from copydesk.check.figures.scope_words import Airing
from copydesk.check.once import once
from copydesk.check.places import cut_of, object_span, title_starts
from copydesk.model import Claim, NumberValue, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind, NumberMention, find_numbers
from copydesk.text.segment import BlockKind, Segmentation, Sentence

__all__ = [
    "Bound", "Figure", "Numbers", "as_value", "numbers_of", "rating_claims", "running_figures", "taken_back",
]


class Bound(StrEnum):
    """How a figure stands to what was measured."""

    EXACT = "exact"
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Figure:
    """One rating as a draft tells it. `text[span]` is the number with its percent mark, `at` the number alone.

    `sentence` is the index of its sentence. `area`, `statistic`, `company` (a family: "nielsen"), `base` and
    `demographic` are None where no word in reach says them; `doubt` is what they may be besides. `bound` is not EXACT
    in "over 20 percent".
    """

    span: Span
    at: Span
    value: NumberValue
    sentence: int
    headline: bool
    bound: Bound
    airing: Airing
    area: str | None = None
    statistic: str | None = None
    company: str | None = None
    base: str | None = None
    demographic: str | None = None
    part: str | None = None
    doubt: Doubt = field(default_factory=Doubt)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A draft cut up, with every number in it and those that are ratings."""

    cut: Segmentation
    all: tuple[NumberMention, ...]
    figures: tuple[Figure, ...]

    def sentence(self, index: int) -> Span:
        """Where a sentence stands."""
        found = self.cut.sentences[index]
        return Span(found.start, found.end)

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds a code point, or of the last one before it."""
        return max(bisect_right(self.cut.sentences, place, key=attrgetter("start")) - 1, 0)


_MARK = Form(r"\s{0,2}(?:%|％|-?per\s?cent(?:age)?(?:\s+rating)?|pc\b)", re.IGNORECASE)
_LISTED = Form(r"(?:\s*,\s*|\s*,?\s+(?:and|to|or|then)\s+)\d+(?:\.\d+)?", re.IGNORECASE)
#: What a percentage that is no rating is a share of, or is otherwise.
_NO_RATING = Form(
    r"""\s*(?:
      (?:-|\s)?points?\b
    | ['’]s\s
    | (?:more|less|fewer|higher|lower|better|off|increase|rise|jump|growth|gain|drop|fall|decrease|decline|cut|discount
        |share|stake|approval|interest|chance|probability|sure|certain|bonus|raise|fee|tax|positive|rotten|fresh)\b
    | (?:audience|viewing|viewer)\s+share\b
    | of\s+(?!(?:the\s+|its\s+|last\s+|a\s+)?(?:previous|first|second|last|finale|premiere|night|week|day|month
        |season|episode|opening|drama|show|series|earlier|year)\b
        |(?:the\s+|its\s+)?(?:\d{1,3}(?:st|nd|rd|th)|\w+(?:fth|rth|nth|xth|eth|hth))\s+
            (?:and\s+\w+\s+)?(?:episode|instal?lment
            |broadcast)\b
        |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
        |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d
        |(?:all\s+|the\s+|its\s+|our\s+)?(?:nation['’]s\s+|country['’]s\s+|(?:South\s+)?Korean?['’]?s?\s+
        |(?:AGB\s+)?Nielsen(?:\s+Korea)?['’]s\s+|TNmS['’]s?\s+
        |Seoul\s+|paid\s+|paying\s+|cable\s+|TV\s+|television\s+|
        pay-TV\s+|metropolitan\s+)*(?:households?|homes|televisions?|TVs|sets|viewers?\s+(?:nationwide
        |(?:across|throughout|in|around)\s+(?:the\s+)?(?:whole|entire|country|nation|Seoul|capital|metropolitan|(?:South\s+)?Korea))|audience)\b
        |the\s+(?:whole\s+|entire\s+)?(?:country|nation)(?=[.,;]|\s+and\b)
        |those\s+(?:around|in|near)\s+(?:and\s+around\s+|greater\s+|the\s+)*(?:Seoul|capital)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: What is measured in percent and is no rating.
_OF_ANOTHER_KIND = Form(
    r"\b(?:shares?|stakes?|approval|index|buzz|revenues?|sales|profits?|stocks?|subscribers|streams|downloads|turnout)\b",
    re.IGNORECASE,
)
_CHANGED_BY = Form(
    r"\b(?:(?<!seen\s)(?<!watched\s)(?<!viewed\s)(?P<by>by)|up|down|off|another|an?\s+(?:extra|additional))\s+"
    r"(?:about\s+|some\s+|just\s+|only\s+)?(?:\d+(?:\.\d+)?\s*(?:to|or)\s*)?$", re.IGNORECASE,
)
#: Before a figure, and behind it: that it is of those who looked on, "was watched on Sunday by 17.0 percent of homes".
_LOOKED_ON = Form(
    r"\b(?:seen|watched|viewed|followed|enjoyed|witnessed|shared|attended|caught|tuned\s+in(?:to)?)\b[^;:.%\d]{0,60}$",
    re.IGNORECASE,
)
_OF_HOMES = Form(
    r"\s+of\s+(?:all\s+|the\s+|its\s+|[\w]+['’]s\s+|(?:South\s+)?Korean\s+|Seoul\s+|TV\s+|television\s+)*"
    r"(?:households?|homes|country|nation|televisions?|TVs|sets|audience|viewers)\b", re.IGNORECASE
)
#: Words of a sentence that make its percentages ratings.
_RATING = Form(
    r"""\b(?: ratings? | viewership | households? | homes | nation-?wide | Nielsen | TNMS | ATAM
        | audience\s+(?:rating|figure)s?
    | (?:capital | metropolitan | Seoul)\s(?:area | region) | greater\s+Seoul | (?:whole | entire)\s+country
        | country\s+(?:as\s+a | at\s+large)
    | averag\w+ | peak\w* | episodes? | finale | premier\w+ | hours? | instal?lments? | watched | seen
        | viewers | drew | drawn | draws
    | draw | nights? | scor\w+ | record\w* | post(?:ed|s|ing) | reach\w* | hit | hits | climb\w* | rose
        | rise[sn]? | fell | slip\w+ | dipp\w+ | dropp\w+
    | jump\w* | soar\w* | surg\w+ | open(?:ed|s) | debut\w* | began | start(?:ed|s) | kicked\s+off | end(?:ed
        |s) | clos(?:ed?|es|ing)
    | picks?\s+up | picked\s+up | finish\w* | sign(?:ed|s)\s+off | bow(?:ed|s)\s+out | wrap\w* | conclud\w+
        | went\s+out | left | leaves
        | folds | fold | return(?:ed|s)
    | topp?\w* | cross\w* | pass(?:ed|es) | break\w* | broke | exceed\w* | surpass\w* | highest | best
        | garner\w* | log\w* | notch\w*
    | bid | bids | farewell | goodbye
    | took | takes | taking | measured | gave | put | stood | back | touched | touches | captur\w+ | attract\w+
        | pull(?:ed|s) | earn\w+ | achiev\w+
    | had | has | came | got | went | ran | running | high | low | hits? | drama | series | show
    | (?:at | with)\s(?=\d{1,2}\.\d+\s?(?:% | per\s?cent))
    | (?:above | past | beyond | over | below)\s(?:the\s)?(?=\d{1,2}\s?(?:% | per\s?cent)
        (?:\s(?:mark | barrier | line))?(?:[.,;:!’”] | \s*$ | \s(?:in | with | as | on | for)\b)) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Sentences that say which figure is whose in another way than by place.
_CROSSED = Form(r"\b(?:respectively|the\sformer|the\slatter)\b", re.IGNORECASE)
_OF_THE_COUNTRY = Form(r"\sof\sthe\s(?:whole\s|entire\s)?(?:country|nation)\b", re.IGNORECASE)
#: Sentences about a poll.
_POLL = Form(
    r"\b(?:respondents|polled|surveyed|survey|poll|"
    r"of\sthose(?!\s(?:around|in|near)\s(?:and\saround\s|greater\s|the\s)*(?:Seoul|capital)\b)|voters?|votes?)\b",
    re.IGNORECASE,
)
#: A figure that is hoped for, promised, asked about or denied is none that was measured.
_NOT_MEASURED = Form(
    r"""(?<!who\s)\b(?: if | could | would | should | might | may | will | hop(?:e[sd]?|ing) | aim\w* | target\w* | goal
        | pledg\w+ | promis\w+
    | predict\w* | expect\w* | forecast\w* | whether | fail(?:ed|s|ing)?\s+to | (?:has|have|had)?\s*yet\s+to
        | never | not(?!\s(?:only|just|merely)\b) | n['’]t
    | without | unable | short\s+of | shy\s+of | dream\w* | wish\w* | can(?:not)? | needs? | want\w* | vow\w* )\b""",
    re.VERBOSE,
)  # in small letters: titles have a Not and a Will in them
#: What a sentence concedes or leaves open before it says what was: "Though it could not match the first season,".
_CONCEDED = Form(r"\W{0,3}(?:Though|Although|Even\sthough|Even\sif|Whether|If|While|Unlike)\s[^.;:,%\d]{3,90},\s")
_UP = (
    r"over|above|past|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|more\s+than|upwards?\s+of|at\s+least|topp(?:ed|ing)"
    r"|tops?|cross(?:es|ed|ing)?|pass(?:es|ed|ing)?|break(?:s|ing)?(?:\s+through)?|broke(?:n)?(?:\s+through)?"
    r"|breach(?:es|ed|ing)?|clear(?:s|ed|ing)?|smash(?:es|ed|ing)?|shatter(?:s|ed|ing)?|north\s+of|higher\s+than|better\s+than"
)
_DOWN = (
    r"nearly|almost|close\s+to|just\s+under|under|below|approach(?:es|ed|ing)?|near(?:s|ed|ing)?"
    r"|knocking\s+on\s+the\s+door\s+of|less\s+than|lower\s+than|within\s+(?:sight|reach)\s+of|south\s+of|fewer\s+than"
)
_ABOUT = r"about|around|roughly|some|approximately|circa|an\s+estimated"
_BOUND = Form(
    rf"\b(?:(?P<above>{_UP})|(?P<below>{_DOWN})|(?P<about>{_ABOUT}))\s+(?P<the>the\s+|an?\s+(?:average\s+of\s+)?)?$",
    re.IGNORECASE,
)
_MILESTONE = Form(r"[\s-]*(?:mark|barrier|threshold|line|range|level|milestone)\b", re.IGNORECASE)


#: Behind a figure: the town or country that it is of, where that is none that the desk has figures of.
_OF_ELSEWHERE = Form(
    r"\s(?:in|across|for)\s(?:the\s)?(?!Seoul|South\b|Korea|Greater|Nielsen|Metropolitan|Capital|January|February|March|April|"
    r"May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z][a-z]{2,}\b(?=[,.;]|\s(?:and|but)\b|$)"
)
_ELSEWHERE = "elsewhere"
#: Behind a figure: that it is the sum of what several channels had of one broadcast.
_OF_SEVERAL_CHANNELS = Form(
    r"[^.;]{0,60}?\b(?:all|both|two|three|four|five|six|\d)\s(?:[\w-]+\s)?channels\s(?:taken\s|put\s|added\s|counted\s)?(?:together|combined)\b"
    r"|[^.;]{0,60}?\b(?:the\s)?(?:sum|total)\sof\s(?:all\s|its\s|the\s)*(?:\w+\s)?channels\b", re.IGNORECASE
)
#: That a figure is of the company of the one before it.
_SAME_COMPANY = Form(
    r"\b(?:the\s)?same\s(?:company|firm|agency|researcher|research\s(?:firm|company|institute)|institute|tally|survey|source|"
    r"pollster|ratings\s(?:company|firm|agency))\b|\bby\s(?:its|the\scompany['’]s|the\sfirm['’]s)\s(?:own\s)?(?:count|measure|tally|reckoning)\b",
    re.IGNORECASE,
)
#: That a figure is of the area of the one before it.
_SAME_AREA = Form(r"\b(?:in|for|of)\s(?:that|this|the\ssame)\s(?:area|region)\b|\bthere(?=[.,;])", re.IGNORECASE)
#: Behind a figure that is more than the average, which follows in brackets: "18.6% (15.5% on average)".
_THE_AVERAGE_BEHIND = Form(r"\s?\(\d{1,2}(?:\.\d+)?\s?(?:%|per\s?cent)\son\saverage\b", re.IGNORECASE)
#: A sentence that takes back what it says.
_DENIED = Form(r"\b(?:did\s+not|did\s?n['’]t|is\s+(?:false|wrong|untrue|not\s+true))\W*$")
#: The next one that does so: "One agency wrote of 14 episodes. That is wrong."
_TAKEN_BACK = Form(
    r"\s*(?:Both|That|This|These|Those|All|Neither|It|They|Which)\s(?:of\s(?:these|those|them)\s)?(?:is|are|was|were)\s"
    r"(?:not\s(?:true|right|so|correct)|wrong|false|untrue|mistaken|incorrect|(?:a\s)?(?:mistake|slip|misprint|typo|error)s?)\b"
)
#: An hour and its minutes, in a sentence that says when something is shown: "Fridays at 7.50".
_CLOCK = Form(r"(?:1[0-2]|[1-9])\.[0-5][05]")
_AT_THAT_TIME = Form(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|[ap]\.?m\.?|tonight|tomorrow|evenings?|nights?)\b[^;%]{0,60}"
    r"\b(?:at|from)\s\d{1,2}\.[0-5][05]\b(?!\s?(?:%|per))", re.IGNORECASE
)


def as_value(number: NumberMention) -> NumberValue:
    """A number of a sentence as a rating."""
    return NumberValue(number.value, "percent", number.places)


def taken_back(text: str, end: int) -> bool:
    """Whether the sentence behind one that ends at a place takes it back."""
    return _TAKEN_BACK.match(text, end) is not None


@once
def numbers_of(draft: Reading) -> Numbers:
    """Every rating that the draft tells, in order. Linear in its length, but for the sentences' own."""
    text = draft.document.text
    cut, found = cut_of(text), find_numbers(text)
    return Numbers(cut, found, tuple(_figures(draft, cut, found)))


@once
def running_figures(draft: Reading) -> Numbers:
    """The same with the decimals that no mark and no word beside them makes ratings, and a reader takes for some."""
    marked = numbers_of(draft)
    read = [at for _, at in rating_claims(draft)]
    if all(any(f.at.start < at.end and at.start < f.at.end for f in marked.figures) for at in read):
        return marked
    return Numbers(marked.cut, marked.all, tuple(_figures(draft, marked.cut, marked.all, read=read)))


@once
def rating_claims(draft: Reading) -> tuple[tuple[Claim, Span], ...]:
    """What a reader takes for ratings, each with the place of its figure."""
    claims = ((c, object_span(draft, c)) for c in draft.claims if c.predicate == "audience_rating")
    return tuple((claim, at) for claim, at in claims if at is not None)


def _figures(
    draft: Reading, cut: Segmentation, found: Sequence[NumberMention], *, read: Sequence[Span] = ()
) -> list[Figure]:
    text = draft.document.text
    titles = title_starts(draft)
    out: list[Figure] = []
    at = 0
    carried: tuple[int, Airing] | None = None
    for index, sentence in enumerate(cut.sentences):
        here = []
        while at < len(found) and found[at].start < sentence.end:
            here.append(found[at])
            at += 1
        percents = [n for n in here if n.kind is NumberKind.PERCENT]
        if not percents:
            continue
        words = text[sentence.start:sentence.end]
        if taken_back(text, sentence.end):
            continue
        if words.rstrip("\"'”’)").endswith("?") or any(form.search(words) for form in (_CROSSED, _POLL, _DENIED)):
            continue
        told, low = [], sentence.start
        for number in percents:
            taken = any(at.start < number.end and number.start < at.end for at in read)
            if _is_rating(text, words, number, sentence, low, draft, taken=taken):
                told.append(number)
            low = number.end
        if not told:
            continue
        last = cut.sentences[index - 1] if index and cut.sentences[index - 1].block == sentence.block else None
        scopes: Sequence[scope_words.ScopeWords] = scope_words.scopes_of(
            words, [Span(n.start - sentence.start, n.end - sentence.start) for n in told], sentence.start, draft.dates,
            before="" if last is None else text[last.start:last.end],
        )
        titled = any(sentence.start <= at < told[0].start for at in titles)
        if carried is not None and carried[0] == index - 1 and last is not None and not titled:
            scopes = going_on(words, told[0].start - sentence.start, scopes, carried[1])
        carried = (index, one) if (one := told_of(scopes)) is not None else None
        if last is not None and out and out[-1].sentence == index - 1:
            if _SAME_COMPANY.search(words):
                scopes = [s if s.company else replace(s, company=out[-1].company) for s in scopes]
            if _SAME_AREA.search(words):
                scopes = [s if s.area else replace(s, area=out[-1].area) for s in scopes]
        headline = cut.blocks[sentence.block].kind is BlockKind.HEADLINE and len(cut.blocks) > 1
        for number, scope in zip(told, scopes, strict=True):
            mark = _MARK.match(text, number.end)
            span = Span(number.start, mark.end() if mark else number.end)
            area = scope.area
            # Of an area that is carried on from a figure before it the town right behind is the better word.
            town = _OF_ELSEWHERE.match(text, span.end, sentence.end)
            if town and any(town.start() < at < town.end() for at in titles):
                town = None  # "13.4 percent for Signal"
            if town and (area is None or number is not percents[0]):
                area = _ELSEWHERE
            if _OF_SEVERAL_CHANNELS.match(text, span.end, sentence.end):
                area = _ELSEWHERE
            statistic = scope.statistic or ("peak" if _THE_AVERAGE_BEHIND.match(text, span.end) else None)
            out.append(Figure(
                span, Span(number.start, number.end), as_value(number), index,
                headline, _bound(text, number, span.end, sentence.start), scope.airing, area, statistic,
                scope.company, scope.base, scope.demographic, scope.part, scope.doubt,
            ))  # fmt: skip
    return out


def _is_rating(
    text: str, words: str, number: NumberMention, sentence: Sentence, low: int, draft: Reading, *, taken: bool = False
) -> bool:
    """Whether the number is told as a rating that was measured; `low` is where the figure before it ends, and `taken`
    says that a reader takes it for one.
    """
    mark = _MARK.match(text, number.end)
    marked = mark is not None or (taken and number.places > 0) or _LISTED.match(text, number.end) is not None
    if not marked and not (number.places and re.search(r"\b(?:ratings?|percent|viewership|Nielsen)\b|%", words, re.I)):
        return False
    if not 0.0 < number.value < 70.0:
        return False
    if any(day.start <= number.start < day.end for day in draft.dates):
        return False
    if mark is None and _CLOCK.fullmatch(text, number.start, number.end) and _AT_THAT_TIME.search(words):
        return False
    end = mark.end() if mark else number.end
    watched = taken and _OF_THE_COUNTRY.match(text, end)
    if (not watched and _NO_RATING.match(text, end, sentence.end)) or not (taken or _RATING.search(words)):
        return False
    if _OF_ANOTHER_KIND.search(text[_clause_start(text, number.start, low):number.start]):
        return False
    before = text[max(sentence.start, number.start - 60):number.start]
    changed = _CHANGED_BY.search(before)
    if changed and not (changed["by"] and (_LOOKED_ON.search(before) or _OF_HOMES.match(text, end))):
        return False
    return taken or not _NOT_MEASURED.search(text[_clause_start(text, number.start, low):number.start])


def _clause_start(text: str, place: int, low: int) -> int:
    """Where the words begin that a figure's verb may stand in: at the last semicolon, colon, dash or "but"."""
    if (though := _CONCEDED.match(text, low, place)) is not None:
        low = though.end()
    cuts = [m.end() for m in re.finditer(r"""[;:—–]|,\s+(?:but|and|while)\b|\b(?:but|while|after|when
        |which)\b""", text[low:place])]
    return low + (cuts[-1] if cuts else 0)


def _bound(text: str, number: NumberMention, end: int, low: int) -> Bound:
    match = _BOUND.search(text[max(low, number.start - 48):number.start])
    if match is None:
        return Bound.EXACT
    # "below the 29.2 percent that it had" tells that figure itself; "above the 20 percent mark" does not.
    if match["the"] and match["the"].startswith("the") and not _MILESTONE.match(text, end):
        return Bound.EXACT
    return Bound.ABOVE if match["above"] else Bound.BELOW if match["below"] else Bound.ABOUT

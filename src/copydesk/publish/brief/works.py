"""The sentences about a work: what it is and by whom, who is in it, when it ran, how it rated, where it is. Pure.

Wordings are such that the desk's own reader takes from them what they say (tests/publish/brief/test_read_back.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, Modality, NumberValue, TextValue
from copydesk.publish.brief.choosing import Facts, episode_number
from copydesk.publish.brief.phrases import article, counted, day, ended, listed, tense, title
from copydesk.publish.brief.values import Sentence, Statement
from copydesk.publish.words import say, visible

__all__ = ["MOST_NAMES", "as_background", "made_by", "networks", "work_sentences"]

#: How many names a sentence takes before it reads like a list of credits.
MOST_NAMES = 2
_CAST = 4
#: What a genre may end in to be a thing and not a kind of one: "a romantic comedy", but "a historical series".
_NOUNS = frozenset("comedy drama fantasy melodrama musical mystery omnibus romance satire sitcom thriller".split())
_BASES = {
    "cable platform": "on cable platforms", "paid platform": "on paid platforms", "all households": "in all households",
}  # fmt: skip


def work_sentences(facts: Facts, known: Facts, today: date) -> list[Sentence]:
    """At most five, the one on a dispute among them; none where nothing is left to say. `facts` are what shall be said
    of all that is `known`.
    """
    telling = _Telling(facts, known, today)
    found = [
        sentence for part in (telling.premiere, telling.what, telling.cast, telling.run, telling.rating)
        if (sentence := part()) is not None
    ]  # fmt: skip
    room = [
        sentence for part in (telling.dispute, telling.where, telling.record)
        if len(found) < 5 and (sentence := part()) is not None
    ]  # fmt: skip
    return [*found, *room][:5]


def as_background(
    facts: Facts, known: Facts, today: date, *, by_title: bool = False
) -> tuple[Sentence | None, Sentence | None]:
    """Of a work that is not what the brief is about: what it is and by whom, and when it ran. The second may stand
    apart from the first, and says "the series", or with `by_title` which.
    """
    telling = _Telling(facts, known, today, later=title(visible(facts.thing.name)) if by_title else "The series")
    return telling.premiere() or telling.what(), telling.run()


#: What stands for a title that was named before.
_PRONOUNS = ("It", "The series")


class _Telling:
    """A work on its way into sentences: the first names it, the later ones say "it", or what `later` says."""

    def __init__(self, facts: Facts, known: Facts, today: date, *, later: str = "It") -> None:
        self._facts = facts
        self._later = later
        self._length = known.one("episode_count")
        self._today = today
        self._named = False
        self._start = facts.one("start_date")
        self._to_come = self._start is not None and _comes(self._start, today)
        self._episodes = facts.one("episode_count")
        self._networks = networks(facts)
        self._kind = "series" if self._length or known.of("original_broadcaster") else "work"

    def _subject(self) -> str:
        """How the next sentence calls the work."""
        if self._named:
            return self._later if self._kind == "series" else "It"
        self._named = True
        return title(visible(self._facts.thing.name))

    def premiere(self) -> Sentence | None:
        """Of a work to come, first that it comes."""
        start = self._start
        if not self._to_come or start is None or not isinstance(start.value, DateValue):
            return None
        when = day(start.value.date)
        if when is None:
            return None
        networks = self._networks[:MOST_NAMES]
        where = f" on {listed([say(one.value) for one in networks])}" if networks else ""
        verb = "premiere" if networks or self._episodes else "be released"
        return Sentence(ended(f"{self._subject()} is set to {verb}{where} {when}"), (*networks, start))

    def what(self) -> Sentence | None:
        """`“X” is a tvN romantic comedy written by A and directed by B.`"""
        genre = next(iter(self._facts.of("genre")), None)
        networks = () if self._to_come else self._networks[:MOST_NAMES]
        writers, directors = self._facts.of("screenwriter"), self._facts.of("director")
        based = self._facts.of("based_on")[:1]
        by = made_by(writers, directors)
        used = (
            *networks, *((genre,) if genre else ()), *writers[:MOST_NAMES], *directors[:MOST_NAMES], *based,
        )  # fmt: skip
        if not used:
            return None
        source = f"based on {_source(based[0])}" if based else ""
        if genre is None and not networks:
            verb = "is" if self._to_come else "was"
            return Sentence(ended(f"{self._subject()} {verb} {by}{' and ' if by and source else ''}{source}"), used)
        noun = _noun(say(genre.value), self._kind) if genre else self._kind
        one = networks[0] if len(networks) == 1 else None
        planned = one is not None and one.modality is Modality.PLANNED
        if one is not None and not planned:
            noun = f"{say(one.value)} {noun}"
        told = f"{self._subject()} is {article(noun)}"
        if planned or len(networks) > 1:
            told += f" {'to air' if planned else 'that aired'} on {_names(networks)}{',' if by else ''}"
        tail = f"{',' if by and source else ''} {source}" if source else ""
        return Sentence(ended(f"{told}{' ' if by else ''}{by}{tail}"), used)

    def cast(self) -> Sentence | None:
        """`It stars A as B, C as D and E as F.` Leads where the sources say who leads."""
        everybody = self._facts.of("cast_member")
        chosen = _billed(everybody, "lead") or _billed(everybody, None) or _billed(everybody, "supporting")
        chosen = chosen[:_CAST]
        if not chosen:
            return None
        parts = [f"{say(one.value)}{_as(one)}" for one in chosen]
        if _billed(chosen, "supporting"):
            verb = "features"
        elif all(one.modality is Modality.PLANNED for one in chosen):
            verb = "is set to star" if not self._to_come else "will star"
        else:
            verb = "stars"
        used = tuple(one.saying("character") for one in chosen)
        return Sentence(ended(f"{self._subject()} {verb} {listed(parts)}"), used)

    def run(self) -> Sentence | None:
        """`The 16-episode series premiered on March 9, 2024, and ended on April 28, 2024.`"""
        start = None if self._to_come else self._start
        end = self._facts.one("end_date")
        begun = self._verb(start, "premiered", "premiere") if self._kind == "series" else self._verb(
            start, "was released", "be released")  # fmt: skip
        done = self._verb(end, "ended", "end")
        verbs = [verb for verb in (begun, done) if verb]
        count = self._episodes
        if not verbs:
            return None if count is None else Sentence(
                ended(f"{self._subject()} {self._has()} {_episode_words(count)}"), (count,))  # fmt: skip
        used = tuple(one for one, verb in ((count, True), (start, begun), (end, done)) if one is not None and verb)
        if self._named and count is not None and isinstance(count.value, NumberValue):
            work = "series" if self._later in _PRONOUNS else self._later
            subject = f"The {counted(count.value.number, 'episode', 'episode').replace(' ', '-')} {work}"
        else:
            subject = self._subject()
            used = tuple(one for one in used if one is not count)
        told = f"{subject} {' and '.join(verbs)}"
        return Sentence(ended(told.rstrip(",")), used)

    def _has(self) -> str:
        return "will have" if self._to_come else "has"

    def _verb(self, statement: Statement | None, past: str, future: str) -> str:
        if statement is None or not isinstance(statement.value, DateValue):
            return ""
        when = day(statement.value.date, within=True)
        if when is None:
            return ""
        if _comes(statement, self._today):
            return f"is set to {future} {when}"
        return f"{'was set to ' + future if statement.modality is Modality.PLANNED else past} {when}"

    def rating(self) -> Sentence | None:
        """`It averaged 24.850 percent nationwide in its finale (Nielsen Korea).`"""
        figure = self._figure()
        if figure is None:
            return None
        number, base = say(figure.value), figure.said("base")
        parts = [f"{self._subject()} averaged {number}", _area(figure)]
        parts.append(_BASES.get(say(base), f"on the {say(base)} base") if base is not None else "")
        parts.append("in its finale" if self._is_finale(figure) else f"in episode {episode_number(figure)}")
        parts.append(f"({visible(figure.attribution)})" if figure.attribution else "")
        return Sentence(ended(" ".join(part for part in parts if part)), (figure,))

    def _figure(self) -> Statement | None:
        """The average of the finale, else that of the best-rated episode; none where the finale's is disputed."""
        if any(sides[0].predicate == "audience_rating" and self._matters(sides[0]) for sides in self._facts.disputes):
            return None
        plain = [
            one for one in self._facts.of("audience_rating")
            if one.modality is Modality.ASSERTED and _is_average(one) and _words(one, "area") in ("", "nationwide")
        ]  # fmt: skip
        finales = [one for one in plain if self._is_finale(one)]
        if finales:
            return max(finales, key=lambda one: (one.independent_sources, _number(one)))
        numbered = [one for one in plain if episode_number(one) is not None]
        return max(numbered, key=_number, default=None)

    def _is_finale(self, figure: Statement) -> bool:
        if _words(figure, "episode") == "finale":
            return True
        count = self._length.value if self._length else None
        return isinstance(count, NumberValue) and episode_number(figure) == int(count.number)

    def dispute(self) -> Sentence | None:
        """`Sources differ on when it ended: April 28, 2024, or April 27, 2024.` The first that matters, if any."""
        for predicate, asked in _DISPUTED.items():
            for sides in self._facts.disputes:
                if sides[0].predicate != predicate or len(sides) > MOST_NAMES or not self._matters(sides[0]):
                    continue
                values = [_side(one) for one in sides]
                if all(values):
                    told = self._differing(asked, " or ".join(values))
                    return Sentence(ended(told), sides)
        return None

    def _differing(self, asked: str, values: str) -> str:
        if not asked:
            return f"{self._subject()} averaged either {values} in its finale; sources differ"
        of = "" if self._named else f" of {title(visible(self._facts.thing.name))}"
        self._named = True
        return f"Sources differ on the {asked}{of}: {values}"

    def _matters(self, side: Statement) -> bool:
        """Of disputed figures, only the finale's average is one for a background block."""
        if side.predicate != "audience_rating":
            return True
        return self._is_finale(side) and _is_average(side) and _words(side, "area") in ("", "nationwide")

    def where(self) -> Sentence | None:
        """`It streams on A and B and was produced by C.`"""
        at_home = {say(one.value) for one in self._networks}
        streams = [
            one for one in self._facts.of("streamed_on")
            if one.modality is Modality.ASSERTED and say(one.value) not in at_home
        ]  # fmt: skip
        makers = [one for one in self._facts.of("production_company") if one.modality is Modality.ASSERTED]
        told = [
            *([f"{'streams' if not self._to_come else 'will stream'} on {_names(streams)}"] if streams else []),
            *([f"was produced by {_names(makers)}"] if makers else []),
        ]  # fmt: skip
        if not told:
            return None
        joint = ", and " if len(streams) > 1 else " and "
        return Sentence(ended(f"{self._subject()} {joint.join(told)}"), (*streams[:MOST_NAMES], *makers[:MOST_NAMES]))

    def record(self) -> Sentence | None:
        """That it took the top of a ranking. It says "became": who took it later is another claim."""
        for one in self._facts.of("holds_record"):
            rank, group = one.said("rank"), one.said("group")
            first = rank is None or (isinstance(rank, NumberValue) and rank.number == 1)
            if first and group is not None and isinstance(one.value, TextValue) and one.value.text == "audience_rating":
                return Sentence(ended(f"{self._subject()} became the highest-rated of {say(group)}"), (one,))
        return None


#: What a brief mentions a dispute about, in this order, with how it calls it; a figure has a sentence of its own.
_DISPUTED = {
    "audience_rating": "", "end_date": "end date", "start_date": "premiere date",
    "episode_count": "number of episodes", "original_broadcaster": "network", "screenwriter": "writer",
    "director": "director",
}  # fmt: skip


def networks(facts: Facts) -> tuple[Statement, ...]:
    """Where a work was at home first. What is called its network and its platform both is a platform."""
    streams = {say(one.value): one for one in facts.of("streamed_on") if one.modality is Modality.ASSERTED}
    return tuple(streams.get(say(one.value), one) for one in facts.of("original_broadcaster"))


def made_by(writers: Sequence[Statement], directors: Sequence[Statement]) -> str:
    """`written by A and directed by B`, `written and directed by A`."""
    if writers and _names(writers) == _names(directors):
        return f"written and directed by {_names(writers)}"
    parts = [f"{how} by {_names(some)}" for how, some in (("written", writers), ("directed", directors)) if some]
    return ("; it was " if len(writers) > 1 else " and ").join(parts)


def _side(one: Statement) -> str:
    """A side of a dispute in words; nothing for a date that has none."""
    if isinstance(one.value, DateValue):
        words = day(one.value.date) or ""
        return words.split(" ", 1)[1] if words.startswith(("on ", "in ")) else words
    return " ".join(part for part in (say(one.value), _area(one)) if part)


def _comes(one: Statement, today: date) -> bool:
    if not isinstance(one.value, DateValue):
        return False
    when = tense(one.value.date, today)
    return when == "future" or (when == "open" and one.modality is Modality.PLANNED)


def _noun(genre: str, kind: str) -> str:
    """`romantic comedy`, `historical series`."""
    return genre if genre.split()[-1].split("-")[-1].casefold() in _NOUNS else f"{genre} {kind}"


def _names(statements: Sequence[Statement]) -> str:
    """The first names; that there are more is said."""
    told = listed([say(one.value) for one in statements[:MOST_NAMES]])
    return f"{told}, among others" if len(statements) > MOST_NAMES else told


def _source(one: Statement) -> str:
    return title(say(one.value)) if isinstance(one.value, Thing) else f"the {say(one.value)}"


def _words(one: Statement, qualifier: str) -> str:
    said = one.said(qualifier)
    return say(said).casefold() if said is not None else ""


def _is_average(one: Statement) -> bool:
    """Whether it is the average of a whole episode among all viewers."""
    return _words(one, "statistic") in ("", "average") and not (one.said("demographic") or one.said("part"))


def _area(one: Statement) -> str:
    area = _words(one, "area")
    return area if area in ("", "nationwide") else f"in {area.title()}"


def _billed(cast: Sequence[Statement], billing: str | None) -> tuple[Statement, ...]:
    return tuple(one for one in cast if (_words(one, "billing") or None) == billing)


def _as(one: Statement) -> str:
    role = one.said("character")
    return f" as {say(role)}" if role is not None else ""


def _number(one: Statement) -> float:
    return one.value.number if isinstance(one.value, NumberValue) else 0.0


def _episode_words(count: Statement) -> str:
    assert isinstance(count.value, NumberValue)
    return counted(count.value.number, "episode")

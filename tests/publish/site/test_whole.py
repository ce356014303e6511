"""A whole site: links lead somewhere, nothing comes from outside, the same ledger gives the same bytes, and hostile
stories stay words.
"""

from __future__ import annotations

import json
import posixpath
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from copydesk.ledger.base import Ledger
from copydesk.model import Document, Modality, NumberValue
from copydesk.publish.site.whole import site
from newsroom import NOON, FakeReader, Words, day, percent, text, the
from publish.schema_org import faults
from publish.site.conftest import Files, Make, Page, page_of

QUEEN, KIM, TVN = "Queen of Tears", "Kim Soo-hyun", "tvN"
TYPES = {QUEEN: "work", "Goblin": "work", KIM: "person", "Park Ji-eun": "person", TVN: "organization"}
ATOM = "{http://www.w3.org/2005/Atom}"
MOST = 150_000


def said(quote: str, subject: str, predicate: str, value: object, **where: object) -> Words:
    return Words(quote, subject, predicate, value, where)  # type: ignore[arg-type]


def rated(
    episode: int, figure: str, *, statistic: str = "average", area: str = "nationwide", subject: str = QUEEN
) -> Words:
    return said(f"{subject} episode {episode} had {figure} percent {area} {statistic}", subject, "audience_rating",
                percent(figure), episode=NumberValue(episode), area=text(area), statistic=text(statistic))  # fmt: skip


STORIES = (
    [
        said("Queen of Tears, the tvN drama", QUEEN, "original_broadcaster", the(TVN)),
        said("Queen of Tears premiered on March 9, 2024", QUEEN, "start_date", day("2024-03-09")),
        said("Queen of Tears had 16 episodes", QUEEN, "episode_count", NumberValue(16)),
        said("Park Ji-eun wrote Queen of Tears", QUEEN, "screenwriter", the("Park Ji-eun")),
        said("Queen of Tears stars Kim Soo-hyun", QUEEN, "cast_member", the(KIM)),
        rated(1, "5.853"), rated(2, "8.7"), rated(16, "24.850"),
    ],
    [
        said("Goblin, the tvN drama", "Goblin", "original_broadcaster", the(TVN)),
        said("Park Ji-eun wrote Goblin", "Goblin", "screenwriter", the("Park Ji-eun")),
        rated(16, "18.680", subject="Goblin"),
        said("Kim Soo-hyun posted photos on Queen of Tears", KIM, "posted", text("photos"), about=the(QUEEN),
             date=day("2024-05-02")),
    ],
    [rated(2, "8.9")],
)  # fmt: skip


@pytest.fixture
def files(make: Make) -> Files:
    return make(TYPES, *STORIES)


def test_every_link_of_every_page_leads_to_a_file_and_an_anchor_that_are_there(files: Files) -> None:
    pages = {path: Page(words) for path, words in files.items() if path.endswith(".html")}
    followed = 0
    for path, page in pages.items():
        for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src")):
            for link in (a[attribute] for a in page.all(tag) if a.get(attribute)):
                if urlsplit(link).scheme:
                    assert tag == "a"
                    continue
                target, _, anchor = str(link).partition("#")
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
                assert there in files, f"{path} links to {link}"
                assert not anchor or anchor in pages[there].ids, f"{path} links to {link}"
                followed += 1
    assert followed > 100


def test_no_id_is_there_twice_and_every_button_opens_something(files: Files) -> None:
    for path, words in files.items():
        if path.endswith(".html"):
            page = Page(words)
            assert len(page.ids) == len(set(page.ids)), path
            targets = [a["popovertarget"] for a in page.all("button") if "popovertarget" in a]
            assert set(targets) <= set(page.ids), path


def test_nothing_is_asked_of_the_web(files: Files) -> None:
    for path, words in files.items():
        if path.endswith(".html"):
            page = Page(words)
            policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
            assert str(policy).startswith("default-src 'none'")
            assert "unsafe" not in str(policy)
            assert page.all("iframe") == page.all("img") == page.all("form") == page.all("style") == []
            assert [a for _, a in page.elements if "style" in a or any(str(name).startswith("on") for name in a)] == []
    assert not re.search(r"https?://|@import|url\(", files["assets/site.css"])
    assert not re.search(r"https?://|fetch|XMLHttp|eval|innerHTML", files["assets/site.js"].split('"use strict"')[1])


def test_the_same_ledger_gives_the_same_bytes(files: Files, ledger: Ledger) -> None:
    assert {file.path: file.text for file in site(ledger, name="Desk")} == files


def test_a_show_has_its_values_chart_table_and_kin(files: Files, ledger: Ledger) -> None:
    page = page_of(files, QUEEN, ledger)
    assert "tvN · from 2024-03-09 · 16 episodes" in page.text
    assert "“Queen of Tears premiered on March 9, 2024”" in page.text
    (chart,) = page.all("svg", _class="chart")
    assert chart["role"] == "img"
    assert "Queen of Tears by episode: Nationwide, average" in str(chart["aria-label"])
    assert "16 (finale)" in page.text
    assert re.search(r"8\.7 or 8\.9|8\.9 or 8\.7", page.text)
    assert "Related shows Goblin Park Ji-eun (writer)" in page.text
    assert [a for a in page.all("circle") if a.get("class") == "disputed"]
    post = page.all("time", datetime="2024-05-02")
    assert post


def test_a_story_has_its_words_marked_with_their_claims(files: Files, ledger: Ledger) -> None:
    queen = page_of(files, QUEEN, ledger)
    links = [str(a["href"]) for a in queen.all("a") if "stories/" in str(a.get("href"))]
    target, _, anchor = links[0].partition("#")
    story = Page(files[target.removeprefix("../")])
    assert anchor in story.ids
    assert [a for a in story.all("mark") if anchor in str(a["data-c"]).split()]
    assert "https://a.example/1" in {a.get("href") for a in story.all("a")}


def test_lists_records_disputes_timeline_and_front(files: Files) -> None:
    assert "Queen of Tears" in Page(files["shows.html"]).text
    assert "Kim Soo-hyun" in Page(files["people.html"]).text
    disputes = Page(files["disputes.html"]).text
    assert "1 dispute" in disputes
    assert "8.7 percent" in disputes
    assert "8.9 percent" in disputes
    timeline = Page(files["timeline.html"]).text
    assert timeline.index("2024-05-02") < timeline.index("2024-03-09")
    record = next(words for path, words in files.items() if path.startswith("records/all"))
    assert "Queen of Tears holds the record with 24.850 percent" in Page(record).text
    assert "tvN dramas Queen of Tears, 24.850 percent" in Page(files["records.html"]).text
    assert "Queen of Tears" in Page(files["index.html"]).text


def test_names_are_there_for_search_in_every_spelling(make: Make) -> None:
    cast = said("Queen of Tears 김수현", QUEEN, "cast_member", the("김수현"))
    files = make({QUEEN: "work", "김수현": "person"}, [cast])
    rows = json.loads(re.search(r"copydeskNames\((.*)\);", files["assets/names.js"], re.DOTALL)[1])  # type: ignore[index]
    assert {row[2] for row in rows} == {QUEEN, "김수현"}
    assert all(f"things/{row[0]}.html" in files for row in rows)


@pytest.mark.parametrize("address", ["", "https://desk.example/site"])
def test_feeds_are_atom_and_lead_to_pages(make: Make, address: str) -> None:
    files = make(TYPES, *STORIES, address=address)
    feeds = {path: ElementTree.fromstring(words) for path, words in files.items() if path.endswith(".xml")}
    assert "feed.xml" in feeds
    assert len(feeds) > 4
    ids = [feed.findtext(f"{ATOM}id") for feed in feeds.values()]
    assert len(set(ids)) == len(ids)
    for path, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", feed.findtext(f"{ATOM}updated") or "")
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        for entry in feed.iter(f"{ATOM}entry"):
            assert all(entry.findtext(f"{ATOM}{part}") for part in ("id", "title", "updated", "summary"))
            href = entry.find(f"{ATOM}link").get("href")  # type: ignore[union-attr]
            assert href
            assert href.startswith("https://desk.example/site/stories/") if address else (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), href)) in files)  # fmt: skip


HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'


def test_what_pages_say_to_machines_is_schema_org(files: Files) -> None:
    pages = [Page(words) for path, words in files.items() if path.endswith(".html")]
    told = [json.loads(data) for page in pages for data in page.data]
    assert {one["@type"] for one in told} >= {"TVSeries", "Person", "Organization", "Article"}
    assert [fault for one in told for fault in faults(one)] == []


def test_names_and_words_that_are_markup_stay_words(make: Make, ledger: Ledger) -> None:
    formula = "=HYPERLINK(\"http://x.example\")"
    types = {HOSTILE: "work", formula: "person"}
    files = make(types, [
        said(f"{HOSTILE} stars {formula}", HOSTILE, "cast_member", the(formula)),
        said(f"{formula} posted <b onclick=x>", formula, "posted", text("<b onclick=x>"), date=day("2024-05-02"),
             about=the(HOSTILE)),
        rated(1, "5.0", subject=HOSTILE), rated(2, "6.0", subject=HOSTILE),
    ], name=HOSTILE)  # fmt: skip
    for path, words in files.items():
        if path.endswith(".html"):
            page = Page(words)
            assert {a.get("src") for a in page.all("script")} <= {"assets/site.js", "../assets/site.js", None}
            assert page.all("img") == page.all("b") == []
            assert [a for _, a in page.elements if any(str(name).startswith("on") for name in a)] == []
            for data in page.data:
                assert faults(json.loads(data)) == []
        elif path.endswith(".xml"):
            ElementTree.fromstring(words)
    assert "<" not in files["assets/names.js"]
    assert HOSTILE in page_of(files, HOSTILE, ledger).text
    assert all(re.fullmatch(r"[a-z0-9/.-]+", path) for path in files)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[", " JaVaScRiPt:alert(1)//http://a"])
def test_an_address_that_is_none_of_the_web_is_no_link(make: Make, url: str) -> None:
    post = f"{KIM} posted {url}"
    files = make({KIM: "person"}, [said(post, KIM, "posted", text(url), date=day("2024-05-02"))], url=url + "{}")
    for path, words in files.items():
        if path.endswith(".html"):
            for link in Page(words).all("a"):
                assert urlsplit(str(link.get("href", ""))).scheme in ("", "http", "https"), path
        assert not re.search(r'href="\s*(javascript|data):', words, re.IGNORECASE), path


def test_text_that_steers_is_made_visible(make: Make) -> None:
    name = "Evil \u202eeman"
    files = make({name: "person"}, [said(f"{name} \x07 posted \u2066x", name, "posted", text("x"))])
    for path, words in files.items():
        if not path.startswith("assets/site"):
            assert not set(words) & {"\u202e", "\u2066", "\x07"}, path


def test_a_thing_without_ratings_or_with_one_has_no_chart(make: Make, ledger: Ledger) -> None:
    files = make(TYPES, [said("Goblin, the tvN drama", "Goblin", "original_broadcaster", the(TVN)), rated(1, "5.853")])
    assert page_of(files, "Goblin", ledger).all("svg", _class="chart") == []
    one = page_of(files, QUEEN, ledger)
    assert one.all("svg", _class="chart") == []
    assert "5.853" in one.text


def test_five_hundred_episodes_are_whole_and_no_page_is_too_long(make: Make, ledger: Ledger) -> None:
    figures = [rated(n, f"{5 + n % 20}.{n % 10}", statistic=s) for n in range(1, 501) for s in ("average", "peak")]
    files = make(TYPES, *(figures[at : at + 50] for at in range(0, len(figures), 50)))
    assert max(len(words.encode()) for path, words in files.items() if path.endswith(".html")) <= MOST
    stem = f"things/{ledger.find(QUEEN)[0].id}"
    parts = sorted((path for path in files if path.startswith(stem)), key=lambda path: (len(path), path))
    assert len(parts) > 2
    rows = [row for path in parts for row in re.findall(r'<th scope="row"[^>]*>(\d+)', files[path])]
    assert rows == [str(n) for n in range(1, 501)]
    assert [len(Page(files[path]).all("svg", _class="chart")) for path in parts] == [1] + [0] * (len(parts) - 1)


def test_a_dispute_of_forty_sources_has_all_of_them(make: Make, ledger: Ledger) -> None:
    stories = [[said(f"Queen of Tears ended on April {n % 28 + 1}, 2024 say {n}", QUEEN, "end_date",
                     day(f"2024-04-{n % 28 + 1:02}"))] for n in range(40)]  # fmt: skip
    files = make({QUEEN: "work"}, *stories)
    page = page_of(files, QUEEN, ledger)
    assert {f"Outlet {n}, 2024-05-01" for n in range(1, 41)} <= set(re.findall(r"Outlet \d+, 2024-05-01", page.text))
    assert max(len(words.encode()) for path, words in files.items() if path.endswith(".html")) <= MOST


def test_a_long_story_goes_on_in_parts_and_its_claims_are_where_its_words_are(make: Make, ledger: Ledger) -> None:
    last = said("Park Ji-eun wrote Queen of Tears", QUEEN, "screenwriter", the("Park Ji-eun"))
    far = "x & y " * 9000 + "Queen of Tears, the tvN drama"
    files = make(TYPES, [said(far, QUEEN, "original_broadcaster", the(TVN)), last])
    parts = [path for path in files if path.startswith("stories/")]
    assert len(parts) == 5
    page = page_of(files, QUEEN, ledger)
    for link in (str(a["href"]) for a in page.all("a") if "stories/" in str(a.get("href"))):
        target, _, anchor = link.partition("#")
        assert anchor in Page(files[target.removeprefix("../")]).ids
    assert max(len(files[path].encode()) for path in parts) <= MOST


def test_planned_and_denied_is_never_shown_as_plain_fact(make: Make, ledger: Ledger) -> None:
    will = "Queen of Tears will end on April 21, 2024"
    words = Words(will, QUEEN, "end_date", day("2024-04-21"), {}, Modality.PLANNED)
    page = page_of(make(TYPES, [words]), QUEEN, ledger)
    assert "planned" in page.text
    (data,) = page.data
    assert "endDate" not in json.loads(data)


def test_what_is_long_is_short_enough_on_every_page(make: Make) -> None:
    name = "여왕" * 150
    quotes = [f"{name} {'말' * 900} ended on April {n % 28 + 1}, 2024 say {n}" for n in range(90)]
    stories = [[said(quote, name, "end_date", day(f"2024-04-{n % 28 + 1:02}"))] for n, quote in enumerate(quotes)]
    ratings = [[rated(1, f"{n}.5", subject=f"Show {n}")] for n in range(1, 90)]
    files = make({name: "work", **{f"Show {n}": "work" for n in range(1, 90)}}, *stories, *ratings)
    assert {path: len(words.encode()) for path, words in files.items() if len(words.encode()) > MOST} == {}
    text = " ".join(Page(words).text for path, words in files.items() if path.startswith("things/"))
    assert sum(int(more) for more in re.findall(r"(\d+) more not listed", text)) == 10


def test_one_more_story_changes_only_the_pages_that_it_is_on(make: Make, ledger: Ledger) -> None:
    before = make(TYPES, *STORIES)
    words = [said("Goblin had 17 episodes", "Goblin", "episode_count", NumberValue(17))]
    ledger.add(FakeReader(TYPES, words).read(Document("new", f"{words[0].quote}.", outlet="New")), now=NOON)
    after = {file.path: file.text for file in site(ledger, name="Desk")}
    changed = {path for path in after if after[path] != before.get(path)}
    goblin = ledger.find("Goblin")[0].id
    mine = {"index.html", "feed.xml", "shows.html", f"things/{goblin}.html", f"feeds/{goblin}.xml", "assets/names.js"}
    assert len({path for path in changed - mine if path.startswith("stories/")}) == 1
    assert {path for path in changed - mine if not path.startswith("stories/")} == set()

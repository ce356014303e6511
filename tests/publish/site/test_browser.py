"""A site as a reader has it, in Chromium, from disk: search, sources, keyboard, phone; and axe's WCAG AA on every kind
of page, light and dark. Skips where there is no Chromium: on Debian, `apt-get install chromium`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from copydesk.folders import keep
from copydesk.ledger.database import open_ledger
from copydesk.model import Document
from copydesk.publish.site.whole import site
from newsroom import NOON, FakeReader
from publish.site.test_whole import HOSTILE, QUEEN, STORIES, TYPES, rated

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium, or set CHROMIUM"),
]
# A busy machine is no failure.
expect.set_options(timeout=30_000)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        # Root in a container has no sandbox; the pages are our own.
        try:
            opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        except Error as error:
            pytest.skip(f"Chromium does not start here: {error}")
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on disk; its folder."""
    root = tmp_path_factory.mktemp("site")
    hostile = [rated(1, "5.0", subject=HOSTILE), rated(2, "6.0", subject=HOSTILE)]
    with open_ledger(root / "desk.db") as ledger:
        for number, said in enumerate((*STORIES, hostile), 1):
            text = ". ".join(words.quote for words in said) + ". 김수현, Kim Soo-hyun."
            types = {**TYPES, HOSTILE: "work"}
            document = Document(f"s{number}", text, outlet=f"Outlet {number}", url=f"https://a.example/{number}")
            ledger.add(FakeReader(types, said).read(document), now=NOON)
        keep(root / "out", ((file.path, file.text) for file in site(ledger, name="Drama desk")))
    return root / "out"


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """The front page, from disk, in a window of a desk; a request or a script that fails fails the test."""
    with browser.new_context(viewport={"width": 1100, "height": 800}) as context:
        opened = context.new_page()
        asked: list[str] = []
        wrong: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("console", lambda message: wrong.append(message.text))
        opened.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        opened.goto((folder / "index.html").as_uri())
        yield opened
        assert [url for url in asked if not url.startswith("file:")] == []
        assert wrong == []


def find(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Search").fill(name)


@pytest.mark.parametrize("name", ["Kim Soo-hyun", "kim su hyeon", "Gim Suhyun", "김수현"])
def test_search_finds_a_person_by_any_spelling(page: Page, name: str) -> None:
    find(page, name)
    expect(page.get_by_role("option").first).to_contain_text("Kim Soo-hyun")


def test_search_by_keyboard_leads_to_the_page(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("queen of")
    expect(page.get_by_role("option").first).to_contain_text(QUEEN)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(QUEEN)


def test_what_nobody_is_called_is_said_to_be_nothing(page: Page) -> None:
    find(page, "qqqq")
    expect(page.get_by_text("Nothing is called that")).to_be_attached()


def test_a_value_opens_to_its_sources_and_they_lead_to_the_words_in_the_story(page: Page) -> None:
    page.get_by_role("link", name=QUEEN).first.click()
    page.get_by_role("button", name="24.850").click()
    opened = page.get_by_role("dialog")
    expect(opened).to_contain_text("“Queen of Tears episode 16 had 24.850 percent nationwide average”")
    opened.get_by_role("link", name="Outlet 1").click()
    lit = page.locator("mark.lit")
    expect(lit).to_have_text("Queen of Tears episode 16 had 24.850 percent nationwide average")
    expect(lit).to_be_in_viewport()


def test_sources_open_and_close_by_keyboard_and_focus_comes_back(page: Page) -> None:
    page.get_by_role("link", name=QUEEN).first.click()
    button = page.get_by_role("button", name="5.853")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_phone_sees_all_of_a_page_without_scrolling_sideways(browser: Browser, folder: Path) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        for path in sorted(folder.rglob("*.html")):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_names_that_are_markup_do_nothing(page: Page) -> None:
    find(page, "alert")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_meets_wcag_aa(browser: Browser, folder: Path, scheme: str) -> None:
    kinds = [folder / f"{name}.html" for name in ("index", "shows", "people", "records", "disputes", "timeline")]
    kinds += sorted(folder.glob("records/*.html"))[:1] + sorted(folder.glob("stories/*.html"))[:1]
    kinds += sorted(folder.glob("things/*.html"), key=lambda path: -path.stat().st_size)[:3]
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for path in kinds:
            page.goto(path.as_uri())
            if page.locator("button.value").count():
                page.locator("button.value").first.click()
            ran = Axe().run(page, options={"runOnly": _RULES, "preload": False})
            assert [(one["id"], one["nodes"][0]["html"]) for one in ran.response["violations"]] == [], path

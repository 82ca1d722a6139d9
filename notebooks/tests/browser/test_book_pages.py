"""The book's pages in a browser, as `mvn -Pbook` writes them, opened from their folder."""
import subprocess
import sys

import pytest

from environment import TARGET, TOOLS
from running import notebook_files

BOOK = TARGET / "book"
PHONE, LAPTOP = (390, 844), (1280, 800)


@pytest.fixture(scope="module", autouse=True)
def book():
    subprocess.run([sys.executable, TOOLS / "environment.py", "book"], check=True)


def typeset(page):
    """Opens up what is folded and waits until the formulas are typeset; gives their number."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.evaluate("window.MathJax && MathJax.startup.promise")
    return page.locator(".math mjx-container").count()


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("name", ["index", *(path.stem for path in notebook_files())])
def test_a_page_is_whole(page, name, size):
    """Every formula typeset, every picture there, and nothing wider than the window; `page` watches what is asked for."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto((BOOK / f"{name}.html").as_uri())
    assert typeset(page) == page.locator("span.math, div.math").count()
    assert page.locator("mjx-merror, [data-mjx-error]").count() == 0
    assert page.evaluate("[...document.images].filter(image => !image.naturalWidth || image.width > innerWidth).length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_on_paper_there_are_no_menus_and_no_code_is_cut(page):
    page.set_viewport_size({"width": 680, "height": 960})  # A4 with margins
    page.emulate_media(media="print")
    for path in notebook_files():
        page.goto((BOOK / f"{path.stem}.html").as_uri())
        typeset(page)
        for part in (".sidebar-drawer", ".toc-drawer", ".mobile-header", ".related-pages", ".skip-to-content"):
            assert not page.locator(part).is_visible(), part
        assert page.locator(".cell summary:visible").count() == 0
        stroked = "[...document.querySelectorAll('mjx-container *')].filter(part => getComputedStyle(part).stroke !== 'none').length"
        assert page.evaluate(stroked) == 0, "formulas come out bold"
        cut = "[...document.querySelectorAll('pre, .math')].filter(part => part.scrollWidth > part.clientWidth + 1).length"
        assert page.evaluate(cut) == 0, path.stem
        assert page.evaluate("Math.max(0, ...[...document.images].map(image => image.height))") < 960


def test_a_reader_goes_from_page_to_page_and_unfolds_a_solution(page):
    page.goto((BOOK / "index.html").as_uri())
    names = ["index", *(path.stem for path in notebook_files())]
    for name in names[1:]:
        page.locator(".next-page").click()
        page.wait_for_url(f"**/{name}.html")
    for name in reversed(names[:-1]):
        page.locator(".prev-page").click()
        page.wait_for_url(f"**/{name}.html")
    page.locator("article .toctree-l1 > a").nth(1).click()
    page.wait_for_url(f"**/{names[2]}.html")
    page.locator(".sidebar-tree .toctree-l1 > a").first.click()
    page.wait_for_url(f"**/{names[1]}.html")
    section = page.locator(".toc-tree a").last
    section.click()
    page.wait_for_url(f"**/{names[1]}.html{section.get_attribute('href')}")

    fold = page.locator("details", has_text="Solution").first
    assert not fold.locator("pre").is_visible()
    fold.locator("summary").click()
    assert fold.locator("pre").is_visible()


def test_the_search_finds_a_word(page):
    page.goto((BOOK / "search.html").as_uri() + "?q=logistic")
    page.locator("#search-results a", has_text="8.2").first.wait_for()

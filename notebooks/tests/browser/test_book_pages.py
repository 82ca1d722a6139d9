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
    wide = "(image.closest('.mlfz-frame') ?? image).clientWidth > innerWidth"  # of an animation's image one picture shows
    assert page.evaluate(f"[...document.images].filter(image => !image.naturalWidth || {wide}).length") == 0
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


SEEING = next(path.stem for path in notebook_files() if path.name.startswith("8.5"))


@pytest.fixture
def animations(page):
    """The animations of 8.5."""
    page.goto((BOOK / f"{SEEING}.html").as_uri())
    return [Animation(part) for part in page.locator(".mlfz-animation").all()]


class Animation:
    def __init__(self, part):
        self.part = part
        self.slider = part.locator("input")

    def button(self, name):
        return self.part.get_by_role("button", name=name, exact=True)

    def name(self):
        """What the picture is, as it is to be seen and as it is read aloud."""
        name = self.part.get_by_role("status").inner_text()
        assert self.slider.get_attribute("aria-valuetext") == name
        return name

    def place(self):
        """Which part of its image shows: how far it is moved."""
        return self.part.locator("img").evaluate("image => getComputedStyle(image).transform")

    def picture(self):
        return self.part.locator(".mlfz-frame").screenshot()


def test_an_animation_is_dragged_and_moved_by_keys_and_buttons_and_no_other_with_it(page, animations):
    rates, steps = animations
    assert rates.part.get_attribute("role") == "group" and rates.slider.get_attribute("aria-label") == "picture"
    assert rates.part.get_attribute("aria-label") and rates.part.get_attribute("aria-label") != steps.part.get_attribute("aria-label")
    before = steps.place()
    assert (rates.name(), steps.name()) == ("learning rate 0.01", "step 0")
    pictures = [rates.picture()]

    rates.slider.scroll_into_view_if_needed()
    box = rates.slider.bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert rates.name() == "learning rate 0.2"
    pictures.append(rates.picture())
    rates.slider.press("ArrowRight")
    assert rates.name() == "learning rate 0.3"
    rates.slider.press("End")
    assert rates.name() == "learning rate 0.82"
    pictures.append(rates.picture())
    rates.button("Next").click()
    assert rates.name() == "learning rate 0.82"
    rates.button("Back").press("Enter")
    assert rates.name() == "learning rate 0.8"
    pictures.append(rates.picture())
    assert len(set(pictures)) == len(pictures)
    assert steps.name() == "step 0" and steps.place() == before


def test_an_animation_plays_until_it_is_stopped_or_ends_and_not_unasked(page, animations):
    _, steps = animations
    page.clock.install()
    page.clock.run_for(5000)
    assert steps.name() == "step 0"
    steps.button("Play").click()
    page.clock.run_for(2500)
    assert steps.name() == "step 20"
    steps.button("Stop").click()
    page.clock.run_for(5000)
    assert steps.name() == "step 20"
    steps.button("Play").click()
    page.clock.run_for(20_000)
    assert steps.name() == "step 1000" and steps.button("Play").is_visible()
    steps.button("Play").click()
    page.clock.run_for(100)
    assert steps.name() == "step 0", "from the beginning"


def test_without_scripts_and_on_paper_an_animation_is_all_its_pictures(chromium, page, animations):
    page.emulate_media(media="print")
    for animation in animations:
        frame, image = (part.bounding_box() for part in (animation.part.locator(".mlfz-frame"), animation.part.locator("img")))
        assert image["width"] <= frame["width"] and image["height"] <= frame["height"]
        assert not animation.slider.is_visible()

    with chromium.new_page(java_script_enabled=False) as still:
        still.goto((BOOK / f"{SEEING}.html").as_uri())
        images = still.locator("img[data-frames]")
        assert images.count() == len(animations)
        for image in images.all():
            assert image.is_visible() and image.bounding_box()["width"] > 600
        assert still.get_by_role("slider").count() == 0


@pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)
def test_every_figure_is_sharp_and_fits_a_laptop_s_window(chromium, path):
    """On a screen with two pixels for one, and with no more pixels than it takes."""
    with chromium.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]}, device_scale_factor=2) as page:
        page.goto((BOOK / f"{path.stem}.html").as_uri())
        typeset(page)
        sizes = page.evaluate("""[...document.querySelectorAll('.cell_output img[src^="data:image/png"]')].map(image =>
            [image.naturalWidth / image.getBoundingClientRect().width, (image.closest('.mlfz-frame') ?? image).clientHeight])""")
    assert sizes and all(1.9 < density < 2.5 and height <= 600 for density, height in sizes)

"""The notebooks as slides, of the size that a projector has. The slides load reveal.js and MathJax from the network, so they
are measured here without: every slide's parts, laid out as wide as the slide."""
import subprocess
import sys

import pytest

from environment import TARGET, TOOLS
from running import notebook_files

SLIDES = TARGET / "slides"
WIDTH, HEIGHT = 1280, 720
SIZES = """() => [...document.querySelectorAll('section:not(:has(section))')].map(slide => {
    slide.style.cssText = 'display: flow-root; width: 1280px';
    return [slide.innerText.slice(0, 60), slide.scrollWidth, slide.offsetHeight];
})"""


@pytest.fixture(scope="module", autouse=True)
def made():
    subprocess.run([sys.executable, TOOLS / "environment.py", "slides"], check=True)


@pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)
def test_every_slide_fits_on_the_screen(chromium, path):
    with chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}) as page:
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
        page.goto((SLIDES / f"{path.stem}.html").as_uri())
        sizes = page.evaluate(SIZES)
    assert len(sizes) > 10
    assert [size for size in sizes if size[1] > WIDTH or size[2] > HEIGHT - 40] == []
    assert not any(size[0].startswith("Solution") for size in sizes)

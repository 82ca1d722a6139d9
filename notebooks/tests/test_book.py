"""The book as `mvn -Pbook` writes it."""
import json
import re
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from test_files import FIGURES
from running import NOTEBOOKS, code_cells, notebook_files, read

BOOK = NOTEBOOKS / "target" / "book"
DRAWN_OTHERWISE = ["visualize-model", "boundary-figures"]

each_notebook = pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)


@pytest.fixture(scope="module", autouse=True)
def book():
    """A new book in the place of an old one; a warning of Sphinx's is an error."""
    BOOK.mkdir(parents=True, exist_ok=True)
    (BOOK / "of-a-notebook-before.html").write_text("")
    made = subprocess.run([sys.executable, NOTEBOOKS / "tools/environment.py", "book", "-W"], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    assert made.stdout.splitlines()[-1] == f"The book's start page: {(BOOK / 'index.html').as_uri()}"


def test_pages_of_an_older_book_are_gone():
    assert {page.stem for page in BOOK.glob("*.html")} == {"index", "search", *(path.stem for path in notebook_files())}


def test_a_warning_of_sphinx_s_is_an_error(tmp_path):
    """In a process of its own: only the book's task needs Sphinx."""
    code = f"""
import pathlib, book
book.PAGES, book.SOURCE = pathlib.Path({str(tmp_path / "book")!r}), pathlib.Path({str(tmp_path / "source")!r})
book.notebook_files = lambda: []
book.main("-W")"""
    made = subprocess.run([sys.executable, "-c", code], cwd=NOTEBOOKS / "tools", capture_output=True, text=True)
    assert made.returncode == 1 and "The book is not as it should be" in made.stderr


def parsed(page):
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def page_of(path):
    return parsed(BOOK / f"{path.stem}.html")


def article(page):
    return page.find("article")


def words(text):
    """The text without blanks, of which pages and notebooks have different ones."""
    return re.sub(r"\s", "", text)


def test_the_contents_have_every_notebook_in_order():
    entries = [link["href"] for link in parsed(BOOK / "index.html").select(".toctree-l1 > a")]
    for menu in (entries[:len(notebook_files())], entries[len(notebook_files()):]):  # the side's, and the page's
        assert menu == [f"{path.stem}.html" for path in notebook_files()]


@each_notebook
def test_the_title_has_the_number_of_the_notebook(path):
    titles = [title.get_text() for title in article(page_of(path)).find_all("h1")]
    assert len(titles) == 1 and titles[0].startswith(path.name.split("-")[0] + " ")


def test_previous_and_next_lead_through_the_book():
    names = ["index", *(path.stem for path in notebook_files())]
    for before, name, after in zip([None, *names], names, [*names[1:], None]):
        page = parsed(BOOK / f"{name}.html")
        for kind, other in (("prev", before), ("next", after)):
            links = page.select(f".related-pages a.{kind}-page")
            assert [link["href"] for link in links] == ([f"{other}.html"] if other else [])


@each_notebook
def test_all_code_and_all_texts_are_there(path):
    text = words(article(page_of(path)).get_text())
    for cell in code_cells(read(path)):
        assert words(cell.source) in text, f"the code of {cell.id}"
        for output in cell.outputs:
            if output.output_type == "stream":
                assert words(output.text) in text, f"the output of {cell.id}"
            elif not {"image/png", "text/html"} & set(output.data):
                assert words(output.data["text/plain"]) in text, f"the output of {cell.id}"


def outputs(path):
    return [output for cell in code_cells(read(path)) for output in cell.outputs if "data" in output]


def html(output):
    return BeautifulSoup(output.data.get("text/html", ""), "html.parser")


@each_notebook
def test_every_figure_has_its_description(path):
    alts = [image["alt"] for output in outputs(path) for image in html(output).find_all("img")]
    assert [image.get("alt") for image in article(page_of(path)).find_all("img")] == alts and "" not in alts


def cells(tables):
    return [[cell.get_text() for cell in table.find_all(["th", "td"])] for table in tables]


@each_notebook
def test_tables_are_tables(path):
    tables = article(page_of(path)).select(".cell_output table")
    assert cells(tables) == cells(table for output in outputs(path) for table in html(output).find_all("table"))


@each_notebook
def test_drawing_cells_and_solutions_are_folded(path):
    page = article(page_of(path))
    hidden = [cell for cell in code_cells(read(path)) if cell.metadata.get("jupyter", {}).get("source_hidden")
              or cell.id in FIGURES or cell.id in DRAWN_OTHERWISE]
    folded = [words(fold.find("pre").get_text()) for fold in page.select(".cell details")]
    assert folded == [words(cell.source) for cell in hidden]

    solutions = [cell for cell in read(path).cells if "<summary>Solution" in cell.source]
    folds = page.find_all("details", class_=None)
    assert len(folds) == len(solutions)
    for fold, cell in zip(folds, solutions):
        for code in re.findall(r"^```java\n(.*?)^```", cell.source, re.M | re.S):
            assert words(code) in words(fold.get_text()), f"{cell.id} is not inside its fold"
    assert not page.select("details[open]")


@each_notebook
def test_the_book_is_read_and_not_run(path):
    """A reader of the book has no cells to run, no bar with three dots and no keys for it."""
    text = " ".join(paragraph.get_text() for paragraph in article(page_of(path)).find_all("p"))
    told = [sentence for sentence in re.split(r"(?<=[.:!?]) ", text)
            if re.search(r"Shift|Enter|three dots|\brun (it|both|again)\b|^Run\b", sentence) and "the notebook" not in sentence]
    assert told == []


def test_every_word_that_the_book_says_otherwise_is_in_a_notebook():
    code = "import book, json; print(json.dumps(list(book.READ_INSTEAD)))"
    made = subprocess.run([sys.executable, "-c", code], cwd=NOTEBOOKS / "tools", capture_output=True, text=True, check=True)
    sources = [cell.source for path in notebook_files() for cell in read(path).cells]
    assert [words for words in json.loads(made.stdout) if not any(words in source for source in sources)] == []


@each_notebook
def test_formulas_are_typeset_by_a_script_of_the_book(path):
    page = page_of(path)
    prose = "\n".join(re.sub(r"^```.*?^```|`[^`]*`", "", cell.source, flags=re.M | re.S)
                      for cell in read(path).cells if cell.cell_type == "markdown")
    formulas = re.findall(r"\$\$.+?\$\$|\$[^$]+\$", prose, re.S)
    assert [words(formula.get_text())[2:-2] for formula in page.select(".math:not(.math-wrapper)")] == \
        [words(formula).strip("$") for formula in formulas]
    if formulas:
        scripts = " ".join(str(script) for script in page.find_all("script"))
        assert "_static/mathjax/startup.js" in scripts
        parts = re.search(r'"load": \[(.*?)\]', scripts)[1].replace('"', "").split(", ")
        assert "input/tex" in parts and all((BOOK / f"_static/mathjax/{part}.js").is_file() for part in parts)
        assert (BOOK / "_static/mathjax/output/svg/fonts/tex.js").is_file()


def references(page):
    """What a page loads or leads to: pairs of the tag and the address."""
    for tag in page.find_all(True):
        for attribute in ("src", "href", "data", "poster", "srcset", "action"):
            if tag.has_attr(attribute):
                yield tag.name, tag[attribute]


def test_the_book_loads_nothing_from_elsewhere():
    elsewhere = re.compile(r"\s*(https?:|//)")
    for file in BOOK.rglob("*.html"):
        assert [address for name, address in references(parsed(file)) if name != "a" and elsewhere.match(address)] == [], file
    for file in BOOK.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", file.read_text("utf-8"))
        assert [a for pair in addresses for a in pair if elsewhere.match(a)] == [], file
    for file in [*BOOK.rglob("*.js"), *BOOK.rglob("*.html")]:
        assert not re.search(r"\bcdn\b|cdnjs|unpkg|googleapis|jsdelivr", file.read_text("utf-8")), file


def test_no_link_is_broken():
    pages = {file.name: parsed(file) for file in BOOK.glob("*.html")}
    ids = {name: {tag["id"] for tag in page.find_all(id=True)} for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        for _, address in references(page):
            parts = urlsplit(unquote(address))
            if parts.scheme:
                continue
            target = parts.path or name
            if not (BOOK / target).is_file() or parts.fragment and parts.fragment not in ids[target]:
                broken.append(f"{name}: {address}")
    assert broken == []

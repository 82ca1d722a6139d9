"""How Sphinx makes the book; tools/book.py calls it."""
import importlib.util
from pathlib import Path

from docutils import nodes

project = "Training neural networks, in Java"
language = "en"
extensions = ["myst_nb"]
nb_execution_mode = "off"  # the committed outputs are the ones that the tests compare
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
myst_enable_extensions = ["attrs_inline", "dollarmath"]

html_theme = "furo"
html_title = project
html_static_path = ["book.css"]
html_css_files = ["book.css"]
html_use_index = False
html_copy_source = False
html_show_search_summary = False  # pages opened from a folder may not fetch the others
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {
    # The figures' blue; on black, the lighter one of the same palette.
    "light_css_variables": {"color-brand-primary": "#0072B2", "color-brand-content": "#0072B2"},
    "dark_css_variables": {"color-brand-primary": "#56B4E9", "color-brand-content": "#56B4E9"},
}

# MathJax comes from the book's own folder. Its parts are named one by one, because the ready-made bundles hold the
# addresses of other hosts.
mathjax_path = "mathjax/startup.js"
mathjax3_config = {"loader": {"load": ["core", "input/tex", "output/svg", "a11y/assistive-mml"]}}
MATHJAX = ["startup.js", "core.js", "input/tex.js", "input/tex/extensions/*.js", "output/svg.js", "output/svg/fonts/tex.js",
           "a11y/assistive-mml.js"]


def copy_mathjax(app):
    package = Path(importlib.util.find_spec("sphinx-mathjax-offline").origin).parent / "static" / "mathjax"
    for file in (file for pattern in MATHJAX for file in package.glob(pattern)):
        copy = Path(app.outdir, "_static", "mathjax", file.relative_to(package))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())


def keep_punctuation(app, document):
    """Keeps a formula and the full stop or comma after it in one line, which browsers do for words alone."""
    for formula in list(document.findall(nodes.math)):
        after = formula.next_node(descend=False, siblings=True)
        if isinstance(after, nodes.Text) and after.startswith((".", ",", ";", ":", "?", ")")):
            formula.replace_self(nodes.inline("", "", formula.deepcopy(), nodes.Text(after[0]), classes=["unbroken"]))
            after.parent.replace(after, nodes.Text(after[1:]))


def setup(app):
    app.connect("builder-inited", copy_mathjax)
    app.connect("doctree-read", keep_punctuation)

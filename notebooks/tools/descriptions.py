"""Puts every picture's description where the programs that show a notebook look for it.

The library's drawings come with HTML in which they have their words. A kernel sends any other picture with its description as
plain text, or none, and no metadata. JupyterLab, Notebook, VS Code and nbconvert's usual templates (lab, reveal, webpdf) show
it and read neither the text nor metadata. But all of them prefer HTML to an image: so an <img> with the same picture, and the
description as its alternative text, stands beside it.
"""
import re
from html import escape

import nbformat

PICTURES = ("image/png", "image/jpeg")
NONE = "A picture without a description."
NO_DESCRIPTION = re.compile(r"^<|@[0-9a-f]+\b")  # a kernel that has none shows a class or an address there


def describe(notebook):
    """Describes all pictures of a notebook, and returns it."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for kind in PICTURES:
                if kind in output.get("data", {}):
                    describe_picture(output, kind)
    return notebook


def describe_picture(output, kind):
    alt = description(output, kind)
    output.metadata = nbformat.from_dict({kind: {"alt": alt}})  # nbconvert's classic template reads this
    picture = output.data[kind].replace("\n", "")
    if "<img" not in output.data.get("text/html", ""):
        output.data["text/html"] = f'<img src="data:{kind};base64,{picture}" alt="{escape(alt)}">'


def description(output, kind):
    """The words of the kernel, or those that an earlier run has left, or a sentence that says that there are none."""
    text = output.data.get("text/plain", "").strip()
    if text and not NO_DESCRIPTION.search(text):
        return text
    return output.get("metadata", {}).get(kind, {}).get("alt") or NONE

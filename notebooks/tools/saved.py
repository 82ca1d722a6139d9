"""Notebooks as JupyterLab, VS Code, nbconvert or a reader may have saved them, brought into the form that the chapter has."""
import sys
import uuid

import nbformat

METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    # Without the version, which differs from machine to machine.
    "language_info": {"codemirror_mode": "java", "file_extension": ".jshell", "mimetype": "text/x-java-source",
                      "name": "java", "pygments_lexer": "java"},
}
KEPT = ("jupyter", "slideshow", "tags")  # of a cell's metadata; the rest is a program's own


def read_saved(path):
    """The notebook of this file, without what a program has left in it or taken from it; ends all if it is none."""
    try:
        notebook = in_form(nbformat.convert(nbformat.reader.reads(path.read_text("utf-8")), to_version=4))
        nbformat.validate(notebook)
        return notebook
    except (ValueError, KeyError, AttributeError, TypeError, nbformat.ValidationError) as error:
        sys.exit(f"{path.name} cannot be read as a notebook; restore it, or save it once more. {error}")


def in_form(notebook):
    """Leaves sources and outputs as they are, and makes everything around them uniform."""
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        cell.setdefault("id", uuid.uuid4().hex[:8])
        metadata = {name: value for name, value in cell.get("metadata", {}).items() if name in KEPT}
        # A reader who has unfolded an exercise's check has saved that, too.
        hidden = metadata.pop("jupyter", {}).get("source_hidden") or cell.id.endswith("-check")
        if hidden and cell.cell_type == "code":
            metadata["jupyter"] = {"source_hidden": True}
        cell.metadata = nbformat.from_dict(metadata)
        if cell.cell_type == "code":
            cell.setdefault("execution_count", None)
            for output in cell.setdefault("outputs", []):
                if output.output_type in ("execute_result", "display_data"):
                    output.setdefault("metadata", nbformat.from_dict({}))
    return notebook

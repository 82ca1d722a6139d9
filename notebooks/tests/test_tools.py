"""The comparison that the other tests rest on, and execute.py."""
import base64
import io
import os
import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image, ImageDraw, ImageFont

import environment
import execute
import saved
from running import difference, picture_difference


def figure(series=True, line=True, shift=0, text=16, title="The loss falls", size=(800, 500), left=70):
    """A figure like the notebooks': axes, a scatter, a line, and text of which size and length differ with the font."""
    image = Image.new("RGB", size, "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(text)
    draw.text((size[0] / 2, 15), title, "black", font, anchor="mt")
    draw.rectangle((left, 50, size[0] - 20, size[1] - 60), outline="black")
    for tick in range(6):
        draw.text((left - 8, 60 + tick * 75), f"{tick / 5}", "black", font, anchor="rt")
        draw.text((left + tick * 135, size[1] - 50), f"{tick / 5}", "black", font, anchor="mt")
    if line:
        draw.line((left, 380 + shift, size[0] - 20, 90 + shift), fill="#D55E00", width=2)
    if series:
        for point in range(100):
            x, y = left + 7 * point, 380 + shift - 2.9 * point + 30 * ((point * 37) % 11 - 5) / 5
            draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill="#0072B2")
    return image


@pytest.mark.parametrize("same", [
    dict(), dict(text=14), dict(text=18), dict(left=76), dict(text=19, left=64),
], ids=str)
def test_pictures_with_other_fonts_are_the_same(same):
    assert picture_difference(figure(), figure(**same)) == ""


@pytest.mark.parametrize("other", [
    dict(series=False), dict(line=False), dict(shift=40), dict(shift=-40), dict(shift=16), dict(size=(800, 800)),
], ids=str)
def test_pictures_with_other_content_differ(other):
    assert picture_difference(figure(), figure(**other)) != ""
    assert picture_difference(figure(**other), figure()) != ""


def test_a_ground_of_another_colour_differs():
    ground = [Image.blend(figure(), Image.new("RGB", (800, 500), colour), 0.4) for colour in ("#0072B2", "#D55E00")]
    assert picture_difference(*ground) != ""


def test_a_blank_picture_is_never_right():
    blank = Image.new("RGB", (800, 500), "white")
    assert picture_difference(blank, blank) == picture_difference(figure(), blank) == "the picture is blank"


def png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def html(image):
    return f'<img src="data:image/png;base64,{png(image)}" alt="a figure">'


def svg(text):
    return f'<img src="data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}">'


def result(**data):
    return new_output("execute_result", {name.replace("_", "/"): content for name, content in data.items()})


@pytest.mark.parametrize("expected, got, words", [
    ([], [], None),
    ([result(text_plain="1")], [result(text_plain="1")], None),
    ([result(text_plain="1")], [result(text_plain="2")], ["-1", "+2"]),
    ([result(text_plain="1")], [], ["['text/plain']", "[]"]),
    ([result(text_html="<b>1</b>", text_plain="1")], [result(text_html="<b>1</b>", text_plain="2")], ["-1", "+2"]),
    ([new_output("error", ename="Error", evalue="one")], [new_output("error", ename="Error", evalue="two")], ["one", "two"]),
    ([], [new_output("stream", name="stderr", text="oh")], ["stderr", "oh"]),
    ([new_output("stream", text="a\n")], [new_output("stream", text="a")], ["a"]),
    ([result(image_png=png(figure()))], [result(image_png=png(figure(line=False)))], ["% of the picture differs"]),
    ([result(text_html=html(figure(text=14)))], [result(text_html=html(figure(text=18)))], None),
    ([result(text_html=html(figure()))], [result(text_html=html(figure(line=False)))], ["image/png", "% of the picture differs"]),
    ([result(image_png=png(figure()), text_html=html(figure()))], [result(image_png=png(figure()))], None),
    ([result(image_png=png(figure()), text_html=html(figure(text=14)))],
     [result(image_png=png(figure(line=False)), text_html=html(figure(text=14)))], None),
    ([result(image_png=png(figure()), text_html=html(figure(text=14)))],
     [result(image_png=png(figure()), text_html=html(figure(text=14, line=False)))], ["image/png", "% of the picture differs"]),
    ([result(image_png=png(figure()), text_plain="a")], [result(image_png=png(figure()), text_plain="b")], ["-a", "+b"]),
    ([result(text_html="<b>a</b>" + html(figure()))], [result(text_html="<b>b</b>" + html(figure()))],
     ["text/html", "-<b>a</b>", "+<b>b</b>"]),
    ([result(text_html=svg("<svg>1</svg>"))], [result(text_html=svg("<svg>2</svg>"))], ["image/svg+xml", "-<svg>1", "+<svg>2"]),
])
def test_differences_are_told(expected, got, words):
    told = difference(expected, got)
    assert bool(told) == bool(words) and all(word in told for word in words or [])


@pytest.mark.parametrize("got, varies", [("2.50 s, 3 times", True), ("12 s, 30 times", True), ("1.2E-5 s, -1 times", True), ("2.50 s, 3 steps", False)])
def test_numbers_may_vary_where_a_cell_says_so(got, varies):
    assert (difference([result(text_plain="1.25 s, 9 times")], [result(text_plain=got)], varying=True) == "") == varies
    assert difference([result(text_plain="1.25 s, 9 times")], [result(text_plain=got)]) != ""


def test_a_task_that_hears_ctrl_c_is_waited_for():
    class Process:
        answers = [KeyboardInterrupt, KeyboardInterrupt, 3]

        def wait(self):
            answer = self.answers.pop(0)
            if answer is KeyboardInterrupt:
                raise answer
            return answer

    assert environment.ended(Process()) == 3


def require_python(program):
    return subprocess.run(["java", environment.TOOLS / "RequirePython.java", program], capture_output=True, text=True)


def test_a_python_that_will_do_is_passed_over_in_silence():
    done = require_python(sys.executable)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("answer, words", [
    (None, "is not there"), ("is version 3.9", "is version 3.9"), ("lacks them", "lacks them"), ("", None)])
def test_a_python_that_will_not_do_is_named_in_one_sentence(tmp_path, answer, words):
    program = tmp_path / "python"
    if answer is not None:
        if os.name == "nt":
            pytest.skip("Windows runs no scripts without a suffix")
        program.write_text(f"#!/bin/sh\nprintf '{answer}'\n")
        program.chmod(0o755)
    done = require_python(program)
    if words is None:
        assert (done.returncode, done.stderr) == (0, "")
    else:
        assert done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1
        assert f"`{program}` {words}: install it" in done.stderr


def write(path, *sources):
    notebook = new_notebook(cells=[new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources, 1)])
    nbformat.write(notebook, path)


def test_executing_twice_changes_no_byte(tmp_path):
    path = tmp_path / "twice.ipynb"
    write(path, """
        class Dots extends java.awt.image.BufferedImage {
            Dots() { super(40, 40, TYPE_INT_RGB); for (int i = 0; i < 40; i++) setRGB(i, i, i * 123456); }
            @Override public String toString() { return "a row of dots"; }
        }""", "new Dots()", "for (int i = 0; i < 99; i++) System.out.println(i + \" − é\");")
    assert execute.execute(path)
    first = path.read_bytes()
    assert execute.execute(path) and path.read_bytes() == first
    dots, text = (cell.outputs for cell in nbformat.read(path, 4).cells[1:])
    assert dots[0].metadata["image/png"].alt == "a row of dots" and 'alt="a row of dots"' in dots[0].data["text/html"]
    assert [output.text for output in text] == ["".join(f"{i} − é\n" for i in range(99))]


def test_executing_tells_how_long_it_took_and_the_memory_that_the_kernel_holds(tmp_path, capsys):
    path = tmp_path / "large.ipynb"
    write(path, "Thread.sleep(1000);\nbyte[] large = new byte[200_000_000];\nArrays.fill(large, (byte) 1);")
    assert execute.execute(path)
    [(seconds, megabytes)] = re.findall(r"large\.ipynb: (\d+) s, (\d+) MB of memory", capsys.readouterr().out)
    assert int(seconds) >= 1 and int(megabytes) > 200


def ran(*outputs, **metadata):
    """A notebook with one cell, as if it had run."""
    return new_notebook(cells=[new_code_cell("x", id="cell", outputs=list(outputs), metadata=metadata)], metadata={"widgets": "of a front end"})


def test_a_varying_output_stays_as_it_was_unless_its_words_change():
    [kept] = execute.tidy(ran(result(text_plain="1.3 s"), tags=["varying-output"]), ran(result(text_plain="1.2 s"))).cells
    assert kept.outputs[0].data["text/plain"] == "1.2 s"
    [changed] = execute.tidy(ran(result(text_plain="1.3 ms"), tags=["varying-output"]), ran(result(text_plain="1.2 s"))).cells
    assert changed.outputs[0].data["text/plain"] == "1.3 ms"


def test_a_picture_keeps_its_bytes_if_its_pixels_are_the_same():
    def shown(image, **options):
        file = io.BytesIO()
        image.save(file, "PNG", **options)
        return result(image_png=base64.b64encode(file.getvalue()).decode(), text_plain="a figure")

    before, packed, other = shown(figure()), shown(figure(), compress_level=1), shown(figure(line=False))
    assert before.data != packed.data
    for new, expected in ((packed, before.data["image/png"]), (other, other.data["image/png"])):
        [cell] = execute.tidy(ran(new), ran(before)).cells
        assert cell.outputs[0].data["image/png"] == expected
        assert cell.outputs[0].metadata["image/png"].alt == "a figure"


def test_html_with_a_picture_has_its_description_as_plain_text():
    drawn = html(figure()).replace("a figure", "a &amp; b")
    [cell] = execute.tidy(ran(result(text_html=drawn, text_plain=drawn)), ran()).cells
    assert cell.outputs[0].data["text/plain"] == "a & b"


def test_a_tidy_notebook_says_nothing_of_the_machine():
    assert execute.tidy(ran(), ran()).metadata == saved.METADATA


def test_the_start_page_s_picture_is_refreshed_with_its_notebook(tmp_path, monkeypatch):
    monkeypatch.setattr(execute, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(execute, "FIGURE", (tmp_path / "figure.png", "cell-1"))
    path = tmp_path / "one.ipynb"
    write(path, "new java.awt.image.BufferedImage(40, 40, 1)")
    assert execute.execute(path)
    assert Image.open(tmp_path / "figure.png").size == (40, 40)


def test_a_notebook_that_fails_or_is_not_there_ends_execute_with_an_error(monkeypatch):
    monkeypatch.setattr(execute, "execute", lambda path: False)
    with pytest.raises(SystemExit, match="1 of 1 notebooks failed: 8.3-"):
        execute.main("8.3")
    with pytest.raises(SystemExit, match="no notebook whose name begins with 9.9"):
        execute.main("9.9")


def test_a_failing_cell_is_named_and_leaves_the_file_alone(tmp_path, capsys):
    path = tmp_path / "failing.ipynb"
    write(path, "1 + 1", "int[] none = {};\nnone[0]")
    before = path.read_bytes()
    assert not execute.execute(path)
    assert path.read_bytes() == before
    told = capsys.readouterr().err
    assert "failing.ipynb" in told and "cell-2" in told and "ArrayIndexOutOfBoundsException" in told and "\x1b" not in told

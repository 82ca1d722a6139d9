"""Times matplotlib on the figure of the benchmark ContourFigure: the same functions, grid, levels, points and size.

    python contour_peer.py RUNS

Prints the function's name and the seconds of each run. The script peers.py runs it beside the figure in Java.
"""
import io
import sys
import time

import matplotlib
import numpy as np

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

NODES = np.linspace(-10, 10, 100)
X, Y = np.meshgrid(NODES, NODES)
POINTS = np.random.default_rng(1).normal(0, 3, (2, 400))


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


FUNCTIONS = {
    "plane": lambda: sigmoid(0.3 * X + 0.1 * Y),
    "network": lambda: sigmoid(sum(2 * np.sin(5 * j + 2) * np.tanh(np.sin(7 * j) * X + np.sin(3 * j + 1) * Y)
                                   for j in range(16))),
    "islands": lambda: sigmoid(2 * np.sin(1.5 * X) * np.cos(1.5 * Y) + 0.1 * X),
}


def png(function):
    z = function()
    figure, axes = plt.subplots(figsize=(8, 8), dpi=100)
    axes.contourf(X, Y, z, levels=np.linspace(0, 1, 101), cmap="RdBu", alpha=0.4)
    axes.contour(X, Y, z, levels=[0.5], colors="black")
    axes.scatter(*POINTS[:, ::2], marker="^", edgecolors="white")
    axes.scatter(*POINTS[:, 1::2], edgecolors="white")
    file = io.BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    return file.getvalue()


def main(runs):
    for name, function in FUNCTIONS.items():
        for _ in range(runs):
            start = time.perf_counter()
            png(function)
            print(name, time.perf_counter() - start)


if __name__ == "__main__":
    main(int(sys.argv[1]))

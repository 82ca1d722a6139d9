"""Times matplotlib on the figure of the benchmark ContourFigure: the same functions, grid, levels, points and size.

    python contour_peer.py [RUNS]

Needs NumPy and matplotlib. Prints the first run and the minimum, median and maximum of the later ones, in milliseconds.
"""
import io
import statistics
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


def main(runs=20):
    for name, function in FUNCTIONS.items():
        times = []
        for _ in range(runs + 1):
            start = time.perf_counter()
            png(function)
            times.append(1000 * (time.perf_counter() - start))
        first, *later = times
        print(f"{name:8} first {first:5.0f} ms, later {min(later):5.0f} / {statistics.median(later):5.0f} / {max(later):5.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

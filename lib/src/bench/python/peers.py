"""Times Java and Python in the same run, at the training of notebook 8.3 and at the contour figure, and prints the ratios.

    python peers.py compare JAVA CLASSPATH [ROUNDS]    all of them in turn, ROUNDS times (5)
    python peers.py numpy|jax|jax-loop|mlfz            one of the Python peers alone

The training: 400 points, 16 hidden units, 1000 steps of gradient descent on the whole data set, double precision.
Every program starts anew in each round and trains twelve times over, the vectorized one, which is soon done, 36 times.
The first time counts, and the last six: by then Java's compiler is done. Each must end with the loss that the golden
trace has. Every program is told to use one thread, but JAX has helpers all the same; so each trains once more, bound to
one processor where the system can do that (Linux).
mlfz takes a few steps only, and its time is scaled.

The figure: three functions in 100 levels with a boundary and 400 points, as a PNG; its peer is matplotlib. Every program
starts anew in each round and makes each figure 20 times over, and the last ten count.
"""
import csv
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parent
GOLDEN = BENCH.parents[1] / "test/resources/golden"
VENV = BENCH.parents[2] / "target/peers"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "JAX_PLATFORMS": "cpu",
}
HIDDEN = 16
STEPS = 1000
STEPS_OF_MLFZ = 5
RUNS = 12
LAST = 6
FIGURES = 20
EPSILON = 1e-16
KERNELS_OPTION = "-XX:AllocatePrefetchInstr=1"  # as notebooks/tools/environment.py gives it to the kernels, and why


def rows(name):
    with open(GOLDEN / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def data():
    return ([[float(row["x1"]), float(row["x2"])] for row in rows("spiral-data.csv")],
            [float(row["label"]) for row in rows("spiral-data.csv")])


def start():
    value = {row["name"]: float(row["value"]) for row in rows("spiral-initial-parameters.csv")}
    return ([[value[f"a{i}{j}"] for j in range(HIDDEN)] for i in range(2)], [value[f"b{j}"] for j in range(HIDDEN)])


def learning_rate(step):
    return 1 if step < 100 else 0.5 if step < 400 else 0.1


def with_numpy():
    import numpy as np

    x, y = map(np.array, data())

    def train():
        a, b = map(np.array, start())
        for step in range(1, STEPS + 1):
            hidden = np.tanh(x @ a)
            p = 1 / (1 + np.exp(-(hidden @ b)))
            one, zero = p + EPSILON, 1 - p + EPSILON
            loss = -np.mean(y * np.log(one) + (1 - y) * np.log(zero))
            slope = ((1 - y) / zero - y / one) / len(y) * p * (1 - p)
            slope_a = x.T @ (np.outer(slope, b) * (1 - hidden * hidden))
            slope_b = hidden.T @ slope
            a -= learning_rate(step) * slope_a
            b -= learning_rate(step) * slope_b
        return float(loss)

    return train, STEPS


def with_jax(whole_loop=False):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    x, y = map(jnp.array, data())

    def loss(parameters):
        a, b = parameters
        p = 1 / (1 + jnp.exp(-(jnp.tanh(x @ a) @ b)))
        return -jnp.mean(y * jnp.log(p + EPSILON) + (1 - y) * jnp.log(1 - p + EPSILON))

    def descend(parameters, rate):
        value, slopes = jax.value_and_grad(loss)(parameters)
        return value, tuple(p - rate * slope for p, slope in zip(parameters, slopes))

    rates = jnp.array([learning_rate(step) for step in range(1, STEPS + 1)])

    @jax.jit
    def descend_all(parameters):
        return jax.lax.fori_loop(
            0, STEPS, lambda step, state: descend(state[1], rates[step]), (jnp.array(0.0), parameters))

    one_step = jax.jit(descend)

    def train():
        parameters = tuple(map(jnp.array, start()))
        if whole_loop:
            return float(descend_all(parameters)[0])
        for step in range(1, STEPS + 1):
            value, parameters = one_step(parameters, learning_rate(step))
        return float(value)

    return train, STEPS


def with_mlfz():
    from mlfz.nn.scalar import Scalar
    from mlfz.nn.scalar.functional import sigmoid, tanh
    from mlfz.nn.scalar.loss import binary_cross_entropy

    xs, ys = data()

    def train():
        a = [[Scalar(value) for value in row] for row in start()[0]]
        b = [Scalar(value) for value in start()[1]]

        def forward(x):
            hidden = [tanh(sum(a[i][j] * x[i] for i in range(2))) for j in range(HIDDEN)]
            return sigmoid(sum(b[j] * hidden[j] for j in range(HIDDEN)))

        for step in range(1, STEPS_OF_MLFZ + 1):
            loss = binary_cross_entropy([forward(x) for x in xs], ys)
            loss.backward()
            for parameter in [*a[0], *a[1], *b]:
                parameter.value -= learning_rate(step) * parameter.backwards_grad
        return loss.value

    return train, STEPS_OF_MLFZ


PEERS = {"mlfz": with_mlfz, "numpy": with_numpy, "jax": with_jax, "jax-loop": lambda: with_jax(whole_loop=True)}


def run(name):
    """Trains and prints, for each time, the seconds for 1000 steps and the last loss."""
    train, steps = PEERS[name]()
    for _ in range(1 if name == "mlfz" else RUNS):
        begin = time.perf_counter()
        loss = train()
        print((time.perf_counter() - begin) * STEPS / steps, loss)


def make_environment():
    """Installs the pinned peers into target/peers, unless that was done before."""
    requirements = BENCH / "requirements.txt"
    marker = VENV / "requirements.txt"
    if not marker.exists() or marker.read_bytes() != requirements.read_bytes():
        print("Making the peers' Python environment in lib/target/peers …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([PYTHON, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "--require-hashes", "-r", requirements], check=True)
        marker.write_bytes(requirements.read_bytes())


def printed(command, variables=None, bind=None):
    """The lines that a program prints, as lists of words."""
    environment = os.environ | (variables or {})
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment, preexec_fn=bind).stdout
    return [line.split() for line in output.splitlines()]


def to_one_processor():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def timed(command, expected_loss, bind=None):
    """The seconds of each run of a program, after a check of what it computed."""
    runs = [tuple(map(float, line)) for line in printed(command, ONE_THREAD, bind)]
    for _, loss in runs:
        if abs(loss - expected_loss) > 1e-6 * expected_loss:
            sys.exit(f"{command} ends with the loss {loss}: expected {expected_loss}")
    return [seconds for seconds, _ in runs]


def spread(numbers):
    """The median, and behind it the least and the greatest."""
    low, middle, high = (f"{n:.3f}" if n < 1 else f"{n:.2f}" if n < 10 else f"{n:.0f}"
                         for n in (min(numbers), statistics.median(numbers), max(numbers)))
    return f"{middle} ({low} – {high})"


def processor_name():
    try:
        return next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    except OSError:
        return platform.processor()


def version_of(java):
    return subprocess.run([java, "-version"], capture_output=True, text=True).stderr.splitlines()[0]


def compare_training(java, class_path, rounds):
    trace = {int(row["step"]): float(row["loss"]) for row in rows("spiral-trace.csv")}
    program = ["-cp", class_path, "mlfz.bench.SpiralTraining"]
    command_of = {"Java, the chapter's loop": [java, KERNELS_OPTION, *program, "loop", str(RUNS)],
                  "the same without the kernels' JVM option": [java, *program, "loop", str(RUNS)],
                  "Java, vectorized": [java, KERNELS_OPTION, *program, "vectorized", str(3 * RUNS)]}
    ours = list(command_of)
    for name, title in [("numpy", "NumPy, gradients by hand"), ("jax", "JAX, jit of a step"),
                        ("jax-loop", "JAX, jit of the whole loop"), ("mlfz", "mlfz")]:
        command_of[title] = [PYTHON, __file__, name]

    # By title, a list of rounds: each its first run, or the median of its last ones.
    columns = {"first run": {}, "last runs": {}, "last runs on one processor": {}}
    for number in range(1, rounds + 1):
        for title, command in command_of.items():
            loss = trace[STEPS_OF_MLFZ if title == "mlfz" else STEPS]
            free = timed(command, loss)
            bound = timed(command, loss, to_one_processor) if hasattr(os, "sched_setaffinity") else free
            for column, seconds in zip(columns.values(), [free[0], *(
                    statistics.median(runs[-LAST:]) for runs in (free, bound))]):
                column.setdefault(title, []).append(seconds)
            print(f"round {number} of {rounds}: {title}: " + ", ".join(f"{seconds:.3f} s" for seconds in free)
                  + "; on one processor: " + ", ".join(f"{seconds:.3f} s" for seconds in bound), flush=True)

    print(f"\n{rounds} rounds on {processor_name()}, {os.cpu_count()} processors, {platform.system()}; {version_of(java)};"
          f" Python {platform.python_version()}. Median (least – greatest); mlfz scaled from {STEPS_OF_MLFZ} steps.")
    titles = " | ".join(columns)
    print(f"\n| seconds for 1000 steps | {titles} |\n| --- | --- | --- | --- |")
    for title in command_of:
        print(f"| {title} | " + " | ".join(spread(column[title]) for column in columns.values()) + " |")
    for form in ours:
        print(f"\n| {form}: times as fast, in the same round | {titles} |\n| --- | --- | --- | --- |")
        for peer in command_of:
            if peer not in ours:
                print(f"| as {peer} | " + " | ".join(
                    spread([a / b for a, b in zip(column[peer], column[form])]) for column in columns.values()) + " |")

    # The first line is of a fresh program: recording and checking, in steps of this run.
    lines = [[float(number) for number in line] for line in printed([java, KERNELS_OPTION, *program, "threads", str(2 * RUNS)])]
    print(f"\nOn 100,000 points, recording and checking take as long as {lines[0][2]:.0f} steps in a fresh program, and "
          f"{spread([line[2] for line in lines[RUNS:]])} once it is warm.")
    one, two = zip(*[[1000 * seconds for seconds in line[:2]] for line in lines[RUNS:]])
    print(f"\nA vectorized step on 100,000 points: {spread(one)} ms on one thread, {spread(two)} ms on two with the same"
          f" digits: {spread([a / b for a, b in zip(one, two)])} times as fast.")


def compare_figures(java, class_path, rounds):
    commands = [[java, "-Djava.awt.headless=true", "-cp", class_path, "mlfz.bench.ContourFigure", str(FIGURES)],
                [PYTHON, BENCH / "contour_peer.py", str(FIGURES)]]
    medians = {}  # by function, a list of rounds: the milliseconds of either program
    for _ in range(rounds):
        by_function = {}
        for command in commands:
            lines = printed(command)
            for name in dict.fromkeys(name for name, _ in lines):
                later = [1000 * float(seconds) for function, seconds in lines if function == name][FIGURES // 2:]
                by_function.setdefault(name, []).append(statistics.median(later))
        for name, pair in by_function.items():
            medians.setdefault(name, []).append(pair)
    print("\n| the contour figure, ms | Java | matplotlib | times as fast, in the same round |\n| --- | --- | --- | --- |")
    for name, pairs in medians.items():
        columns = [*zip(*pairs), [peer / ours for ours, peer in pairs]]
        print(f"| {name} | " + " | ".join(map(spread, columns)) + " |")


if __name__ == "__main__":
    if sys.argv[1] == "compare":
        make_environment()
        rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
        compare_training(sys.argv[2], sys.argv[3], rounds)
        compare_figures(sys.argv[2], sys.argv[3], rounds)
    else:
        run(sys.argv[1])

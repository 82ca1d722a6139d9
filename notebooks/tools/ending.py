"""How a server ends that was started from a terminal or by Maven: with them, and as Ctrl-C would end it."""
import os
import signal
import threading
import time


GRACE = 5  # seconds for a program that ends already, for Ctrl-C in a terminal reaches all


def end_with_terminal_and_parent():
    """Has this program end in good order, and so end what it has started, whatever becomes of those who started it."""
    if os.name == "nt":  # where kernels end with the server, for kernel.py waits for it; and a parent's number stays
        return
    for sign in (signal.SIGINT, signal.SIGHUP):  # Ctrl-C where no terminal is, which leaves kernels; a terminal that is closed
        signal.signal(sign, lambda *_: end())
    threading.Thread(target=watch, args=[os.getppid()], daemon=True).start()


def end():
    os.kill(os.getpid(), signal.SIGTERM)


def watch(parent):
    """Maven may be ended alone, and does not hand that on."""
    while os.getppid() == parent:
        time.sleep(1)
    time.sleep(GRACE)
    end()

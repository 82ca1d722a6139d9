"""How a server ends that was started from a terminal or by Maven: with them, and as Ctrl-C would end it."""
import os
import signal
import threading
import time


GRACE = 5  # seconds for a program that ends already, for Ctrl-C in a terminal reaches all


def end_with_terminal_and_parent():
    """Has this program end in good order, and so end what it has started, whatever becomes of those who started it."""
    for name in ("SIGINT", "SIGHUP"):  # Ctrl-C where no terminal is, which the server does not heed; a terminal that is closed
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: end())
    threading.Thread(target=watch, args=[os.getppid()], daemon=True).start()


def end():
    os.kill(os.getpid(), signal.SIGTERM)


def watch(parent):
    """Maven may be ended alone, and does not hand that on. (On Windows this sees nothing: the parent's number stays.)"""
    while os.getppid() == parent:
        time.sleep(1)
    time.sleep(GRACE)
    end()

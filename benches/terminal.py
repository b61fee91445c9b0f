"""A program in a pseudo-terminal, timed: when bytes of it are read, in ms. On Linux."""

import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import termios
import time

COLUMNS, ROWS = 100, 40
# What ends a frame: the end of a synchronized update, less's prompt. Others: silence.
FRAME_END = {"pullquote": b"\x1b[?2026l", "less": b"\x1b[27m\x1b[K"}
SILENCE = 0.03


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, name, command, state):
        self.end_of_frame = FRAME_END.get(name)
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": state}
        for variable in ("COLUMNS", "LINES", "LESS", "NO_COLOR"):
            environment.pop(variable, None)
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in range(3):
                os.dup2(slave, descriptor)
            os.execvpe(command[0], command, environment)
        os.close(slave)

    def read(self, until=None, silence=SILENCE, patience=20):
        """Bytes up to an end or to silence, and when the last of them came."""
        read, last = b"", None
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            if not select.select([self.master], [], [], silence if read else patience)[0]:
                break
            try:
                some = os.read(self.master, 65536)
            except OSError:
                break
            last = time.perf_counter()
            read += some
            if until and until in read:
                break
        return read, last

    def first_frame(self):
        read, last = self.read(self.end_of_frame)
        return read, (last - self.started) * 1000

    def press(self, key, patience=1):
        """Milliseconds to the last byte of the answer, and the bytes; none where nothing comes."""
        pressed = time.perf_counter()
        os.write(self.master, key)
        read, last = self.read(silence=0.01, patience=patience)
        return (last - pressed) * 1000 if last else None, len(read)

    def memory(self):
        """Resident megabytes: now, and at most so far."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return [int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ("VmRSS", "VmHWM")]

    def wakeups(self, seconds=2):
        """How often its threads were scheduled while nobody did anything."""

        def switches():
            tasks = pathlib.Path(f"/proc/{self.pid}/task").glob("*/status")
            return sum(int(count) for task in tasks for count in re.findall(r"ctxt_switches:\s+(\d+)", task.read_text()))

        before = switches()
        time.sleep(seconds)
        return switches() - before

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)

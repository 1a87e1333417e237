"""Worker processes of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time

SLEEPING = """
import os, time
from digest.runtime.executor import workers

if __name__ == "__main__":
    with workers(2, ()) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 60).result()
"""


def _is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_workers_end_when_whoever_started_them_is_killed(tmp_path):
    script = tmp_path / "sleeping.py"
    script.write_text(SLEEPING, "utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603 - ours
        worker = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 20
    while _is_there(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _is_there(worker)

"""Becomes one PostgreSQL program: sheds root, ties its life to the server's, then replaces itself.

Run as a script: `launch.py UID GID SIGNAL PARENT PROGRAM [ARGUMENT...]`. A script and not a function in the
forked child, because running Python between fork and exec of a process with threads can deadlock.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    uid, gid, signal, parent = (int(argument) for argument in sys.argv[1:5])
    program = sys.argv[5:]
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    os.umask(0o077)
    if sys.platform == "linux":
        # After setuid, which clears it (prctl(2)).
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal)
    if os.getppid() != parent:
        raise SystemExit("the server ended while its database was starting")
    os.execv(program[0], program)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()

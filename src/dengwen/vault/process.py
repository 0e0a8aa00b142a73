"""What a process that holds secrets or foreign files does to itself first."""

import ctypes
import resource

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4


def harden(die_with_parent: int = 0) -> None:
    """No core dumps, no tracing by other processes of this account; optionally a signal when the parent ends."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_DUMPABLE)")
    if die_with_parent:
        libc.prctl(_PR_SET_PDEATHSIG, die_with_parent, 0, 0, 0)


def confine(memory_bytes: int, cpu_seconds: int) -> None:
    """Bound memory and time, and forbid writing to any file: what comes in goes out through a pipe or not at all."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

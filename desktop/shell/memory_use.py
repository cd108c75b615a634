"""How much memory the process holds, asked of the system without another library."""

import ctypes
import os
import sys
from pathlib import Path


def memory_in_use() -> int | None:
    """Return the memory that the process holds now, in bytes; None where no one can tell.

    macOS tells only the most it ever was.
    """
    if sys.platform.startswith("linux"):
        return _linux()
    if sys.platform == "darwin":
        return _macos()
    if sys.platform == "win32":
        return _windows()
    return None


def _linux() -> int | None:
    try:
        # proc(5): the second number of statm is the resident set, in pages.
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _macos() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class _MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("peak_paged_pool", ctypes.c_size_t),
        ("paged_pool", ctypes.c_size_t),
        ("peak_nonpaged_pool", ctypes.c_size_t),
        ("nonpaged_pool", ctypes.c_size_t),
        ("page_file", ctypes.c_size_t),
        ("peak_page_file", ctypes.c_size_t),
    )


def _windows() -> int | None:
    counters = _MemoryCounters(size=ctypes.sizeof(_MemoryCounters))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have no windll
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    read = kernel.K32GetProcessMemoryInfo
    read.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32]
    if not read(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size):
        return None
    return int(counters.working_set)

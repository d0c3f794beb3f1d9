"""The program that reads other people's files: jobs on standard input, what it was told on standard output, as lines.

It runs as a child with limits (`tracker.sources.workers`) and may only read. An empty line says that it is there, and
afterwards that a job is done.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from tracker.domain.recordings import Told
from tracker.formats.archives.opening import open_source, read_member
from tracker.formats.told import Job, decode_job, encode

JOB = 1_000_000  # bytes of a line that asks
CPU_SECONDS = 30  # of processor time without a line: should the parent be gone, nothing runs on for ever


def main() -> None:
    """Answer jobs until there are no more."""
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    _say(answers, b"")
    while line := jobs.readline(JOB):
        for told in told_of(decode_job(line)):
            _say(answers, encode(told))
        _say(answers, b"")


def told_of(job: Job) -> Iterator[Told]:
    """What a job's path holds, or each of its members in turn."""
    path = Path(job.path)
    if job.members is None:
        yield from open_source(path, job.wanted)
    for member in job.members or ():
        yield read_member(path, member, job.wanted)


def _say(answers: BinaryIO, line: bytes) -> None:
    answers.write(line + b"\n")
    answers.flush()
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))

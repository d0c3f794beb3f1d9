"""`python -m benchmarks.articles.speed`: how long reading takes, by length of text, and what a large page takes.

Processor time, the best of several runs; memory is the child's peak.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

from benchmarks.articles.fuzz import TEXTS
from benchmarks.articles.mutating import Mutator
from tracker.articles.reading import read
from tracker.sources.pages import page_text

ARTICLE = 2_000
SIZES = (20_000, 80_000, 320_000, 1_000_000)
PAGE = 4_990_000
_ROUNDS = 30


def of_article(texts: list[str]) -> float:
    """Milliseconds for the middle one of thirty articles of 2,000 characters, once everything is loaded."""
    mutator = Mutator(texts, 1)
    times = []
    for text in (mutator.article(ARTICLE) for _ in range(_ROUNDS)):
        read(text)
        times.append(_spent(text))
    return sorted(times)[_ROUNDS // 2] * 1000


def by_size(texts: list[str]) -> dict[int, float]:
    """Milliseconds per 1,000 characters for texts of several lengths."""
    mutator = Mutator(texts, 2)
    return {
        size: min(_spent(text) for _ in range(2)) * 1e6 / size for size in SIZES for text in (mutator.article(size),)
    }


def of_page(texts: list[str]) -> tuple[float, float, float, int]:
    """A page of 5 MB: seconds in all, the child's processor time, its peak memory in MB, characters of text."""
    body = Mutator(texts, 3).article(900_000)
    rows = "".join(f"<p class='row'>{line}</p>" for line in body.split("\n") if line)
    page = f"<html><head><title>Long</title></head><body><article>{rows}</article>"
    filler = "<div class='aside'><a href='/more'>More of this</a><span>share</span></div>"
    page = page + filler * ((PAGE - len(page.encode())) // len(filler)) + "</body></html>"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    text = page_text(page, "a page").text
    took = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, spent, after.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3), len(text)


def loading() -> float:
    """Milliseconds of processor time for a process that loads the reader, beyond one that loads nothing."""
    return (_process("import tracker.articles.reading") - _process("pass")) * 1000


def _process(code: str) -> float:
    best = 9.9
    for _ in range(5):
        before = os.times()
        os.waitpid(os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", code]), 0)
        after = os.times()
        best = min(best, after.children_user + after.children_system - before.children_user - before.children_system)
    return best


def _spent(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def main(folder: Path = TEXTS) -> int:
    """Print every figure, and as JSON with --json."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    took, spent, memory, length = of_page(texts)
    article, load, sizes = of_article(texts), loading(), by_size(texts)
    figures = {
        "article_ms": round(article, 1),
        "loading_ms": round(load),
        "ms_per_1000_characters": {str(size): round(rate, 2) for size, rate in sizes.items()},
        "page_seconds": round(took, 2),
        "page_child_cpu_seconds": round(spent, 2),
        "page_child_mb": round(memory),
        "page_characters": length,
    }
    if "--json" in sys.argv:
        print(json.dumps(figures))
        return 0
    print(
        f"an article of {ARTICLE} characters: {figures['article_ms']} ms (to reach 50); loading the reader "
        f"{figures['loading_ms']} ms"
    )
    for size, rate in by_size(texts).items():
        print(f"{size:>9} characters: {rate:6.2f} ms per 1,000, {rate * size / 1e6:.2f} s")
    print(
        f"a page of {PAGE / 1e6:.0f} MB: {took:.1f} s ({spent:.1f} s of processor), {memory:.0f} MB, "
        f"{length} characters of text"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

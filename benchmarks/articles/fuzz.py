"""`python -m benchmarks.articles.fuzz [SECONDS] [--keep FOLDER] [--seed N]`: texts that try to break the reader.

First 10,000 mutated and random texts, then texts that reached lines in a new order are mutated further for the rest of
SECONDS (60 if none are given), then short pieces are said again and again to see whether reading stays linear.
Failing and slow inputs are written to FOLDER. The exit code says whether any was found.
"""

import argparse
import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import FrameType

import tracker.articles
from benchmarks.articles.arcs import Arcs
from benchmarks.articles.mutating import HOSTILE, Mutator
from benchmarks.articles.soundness import tried
from tracker.articles.reading import read

TEXTS = Path(__file__).parents[2] / "tests" / "articles" / "texts"
BLIND = 10_000
_GUIDED_LONGEST = 1_200
_SMALL, _LARGE = 10_000, 40_000
_LINEAR = 2.2  # time per character may differ that much between a long text and one a quarter as long
_SLOW_ENOUGH = 0.05
_PIECES = 400
_PATIENCE = 10.0  # seconds of processor time for one text
_MEMORY = 1_500_000_000  # bytes of address space for this process


@dataclass(slots=True)
class Findings:
    """What failed, by where it was raised, with the shortest text for each; and the slowest text per character."""

    keep: Path | None
    failed: dict[str, str] = field(default_factory=dict)
    growing: dict[str, float] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")
    densest: tuple[float, str] = (0.0, "")  # of pieces said again and again
    executions: int = 0
    watched: bool = False  # runs are slowed down by whoever counts their lines

    def run(self, text: str) -> None:
        """Read one text and note how it went."""
        self.executions += 1
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
        try:
            tried(text)
        except Exception as error:
            self._failed(error, text)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        spent = time.process_time() - start
        if len(text) >= 200 and not self.watched:
            self.slowest = max(self.slowest, (spent / len(text), text))

    def _failed(self, error: Exception, text: str) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {str(error)[:160]}"
        known = self.failed.get(place)
        if known is None or len(text) < len(known):
            self.failed[place] = text
            self.kept("failed", place, text)

    def kept(self, kind: str, name: str, text: str) -> None:
        """Write an input to the folder, if there is one."""
        if self.keep is not None:
            self.keep.mkdir(parents=True, exist_ok=True)
            stem = f"{kind}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:10]}"
            (self.keep / f"{stem}.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
            (self.keep / f"{stem}.why").write_text(name + "\n", encoding="utf-8", errors="backslashreplace")


def _late(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {_PATIENCE:g} seconds")


def limit() -> None:
    """Make a text that takes all memory or never ends a finding instead of the end of this process."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    signal.signal(signal.SIGVTALRM, _late)


def blind(findings: Findings, mutator: Mutator, count: int = BLIND) -> None:
    """Mutated articles, and one random text for every four of them."""
    for k in range(count):
        findings.run(mutator.random_text() if k % 5 == 4 else mutator.mutated())


def guided(findings: Findings, mutator: Mutator, seconds: float) -> tuple[Arcs, int]:
    """Mutate what led to new arcs, until `seconds` are over; returns the arcs and how many inputs were kept."""
    arcs = Arcs(Path(tracker.articles.__file__).parent)
    corpus: list[str] = []
    findings.watched = True
    end = time.monotonic() + seconds
    seeds = [text[:_GUIDED_LONGEST] for text in mutator.texts]
    while time.monotonic() < end:
        if seeds:
            text = seeds.pop()
        else:
            # half of the time one of the latest: they stand where nobody was before
            pool = corpus[-20:] if mutator.rng.random() < 0.5 else corpus
            text = mutator.mutated(mutator.rng.choice(pool))[:_GUIDED_LONGEST]
        if arcs.new_in(lambda text=text: findings.run(text)):  # type: ignore[misc]
            corpus.append(text)
    return arcs, len(corpus)


def growth(findings: Findings, mutator: Mutator, seconds: float) -> int:
    """Say short pieces again and again, at two lengths, for at most `seconds`; returns how many pieces were tried."""
    end = time.monotonic() + seconds
    pieces = [*HOSTILE, *(mutator.rng.choice(mutator.pieces)[:120] for _ in range(_PIECES))]
    pieces = [piece + mark for piece in pieces for mark in ("", " ", "\n")]
    mutator.rng.shuffle(pieces)
    done = 0
    for piece in pieces:
        if time.monotonic() > end:
            break
        done += 1
        small, large = (_seconds(piece, size) for size in (_SMALL, _LARGE))
        findings.densest = max(findings.densest, (large / _LARGE, piece))
        if large < _SLOW_ENOUGH or large < small * _LINEAR * _LARGE / _SMALL:
            continue
        small = min(small, _seconds(piece, _SMALL))  # once more: the first may have been unlucky
        large = min(large, _seconds(piece, _LARGE))
        if large > small * _LINEAR * _LARGE / _SMALL:
            findings.growing[piece] = large / small / (_LARGE / _SMALL)
            findings.kept("growing", piece, piece)
    return done


def _seconds(piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        read(text)
    except TimeoutError:
        return _PATIENCE * 10
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def main(arguments: list[str]) -> int:
    """Run all three, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.articles.fuzz")
    parser.add_argument("seconds", nargs="?", type=float, default=60.0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    mutator, findings = Mutator(texts, options.seed), Findings(options.keep)
    limit()
    start = time.monotonic()
    blind(findings, mutator)
    print(
        f"blind: {findings.executions} texts in {time.monotonic() - start:.0f} s, {len(findings.failed)} ways to fail"
    )
    before = findings.executions
    arcs, kept = guided(findings, mutator, options.seconds)
    print(
        f"guided: {findings.executions - before} texts in {options.seconds:.0f} s, {len(arcs.seen)} arcs, "
        f"{kept} inputs kept"
    )
    done = growth(findings, mutator, options.seconds)
    print(f"growth: {done} pieces said again and again, {len(findings.growing)} grow faster than their length")
    rate, text = findings.slowest
    print(f"slowest: {rate * 1e6:.1f} ms per 1,000 characters: {text[:100]!r}")
    rate, text = findings.densest
    print(f"slowest piece: {rate * 1e6:.1f} ms per 1,000 characters: {text[:60]!r}")
    for place, text in sorted(findings.failed.items()):
        print(f"FAILED {place}\n  {text[:200]!r}")
    for piece, ratio in sorted(findings.growing.items(), key=lambda item: -item[1]):
        print(f"GROWS {ratio:.1f} times: {piece[:100]!r}")
    return 1 if findings.failed or findings.growing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

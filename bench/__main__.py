"""Prints medians, and ratios against floors measured in the same run: `make bench [SIZES="1000 10000 20000"]`.

Each figure and its floor are taken in turn, so that a machine that slows down slows both. A ratio is of medians.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from behov.services.guide import remember_guide
from behov.storage.durable_file import digest, replace_durably
from bench import alike, day, diagrams
from bench.desk import Desk, state
from bench.generate import EXAMPLE, generate
from bench.terminal import FRAME, Terminal

RUNS = 7
PYTHON = sys.executable
PARSE = """
import rtoml, sys
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.toml"):
    rtoml.loads(path.read_text("utf-8"))
"""
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
Measure = Callable[[], float]


def main() -> None:
    """Measure everything, for workspaces of the sizes given as arguments."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 20_000]
    with tempfile.TemporaryDirectory(prefix="behov-bench-") as name:
        top = Path(name)
        os.environ |= state(top)
        remember_guide()  # or it stands over what is measured
        for size in sizes:
            print(f"\n{size:,} needs".replace(",", " "))
            bench_workspace(generate(top / str(size), size), top)
            bench_alike(size)
        print("\neverything handed over: 20 000 needs, 500 requirements")
        bench_handing_over(generate(top / "specified", 20_000, 500), top)
        print("\nthe example")
        bench_example(top)
        bench_save(top)
        print(f"  needs that are alike, {alike.quality()} (aim 0.65, 0.15)")
        print("\na workshop day")
        bench_day(top)
        print("\ndiagrams")
        bench_diagrams(top)


def bench_workspace(root: Path, top: Path) -> None:
    """Load and check, export, first frame, and keys, in a workspace of some size."""
    parse = process(PYTHON, "-c", PARSE, str(root))
    parse_and_pandas = process(PYTHON, "-c", f"import pandas\n{PARSE}", str(root))
    compare("check, whole process", behov("check", "--workspace", str(root)), "python and the parse", parse, 4)
    target = str(top / "exports")
    export = behov("export", target, "--only", "needs", "--workspace", str(root))

    def from_nothing() -> float:
        for file in Path(target).glob("*.csv"):
            file.unlink()
        return export()

    compare("export of all tables", from_nothing, "python, the parse and pandas", parse_and_pandas)
    hello = first_frame("-c", HELLO, words=("Hello",))
    app = ("-m", "behov", str(root))
    compare("first frame", first_frame(*app, words=("Hjemmetjeneste",)), "Textual's hello world", hello, 1.3)
    counted = "uten prioritet"  # is said when every need has been read and counted
    compare("needs counted", first_frame(*app, words=(counted,)), "Textual's hello world", hello, 4)
    with Terminal([PYTHON, *app]) as terminal:
        terminal.seconds_until("Hjemmetjeneste", counted)
        terminal.seconds_to_paint("\x1bOS")  # F4: the matrix, where every need is a row
        arrows = [terminal.seconds_to_paint("\x1b[B", FRAME) for _ in range(4 * RUNS)]
        report("arrow key in the list", arrows, aim="10 ms")
        traces = [terminal.seconds_to_paint("\x1b[19~") for _ in range(2 * RUNS)]  # F8 opens a trace, and leaves it
        report("the trace of a need", traces[::2], aim="200 ms")
        terminal.seconds_to_paint("/")
        letters = [terminal.seconds_to_paint(letter) for letter in "legemiddel"]
        report("a letter in the filter", letters, aim="100 ms")
    bench_capture(root)


def bench_alike(size: int) -> None:
    """All pairs that are alike, and what is like a line, as it is typed."""
    texts = alike.made_texts(size)
    pairs, floor = alike.all_pairs(texts)
    compare("needs that are alike, all pairs", pairs, alike.FLOOR, floor, runs=3)
    print(
        f"  what is like a line: {alike.one_line(texts)} (aim p95 30 ms); after one more need: {alike.one_more(texts)}"
    )


def bench_capture(root: Path) -> None:
    """From Enter to the need in the list, on the disk, however many needs there are."""
    with Desk([PYTHON, "-m", "behov", str(root)], {"DISPLAY": "", "WAYLAND_DISPLAY": ""}) as desk:
        desk.sees("uten prioritet")
        desk.press("f3")
        desk.sees("Hva vil du gjøre")
        desk.write("Behovsverksted 2")
        desk.settle()
        desk.press("enter")
        desk.settle()
        desk.press("n")
        desk.sees("Rolle:")
        report("Enter to the need in the list", [desk.seconds_to_record(f"Behov {n}") for n in range(RUNS)], "100 ms")


def bench_handing_over(root: Path, top: Path) -> None:
    """A whole export: the first, which draws everything, and the next, with the memory that it takes at most."""
    for name in ("the first time", "the next time"):
        shutil.rmtree(top / "handed", ignore_errors=True)
        start = time.perf_counter()
        exported = subprocess.Popen(
            [PYTHON, "-m", "behov", "export", str(top / "handed"), "--workspace", str(root)], stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(exported.pid, 0)
        exported.returncode = status  # it has been waited for
        if status:
            sys.exit(f"behov export ended with {status}")
        seconds, megabytes = time.perf_counter() - start, used.ru_maxrss / 1024
        print(f"  {name:<34}{_time(seconds)}   at most {megabytes:.0f} MB   (aim: 20 s, 500 MB)")


def bench_example(top: Path) -> None:
    """The commands that people wait for, as whole processes on the repository's own workspace."""
    python = process(PYTHON, "-c", "pass")
    copy = generate(top / "few", 100)
    workshop = next(path for path in copy.rglob("*.toml") if "verksted" in path.name)
    for name, arguments in (
        ("check", ("check", "--workspace", str(EXAMPLE))),
        ("list needs", ("list", "needs", "--workspace", str(EXAMPLE))),
        ("add", ("add", str(workshop), "Vi må se listen", "--workspace", str(copy))),
        (
            "diagram",
            ("diagram", "innkomst-og-oppstart-av-korttidsopphold", "--output", "-", "--workspace", str(EXAMPLE)),
        ),
    ):
        compare(name, behov(*arguments), "python", python, aim_text="0.4 s")


def bench_save(top: Path) -> None:
    """One durable save against write, fsync and rename of the same bytes."""
    content = max((EXAMPLE / "workshops").rglob("*.toml"), key=lambda path: path.stat().st_size).read_bytes()
    path, versions = top / "save.toml", [content + b"\n", content]
    path.write_bytes(content)

    def durable() -> float:
        loaded = digest(path.read_bytes())
        versions.reverse()
        start = time.perf_counter()
        replace_durably(path, versions[0], loaded)
        return time.perf_counter() - start

    def bare() -> float:
        start = time.perf_counter()
        with (top / "bare.tmp").open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (top / "bare.tmp").replace(top / "bare.toml")
        return time.perf_counter() - start

    compare(f"durable save of {len(content):,} bytes", durable, "write, fsync and rename", bare, runs=10 * RUNS)


def bench_day(top: Path) -> None:
    """How many keys an item takes beside its words, and the longest that the desk stood still in a whole day."""
    lived = day.live(top / "day")
    keys = ", ".join(f"{kind} {count:.1f}" for kind, count in lived.keys.items())
    seconds, key = lived.longest_wait
    print(f"  keys beside the words: {keys} (aim 2)")
    print(f"  longest from a key to the first paint: {1000 * seconds:.0f} ms, of {key!r} (aim 100 ms)")
    print(f"  longest from Enter to the line in the list, saved: {1000 * lived.longest_save:.0f} ms (aim 100 ms)")
    print(f"  from closing the workshop to its summary: {lived.summary:.1f} s (aim 10 s)")


def bench_diagrams(top: Path) -> None:
    """How tidy diagrams are, how much an edit moves, and their time beside that of the bare renderer."""
    for line in (*diagrams.tidiness(EXAMPLE), diagrams.steadiness()):
        print(f"  {line}")
    picture, bare = diagrams.one_picture()
    compare(f"SVG of {diagrams.STEPS} steps", picture, "the bare renderer", bare, 1.3, runs=5 * RUNS)
    pictures, bare = diagrams.many_pictures(top)
    compare(f"export of {diagrams.BATCH} SVGs", pictures, f"{diagrams.WORKERS} bare renderers", bare, 1.3)
    print(f"  {diagrams.one_edit(top)}")
    other = diagrams.piper_picture(top)
    if other:
        compare(f"PNG of {diagrams.STEPS} steps", diagrams.one_picture("png")[0], "ProcessPiper", other)
    else:
        print("  ProcessPiper is not installed")


def behov(*arguments: str) -> Measure:
    """Return a measurement of one whole behov command."""
    return process(PYTHON, "-m", "behov", *arguments)


def process(*command: str) -> Measure:
    """Return a measurement of one whole process, its output thrown away."""

    def measured() -> float:
        start = time.perf_counter()
        ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        seconds = time.perf_counter() - start
        if ended.returncode:
            sys.exit(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stderr.decode()}")
        return seconds

    return measured


def first_frame(*arguments: str, words: tuple[str, ...]) -> Measure:
    """Return a measurement from the start of python in a pty until these words are painted."""

    def measured() -> float:
        with Terminal([PYTHON, *arguments]) as terminal:
            return terminal.seconds_until(*words)

    return measured


def compare(
    name: str,
    measure: Measure,
    floor_name: str,
    floor: Measure,
    aim: float | None = None,
    *,
    aim_text: str = "",
    runs: int = RUNS,
) -> None:
    """Measure something and its floor in turn, and print both medians and their ratio."""
    measure(), floor()  # the first run reads files and bytecode from the disk
    pairs = [(measure(), floor()) for _ in range(runs)]
    own, least = (statistics.median(side) for side in zip(*pairs, strict=True))
    wanted = f"   (aim: {aim} ×)" if aim else f"   (aim: {aim_text})" if aim_text else ""
    print(f"  {name:<34}{_time(own)}   {own / least:5.2f} × {floor_name} ({_time(least).strip()}){wanted}")


def report(name: str, seconds: list[float], aim: str) -> None:
    """Print the median and the worst of some measurements."""
    print(f"  {name:<34}{_time(statistics.median(seconds))}   at worst {_time(max(seconds)).strip()}   (aim: {aim})")


def _time(seconds: float) -> str:
    return f"{seconds:8.3f} s " if seconds >= 0.1 else f"{seconds * 1000:8.2f} ms"


if __name__ == "__main__":
    main()

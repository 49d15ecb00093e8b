"""The one table that a run ends with, and the same as JSON."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table

from benchmarks.load import Result
from benchmarks.measures import Measure

_RESULTS = Path(__file__).parent / "results"
_MOST_MEGABYTES, _MOST_SECONDS = 150.0, 3.0


@dataclass(frozen=True, slots=True)
class Row:
    """One measure with what came out; `ratio` is to the limit that bounds it."""

    measure: Measure
    result: Result
    ratio: float

    @property
    def verdict(self) -> str:
        """In a word; an invalid row says nothing about speed."""
        if not self.result.is_valid:
            return "INVALID"
        measure, result = self.measure, self.result
        if measure.aim is None and measure.p50_aim is None:
            return ""
        is_quick = measure.p50_aim is None or result.p50 <= measure.p50_aim
        return _word(is_quick and (measure.aim is None or result.per_second >= measure.aim))

    @property
    def aim(self) -> str:
        """What was hoped for, in words."""
        if self.measure.p50_aim is not None:
            return f"p50 {self.measure.p50_aim:.0f} ms"
        return f"{self.measure.aim:,.0f}" if self.measure.aim else ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run found out."""

    workers: int
    users: int
    seconds: int
    smallest_endpoint: Result
    hashes_per_second: float
    first_start_seconds: float
    second_start_seconds: float
    resident_megabytes: list[float]  # of each worker
    proportional_megabytes: list[float]
    rows: list[Row]

    @property
    def is_valid(self) -> bool:
        """Whether every row is; a missed aim does not make a run invalid."""
        return all(row.result.is_valid for row in (*self.rows,)) and self.smallest_endpoint.is_valid


def show(report: Report) -> None:
    """Print it for a person."""
    console = Console(width=None if Console().is_terminal else 110, highlight=False)
    console.print(_speeds(report))
    for row in report.rows:
        if not row.result.is_valid:
            console.print(
                f"INVALID {row.measure.name}: {row.result.errors} errors. {row.result.failure}", markup=False
            )
    console.print(_sizes(report))


def _speeds(report: Report) -> Table:
    title = (
        f"{report.workers} workers, {report.users:,} users, {report.seconds} s each, wrk on the same machine"
    )
    table = Table("", title=title, title_justify="left")
    for heading in ("per second", "p50 ms", "p99 ms", "errors", "of limit", "aim", ""):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.rows:
        table.add_row(row.measure.name, *_figures(row.result), f"{row.ratio:.0%}", row.aim, row.verdict)
    table.add_section()
    table.add_row("Limit: smallest Starlette endpoint", *_figures(report.smallest_endpoint), "100%", "", "")
    hashes = f"{report.hashes_per_second:,.1f}"
    table.add_row("Limit: Argon2id, one hash per core", hashes, "", "", "", "100%", "", "")
    return table


def _figures(result: Result) -> tuple[str, str, str, str]:
    precise = 1 if result.per_second < 1000 else 0
    return f"{result.per_second:,.{precise}f}", f"{result.p50:.2f}", f"{result.p99:.2f}", str(result.errors)


def _sizes(report: Report) -> Table:
    table = Table("", "measured", "aim", "")
    megabytes = " / ".join(f"{size:.0f}" for size in report.proportional_megabytes)
    resident = " / ".join(f"{size:.0f}" for size in report.resident_megabytes)
    is_small = max(report.proportional_megabytes) <= _MOST_MEGABYTES
    table.add_row("Memory of each worker, proportional (PSS)", f"{megabytes} MB", "150 MB", _word(is_small))
    table.add_row("Memory of each worker, resident (RSS)", f"{resident} MB", "", "")
    table.add_row("First start, database made", f"{report.first_start_seconds:.2f} s", "", "")
    is_quick = report.second_start_seconds <= _MOST_SECONDS
    table.add_row("Second start, ready", f"{report.second_start_seconds:.2f} s", "3 s", _word(is_quick))
    return table


def _word(is_met: bool) -> str:
    return "met" if is_met else "missed"


def store(report: Report, path: Path | None) -> Path:
    """Write it for programs; where it lies."""
    if path is None:
        _RESULTS.mkdir(exist_ok=True)
        path = _RESULTS / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.json"
    told = asdict(report) | {"rows": [_told(row) for row in report.rows]}
    path.write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2))
    return path


def _told(row: Row) -> dict[str, object]:
    named = {
        "name": row.measure.name,
        "aim": row.measure.aim,
        "p50_aim": row.measure.p50_aim,
        "verdict": row.verdict,
        "ratio": row.ratio,
    }
    return named | asdict(row.result)

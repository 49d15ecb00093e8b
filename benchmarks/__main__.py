"""`python -m benchmarks`: start a server, fill it, put load on it, print one table."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import limits
from benchmarks.load import LoadGeneratorMissing, Result, require_wrk, run
from benchmarks.measures import Measure, measures
from benchmarks.table import Report, Row, show, store
from benchmarks.target import Target, a_target

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything."""

    seconds: int
    users: int
    workers: int
    only: str
    output: Path | None


def main() -> int:
    """0 when every answer in every row was right; a missed aim is no failure."""
    plan = _plan(sys.argv[1:])
    try:
        require_wrk()
    except LoadGeneratorMissing as missing:
        _say(str(missing))
        return 2
    report = _report(plan)
    show(report)
    _say(f"Written to {store(report, plan.output)}.")
    return 0 if report.is_valid else 1


def _plan(arguments: list[str]) -> Plan:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one second each and 2,000 users: a smoke test")
    parser.add_argument("--seconds", type=int, default=6, help="length of each measure (6)")
    parser.add_argument("--users", type=int, default=100_000, help="users in the database (100,000)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (2)")
    parser.add_argument("--only", default="", metavar="WORD", help="only measures with this in their name")
    parser.add_argument("--output", type=Path, help="file of the result (benchmarks/results/TIME.json)")
    given = parser.parse_args(arguments)
    seconds, users = (1, 2_000) if given.quick else (given.seconds, given.users)
    return Plan(seconds, users, given.workers, given.only, given.output)


def _report(plan: Plan) -> Report:
    _say("Taking the limits of this machine.")
    smallest = limits.smallest_endpoint(plan.workers, plan.seconds)
    hashes = limits.hashes_per_second(plan.seconds)
    with a_target(plan.users, plan.workers, _say) as target:
        rows = [
            _measured(measure, target, plan.seconds, hashes if measure.is_hashing else smallest.per_second)
            for measure in measures(hashes)
            if plan.only.lower() in measure.name.lower()
        ]
        memory = [worker.memory_full_info() for worker in target.server.workers()]
        return Report(
            workers=plan.workers,
            users=plan.users,
            seconds=plan.seconds,
            smallest_endpoint=smallest,
            hashes_per_second=hashes,
            first_start_seconds=target.first_start_seconds,
            second_start_seconds=target.server.ready_seconds,
            resident_megabytes=[each.rss / _MEGABYTE for each in memory],
            proportional_megabytes=[getattr(each, "pss", each.rss) / _MEGABYTE for each in memory],
            rows=rows,
        )


def _measured(measure: Measure, target: Target, seconds: int, limit: float) -> Row:
    _say(f"Measuring: {measure.name}.")
    load = measure.load(target)
    if measure.is_warmed_up:
        run(target.address, load, 1)
    result: Result = run(target.address, load, seconds)
    return Row(measure, result, result.per_second / limit)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())

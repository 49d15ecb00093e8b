"""Importing 10,000 users with digests through GraphQL, and searching among all users: once each, by the clock."""

import time
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from benchmarks.target import a_target
from tests.server import Api

ROWS = 10_000
_DIGEST = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "A" * 43
_FOUND = "query ($id: ID!) { bulkJob(bulkJobId: $id) { status succeeded failed } }"
_SEARCH = "query ($text: String!) { users(first: 20, filter: {text: $text}) { nodes { userId name } } }"
_TEXTS = ("@harbour", "son 4711", "zzz", "user_99", "er_5000")


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went."""

    handed_in_seconds: float
    seconds: float
    failed: int

    @property
    def users_per_second(self) -> float:
        """Users that came to be, from the request to the last chunk."""
        return (ROWS - self.failed) / self.seconds


def import_users(api: Api) -> Imported:
    """Hand in the rows, wait for the end of the job."""
    prefix, began = uuid4().hex[:6], time.perf_counter()
    rows: list[dict[str, Any]] = [
        {
            "username": f"u{prefix}_{number}",
            "primaryEmail": f"u{prefix}_{number}@example.com",
            "name": f"Person {number}",
            "passwordDigest": _DIGEST,
            "passwordAlgorithm": "Argon2id",
        }
        for number in range(ROWS)
    ]
    job = api.mutate("importUsers", "bulkJob { bulkJobId }", rows=rows)
    handed_in = time.perf_counter() - began
    while (found := api.graphql(_FOUND, id=job["bulkJobId"])["bulkJob"])["status"] not in (
        "FINISHED",
        "CANCELLED",
    ):
        time.sleep(0.05)
    return Imported(handed_in, time.perf_counter() - began, found["failed"])


def slowest_search_ms(api: Api, repeats: int = 5) -> float:
    """The slowest of some texts, each at its best: what is found often, once, and never."""
    slowest = 0.0
    for text in _TEXTS:
        times = []
        for _ in range(repeats):
            began = time.perf_counter()
            api.graphql(_SEARCH, text=text)
            times.append((time.perf_counter() - began) * 1000)
        print(f"  {text!r}: {min(times):.1f} ms")
        slowest = max(slowest, min(times))
    return slowest


def main() -> None:
    """Measure both on an installation with 100,000 users, two workers."""
    with a_target(100_000, 2, print) as target, target.server.api().client as client:
        api = Api(client)
        print(f"slowest search: {slowest_search_ms(api):.1f} ms (aim: 20)")
        done = import_users(api)
        print(f"import: {done.users_per_second:,.0f} users per second (aim: 1,000), {done.failed} refused,")
        print(f"handed in within {done.handed_in_seconds:.1f} s")


if __name__ == "__main__":
    main()

"""The server with an application that takes long to load, and that bears no import of ours beside that one;
test_lifecycle.py starts it."""

import importlib.abc
import sys
import threading
import time
from typing import Any

from keystead import cli

# The database is ready long before.
_LOADING_SECONDS = 3
_OURS = {"identity", "graphql_schema", "rest_api", "oidc", "keystead"}


class Watch(importlib.abc.MetaPathFinder):
    """Hears of every module that is not there yet, and finds none."""

    loading: threading.Thread | None = None

    def find_spec(self, name: str, *_: Any) -> None:
        thread = threading.current_thread()
        if name == "keystead.app":
            self.loading = thread
            time.sleep(_LOADING_SECONDS)
        elif (
            name.partition(".")[0] in _OURS and self.loading not in {None, thread} and self.loading.is_alive()
        ):
            raise RuntimeError(f"{name} is imported while the application is still loading")


if __name__ == "__main__":
    sys.meta_path.insert(0, Watch())
    cli.main()

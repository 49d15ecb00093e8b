"""What the process that workers are forked from loads."""

import gc

from keystead.workers import load_application

load_application()
gc.collect()
gc.freeze()  # never looked at again, so the pages stay shared

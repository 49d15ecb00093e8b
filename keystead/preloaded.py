"""What the process that workers are forked from loads."""

import gc

import keystead.app

APPLICATION = keystead.app
gc.collect()
gc.freeze()  # never looked at again, so the pages stay shared

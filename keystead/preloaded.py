"""What the process that workers are forked from loads."""

import gc
import importlib

gc.disable()  # until a worker begins: what is loaded stays, and looking for garbage in it takes long
APPLICATION = importlib.import_module("keystead.app")
gc.collect()
gc.freeze()  # never looked at again, so the pages stay shared

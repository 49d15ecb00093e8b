"""Whether an authorization request is one: the checks in their order are in steps.py, a file for each."""

"""The tables that are handed over: each built once, then written as CSV or as a sheet."""

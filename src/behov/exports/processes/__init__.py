"""Processes handed over: pictures, tables of their steps, maps, and what they take in hours."""

"""The integration map: which systems the steps touch, in columns on both sides of the record system."""

"""The screen of a specification: needs, requirements and chapters."""

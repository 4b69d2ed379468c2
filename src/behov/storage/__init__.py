"""The files: read as they are, saved so that they stay."""

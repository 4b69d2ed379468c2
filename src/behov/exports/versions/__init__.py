"""Versions of a workspace: frozen, compared, and packed for the archive."""

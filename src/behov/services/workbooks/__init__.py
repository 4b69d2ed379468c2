"""Workbooks that come back: comment sheets, and what spec writers changed in behov.xlsx."""

"""Processes drawn: as swimlane diagrams on paper and screen, and as a text rail in the terminal."""

"""Holding a workshop: its agenda and clock, who has been heard, votes, priorities, and the end."""

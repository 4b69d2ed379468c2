"""What each record comes from and leads to, from municipality to requirement, and what is missing."""

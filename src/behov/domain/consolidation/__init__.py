"""Raw needs gathered into regional ones: what is left, what was decided, and what each gathers."""

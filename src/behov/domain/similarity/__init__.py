"""Which needs say the same in other words: suggestions, ranked, and never more than that."""

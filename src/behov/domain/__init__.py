"""What a facilitator records, and what can be said about it. Pure: nothing here reads or writes."""

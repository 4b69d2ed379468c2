"""What screens show of records, in words: rows of lists, details, and how far one has come."""

"""What municipalities say of a workshop afterwards, and what comes of it."""

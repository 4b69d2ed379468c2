"""behov: record workshops, work processes and needs, and hand over the needs matrix."""

"""What there is to see of a process: as it is, as it should be, the change, the needs; and for whom it is shown."""

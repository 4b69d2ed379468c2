"""What a process takes: time, hand-overs and waits along the expected path, in a run and in a year."""

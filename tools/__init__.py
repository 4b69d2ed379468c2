"""What the makers of behov run; nothing of it is installed."""

"""What behov hands over: matrices as tables, diagrams as files. Nothing in here is ever read back."""

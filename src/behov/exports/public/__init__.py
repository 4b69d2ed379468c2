"""What everybody may see: what is on a list, and a workspace of nothing else."""

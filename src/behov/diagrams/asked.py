"""What can be asked of a drawing: which picture of a process, and for whom."""

from typing import Literal

View = Literal["as-is", "to-be", "change", "heat"]
Audience = Literal["screen", "wall", "tender"]  # at a desk, in front of those who told it, and for suppliers

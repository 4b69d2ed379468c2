"""What a workshop hands out when it is over: a summary at the door, and a sheet for comments the week after."""

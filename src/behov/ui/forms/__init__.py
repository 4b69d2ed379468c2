"""Forms that ask and return a value; they change nothing themselves."""

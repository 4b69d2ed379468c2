"""Where the steps stand and which ways the lines take, before anything has a size: rows, columns, ports and tracks."""

"""The command line: one module for each verb, and `main`, which finds the language and runs one of them."""

VERBS = ("init", "add", "list", "check", "present", "diagram", "export")  # in the order in which a workspace meets them

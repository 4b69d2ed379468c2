"""The command line: one module for each verb, and `main`, which finds the language and runs one of them."""

# In the order in which a workspace meets them.
VERBS = (
    "init",
    "add",
    "import",
    "list",
    "similar",
    "hints",
    "check",
    "present",
    "diagram",
    "summary",
    "comments",
    "export",
)

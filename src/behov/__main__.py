"""`behov` and `python -m behov`."""

import sys


def main() -> None:
    """Open the app or run the command line, and end with its status."""
    try:
        sys.exit(_run(sys.argv[1:]))
    except KeyboardInterrupt:  # while Python still loads; later, the command line knows what to do
        sys.exit(130)


def _run(arguments: list[str]) -> int:
    # All imports are late: the app is not to wait for click, nor a command for Textual.
    from behov.cli.opening import workspace_to_open

    if root := workspace_to_open(arguments):
        from behov.ui.app import run

        run(root)
        return 0
    from behov.cli.main import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    main()

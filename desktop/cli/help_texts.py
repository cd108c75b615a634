"""Gives every command the same kind of help: what it does, its options, an example."""

import argparse
import textwrap


def add_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    *,
    help: str,  # noqa: A002
    description: str,
    example: str,
) -> argparse.ArgumentParser:
    """Add a command.

    Args:
        subparsers: where to add it.
        name: what the user types.
        help: one line in the list of commands.
        description: what it does.
        example: one or more lines to type.

    Returns:
        The parser of the command.
    """
    return subparsers.add_parser(
        name,
        help=help,
        description=textwrap.fill(description, 80),
        epilog="example:\n" + textwrap.indent(example, "  "),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )

"""Collects the sentences that the engine says to users, from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_SENTENCE = re.compile(r"(?=.* )(?:[A-Z'].*(?:\.|: \{\w+\})|\{\w+\}[ ;].*\.)")
_CLAUSE = re.compile(r"(?:[a-z]|\{\w+\} )[\w{}'*(),; /-]+")
_FIELD = re.compile(r"\{\w+\}")
# Commands, words of queries and names of their columns.
_FOR_MACHINES = re.compile(r"^python -m |\b(?:SELECT|WHERE|IN \()|\b[a-z]+_[a-z_]+,")
_FEWEST_WORDS = 3
_SHORT_CLAUSES = {"the processor"}
_PROGRAMMING_ERRORS = {"ValueError", "TypeError", "IndexError", "KeyError"}
_NOT_SHOWN = {"compile", "sub", "debug", "info", "exception"}


def engine_sentences(sources: Path) -> list[str]:
    """Collect all sentences, and the clauses of which some of them are made.

    A sentence begins with a capital letter and ends with a full stop, a clause has at least four
    words or fields; what only programmers, databases and the log see is left out.

    Args:
        sources: the folder of the engine.

    Returns:
        Each once, sorted, with fields such as ``{name}`` in place of what varies.
    """
    found: set[str] = set()
    for path in sources.rglob("*.py"):
        found.update(_texts(ast.parse(path.read_text(encoding="utf-8"))))
    shown = (text for text in found if _SENTENCE.fullmatch(text) or _is_clause(text))
    return sorted(text for text in shown if not _FOR_MACHINES.search(text))


def _is_clause(text: str) -> bool:
    if text in _SHORT_CLAUSES:
        return True
    fields, words = len(_FIELD.findall(text)), len(_FIELD.sub("", text).split())
    is_long = words >= _FEWEST_WORDS and words + fields > _FEWEST_WORDS
    return is_long and _CLAUSE.fullmatch(text) is not None


def _texts(node: ast.AST) -> Iterator[str]:
    """Go through the texts below a node that are neither comments nor for programmers."""
    if isinstance(node, ast.JoinedStr):
        yield _template(node)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if _is_hidden(node):
        return
    for child in ast.iter_child_nodes(node):
        yield from _texts(child)


def _is_hidden(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in _PROGRAMMING_ERRORS
    return isinstance(node.func, ast.Attribute) and node.func.attr in _NOT_SHOWN


def _template(joined: ast.JoinedStr) -> str:
    pieces: list[str] = []
    names: list[str] = []
    for value in joined.values:
        if isinstance(value, ast.FormattedValue):
            names.append(_unused(_name(value.value), names))
            pieces.append(f"{{{names[-1]}}}")
        elif isinstance(value, ast.Constant):
            pieces.append(str(value.value))
    return "".join(pieces)


def _name(value: ast.expr) -> str:
    """Name a field after what is put into it."""
    if isinstance(value, ast.Name):
        return value.id.strip("_").lower()
    if isinstance(value, ast.Attribute):
        return value.attr.strip("_").lower()
    if isinstance(value, (ast.BinOp, ast.UnaryOp)):
        return _name(value.left if isinstance(value, ast.BinOp) else value.operand)
    return "value"


def _unused(name: str, used: list[str]) -> str:
    while name in used:
        name += "2"
    return name

"""Every code that the checks can give, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from coach import content

_FOLDER = Path(content.__file__).parent
_CARRIERS = {"Fault": 0, "Finding": 0, "Problem": 0}
"""What carries a code, and at which place it is given."""
_COPIES = {"fault", "finding", "problem"}
"""What a code is only copied from."""


def given_codes() -> frozenset[str]:
    """The codes in the source of `coach.content`.

    They are what is given as the code of a fault, a finding or a problem, or to a function that
    takes a `code`; and what stands first in a wording. Raises ValueError for one that cannot be
    read, so that none is overlooked.
    """
    trees = [ast.parse(file.read_text("utf-8")) for file in sorted(_FOLDER.rglob("*.py"))]
    takers = {**_CARRIERS, **{name: place for tree in trees for name, place in _takers(tree)}}
    return frozenset(code for tree in trees for code in _codes(tree, takers))


def _takers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args if each.arg != "self"]
            if "code" in names and node.name != "find_explanation":
                yield node.name, names.index("code")


def _codes(tree: ast.Module, takers: dict[str, int]) -> Iterator[str]:
    texts = dict(_constants(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in takers:
            yield from _given(node, takers[_name(node.func)], texts)
        elif isinstance(node, ast.AnnAssign | ast.Assign) and _is_wording(node):
            yield from _first(node.value)


def _is_wording(node: ast.AnnAssign | ast.Assign) -> bool:
    if isinstance(node, ast.AnnAssign):
        return _name(node.annotation) == "Told"
    return _name(node.targets[0]) == "missing"


def _given(call: ast.Call, place: int, texts: dict[str, str]) -> Iterator[str]:
    code = call.args[place] if place < len(call.args) else None
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
    elif isinstance(code, ast.Name) and code.id in texts:
        yield texts[code.id]
    elif not _is_passed_on(code):
        raise ValueError(f"no code can be read from {ast.unparse(call)}")


def _is_passed_on(code: ast.expr | None) -> bool:
    """Whether it is a parameter, a wording that is counted where it is written, or a copy."""
    if isinstance(code, ast.Attribute):
        return code.attr == "code" and _name(code.value) in _COPIES
    return isinstance(code, ast.Starred) or _name(code) == "code"


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(value, ast.Constant):
            yield _name(node.targets[0]), str(value.value)


def _first(value: ast.expr | None) -> Iterator[str]:
    if isinstance(value, ast.Tuple) and isinstance(value.elts[0], ast.Constant):
        yield str(value.elts[0].value)


def _name(node: ast.expr | None) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""

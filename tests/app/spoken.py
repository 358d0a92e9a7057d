"""Spoken: every English string of the package that goes through `Words`, found by reading its source.

Among these are the sentences of errors that a window shows, and the clauses in them that say why.

Followed are constants, choices between them, names bound in the same function,
loops, and parameters back to the calls.  What cannot be followed is untraced.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import journey_editor

_PACKAGE: Final = Path(journey_editor.__file__).parent
_WORDS: Final = ("words", "_words")
# What records declare and enumerations hold: whoever asks takes these from the declarations.
_DECLARED: Final = (".field.label", ".field.hint", ".field.unit", ".noun", ".value")
_ERRORS: Final = ("JourneyError", "InputError", "TooLargeError", "OutputError")
# Whose errors a window shows; those that only the command line shows stay English.
_SHOWN: Final = (
    "canvas/",
    "importers/delimited.py",
    "importers/event_log/log.py",
    "importers/feedback/",
    "importers/notes.py",
    "model/edits/linking.py",
    "importers/returned/",
    "importers/xlsx.py",
    "session/",
    "storage/",
    "surfaces/qt_pictures.py",
    "ui/",
)
_LOOPS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

Steps = tuple[int, ...]  # into a tuple, and into the tuples in it


@dataclass(frozen=True, slots=True)
class Untraced:
    """An expression whose strings cannot be found by reading."""

    module: str
    expression: str


Said = set[str | Untraced]


class Source:
    """One module of the package."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(_PACKAGE).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        self._parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def constant(self, name: str) -> Any:
        """Return the value of a module's constant."""
        module = import_module("journey_editor." + self.name.removesuffix(".py").replace("/", "."))
        return getattr(module, name)

    def scopes(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield the comprehensions and functions around `node`, from the inside."""
        while node in self._parents:
            node = self._parents[node]
            if isinstance(node, (*_LOOPS, ast.FunctionDef, ast.Module)):
                yield node

    def untraced(self, node: ast.AST) -> Said:
        """Return that the strings of `node` are not known."""
        return {Untraced(self.name, ast.unparse(node))}


@functools.cache
def sources() -> tuple[Source, ...]:
    """Return every module of the package."""
    return tuple(Source(path) for path in sorted(_PACKAGE.rglob("*.py")))


def spoken() -> dict[str | Untraced, str]:
    """Return everything that goes through `Words`, each with a place where it does."""
    return {
        one: f"{source.name}:{said.lineno}"
        for source in sources()
        for said in (*_said(source.tree), *_raised(source))
        for one in _strings(said, source)
    }


def _said(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield every expression that a Words object is called with."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=base, attr="count"), args=[_, one, many]) if _speaks(base):
                yield from (one, many)
            case ast.Call(func=func, args=[said, *_]) if _speaks(func):
                yield said


def _raised(source: Source) -> Iterator[ast.expr]:
    """Yield every sentence that an error is made of, and every clause that says why."""
    for node in ast.walk(source.tree) if source.name.startswith(_SHOWN) else ():
        match node:
            case ast.Call(func=ast.Name(id=name), args=[said, *_], keywords=named) if name in _ERRORS:
                yield said
                yield from (one.value for one in named if one.arg == "why")


def _speaks(func: ast.expr) -> bool:
    match func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in _WORDS
        case ast.Call(func=ast.Name(id="words_for")):
            return True
        case _:
            return False


def _strings(said: ast.expr, source: Source) -> Said:
    match said:
        case ast.Constant(value=str(text)):
            return _all([text])
        case ast.Constant():
            return set()
        case ast.Call(func=func) if _speaks(func):
            return set()  # is itself found
        case ast.Call(func=ast.Name(id=name)):
            return _returned(name) or source.untraced(said)
        case ast.IfExp(body=body, orelse=orelse):
            return _strings(body, source) | _strings(orelse, source)
        case ast.Dict(values=values):
            return _union(_strings(one, source) for one in values)
        case ast.Attribute() if f".{ast.unparse(said)}".endswith(_DECLARED):
            return set()
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)) if name.isupper():
            return _all(_texts(source.constant(name)))
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name.isupper():
            return _all(_texts(getattr(source.constant(name), attribute)))
        case (ast.Name() as name) | ast.Subscript(value=ast.Name() as name):
            return _bindings(name, source)
        case _:
            return source.untraced(said)


def _returned(function: str) -> Said:
    """Return the strings that a function of the package comes back with."""
    return _union(
        _strings(node.value, source)
        for source in sources()
        for defined in source.tree.body
        if isinstance(defined, ast.FunctionDef) and defined.name == function
        for node in ast.walk(defined)
        if isinstance(node, ast.Return) and node.value is not None
    )


def _bindings(name: ast.Name, source: Source) -> Said:
    """Return the strings that the bindings of a name, in the innermost scope that has any, give it."""
    for scope in source.scopes(name):
        nodes = scope.generators if isinstance(scope, _LOOPS) else ast.walk(scope)
        found = [said for node in nodes for said in _bound(node, name.id, source)]
        if isinstance(scope, ast.FunctionDef):
            found += _arguments(scope, name.id, source)
        if found:
            return _union(found)
    return source.untraced(name)


def _bound(node: ast.AST, name: str, source: Source) -> Iterator[Said]:
    match node:
        case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
            yield from (_items(over, steps, source) for steps in _places(target, name))
        case ast.Assign(targets=[target], value=value):
            yield from (_at(value, steps, source) for steps in _places(target, name))
        case ast.AnnAssign(target=ast.Name(id=known), value=ast.expr() as value) if known == name:
            yield _strings(value, source)


def _places(target: ast.expr, name: str, steps: Steps = ()) -> Iterator[Steps]:
    """Yield where in an unpacked target `name` stands."""
    match target:
        case ast.Name(id=known) if known == name:
            yield steps
        case ast.Tuple(elts=items):
            for place, item in enumerate(items):
                yield from _places(item, name, (*steps, place))


def _at(value: ast.expr, steps: Steps, source: Source) -> Said:
    if not steps:
        return _strings(value, source)
    if not isinstance(value, ast.Tuple):
        return source.untraced(value)
    return _at(value.elts[steps[0]], steps[1:], source)


def _items(over: ast.expr, steps: Steps, source: Source) -> Said:
    """Return the strings at `steps` in every item of what is looped over."""
    match over:
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return _union(_at(one, steps, source) for one in items)
        case ast.Name(id=name) if name.isupper():
            return _looped(source.constant(name), steps)
        case ast.Subscript(value=ast.Name(id=name)) if name.isupper():
            return _union(_looped(one, steps) for one in source.constant(name).values())
        case ast.Call(func=ast.Name(id="enumerate"), args=[counted, *_]) if steps[:1] == (1,):
            return _items(counted, steps[1:], source)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method), args=[]) if name.isupper():
            return _looped(getattr(source.constant(name), method)(), steps)
        case ast.Name(id=name):
            function = next(scope for scope in source.scopes(over) if not isinstance(scope, _LOOPS))
            assigned = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
            values = [one.value for one in assigned if any(() in _places(to, name) for to in one.targets)]
            return _union(_items(one, steps, source) for one in values) if values else source.untraced(over)
        case _:
            return source.untraced(over)


def _looped(items: Iterable[Any], steps: Steps) -> Said:
    found = (functools.reduce(lambda item, place: item[place], steps, item) for item in items)
    return _all(one for one in found if isinstance(one, str))


def _arguments(function: ast.FunctionDef, name: str, source: Source) -> Iterator[Said]:
    """Yield the strings that a parameter is given: by its default, and by every call of such a name."""
    plain, named = ([one.arg for one in some] for some in (function.args.args, function.args.kwonlyargs))
    if name not in (*plain, *named):
        return
    defaults = dict(zip(plain[::-1], function.args.defaults[::-1], strict=False))
    if default := defaults.get(name) or dict(zip(named, function.args.kw_defaults, strict=True)).get(name):
        yield _strings(default, source)
    at = plain.index(name) - (plain[0] == "self") if name in plain else None
    for caller in [source] if function.name.startswith("_") else sources():
        for node in ast.walk(caller.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == function.name:
                given = [one.value for one in node.keywords if one.arg == name]
                given += node.args[at : at + 1] if at is not None else []
                yield from (_strings(one, caller) for one in given)


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings in a constant; of a mapping those in its values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)


def _all(texts: Iterable[str]) -> Said:
    return {text for text in texts if text}


def _union(sets: Iterable[Said]) -> Said:
    found: Said = set()
    return found.union(*sets)

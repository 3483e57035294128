"""Who may import whom, what belongs to one room only, and how large a room may grow (design.md, section 1)."""

from __future__ import annotations

import ast
import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("fieldservice", "ui", "printouts", "resources")
OPEN_TO_ALL = (
    "fieldservice.errors",
    "fieldservice.i18n",
    "fieldservice.system",
    "fieldservice.__version__",
    "resources",
)
COMPOSITION = (
    "fieldservice.bootstrap",
    "fieldservice.cli",
    "fieldservice.commands",
    "fieldservice.papers",
    "fieldservice.hub_link",
    "fieldservice.__main__",
)

# A room, and the rooms of the product whose imports it may hold (besides itself and what is open to all).
MAY_IMPORT = {
    "fieldservice.errors": (),
    "fieldservice.i18n": (),
    "fieldservice.system": (),
    "fieldservice.domain": (),
    "fieldservice.store": ("fieldservice.domain",),
    "fieldservice.services": ("fieldservice.domain", "fieldservice.store", "fieldservice.planning"),
    "fieldservice.sync": ("fieldservice.domain", "fieldservice.store"),
    "fieldservice.hub": (
        "fieldservice.domain",
        "fieldservice.store",
        "fieldservice.services",
        "fieldservice.sync",
        "printouts.codes",
    ),
    "fieldservice.planning": ("fieldservice.domain",),
    "fieldservice.exchange": ("fieldservice.domain", "fieldservice.services"),
    "fieldservice.demo_data": ("fieldservice.domain", "fieldservice.store", "fieldservice.services"),
    "printouts": ("fieldservice.domain",),
    "resources": (),
    "ui.app": ("ui", "fieldservice.bootstrap", "fieldservice.hub_link", "fieldservice.domain", "fieldservice.services"),
    # builds a desktop with demonstration data, as ui.app does with a person's own
    "ui.tour": ("ui", "fieldservice.bootstrap", "fieldservice.demo_data", "fieldservice.papers"),
    # the same with two laptops and a hub between them
    "ui.demo": (
        "ui",
        "fieldservice.bootstrap",
        "fieldservice.domain",
        "fieldservice.services",
        "fieldservice.hub_link",
        "fieldservice.hub.server.nearby",
    ),
    "ui.bridge": ("fieldservice.domain", "fieldservice.services", "fieldservice.exchange"),  # bases of view models
    "ui.kit": (),
}
# What a view model may use; every other module of a feature's folder, and the shell, may use only the second list.
VIEW_MODEL = ("fieldservice.domain", "fieldservice.services", "fieldservice.exchange", "ui.bridge")
WIDGETS = ("fieldservice.domain", "ui.kit", "ui.bridge", "ui.shell", "printouts.codes")

THREADS = ("ui.bridge", "fieldservice.hub.server", "fieldservice.sync.driver")

# A library, and the rooms that may touch it.
ONLY_IN = {
    "peewee": ("fieldservice.store",),
    "playhouse": ("fieldservice.store",),
    "sqlcipher3": ("fieldservice.store",),
    "sqlite3": ("fieldservice.store", "fieldservice.hub.database"),
    "psycopg": ("fieldservice.hub.database",),
    "fastapi": ("fieldservice.hub.server",),
    "uvicorn": ("fieldservice.hub.server",),
    "h11": ("fieldservice.hub.server",),
    "reportlab": ("printouts",),
    "qrcode": ("printouts",),
    "requests": ("fieldservice.sync.transport",),
    "numpy": ("fieldservice.planning",),
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "threading": THREADS,
    "concurrent": THREADS,
    "multiprocessing": THREADS,
    "_thread": (),
}
THREADS_OF_QT = {"QThread", "QThreadPool", "QRunnable"}
# A lock starts no thread: it guards what the threads of others share, and may stand wherever that is.
LOCKS = ("threading.Lock", "threading.RLock", "threading.local")
# `hub.applying`: one mutation that trips over a bug must not stop those behind it; it is refused and logged
CATCH_ALL = ("ui.bridge", "ui.app", "fieldservice.sync.driver", "fieldservice.hub.server", "fieldservice.hub.applying")
LONGEST_FILE = 400
TOO_LONG: frozenset[str] = frozenset()  # files over LONGEST_FILE that wait for being parted by what they do


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the product by its dotted name."""
    gc.disable()  # a million parts, which it would look through again and again while they are made
    try:
        return {name: ast.parse(text, name) for name, text in sources()}
    finally:
        gc.enable()


def sources() -> Iterator[tuple[str, str]]:
    """(dotted name, text) of every module of the product."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield name, path.read_text(encoding="utf-8")


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Everything in a module."""
    return tuple(ast.walk(tree))


@pytest.fixture(scope="module", autouse=True)
def _only_here() -> Iterator[None]:
    """The sources are let go with the tests of this file."""
    yield
    modules.cache_clear()
    nodes.cache_clear()


def within(module: str, rooms: tuple[str, ...]) -> bool:
    """Does `module` lie in one of `rooms`, or is it one of them?"""
    return any(module == room or module.startswith(room + ".") for room in rooms)


def imports(module: str, tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """(line, imported name, only for types) of each import, also those inside functions."""
    typing_only = {
        id(child)
        for node in nodes(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        for child in ast.walk(node)
    }
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, id(node) in typing_only
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                raise AssertionError(f"{module}:{node.lineno}: write the whole name instead of a relative import")
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}", id(node) in typing_only


def allowed(module: str) -> tuple[str, ...]:
    """The rooms of the product that `module` may import from."""
    for room in sorted(MAY_IMPORT, key=len, reverse=True):
        if within(module, (room,)):
            return (room, *MAY_IMPORT[room])
    parts = module.split(".")
    own_folder = ".".join(parts[:2])
    if parts[0] == "ui" and parts[-1].endswith("view_model"):
        return (own_folder, *VIEW_MODEL)
    if parts[0] == "ui":
        return (own_folder, *WIDGETS, "ui")  # a page may open another feature's page; its view model it receives
    return (module,)


def misplaced(module: str, tree: ast.Module) -> list[str]:
    """The imports of `module` that its room must not hold."""
    if within(module, COMPOSITION):
        return []
    faults = []
    for line, imported, for_types in imports(module, tree):
        top = imported.split(".")[0]
        if for_types and within(module, ("ui.bridge",)) and within(imported, COMPOSITION):
            continue  # names the type of what bootstrap hands to the screens
        if top in PACKAGES and not within(imported, (*allowed(module), *OPEN_TO_ALL)):
            faults.append(f"{module}:{line}: must not import {imported}")
    return faults


def test_each_room_imports_only_from_the_rooms_below_it() -> None:
    assert "\n".join(fault for name, tree in modules().items() for fault in misplaced(name, tree)) == ""


def only_locks(tree: ast.Module) -> bool:
    """Does the module that says `import threading` take nothing but locks from it?"""
    uses = {ast.unparse(node) for node in nodes(tree) if isinstance(node, ast.Attribute)}
    return {use for use in uses if use.startswith("threading.")} <= set(LOCKS)


def test_each_library_is_touched_in_one_room_only() -> None:
    faults = [
        f"{name}:{line}: {imported} belongs to {' and '.join(ONLY_IN[imported.split('.')[0]])}"
        for name, tree in modules().items()
        for line, imported, for_types in imports(name, tree)
        if imported.split(".")[0] in ONLY_IN
        and not within(name, ONLY_IN[imported.split(".")[0]])
        and not (for_types and within(name, COMPOSITION))
        and imported not in LOCKS
        and not (imported == "threading" and only_locks(tree))
    ]
    assert "\n".join(faults) == ""


def test_view_models_know_no_widgets() -> None:
    faults = [
        f"{name}:{line}: {imported}"
        for name, tree in modules().items()
        if name.endswith("view_model")
        for line, imported, _ in imports(name, tree)
        if imported.startswith(("PySide6.QtWidgets", "PySide6.QtGui"))
    ]
    assert "\n".join(faults) == ""


def test_qt_threads_live_in_the_bridge() -> None:
    faults = [
        f"{name}:{line}: {imported}"
        for name, tree in modules().items()
        if not within(name, ("ui.bridge",))
        for line, imported, _ in imports(name, tree)
        if imported.split(".")[-1] in THREADS_OF_QT
    ]
    assert "\n".join(faults) == ""


def test_only_the_command_line_and_bootstrap_reach_from_the_core_to_screens_and_papers() -> None:
    """And they do so inside functions, so that a start loads only what it needs."""
    faults = []
    for name in COMPOSITION:
        for node in modules()[name].body if name in modules() else ():
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            faults += [f"{name}:{node.lineno}: import {i} lazily" for i in names if within(i, ("ui", "printouts"))]
    assert "\n".join(faults) == ""


COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\brgba?\(\s*\d")


def colours(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Colours written where they are used: "#rrggbb", "rgb(...)" or QColor of a literal."""
    texts_of_docs = {
        id(node.body[0].value)
        for node in nodes(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts_of_docs:
            if COLOUR.search(node.value):
                yield node.lineno, node.value[:40]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("QColor"):
            if any(isinstance(argument, ast.Constant) for argument in node.args):
                yield node.lineno, ast.unparse(node)
        elif (
            isinstance(node, ast.Attribute)
            and ast.unparse(node.value) == "Qt.GlobalColor"
            and node.attr != "transparent"
        ):
            yield node.lineno, ast.unparse(node)


def test_colours_come_from_the_tokens() -> None:
    faults = [
        f"{name}:{line}: {colour}"
        for name, tree in modules().items()
        if within(name, ("ui",)) and not within(name, ("ui.kit",))
        for line, colour in colours(tree)
    ]
    assert "\n".join(faults) == ""


def test_everything_is_caught_at_four_boundaries_only() -> None:
    """The job runner, the sync loop, a hub request and the excepthook; elsewhere a handler names what it expects."""
    faults = [
        f"{name}:{node.lineno}: except {ast.unparse(node.type) if node.type else ''}"
        for name, tree in modules().items()
        if not within(name, CATCH_ALL)
        for node in nodes(tree)
        if isinstance(node, ast.ExceptHandler) and catches_all(node)
    ]
    assert "\n".join(faults) == ""


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Catches everything, and does not merely tidy up and raise it again."""
    if handler.type is not None and not re.search(r"\b(Base)?Exception\b", ast.unparse(handler.type)):
        return False
    last = handler.body[-1]
    return not (isinstance(last, ast.Raise) and last.exc is None)


def test_no_file_holds_two_things() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for package in ("fieldservice", "ui", "printouts")
        for path in (ROOT / package).rglob("*.py")
    }
    too_long = [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > LONGEST_FILE]
    assert "\n".join(line for line in too_long if line.split(":")[0] not in TOO_LONG) == ""
    assert {name for name in TOO_LONG if lengths.get(name, 0) <= LONGEST_FILE} == set(), "parted: take it off the list"


def test_public_functions_of_the_core_say_what_they_promise() -> None:
    faults = []
    for name, tree in modules().items():
        if not within(name, ("fieldservice",)):
            continue
        for owner in [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))]:
            public_owner = not getattr(owner, "name", "").startswith("_")
            for node in owner.body:
                if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
                    continue
                one_line = isinstance(node, ast.FunctionDef) and isinstance(owner, ast.ClassDef) and len(node.body) == 1
                if public_owner and not one_line and ast.get_docstring(node) is None:
                    faults.append(f"{name}:{node.lineno}: {node.name}")
    assert "\n".join(faults) == ""


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("fieldservice.domain.visit", "from fieldservice.store import tables"),
        ("fieldservice.services.visits", "import ui.visit"),
        ("fieldservice.store.tables", "def f():\n    from fieldservice.services import visits"),
        ("fieldservice.exchange.rows", "from fieldservice.store.tables import Customer"),
        ("fieldservice.planning.triage.model", "from fieldservice.store import tables"),
        ("fieldservice.planning.triage.model", "from fieldservice.services import intake"),
        ("printouts.report", "from fieldservice.services import visits"),
        ("ui.visit.page", "from fieldservice.services.visits import Visits"),
        ("ui.visit.view_model", "from fieldservice.store import queries"),
        ("ui.kit.tables", "from ui.visit import page"),
        ("ui.kit.tables", "from fieldservice.domain import states"),
        ("resources.demo", "import fieldservice.services"),
    ],
)
def test_an_import_against_the_grain_is_seen(module: str, code: str) -> None:
    assert misplaced(module, ast.parse(code))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("fieldservice.services.visits", "from fieldservice.store import tables"),
        ("fieldservice.planning.triage.model", "from fieldservice.domain import text"),
        ("ui.visit.page", "from ui.visit.view_model import VisitViewModel\nfrom ui.kit.tables import Table"),
        ("ui.visit.view_model", "from fieldservice.services.visits import Visits"),
        ("printouts.report", "from fieldservice.domain import visit\nfrom fieldservice.i18n import translate_in"),
        ("fieldservice.cli", "def run():\n    from ui.app import main"),
    ],
)
def test_an_import_along_the_grain_passes(module: str, code: str) -> None:
    assert misplaced(module, ast.parse(code)) == []


def test_a_lock_is_no_thread() -> None:
    assert only_locks(ast.parse("import threading\nthreading.Lock()"))
    assert not only_locks(ast.parse("import threading\nthreading.Lock()\nthreading.Thread()"))


@pytest.mark.parametrize("code", ['x = "color: #fff"', 'QColor("red")', "QColor(1, 2, 3)", "p = Qt.GlobalColor.red"])
def test_a_colour_literal_is_seen(code: str) -> None:
    assert list(colours(ast.parse(code)))


@pytest.mark.parametrize("code", ["except Exception: x = 1", "except: x = 1", "except (OSError, BaseException): x = 1"])
def test_a_handler_that_catches_everything_is_seen(code: str) -> None:
    [handler] = [n for n in ast.walk(ast.parse(f"try: y\n{code}")) if isinstance(n, ast.ExceptHandler)]
    assert catches_all(handler)

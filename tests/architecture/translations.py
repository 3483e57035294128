"""Keeps resources/i18n complete: finds every text in the code, updates, fills and checks the Qt Linguist files.

    python3 tests/architecture/translations.py --update [--context NAME ...]   add missing texts, remove vanished ones
    python3 tests/architecture/translations.py --fill FILE.json [--context NAME ...]   write translations
    python3 tests/architecture/translations.py --check [--context NAME ...]    print what is missing; exit 1 if anything

FILE.json is {"context": {"source": value}}, where value is the Chinese text, a list of the two English plural forms
["one", "other"], or both: {"zh_CN": "...", "en": ["one", "other"]}. Standard library only; several people may run it at
the same time (a lock file in the temp folder); --fill touches only the contexts named in FILE.
The reader at run time is fieldservice/i18n.py.
"""

from __future__ import annotations

import argparse
import ast
import gc
import hashlib
import json
import os
import re
import string
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("fieldservice", "ui", "printouts")
MECHANISM = ("fieldservice/i18n.py", "fieldservice/errors.py")
ERRORS = {"UserError": 1, "EnvironmentFault": 2}  # name -> number of sentences after the code
# Names, formats and units that are the same word in Chinese.
SAME_WORD = frozenset(
    "A4 A5 API Code CPU CSV Ctrl DataMatrix English Enter Esc Excel FS1 GB18030 GPS HEIC ID JPEG JPG JSON KB km kg "
    "MB OK PC PDF PNG QR Shift SKU SLA SN SQLite TSV Tab URL USB UTF UUID WebP WO XLS XLSX ZIP CNY USD EUR V1 v Alt "
    "Del mm cm GB min".split()
)
OWN_NAME = frozenset({"中文", "简体中文"})  # a language's own name stands untranslated in the language chooser
SHOWING = frozenset(
    "QLabel QPushButton QToolButton QAction QCheckBox QRadioButton QGroupBox setText setToolTip setWindowTitle "
    "setTitle setPlaceholderText setAccessibleName setAccessibleDescription setStatusTip addAction addMenu "
    "addTab".split()
)
_CJK = r"\u3400-\u4dbf\u4e00-\u9fff"
_HALF_WIDTH = re.compile(
    rf"[{_CJK}][,;:!?]|[{_CJK}]\.(?=\s|$|[{_CJK}.])|[,;:!?]\s*[{_CJK}]|[{_CJK}]\.{{3}}"
    rf"|[{_CJK}]\s*\(\s*[{_CJK}]|[{_CJK}]\)"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")


@dataclass
class Message:
    """One text of a context: where it stands, and whether it is counted (`n=`)."""

    source: str
    plural: bool = False
    places: list[str] = field(default_factory=list)


@dataclass
class Scan:
    """What the code says: texts by context, faults as `file:line: sentence`, and files that could not be read."""

    contexts: dict[str, dict[str, Message]] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def add(self, context: str, source: str, plural: bool, place: str) -> None:
        message = self.contexts.setdefault(context, {}).setdefault(source, Message(source))
        message.plural |= plural
        message.places.append(place)


# --- reading the code ------------------------------------------------------------------------------------------------


def scan(root: Path = ROOT) -> Scan:
    """Every text that people see in the packages under `root`, by context."""
    gc.disable()  # a million parts of sources, which it would look through again and again while they are made
    try:
        return _scan(root)
    finally:
        gc.enable()


def _scan(root: Path) -> Scan:
    found = Scan()
    trees: dict[str, ast.Module] = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name in MECHANISM:
                continue
            try:
                trees[name] = ast.parse(path.read_text(encoding="utf-8"), name)
            except (SyntaxError, UnicodeDecodeError) as error:
                found.unreadable.append(f"{name}: {error}")
    errors = _error_classes(trees)
    for name, tree in trees.items():
        _Reader(name, found, errors, _constants(tree)).visit(tree)
    return found


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """The literal strings that the module gives names to, such as CONTEXT = "visit"."""
    named = {}
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = getattr(node, "value", None)
        if len(targets) == 1 and isinstance(targets[0], ast.Name) and isinstance(value, ast.Constant):
            named[targets[0].id] = value
    return named


def _error_classes(trees: dict[str, ast.Module]) -> dict[str, int]:
    known = dict(ERRORS)
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    grown = True
    while grown:
        grown = False
        for node in classes:
            for base in node.bases:
                if _called(base) in known and node.name not in known:
                    known[node.name] = known[_called(base)]
                    grown = True
    return known


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr) -> list[str] | None:
    """The literal strings that `node` can be (both arms of a conditional), or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        body, orelse = _literals(node.body), _literals(node.orelse)
        return body + orelse if body is not None and orelse is not None else None
    return None


class _Reader(ast.NodeVisitor):
    def __init__(self, name: str, found: Scan, errors: dict[str, int], constants: dict[str, ast.expr]) -> None:
        self.name, self.found, self.errors, self.constants = name, found, errors, constants
        self.classes: list[str] = []
        self.functions: list[ast.FunctionDef] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.functions.append(node)
        self.generic_visit(node)
        self.functions.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        called = _called(node.func)
        if called in ("translate", "translate_in", "mark"):
            self._translated(node, called)
        elif called in self.errors:
            self._error(node, self.errors[called])
        elif called == "__init__" and self.classes and self.classes[-1] in self.errors:
            self._error(node, self.errors[self.classes[-1]])
        elif called in SHOWING and self.name.startswith("ui/"):
            self._shown(node)
        self.generic_visit(node)

    def _fault(self, node: ast.AST, context: str, sentence: str) -> None:
        self.found.faults.append((context, f"{self.name}:{getattr(node, 'lineno', 0)}: {sentence}"))

    def _translated(self, node: ast.Call, called: str) -> None:
        args = node.args[1:] if called == "translate_in" else node.args
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        context = args[0] if args else keywords.get("context")
        text = args[1] if len(args) > 1 else keywords.get("text")
        if context is None or text is None:
            return  # another function of the same name, such as QPainter.translate(x, y)
        if isinstance(context, ast.Name):
            context = self.constants.get(context.id, context)
        contexts, texts = _literals(context), _literals(text)
        name = contexts[0] if contexts else ""
        if texts is None or (contexts is None and called == "mark"):
            built = isinstance(text, ast.JoinedStr | ast.BinOp) or _called(getattr(text, "func", text)) == "format"
            if isinstance(text, ast.JoinedStr):
                self._fault(node, name, "an f-string can't be translated; use {fields}")
            elif built and contexts is not None:
                self._fault(node, name, "the text is put together at run time; use one literal with {fields}")
            elif isinstance(text, ast.Name) and self._unmarked(text.id):
                self._fault(node, name, f"the texts that {text.id} can be are not marked; mark() each")
            elif called == "mark":
                self._fault(node, name, "mark() needs a literal context and text")
            return  # a name, an attribute or a subscript: a constant table whose texts are marked
        if not contexts or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            if contexts:
                self._fault(node, name, f"the context {name!r} is not a lower-case word")
            return
        plural = called != "mark" and (len(args) > 2 or "n" in keywords)
        for source in texts:
            self.found.add(name, source, plural, f"{self.name}:{node.lineno}")
            if called != "mark":
                self._check_fields(node, name, source)

    def _unmarked(self, variable: str) -> bool:
        """Is a bare literal put into `variable` in the function that translates it?"""
        return any(
            isinstance(node, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == variable for target in node.targets)
            and bool(_literals(node.value))
            for function in self.functions[-1:]
            for node in ast.walk(function)
        )

    def _error(self, node: ast.Call, sentences: int) -> None:
        code = _literals(node.args[0]) if node.args else None
        if code is None:
            return  # passes on what its caller said; the caller's literal is read there
        context = code[0].partition(".")[0]
        if "." not in code[0]:
            self._fault(node, context, f"the code {code[0]!r} has no dot: context.what")
            return
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        given = list(node.args[1 : 1 + sentences])
        given += [keywords[name] for name in ("text", "next_step") if name in keywords]
        for text in given:
            texts = _literals(text)
            if texts is None:
                if isinstance(text, ast.JoinedStr | ast.BinOp):
                    self._fault(node, context, "an error's sentence is one literal with {fields}")
                continue
            for source in texts:
                self.found.add(context, source, False, f"{self.name}:{node.lineno}")
                self._check_fields(node, context, source)

    def _check_fields(self, node: ast.Call, context: str, source: str) -> None:
        if any(keyword.arg is None for keyword in node.keywords):
            return
        missing = _fields(source) - {keyword.arg for keyword in node.keywords} - {"%n"}
        if missing:
            self._fault(node, context, f"nothing is given for {', '.join(sorted(missing))} in {source!r}")

    def _shown(self, node: ast.Call) -> None:
        for argument in node.args:
            for text in _literals(argument) or []:
                foreign = [word for word in _WORD.findall(text) if len(word) > 1 and word not in SAME_WORD]
                if (foreign or re.search(f"[{_CJK}]", text)) and text not in OWN_NAME:
                    self._fault(node, "", f"shown without translate(): {text!r}")


def _fields(text: str) -> set[str]:
    """The placeholders of `text`: {names}, and %n."""
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return {"(unbalanced braces)"}
    return {re.split(r"[.[]", name)[0] for name in fields} | ({"%n"} if "%n" in text else set())


# --- the .ts files ---------------------------------------------------------------------------------------------------

Catalogue = dict[str, tuple[bool, list[str]]]  # source -> (plural, forms; an empty form is unfinished)


def catalogue_path(root: Path, language: str, context: str) -> Path:
    return root / "resources" / "i18n" / language / f"{context}.ts"


def read_catalogue(path: Path) -> Catalogue:
    """The messages of one .ts file; empty when there is none."""
    if not path.exists():
        return {}
    entries: Catalogue = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        plural = message.get("numerus") == "yes"
        translation = message.find("translation")
        forms = [""] if translation is None else [translation.text or ""]
        if plural and translation is not None:
            forms = [form.text or "" for form in translation.findall("numerusform")]
        entries[message.findtext("source") or ""] = (plural, forms)
    return entries


def write_catalogue(path: Path, language: str, entries: Catalogue) -> None:
    """Write one .ts file, sorted by source, in one step; a context without messages has no file."""
    if not entries:
        path.unlink(missing_ok=True)
        return
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    lines += ["<context>", f"    <name>{path.stem}</name>"]
    for source in sorted(entries):
        plural, forms = entries[source]
        state = "" if forms and all(forms) else ' type="unfinished"'
        lines.append('    <message numerus="yes">' if plural else "    <message>")
        lines.append(f"        <source>{escape(source)}</source>")
        if plural:
            lines.append(f"        <translation{state}>")
            lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
            lines.append("        </translation>")
        else:
            lines.append(f"        <translation{state}>{escape(forms[0] if forms else '')}</translation>")
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    content = "\n".join(lines).encode()
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(content)
    os.replace(temporary, path)


@contextmanager
def _locked(root: Path, patience_s: float = 30) -> Iterator[None]:
    """One writer at a time for this checkout; a lock older than `patience_s` was left by a process that died."""
    lock = Path(tempfile.gettempdir()) / f"translations-{hashlib.sha256(str(root).encode()).hexdigest()[:12]}.lock"
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            try:
                if time.time() - lock.stat().st_mtime > patience_s:
                    lock.unlink(missing_ok=True)
            except FileNotFoundError:
                continue
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


# --- update, fill, check ---------------------------------------------------------------------------------------------


def _existing(root: Path) -> set[str]:
    return {path.stem for path in (root / "resources" / "i18n").glob("*/*.ts")}


def update(root: Path = ROOT, only: set[str] | None = None) -> list[str]:
    """Add missing texts as unfinished and remove vanished ones; says what changed.

    Nothing is removed while a file of the code can't be parsed: its texts have not vanished, it is being written.
    """
    said: list[str] = []
    with _locked(root):
        found = scan(root)
        said += [f"not read, so nothing is removed: {line}" for line in found.unreadable]
        for context in sorted(only or set(found.contexts) | _existing(root)):
            wanted = found.contexts.get(context, {})
            for language in ("zh_CN", "en"):
                path = catalogue_path(root, language, context)
                entries = read_catalogue(path)
                texts = {s: m for s, m in wanted.items() if language == "zh_CN" or m.plural}
                for source in [] if found.unreadable else sorted(set(entries) - set(texts)):
                    said.append(f"{language}/{context}: removed {source!r} ({' | '.join(entries.pop(source)[1])})")
                for source, message in texts.items():
                    count = 2 if language == "en" else 1
                    old = entries.get(source, (False, []))[1]
                    forms = old if message.plural and len(old) == count else (old or [""])[:1]
                    if message.plural and len(forms) != count:
                        forms = [""] * count
                    if source not in entries:
                        said.append(f"{language}/{context}: added {source!r}")
                    entries[source] = (message.plural, forms)
                write_catalogue(path, language, entries)
    return said


Value = str | list[str] | dict[str, str | list[str]]


def _by_language(value: Value) -> dict[str, list[str]]:
    if isinstance(value, dict):
        return {language: [forms] if isinstance(forms, str) else forms for language, forms in value.items()}
    if isinstance(value, str):
        return {"zh_CN": [value]}
    chinese = [form for form in value if re.search(f"[{_CJK}]", form)]
    english = [form for form in value if form not in chinese]
    return ({"zh_CN": chinese[-1:]} if chinese else {}) | ({"en": english} if english else {})


def fill(data: dict[str, dict[str, Value]], root: Path = ROOT, only: set[str] | None = None) -> list[str]:
    """Write the translations in `data` into their contexts' files and no others; says what the code doesn't use yet."""
    said: list[str] = []
    with _locked(root):
        found = scan(root)
        for context in sorted(set(data) & only if only else data):
            catalogues = {
                language: read_catalogue(catalogue_path(root, language, context)) for language in ("zh_CN", "en")
            }
            for source, value in data[context].items():
                message = found.contexts.get(context, {}).get(source)
                if message is None:
                    said.append(f"{context}: not in the code (yet): {source!r}")
                forms_by_language = _by_language(value)
                plural = message.plural if message else "en" in forms_by_language
                for language, forms in forms_by_language.items():
                    if language == "en" and not plural:
                        said.append(f"{context}: English forms for a text without n=: {source!r}")
                        continue
                    catalogues[language][source] = (plural, forms)
            for language, entries in catalogues.items():
                write_catalogue(catalogue_path(root, language, context), language, entries)
    return said


def check(root: Path = ROOT, only: set[str] | None = None) -> list[str]:
    """All that is missing or wrong, one line each; empty when every text is there in both languages."""
    found = scan(root)
    faults = [f"can't be read: {line}" for line in found.unreadable]
    faults += [line for context, line in found.faults if not only or context in only]
    for context in sorted(only or set(found.contexts) | _existing(root)):
        wanted = found.contexts.get(context, {})
        chinese = read_catalogue(catalogue_path(root, "zh_CN", context))
        english = read_catalogue(catalogue_path(root, "en", context))
        for source in sorted((set(chinese) | set(english)) - set(wanted)):
            faults.append(f"{context}: in the catalogue but not in the code: {source!r}")
        for source, message in sorted(wanted.items()):
            where = f"{message.places[0]} [{context}]"
            faults += [f"{where}: {fault}" for fault in _chinese_faults(message, chinese.get(source, (False, []))[1])]
            if message.plural:
                forms = english.get(source, (False, []))[1]
                faults += [f"{where}: {fault}" for fault in _english_faults(source, forms)]
    return faults


def _chinese_faults(message: Message, forms: list[str]) -> list[str]:
    source = message.source
    if not forms or not all(forms):
        return [f"no Chinese for {source!r}"]
    faults = []
    for form in forms:
        if _fields(form) != _fields(source):
            faults.append(f"placeholders differ: {source!r} -> {form!r}")
        if _HALF_WIDTH.search(form):
            faults.append(f"half-width punctuation beside Chinese: {form!r}")
        words = _WORD.findall(re.sub(r"\{.*?\}|%n", "", form))
        if any(len(word) > 1 and word not in SAME_WORD for word in words) and not re.search(f"[{_CJK}]", form):
            faults.append(f"not translated: {source!r} -> {form!r}")
    return faults


def _english_faults(source: str, forms: list[str]) -> list[str]:
    if len(forms) != 2 or not all(forms):
        return [f"no English plural forms for {source!r}"]
    one, other = forms
    faults = []
    if _fields(other) != _fields(source) or _fields(one) - {"%n"} != _fields(source) - {"%n"}:
        faults.append(f"placeholders differ: {source!r} -> {one!r} / {other!r}")
    return faults


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Keep resources/i18n complete.")
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--update", action="store_true", help="add missing texts as unfinished, remove vanished ones")
    action.add_argument("--fill", metavar="FILE.json", type=Path, help="write the translations in FILE.json")
    action.add_argument("--check", action="store_true", help="print what is missing or wrong")
    parser.add_argument("--context", action="append", help="only this context (may be repeated)")
    options = parser.parse_args(arguments)
    only = set(options.context) if options.context else None
    if options.fill:
        said = fill(json.loads(options.fill.read_text(encoding="utf-8")), only=only)
    else:
        said = update(only=only) if options.update else check(only=only)
    for line in said:
        print(line)
    return 1 if options.check and said else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a console stream, not a test's
    sys.exit(main())

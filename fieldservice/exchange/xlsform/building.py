"""An XForm becomes a template of format 2."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from fieldservice.exchange.xlsform.beside import Beside
from fieldservice.exchange.xlsform.choices import OWN_VERDICTS, ChoiceLists
from fieldservice.exchange.xlsform.findings import CHANGED, LOST, Finding
from fieldservice.exchange.xlsform.language_guess import UNNAMED, Guess, guess_language
from fieldservice.exchange.xlsform.languages import language_key
from fieldservice.exchange.xlsform.paths import resolved
from fieldservice.exchange.xlsform.rules import code_of, tidy
from fieldservice.exchange.xlsform.searching import without_search
from fieldservice.exchange.xlsform.selects import Selects
from fieldservice.exchange.xlsform.sheets import Converted
from fieldservice.exchange.xlsform.xform import JR, ORX, OURS, Control, Node, Option, Texts, Words, XForm, read_xform
from fieldservice.i18n import mark

Json = dict[str, Any]

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]{0,63}")
_INPUTS = {
    "string": "text", "int": "number", "decimal": "number", "date": "date", "time": "time", "dateTime": "datetime",
    "geopoint": "geopoint", "geotrace": "geotrace", "geoshape": "geoshape", "barcode": "scan",
}  # fmt: skip
_TAGS = {"select1": "choice", "select": "multi_choice", "rank": "rank", "range": "range", "trigger": "acknowledge"}
_META = {
    "uri:deviceid": "deviceid", "uri:phonenumber": "phonenumber", "uri:username": "username", "uri:email": "email",
    "uri:simserial": "simserial", "uri:subscriberid": "subscriberid",
}  # fmt: skip
_METAS = frozenset("start end today deviceid username phonenumber email audit simserial subscriberid".split())
_RANGE = ("start", "end", "step", "tick_interval", "placeholder", "tick_labelset")
_MEDIA = ("image", "big-image", "audio", "video")
_OWN_NUMBERS = ("min", "max", "soft_min", "soft_max", "possible_min", "possible_max", "scale_min", "scale_max")


class Builder:
    """Builds one template; `findings` says what did not come over as it is."""

    def __init__(self, converted: Converted, path: Path, language: str, beside: Beside) -> None:
        self.form: XForm = read_xform(converted.xform)
        self.findings: list[Finding] = []
        self._converted = converted
        self._path = path
        self.choices = ChoiceLists(self.form, converted.rows, beside, self.findings.append)
        self._keys: dict[str, str] = {}
        self.unnamed: Guess | None = None  # the language of texts whose column names none
        self._languages = self._language_keys(language)
        self._first = next(iter(self._languages.values()), "en")
        self._selects = Selects(converted, self.choices, self._words, self._first, self._say_node)
        self._triggers: dict[str, tuple[list[str], str]] = {}
        self._defaults: dict[str, str] = {}

    def template(self) -> Json:
        """The template as data."""
        form = self.form
        self._name_keys(form.root)
        for each in form.assignments:
            if each.source:
                self._triggers.setdefault(each.target, ([], each.value))[0].append(each.source)
            else:
                self._defaults[each.target] = each.value
        data = self._head()
        data["items"] = self._items(form.root)
        for name, options in form.lists.items():
            if name != OWN_VERDICTS and name not in self.choices.lists:
                self.choices.lists[name] = self.choices.of_form(name, [self._choice(option) for option in options])
        data["lists"] = self.choices.finish()
        return data

    # ---- the whole

    def _head(self) -> Json:
        root = self.form.root
        identity = root.attributes.get("id", "")
        if identity in ("", "data"):  # what pyxform calls a form that has no name
            identity = self._path.stem
        title = self.form.title if self.form.title not in ("", "data") else identity
        languages = list(dict.fromkeys(self._languages.values())) or [guess_language([title]).language]
        data: Json = {
            "format": 2,
            "rules": "xpath",
            "root": root.name,
            "code": code_of(identity, "form"),
            "version": 1,
            "names": {self._default_language(languages): title},
            "purpose": "diagnosis",
            "languages": languages,
            "default_language": self._default_language(languages),
        }
        own = root.attributes.get(f"{OURS}template")
        if own:
            data |= json.loads(own)
        else:
            source = {
                "file": self._path.name, "form_id": identity, "version": root.attributes.get("version", ""),
                "style": self.form.style,
            }  # fmt: skip
            data["source"] = {key: value for key, value in source.items() if value}
        return data

    def _default_language(self, languages: list[str]) -> str:
        default = self._languages.get(self.form.default_language)
        return default or languages[0]

    def _language_keys(self, language: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self.form.languages:
            if name != UNNAMED:
                key = language_key(name)
                same = [other for other, taken in found.items() if taken == key]
                found[name] = name.strip() if any(self._both_said(name, other) for other in same) else key
        texts = [option.words.plain().get(UNNAMED, "") for options in self.form.lists.values() for option in options]
        for control in (*self.form.controls.values(), *self.form.groups.values()):
            texts += [control.label.plain().get(UNNAMED, ""), control.hint.plain().get(UNNAMED, "")]
        guess = guess_language(texts)
        chosen = language_key(language) or guess.language
        if any(texts) or UNNAMED in self.form.languages or not found:
            clash = any(self._both_said(UNNAMED, name) for name, key in found.items() if key == chosen)
            found[UNNAMED] = UNNAMED if clash else chosen
            self.unnamed = Guess(found[UNNAMED], sure=bool(language) or (guess.sure and not clash))
        return found

    def _both_said(self, one: str, other: str) -> bool:
        """Whether two columns that mean one language (“中文”, “Chinese (zh)”) say different things somewhere."""
        controls = (*self.form.controls.values(), *self.form.groups.values())
        words = [each for control in controls for each in (control.label, control.hint)]
        words += [option.words for options in self.form.lists.values() for option in options]
        texts = [said for each in words for said in each.forms.values()]
        texts += [said for messages in self.form.messages.values() for said in messages.values()]
        return any(one in said and other in said and said[one] != said[other] for said in texts)

    def _words(self, texts: Texts) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in sorted(texts, key=lambda each: each == UNNAMED):  # a column that names its language comes first
            found.setdefault(self._languages.get(name, name), texts[name])
        return found

    # ---- items

    def _name_keys(self, root: Node) -> None:
        nodes = [node for node in _walk(root) if node.path not in (root.path, f"{root.path}/meta")]
        nodes = [node for node in nodes if not node.path.startswith(f"{root.path}/meta/")]
        taken: set[str] = set()
        times = Counter(node.name for node in nodes)
        for number, node in enumerate(nodes, start=1):
            own = self._bind(node).get(f"{OURS}key", "")
            parent = node.path.split("/")[-2]
            offers = (own, node.name if times[node.name] == 1 else "", f"{parent}.{node.name}", f"q{number}")
            for key in (*offers, *(f"q{number}_{more}" for more in range(2, 100))):
                if _KEY.fullmatch(key) and key not in taken:
                    taken.add(key)
                    self._keys[node.path] = key
                    break

    def _items(self, parent: Node) -> list[Json]:
        found: list[Json] = []
        for node in parent.children:
            if parent is self.form.root and node.name == "meta":
                self._meta_group(node)
            elif node.path in self.form.groups or node.path in self.form.repeats or node.children:
                found.append(self._group(node))
            elif not self._counts_rounds(node):
                found.append(self._question(node))
        return found

    def _counts_rounds(self, node: Node) -> bool:
        """Whether pyxform made the node itself, to hold how many rounds a repeat has."""
        path = node.path.removesuffix("_count")
        count = self.form.repeats.get(path, {}).get(f"{JR}count", "").strip()
        counted = bool(count) and resolved(count, path) == node.path
        return counted and not self._converted.rows.number("survey", name=node.name)

    def _meta_group(self, meta: Node) -> None:
        for node in meta.children:
            if node.name == "instanceName":
                self._say(
                    LOST, "settings", 0, "instance_name", mark("xlsform", "A filled form gets no name of its own.")
                )
            elif node.name == "audit":
                row = self._converted.rows.number("survey", type="audit")
                self._say(
                    LOST,
                    "survey",
                    row,
                    "type",
                    mark("xlsform", "Times are kept for each answer; the audit file is not."),
                )
            elif node.name == "entity":
                self._say(LOST, "entities", 0, "", mark("xlsform", "Entities are not made from answers."))

    def _group(self, node: Node) -> Json:
        control = self.form.groups.get(node.path)
        bind = self._bind(node)
        data: Json = {
            "group": True,
            "key": self._keys[node.path],
            "name": node.name,
            "names": self._words(control.label.plain()) if control else {},
        }
        self._rule(data, "show_if", bind.get("relevant"))
        if control and control.attributes.get("appearance"):
            data["appearance"] = control.attributes["appearance"]
        if node.path in self.form.repeats:
            data["repeat"] = self._repeat(node, bind)
        if control and control.attributes.get("intent"):
            self._say_node(node, LOST, "body::intent", mark("xlsform", "No other program is started for the answers."))
        data["items"] = self._items(node)
        return data

    def _repeat(self, node: Node, bind: dict[str, str]) -> Json:
        repeat: Json = {}
        count = tidy(self.form.repeats[node.path].get(f"{JR}count", ""))
        target = resolved(count, node.path)
        counter = next((each for each in _walk(self.form.root) if each.path == target), None)
        if counter is not None and self._counts_rounds(counter):
            count = tidy(self._bind(counter).get("calculate", "")) or counter.text
        if count:
            repeat["count"] = count
        for name in ("least", "most"):
            if bind.get(f"{OURS}{name}"):
                repeat[name] = int(bind[f"{OURS}{name}"])
        if not count:
            repeat.setdefault("least", 1)  # as in the field: the first round is there, people add the others
        return repeat

    def _question(self, node: Node) -> Json:
        bind = self._bind(node)
        control = self.form.controls.get(node.path)
        kind = self._kind(node, bind, control)
        data: Json = {"key": self._keys[node.path], "name": node.name, "type": kind, "names": {}}
        if control is not None:
            self._texts(node, control, data)
        if kind == "meta":
            data["meta"] = self._preload(bind)
        self._rules(node, bind, data)
        if kind in ("choice", "multi_choice", "rank") and control is not None:
            self._selects.fill(node, control, data)
        if kind == "range" and control is not None:
            data["type"] = "number"
            data["parameters"] = {name: control.attributes[name] for name in _RANGE if name in control.attributes}
        if data["type"] == "number" and bind.get("type") == "int":
            data["decimals"] = 0
        if control is not None:
            words = without_search(control.attributes.get("appearance", "")).split()
            appearance = " ".join(word for word in words if (kind, word) != ("signature", "signature"))
            if appearance:
                data["appearance"] = appearance
        for name in ("max-pixels", "quality"):
            value = bind.get(f"{ORX}{name}") or bind.get(f"{{http://www.opendatakit.org/xforms}}{name}")
            if value:
                data.setdefault("parameters", {})[name] = value
        self._own(bind, data)
        return data

    def _kind(self, node: Node, bind: dict[str, str], control: Control | None) -> str:
        own = bind.get(f"{OURS}type")
        if own:
            return own
        if control is None:
            if node.path in self.form.located:
                self._say_node(
                    node, LOST, "type", mark("xlsform", "The place is not recorded by itself; the field stays empty.")
                )
            return "meta" if self._preload(bind) in _METAS else "hidden"
        if control.tag == "input":
            if "query" in control.attributes:
                return "choice"
            kind = _INPUTS.get(bind.get("type", "string"), "text")
            silent = tidy(bind.get("readonly", "")) == "true()" and not bind.get("calculate")
            return "note" if kind == "text" and silent and node.path not in self._triggers else kind
        if control.tag == "upload":
            media = control.attributes.get("mediatype", "").partition("/")[0]
            if media == "image":
                appearance = control.attributes.get("appearance", "")
                if "signature" in appearance:
                    return "signature"
                if {"draw", "annotate"} & set(appearance.split()):
                    self._say_node(
                        node, CHANGED, "appearance", mark("xlsform", "It is not drawn here; a photo is added.")
                    )
                return "photo"
            return media if media in ("audio", "video") else "file"
        return _TAGS.get(control.tag, "text")

    def _preload(self, bind: dict[str, str]) -> str:
        preload, params = bind.get(f"{JR}preload", ""), bind.get(f"{JR}preloadParams", "")
        if preload == "date" and params == "today":
            return "today"
        return _META.get(params, params) if preload in ("timestamp", "property") else ""

    def _texts(self, node: Node, control: Control, data: Json) -> None:
        data["names"] = self._words(control.label.plain()) or {self._first: node.name}
        for name, texts in (("hints", control.hint.plain()), ("guidance", control.hint.forms.get("guidance", {}))):
            if texts:
                data[name] = self._words(texts)
        media = self._media(control.label)
        if media:
            data["media"] = media

    def _media(self, words: Words) -> dict[str, dict[str, str]]:
        return {
            form: {language: name.rsplit("/", 1)[-1] for language, name in self._words(words.forms[form]).items()}
            for form in _MEDIA
            if form in words.forms
        }

    def _rules(self, node: Node, bind: dict[str, str], data: Json) -> None:
        if data["type"] not in ("note", "hidden", "meta", "computed"):
            required = tidy(bind.get("required", "false()"))
            data["required"] = {"true()": True, "false()": False}.get(required, required)
        messages = self.form.messages.get(node.path, {})
        self._rule(data, "show_if", bind.get("relevant"))
        self._rule(data, "constraint", bind.get("constraint"))
        for name, attribute in (("constraint_message", f"{JR}constraintMsg"), ("required_message", f"{JR}requiredMsg")):
            if messages.get(attribute):
                data[name] = self._words(messages[attribute])
        self._rule(data, "computed", bind.get("calculate"))
        if node.path in self._triggers:
            sources, value = self._triggers[node.path]
            data["trigger"] = [self._keys[source] for source in sources if source in self._keys]
            data["computed"] = value or "''"
        if tidy(bind.get("readonly", "")) == "true()" and data["type"] not in ("note", "hidden", "meta", "computed"):
            data["read_only"] = True
        if node.path in self._defaults:
            data["default"] = self._defaults[node.path]
        elif bind.get(f"{OURS}default"):
            data["default"] = bind[f"{OURS}default"]
        elif node.text or bind.get(f"{OURS}default_text"):
            data["default_text"] = bind.get(f"{OURS}default_text") or node.text

    def _choice(self, option: Option) -> Json:
        columns = dict(option.columns)
        verdict = columns.pop("fs_verdict", "")
        names = self._words(option.words.plain()) or {self._first: option.name}
        data: Json = {"key": option.name, "names": names, "verdict": verdict}
        media = self._media(option.words)
        return data | ({"columns": columns} if columns else {}) | ({"media": media} if media else {})

    def _own(self, bind: dict[str, str], data: Json) -> None:
        """What only our own forms have."""
        if bind.get(f"{OURS}unit"):
            data["unit"] = bind[f"{OURS}unit"]
        for name in _OWN_NUMBERS:
            if bind.get(f"{OURS}{name}"):
                data[name] = json.loads(bind[f"{OURS}{name}"])
        for name in ("decimals", "min_photos"):
            if bind.get(f"{OURS}{name}"):
                data[name] = int(bind[f"{OURS}{name}"])
        if bind.get(f"{OURS}judged"):
            data["judged"] = True

    # ---- small things

    def _bind(self, node: Node) -> dict[str, str]:
        return self.form.binds.get(node.path, {})

    def _rule(self, data: Json, name: str, rule: str | None) -> None:
        if rule is not None and tidy(rule):
            data[name] = tidy(rule)

    def _say_node(self, node: Node, kind: str, column: str, text: str, **params: object) -> None:
        self._say(kind, "survey", self._converted.rows.number("survey", name=node.name), column, text, **params)

    def _say(self, kind: str, sheet: str, row: int, column: str, text: str, **params: object) -> None:
        self.findings.append(Finding(kind, sheet, row, column, text, params))


def _walk(node: Node) -> list[Node]:
    found = [node]
    for child in node.children:
        found += _walk(child)
    return found

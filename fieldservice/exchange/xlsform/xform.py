"""An XForm as pyxform writes it, taken apart: nodes in order, binds, controls, texts by language, choice lists."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from fieldservice.exchange.xlsform.language_guess import UNNAMED
from fieldservice.exchange.xlsform.rules import tidy

XF = "{http://www.w3.org/2002/xforms}"
H = "{http://www.w3.org/1999/xhtml}"
JR = "{http://openrosa.org/javarosa}"
ORX = "{http://openrosa.org/xforms}"
ODK = "{http://www.opendatakit.org/xforms}"
OURS_URI = "https://fieldservice.invalid/xlsform"  # names our own columns; nothing is ever fetched from it
OURS = "{" + OURS_URI + "}"

Texts = dict[str, str]  # the form's name of a language -> text


@dataclass
class Words:
    """Everything said in one place: by form of the text ('' plain, guidance, image, audio ...) and language."""

    forms: dict[str, Texts] = field(default_factory=dict)

    def plain(self) -> Texts:
        """The text itself."""
        return self.forms.get("", {})


@dataclass
class Control:
    """What the body has for a node: the widget, its texts, its choices, its attributes."""

    tag: str
    attributes: dict[str, str]
    label: Words
    hint: Words
    itemset: str = ""
    item_value: str = ""
    item_label: str = ""
    items: list[Option] = field(default_factory=list)  # written out one by one, as for search()


@dataclass
class Node:
    """A node of the main instance."""

    name: str
    path: str
    text: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)


@dataclass
class Option:
    """A choice of a list; `columns` are those beside its name and label."""

    name: str
    words: Words
    columns: dict[str, str]


@dataclass
class SetValue:
    """An assignment at an event, `source` is the path of the question whose change is the event."""

    target: str
    value: str
    events: tuple[str, ...]
    source: str = ""


@dataclass
class XForm:
    """The parts of a form."""

    title: str
    root: Node
    languages: list[str]
    default_language: str
    binds: dict[str, dict[str, str]]
    controls: dict[str, Control]
    groups: dict[str, Control]
    repeats: dict[str, dict[str, str]]
    lists: dict[str, list[Option]]
    files: dict[str, str]
    assignments: list[SetValue]
    located: dict[str, str]
    style: str
    messages: dict[str, dict[str, Texts]]  # path -> attribute of the bind -> what it says


def read_xform(text: str) -> XForm:
    """Take apart the XML that pyxform made."""
    root = ET.fromstring(text)
    model = root.find(f"{H}head/{XF}model")
    body = root.find(f"{H}body")
    assert model is not None and body is not None
    itext = _Itext(model)
    instances = model.findall(f"{XF}instance")
    main = instances[0][0]
    form = XForm(
        title=root.findtext(f"{H}head/{H}title", ""),
        root=_node(main, ""),
        languages=itext.languages,
        default_language=itext.default,
        binds={bind.get("nodeset", ""): dict(bind.attrib) for bind in model.findall(f"{XF}bind")},
        controls={},
        groups={},
        repeats={},
        lists={},
        files={},
        assignments=[],
        located={each.get("ref", ""): each.get("event", "") for each in root.iter(f"{ODK}setgeopoint")},
        style=body.get("class", ""),
        messages={},
    )
    for path, bind in form.binds.items():
        for name in (f"{JR}constraintMsg", f"{JR}requiredMsg"):
            if bind.get(name):
                words = itext.referred(bind[name]) or Words({"": {UNNAMED: bind[name]}})
                form.messages.setdefault(path, {})[name] = words.plain()
    for instance in instances[1:]:
        name = instance.get("id", "")
        if instance.get("src"):
            form.files[name] = instance.get("src", "")
        else:
            form.lists[name] = [_option(item, itext) for item in instance.iter(f"{XF}item")]
    for each in model.findall(f"{XF}setvalue"):
        form.assignments.append(_assignment(each, ""))
    _body(body, form, itext)
    return form


class _Itext:
    def __init__(self, model: ET.Element) -> None:
        self.languages: list[str] = []
        self.default = ""
        self._texts: dict[str, Words] = {}
        for translation in model.findall(f"{XF}itext/{XF}translation"):
            language = translation.get("lang", UNNAMED)
            self.languages.append(language)
            if translation.get("default"):
                self.default = language
            for text in translation.findall(f"{XF}text"):
                words = self._texts.setdefault(text.get("id", ""), Words())
                for value in text.findall(f"{XF}value"):
                    said = mixed(value)
                    if said and said != "-":
                        words.forms.setdefault(value.get("form", ""), {})[language] = said

    def words(self, identity: str) -> Words:
        return self._texts.get(identity, Words())

    def of(self, element: ET.Element | None) -> Words:
        """What a label or hint says."""
        if element is None:
            return Words()
        referred = self.referred(element.get("ref", ""))
        if referred is not None:
            return referred
        said = mixed(element)
        return Words({"": {UNNAMED: said}}) if said else Words()

    def referred(self, rule: str) -> Words | None:
        if rule.startswith("jr:itext('") and rule.endswith("')"):
            return self.words(rule[10:-2])
        return None


def mixed(element: ET.Element) -> str:
    """The text of an element; what it quotes from the answers as `${path}`."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{XF}output":
            parts.append("${" + tidy(child.get("value", "")) + "}")
        parts.append(child.tail or "")
    return "".join(parts).strip()


def _node(element: ET.Element, parent: str) -> Node:
    name = element.tag.partition("}")[2] or element.tag
    path = f"{parent}/{name}"
    found = Node(name, path, (element.text or "").strip() if not len(element) else "", dict(element.attrib))
    templates = {child.tag for child in element if f"{JR}template" in child.attrib}
    for child in element:
        if child.tag in templates and f"{JR}template" not in child.attrib:
            continue
        found.children.append(_node(child, path))
    return found


def _option(item: ET.Element, itext: _Itext) -> Option:
    values = {child.tag.partition("}")[2]: (child.text or "").strip() for child in item}
    words = itext.words(values.pop("itextId")) if "itextId" in values else Words()
    label = values.pop("label", "")
    if label and not words.forms:
        words = Words({"": {UNNAMED: label}})
    return Option(values.pop("name", ""), words, values)


def _assignment(element: ET.Element, source: str) -> SetValue:
    return SetValue(
        element.get("ref", ""), tidy(element.get("value", "")), tuple(element.get("event", "").split()), source
    )


def _body(parent: ET.Element, form: XForm, itext: _Itext) -> None:
    for element in parent:
        tag = element.tag.partition("}")[2]
        if tag == "group":
            form.groups[element.get("ref", "")] = _control(element, tag, itext)
            _body(element, form, itext)
        elif tag == "repeat":
            form.repeats[element.get("nodeset", "")] = dict(element.attrib)
            _body(element, form, itext)
        elif tag == "setvalue":
            form.assignments.append(_assignment(element, ""))
        elif element.get("ref"):
            form.controls[element.get("ref", "")] = _control(element, tag, itext)
            for each in element.findall(f"{XF}setvalue"):
                form.assignments.append(_assignment(each, element.get("ref", "")))


def _control(element: ET.Element, tag: str, itext: _Itext) -> Control:
    control = Control(
        tag,
        dict(element.attrib),
        itext.of(element.find(f"{XF}label")),
        itext.of(element.find(f"{XF}hint")),
    )
    itemset = element.find(f"{XF}itemset")
    if itemset is not None:
        control.itemset = itemset.get("nodeset", "")
        value, label = itemset.find(f"{XF}value"), itemset.find(f"{XF}label")
        control.item_value = value.get("ref", "name") if value is not None else "name"
        control.item_label = label.get("ref", "label") if label is not None else "label"
    elif "query" in element.attrib:
        control.itemset = element.get("query", "")
        control.item_value = "name"
    for item in element.findall(f"{XF}item"):
        control.items.append(Option(item.findtext(f"{XF}value", ""), itext.of(item.find(f"{XF}label")), {}))
    return control

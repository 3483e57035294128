"""Places and what they hold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog

from fieldservice.domain.bin_codes import bin_codes
from fieldservice.domain.confidence import sentence
from fieldservice.domain.pick_route import walk_key
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.detail import rows_of
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both, listed, name_of
from ui.kit.buttons import Button, IconButton
from ui.kit.choices import ChoiceField
from ui.kit.feedback import EmptyState
from ui.kit.fields import TextField
from ui.kit.labels import Label, rule
from ui.kit.models import SimpleModel, Sureness
from ui.kit.numbers import NumberField
from ui.kit.panels import column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.parts import words
from ui.parts.locations_view_model import Contents, LocationNode, LocationsViewModel, Tree
from ui.shell.page import Page

C = "parts_page"

_KINDS = tuple("central regional point bin van technician packing defective quarantine transit".split())
_TREE_WIDTH, _TREE_NARROW, _NARROW_BELOW = 500, 372, 1160
_INDENT = "\u2003"


class LocationsPage(Page):
    """The tree at the left, the contents of the chosen place at the right."""

    tree: DataTable
    contents: DataTable
    search: TextField

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.locations = LocationsViewModel(environment, self)
        self.view_model = self.locations
        self.dialog: RecordDialog | None = None
        self._nodes: list[tuple[int, LocationNode]] = []
        self._contents: Contents | None = None
        self._wanted = ""
        self._mine = False
        self._build()
        vm = self.locations
        vm.loaded.connect(self._loaded)
        vm.contentsLoaded.connect(self._show_contents)
        vm.verbs.done.connect(self._done)
        vm.verbs.refused.connect(self._refused)
        self.shortcuts = Shortcuts(self)
        self.shortcuts.add("V", translate(C, "my van"), self.go_to_my_van)
        self.shortcuts.add("N", translate(C, "new place"), self.add_place)
        self.shortcuts.add("E", translate(C, "edit"), self.edit_place)
        self.shortcuts.add("B", translate(C, "add bins"), self.add_bins)
        self.shortcuts.add("/", translate(C, "filter"), lambda: self.search.focus())

    def open(self, **params: object) -> None:
        self._wanted = str(params.get("id", ""))
        self._mine = bool(params.get("mine"))
        self.locations.refresh()

    def hints(self) -> list[tuple[str, str]]:
        return [("J / K", translate(C, "up and down")), *self.shortcuts.hints()]

    def focus_first(self) -> None:
        self.tree.setFocus()

    def _build(self) -> None:
        theme = current()
        self.tree_model = SimpleModel(
            rows_of(
                ("name", translate(C, "Location"), 190, "text", True),
                ("kind", translate(C, "Kind"), 142, "muted", False),
                ("person", translate(C, "Responsible"), 92, "text", False),
                ("parts", translate(C, "Parts"), 64, "number", False),
            )
        )
        self.tree = DataTable(self.tree_model, translate(C, "Locations"), tickable=False)
        self.tree.currentIdChanged.connect(self._chosen)
        self.tree.opened.connect(lambda _at: self.contents.setFocus())
        self.my_van = Button(translate(C, "My van"), "quiet", icon="car", on_click=self.go_to_my_van)
        new = Button(translate(C, "New place…"), icon="plus", on_click=self.add_place)
        bins = IconButton("boxes", translate(C, "Add many bins…"), on_click=self.add_bins)
        head = row(Label(translate(C, "Locations"), "title"), None, self.my_van, bins, new)
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        left = panel("raised")
        left_column = column(left)
        left_column.addLayout(head)
        left_column.addWidget(self.tree, 1)
        self._left = left
        self.title = Label("", "lead", strong=True, elide=True)
        self.about = Label("", "body", "muted", elide=True)
        self.edit = Button(translate(C, "Edit…"), "quiet", icon="pencil", on_click=self.edit_place)
        self.labels = Button(translate("labels", "Labels…"), "quiet", icon="tag", on_click=self.print_labels)
        texts = column(spacing=2)
        texts.addWidget(self.title)
        texts.addWidget(self.about)
        self.search = TextField("", placeholder=translate(C, "Part number or name"), icon="search", height=32)
        self.search.setMaximumWidth(theme.px(220))
        self.search.setMinimumWidth(theme.px(150))
        self.search.changed.connect(self._filter)
        top = row(spacing=12)
        top.addLayout(texts, 2)
        top.addWidget(self.search, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.labels)
        top.addWidget(self.edit)
        top.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self.contents_model = SimpleModel(
            rows_of(
                ("number", translate(C, "Part number"), 132, "record", False),
                ("name", translate(C, "Name"), 124, "text", True),
                ("quantity", translate(C, "On hand"), 88, "number", False),
                ("sure", translate(C, "Confidence"), 240, "meter", False),
                ("place", translate(C, "Place"), 110, "text", False),
                ("last", translate(C, "Last move"), 124, "muted", False),
                ("lot", translate(C, "Lot or serial number"), 140, "muted", False),
            )
        )
        self.contents = DataTable(self.contents_model, translate(C, "Contents"), tickable=False)
        self.contents.opened.connect(self._open_part)
        self.contents.previewed.connect(self._open_part)
        self.nothing = EmptyState(
            "package-open",
            translate(C, "This place is empty"),
            translate(C, "Open a part and choose “Move stock” or “Correct the stock” to put something here."),
            translate(C, "Open the parts"),
            lambda: self.environment.navigator.go("parts"),
        )
        right = panel("raised")
        right_column = column(right)
        right_column.addLayout(top)
        right_column.addWidget(self.contents, 1)
        right_column.addWidget(self.nothing, 1)
        whole = row(left, rule(vertical=True, edge=True), spacing=0)
        whole.addWidget(right, 1)
        self.setLayout(whole)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        theme = current()
        narrow = self.width() < theme.px(_NARROW_BELOW)
        self._left.setFixedWidth(theme.px(_TREE_NARROW if narrow else _TREE_WIDTH))

    # showing

    @Slot(object)
    def _loaded(self, tree: Tree) -> None:
        self._nodes = []
        self._walk(tree.nodes, 0)
        self.my_van.setVisible(tree.van_id is not None)
        kept = self._wanted or (tree.van_id if self._mine else None)
        if not kept and self.locations.location is not None:
            kept = self.locations.location.id
        self.tree_model.set_rows([self._cells(depth, node, tree) for depth, node in self._nodes])
        ids = [node.location.id for _depth, node in self._nodes]
        self._wanted, self._mine = "", False
        if ids:
            at = ids.index(kept) if kept in ids else 0
            self.tree.select_row(at)
            self._chosen(at)

    def _walk(self, nodes: tuple[LocationNode, ...], depth: int) -> None:
        for node in sorted(nodes, key=_in_order):
            self._nodes.append((depth, node))
            self._walk(node.children, depth + 1)

    def _cells(self, depth: int, node: LocationNode, tree: Tree) -> tuple[object, ...]:
        place = node.location
        mine = f" ({translate(C, 'mine')})" if place.id == tree.van_id else ""
        name = _INDENT * depth + both(place.name, place.name_en) + mine
        person = tree.people.get(place.person_id or "")
        return name, words.kind_words(place.kind), name_of(person), f"{node.parts:,}" if node.parts else ""

    def _chosen(self, at: int) -> None:
        if 0 <= at < len(self._nodes):
            location = self._nodes[at][1].location
            chosen = self.locations.location
            if chosen is None or chosen != location or self._contents is None:
                self.search.set_value("")
            self.locations.choose(location)

    @Slot(object)
    def _show_contents(self, contents: Contents) -> None:
        self._contents = contents
        self._filter()

    def _filter(self) -> None:
        contents = self._contents
        if contents is None:
            return
        context = self.environment.services.context
        place, wanted = contents.location, str(self.search.value()).lower().replace("-", "")
        shown = [
            held
            for held in contents.held
            if wanted in held.part.number.lower().replace("-", "")
            or wanted in held.part.name.lower()
            or wanted in held.part.name_en.lower()
        ]
        tree = self.locations.tree
        person = tree.people.get(place.person_id or "") if tree is not None else None
        self.title.setText(both(place.name, place.name_en))
        parts = len({held.part.id for held in contents.held})
        self.about.setText(
            listed((words.kind_words(place.kind), place.code, name_of(person), translate(C, "%n parts", parts)))
        )
        self._parts = [held.part.id for held in shown]
        self.contents_model.set_rows(
            [
                (
                    held.part.number,
                    both(held.part.name, held.part.name_en),
                    words.quantity(held.row.quantity_micro, held.part.unit),
                    self._sure(contents, held.part.id),
                    both(held.row.name, held.row.name_en) if held.row.location_id != place.id else "",
                    words.age(held.row.last_move_at, context.now(), context.zone),
                    listed((held.row.lot, held.row.serial)),
                )
                for held in shown
            ]
        )
        self.contents.setVisible(bool(contents.held))
        self.search.setVisible(bool(contents.held))
        self.nothing.setVisible(not contents.held)

    def _sure(self, contents: Contents, part_id: str) -> Sureness | str:
        context = self.environment.services.context
        found = contents.sure.get(part_id)
        return Sureness(found.level, sentence(found, context.now(), context.zone)) if found is not None else ""

    # doing

    def go_to_my_van(self) -> None:
        """Show my own van."""
        tree = self.locations.tree
        ids = [node.location.id for _depth, node in self._nodes]
        if tree is not None and tree.van_id in ids:
            self.tree.select_row(ids.index(tree.van_id))

    def add_place(self) -> None:
        """Add a place, inside the chosen one to begin with."""
        self._open_dialog(None)

    def print_labels(self) -> None:
        """The label of the chosen place, or of all bins in it."""
        tree, chosen = self.locations.tree, self.locations.location
        if tree is None or chosen is None:
            return
        node = next((node for _depth, node in self._nodes if node.location.id == chosen.id), None)
        inside = [child.location.id for child in node.children if child.location.kind == "bin"] if node else []
        self.environment.navigator.go("labels", kind="location", ids=[chosen.id, *inside])

    def add_bins(self) -> None:
        """Add many bins to the chosen place, from a first code to a last one."""
        place = self.locations.location
        if place is None:
            return
        name = both(place.name, place.name_en)
        dialog = RecordDialog(
            translate(C, "Add many bins"),
            self,
            self.environment,
            f"bins.{place.id}",
            translate(C, "Add the bins"),
            lambda values: self.locations.add_bins(place.id, str(values["first"]), str(values["last"])),
            translate(C, "They are added to {place}, in the order in which one walks.", place=name),
        )
        form = dialog.form
        hint = translate(C, "For example A-01-01")
        form.add("first", TextField(translate(C, "First code"), required=True, max_length=40, hint=hint))
        hint = translate(C, "For example A-12-05")
        form.add("last", TextField(translate(C, "Last code"), max_length=40, hint=hint))
        told = Label("", "body", "muted", wrap=True)
        dialog.add(told)
        form.changed.connect(lambda: told.setText(_range_words(form.values())))
        dialog.begin({})
        self.dialog = dialog
        dialog.open()

    def edit_place(self) -> None:
        """Change the chosen place."""
        if self.locations.location is not None:
            self._open_dialog(self.locations.location)

    def _open_dialog(self, place: Any | None) -> None:
        tree = self.locations.tree
        if tree is None:
            return
        id = place.id if place is not None else None
        dialog = RecordDialog(
            translate(C, "Edit the place") if id else translate(C, "New place"),
            self,
            self.environment,
            f"location.{id or 'new'}",
            translate(C, "Save place"),
            lambda values: self.locations.save(id, values | {"walk": int(values["walk"] or 0)}),
        )
        form = dialog.form
        form.add("name", TextField(translate(C, "Name"), required=True, max_length=80))
        form.add("name_en", TextField(translate(C, "English name"), max_length=80))
        kinds = [(kind, words.kind_words(kind)) for kind in _KINDS]
        kind = ChoiceField(translate(C, "Kind"), kinds, "bin", required=True)
        form.add("kind", kind)
        form.add("code", TextField(translate(C, "Code"), max_length=40))
        inside: list[tuple[object, str]] = [(None, translate(C, "none"))]
        inside += [
            (node.location.id, _INDENT * depth + both(node.location.name, node.location.name_en))
            for depth, node in self._nodes
            if node.location.id != id
        ]
        form.add("parent_id", ChoiceField(translate(C, "Inside"), inside))
        people: list[tuple[object, str]] = [(None, translate(C, "nobody"))]
        people += [(person.id, name_of(person)) for person in tree.people.values()]
        form.add("person_id", ChoiceField(translate(C, "Responsible"), people))
        form.add("walk", NumberField(translate(C, "Place on the walk"), decimals=0))
        chosen = self.locations.location
        if place is not None:
            kind.set_read_only()
        fields = ("name", "name_en", "kind", "code", "parent_id", "person_id", "walk")
        start = {"kind": "bin", "parent_id": chosen.id if chosen is not None else None}
        dialog.begin({name: getattr(place, name) for name in fields} if place is not None else start)
        self.dialog = dialog
        dialog.open()

    def _open_part(self, at: int) -> None:
        self.environment.navigator.go("part", id=self._parts[at])

    @Slot(str, object, object)
    def _done(self, what: str, result: Any, undo: object) -> None:
        if isinstance(self.dialog, QDialog):
            self.dialog.finish()
        if what == "added":
            self._wanted = result.id
        if what == "bins":
            made, there = result
            said = translate(C, "%n bins are added.", len(made))
            if there:
                said += " " + translate(C, "%n were there already.", there)
            self.environment.messages.say(said, undo if callable(undo) else None)
            return
        said = translate(C, "The place is added.") if what == "added" else translate(C, "The place is saved.")
        self.environment.messages.say(said, undo if callable(undo) else None)

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        if self.dialog is None or not self.dialog.show_problem(error):
            self.environment.messages.problem(error)


def _in_order(node: LocationNode) -> tuple[Any, ...]:
    """Warehouses by name; bins as one walks past them."""
    place = node.location
    walk = walk_key(place.walk, place.code or place.name)
    return _KINDS.index(place.kind), walk if place.kind == "bin" else (0, ()), place.name, place.id


def _range_words(values: dict[str, Any]) -> str:
    """What the two codes mean; what is wrong is said beside the fields when they are sent."""
    try:
        codes = bin_codes(str(values["first"]), str(values["last"]))
    except UserError:
        return ""
    if len(codes) < 3:
        return ", ".join(codes)
    return translate(C, "%n bins: {first}, {second} … {last}", len(codes), first=codes[0], second=codes[1],
                     last=codes[-1])  # fmt: skip

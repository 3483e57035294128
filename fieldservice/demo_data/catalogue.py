"""Products, parts, categories, and which part belongs to which model."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.content import part_lines, read_json
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import BomLine, Part, PartCategory, Product

_NUMBERS = {"thermo_seal": [93], "thermo_core": [417, 412, 421, 430], "oil_synthetic": [46, 32, 68]}
_QUANTITIES = {"oil_synthetic": 20, "oil_chiller": 12, "oring": 4, "bolt": 12, "fuse": 3, "clamp": 4}
_SUPPLIERS = {
    "HC-1630": 1, "HC-2205": 0, "HC-3110": 3, "HC-3220": 3, "HC-3350": 3, "HC-3410": 2, "HD-2110": 4, "HD-2250": 1,
    "LS-4110": 4, "LS-4220": 4, "GT-5010": 5, "GT-5120": 2, "GT-5340": 0, "GT-5450": 3, "GT-5560": 3,
}  # fmt: skip
_GENUINE_GROUPS = ("HC-", "HD-", "LS-")


@dataclass
class Catalogue:
    """Finds the part that fits a model; `families` by product id: HC, HV (variable speed), HD, LS."""

    products: dict[str, Product] = field(default_factory=dict)  # by model
    families: dict[str, str] = field(default_factory=dict)
    frames: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    _framed: dict[tuple[str, str, str], Part] = field(default_factory=dict)
    _listed: dict[str, list[tuple[Part, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))

    def find(self, key: str, product: Product) -> Part:
        """The part of that kind for that model."""
        family, frame = self.families[product.id], self.frames[product.id]
        for wanted in (family, "HC" if family == "HV" else family):
            part = self._framed.get((key, wanted, frame))
            if part is not None:
                return part
        listed = self._listed[key]
        own = [part for part, frames in listed if frame in frames]
        return own[0] if own else listed[len(frame) % len(listed) if key in ("fan_capacitor", "line_filter") else 0][0]


def make_catalogue(build: Build) -> Catalogue:
    """About 25 models and 1,500 parts."""
    catalogue = Catalogue()
    _products(build, catalogue)
    lines: dict[str, list[tuple[Part, str]]] = defaultdict(list)  # product id -> parts and their section
    category: str | None = None
    section, prefix, counter, child_id = "", "", 0, ""
    for line in part_lines():
        if line.startswith("="):
            zh, en = line[1:].split("|")
            category = build.add(PartCategory(id=build.id(), name=zh, name_en=en)).id
            continue
        if line.startswith("+"):
            zh, en, prefix = line[1:].split("|")
            child_id = build.add(PartCategory(id=build.id(), parent_id=category, name=zh, name_en=en)).id
            section, counter = build.words([zh, en]), 0
            continue
        counter = _family_of_parts(build, catalogue, line, child_id, prefix, counter, section, lines)
    _bill(build, catalogue, lines)
    return catalogue


def _products(build: Build, catalogue: Catalogue) -> None:
    for family, entry in read_json("firm.json")["models"].items():
        for frame in entry["frames"]:
            model = f"HC-{frame}V" if family == "HV" else f"{family}-{frame}"
            product = Product(
                id=build.id(), model=model, name=entry["name"][0], name_en=entry["name"][1],
                maker=build.words(["衡川制造", "Hengchuan Works"]), category=build.words(entry["category"]),
                warranty_months=entry["warranty"], covers_travel=family != "HD",
            )  # fmt: skip
            catalogue.products[model] = build.add(product)
            catalogue.families[product.id] = family
            catalogue.frames[product.id] = frame


def _family_of_parts(
    build: Build,
    catalogue: Catalogue,
    line: str,
    category_id: str,
    prefix: str,
    counter: int,
    section: str,
    lines: dict[str, list[tuple[Part, str]]],
) -> int:
    """The parts of one line of the catalogue; returns the counter of their numbers."""
    content = read_json("firm.json")
    key, zh, en, unit, price, tracking, rule = line.split("|")
    fixed = iter(_NUMBERS.get(key, ()))
    base = round(float(price) * 100)
    for label, frames, families, size in _variants(content, rule):
        counter += build.rng.randint(1, 7)
        sequence = next(fixed, counter)
        while f"{prefix}-{sequence:04d}" in catalogue.numbers:
            sequence = counter = counter + 1
        label_en = content["variants"].get(label, label.replace("φ", "⌀").replace("℃", "°C"))
        number = f"{prefix}-{sequence:04d}"
        catalogue.numbers.add(number)
        amount = max(50, round(base * size) // 100 * 100 or base)
        part = Part(
            id=build.id(), number=number, name=f"{zh} {label}".strip(), name_en=f"{en} {label_en}".strip(),
            category_id=category_id, unit=unit, price_minor=amount, tracking=tracking,
            barcode=f"69{abs(hash_of(number)) % 10**11:011d}", genuine=prefix[:3] in _GENUINE_GROUPS,
            supplier=build.words(_supplier(content, prefix)),
            min_stock_micro=(4 if amount < 50_000 else 1) * MICRO,
        )  # fmt: skip
        catalogue.parts.append(build.add(part))
        if rule.startswith("["):
            catalogue._listed[key].append((part, frames))
        for family in families:
            for product in catalogue.products.values():
                own = catalogue.families[product.id]
                if own != family and not (family == "HC" and own == "HV"):
                    continue
                frame = catalogue.frames[product.id]
                if not rule.startswith("["):
                    if frame in frames:
                        catalogue._framed[key, own, frame] = part
                        lines[product.id].append((part, section))
                elif frame in frames or (not frames and build.rng.random() < 0.06):
                    lines[product.id].append((part, section))
    return counter


def _supplier(content: Any, prefix: str) -> list[str]:
    """Who delivers that group; what has no supplier of its own comes from the maker."""
    found: list[str] = content["suppliers"][_SUPPLIERS.get(prefix, 6)]
    return found


def hash_of(text: str) -> int:
    """The same number for the same text on every run."""
    value = 7
    for character in text:
        value = (value * 131 + ord(character)) % (1 << 61)
    return value


def _variants(content: Any, rule: str) -> list[tuple[str, frozenset[str], list[str], float]]:
    """(label, frames, families, price factor) of each part that a rule stands for."""
    if rule.startswith("["):
        inside, families = rule[1:].rsplit("]@", 1)
        found = []
        for position, item in enumerate(inside.split(",")):
            label, _, fitting = item.partition(":")
            found.append((label, frozenset(fitting.split("/")) - {""}, families.split(","), 1 + position * 0.12))
        return found
    family, _, only = rule.partition("*:")
    family = family.rstrip("*")
    models = "HV" if family == "V" else family
    frames: list[str] = only.split(",") if only else content["models"][models]["frames"]
    middle = {"HC": 75, "HV": 75, "HD": 12, "LS": 210}[models]
    label = {"HC": "HC-{}", "HV": "HC-{}V", "HD": "HD-{}", "LS": "LS-{}"}[models]
    return [(label.format(frame), frozenset({frame}), [models], (int(frame) / middle) ** 0.6) for frame in frames]


def _bill(build: Build, catalogue: Catalogue, lines: dict[str, list[tuple[Part, str]]]) -> None:
    quantities = {part.id: amount for key, amount in _QUANTITIES.items() for part, _ in catalogue._listed[key]}
    for product_id, parts in lines.items():
        for position, (part, section) in enumerate(parts, 1):
            build.add(
                BomLine(
                    id=build.id(), product_id=product_id, part_id=part.id, unit=part.unit,
                    quantity_micro=quantities.get(part.id, 1) * MICRO, position=f"{section} {position}",
                )
            )  # fmt: skip

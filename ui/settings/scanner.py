"""The scanner of this computer: how quickly it types, what it puts around a code. It counts from the next scan on."""

from __future__ import annotations

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.choices import SegmentedChoice
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import Card, row
from ui.kit.theme import current

C = "scanning"
# Milliseconds between two characters: what scanners need as they are shipped, over Bluetooth, and set to be slow.
_SPEEDS = (20, 35, 60)


class ScannerCard(Card):
    """Saved as it is changed, on this computer."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(translate(C, "Scanner"), spacing=12)
        settings = environment.settings
        words = (translate(C, "Quick"), translate(C, "Ordinary"), translate(C, "Slow"))
        kept = settings.get("scanner.gap_ms", _SPEEDS[1])
        speed = kept if kept in _SPEEDS else _SPEEDS[1]
        self.speed = SegmentedChoice(list(zip(_SPEEDS, words, strict=True)), speed, name=translate(C, "Speed"))
        self.speed.changed.connect(lambda chosen: settings.set("scanner.gap_ms", int(str(chosen))))
        label = Label(translate(C, "Speed"), "body", "muted")
        label.setFixedWidth(current().px(96))
        self.add_layout(row(label, self.speed, None, spacing=12))
        self.prefix = TextField(translate(C, "Before each code"), max_length=8)
        self.suffix = TextField(translate(C, "After each code"), max_length=8)
        for name, field in (("prefix", self.prefix), ("suffix", self.suffix)):
            field.set_value(settings.get(f"scanner.{name}", ""))
            field.committed.connect(lambda name=name, field=field: settings.set(f"scanner.{name}", str(field.value())))
        self.add_layout(row(self.prefix, self.suffix, None, spacing=12))
        sentence = translate(
            C,
            "A scanner that types works in any window as it is. Choose “Slow” when its codes end up in fields, and name"
            " what it sends before or after a code, Enter and Tab excepted.",
        )
        self.add(Label(sentence, "small", "muted", wrap=True))

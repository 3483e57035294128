"""Version, what it is built with, licences."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import qVersion

from fieldservice import __version__
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel

# Libraries and fonts that are delivered with the program, and their licences.
_LICENCES = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("peewee", "peewee", "MIT"),
    ("sqlcipher3", "SQLCipher (sqlcipher3)", "BSD-3-Clause / zlib"),
    ("reportlab", "ReportLab", "BSD-3-Clause"),
    ("pillow", "Pillow", "MIT-CMU"),
    ("openpyxl", "openpyxl", "MIT"),
    ("XlsxWriter", "XlsxWriter", "BSD-2-Clause"),
    ("cryptography", "cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("argon2-cffi", "argon2-cffi", "MIT"),
    ("msgspec", "msgspec", "BSD-3-Clause"),
    ("qrcode", "qrcode", "BSD-3-Clause"),
    ("", "Noto Sans SC, Source Sans 3", "SIL OFL 1.1"),
    ("", "Lucide", "ISC"),
)


class AboutSection(Section):
    """What people read out to support."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        card = Card(translate("settings", "About"))
        facts = KeyValues(label_width=140)
        facts.add(translate("settings", "Version"), __version__)
        facts.add("Qt", qVersion())
        facts.add(translate("settings", "Logs"), str(environment.session.profile.logs), wrap=True)
        card.add(facts)
        self.body.addWidget(card)
        licences = Card(translate("settings", "Built with"))
        table = KeyValues(label_width=220)
        for distribution, name, licence in _LICENCES:
            version = _version(distribution)
            table.add(f"{name} {version}".strip(), licence)
        licences.add(table)
        licences.add(
            Label(
                translate("settings", "The licence texts are in the program's folder, beside the files they cover."),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.body.addWidget(licences)


def _version(distribution: str) -> str:
    if not distribution:
        return ""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:  # a packed program may carry the library without its metadata
        return ""

"""The desktop: everything that needs Qt."""

import builtins

from fieldservice.system.kept_code import kept_code

with kept_code():
    import PySide6.QtCore  # noqa: F401  # puts its hook into `import`, which is taken out again below

# PySide looks at every module that is imported after it: it reads the module's source file to see whether it mentions
# PySide6, in case somebody switches on `from __feature__ import snake_case`. Nobody does here, and with a hundred
# modules a tenth of the start went into that. PySide keeps Python's own function under this name for taking it back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

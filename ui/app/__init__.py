"""The desktop program: `ui.app.start.run` starts it, `ui.app.desktop.Desktop` is one open profile with its window."""

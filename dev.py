#!/usr/bin/env python3
"""One door for everybody who works on the program, and for whoever tries it: `python3 dev.py run`.

Needs Python 3.11 or newer and nothing else: it makes .venv, installs what pyproject.toml names at the versions that
constraints.txt pins, sees to the system libraries that Qt needs, and then does what was asked. pip and apt run with
this machine's own settings.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# The extras of whoever works on the program: its tests start hubs as well.
DEVELOPER = ("dev", "hub")
# What a benchmark compares with, beside what the program and its tests need.
COMPARED_WITH = {"triage": "bench-triage"}
# What Qt's own files are looked at for: libraries, and the plugins of the platform in use.
QT_LIBRARIES = ("Core", "Gui", "Widgets", "Svg", "Pdf", "PdfWidgets", "PrintSupport")
# Debian's package of each library that a bare system may lack; those with other names are guessed from the soname.
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libbz2.so.1.0": "libbz2-1.0",
    "libz.so.1": "zlib1g",
    "libcups.so.2": "libcups2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
}
# What Qt loads while it runs without being linked to it, so that `ldd` can't name it.
LOADED_LATE = ("libEGL.so.1", "libGL.so.1", "libfontconfig.so.1", "libdbus-1.so.3")


class Stop(Exception):
    """Can't go on; the sentence says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


# --- the system ------------------------------------------------------------------------------------------------------


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(packages: list[str], reason: str) -> None:
    """Install Debian packages when we may; otherwise stop and name the exact command."""
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(f"{reason}\nInstall it with this system's package manager; Debian calls it: {' '.join(packages)}")
    if not is_root():
        raise Stop(f"{reason}\nRun this once, then try again:\n    sudo apt-get update && sudo {command}")
    say(f"{reason}\nInstalling: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command.split(), "-qq"]):
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if done.returncode and step[1] != "update":
            raise Stop(f"{(done.stderr or done.stdout).strip()}\nThe packages could not be installed: {command}")


def package_of(library: str) -> str:
    """Debian's package for a soname: libxcb-cursor.so.0 -> libxcb-cursor0, libfreetype.so.6 -> libfreetype6."""
    if library in PACKAGE_OF:
        return PACKAGE_OF[library]
    name, _, version = library.lower().partition(".so.")
    version = version.split(".")[0]
    return f"{name}-{version}" if name[-1:].isdigit() else f"{name}{version}"


def missing_in(ldd_output: str) -> set[str]:
    """The sonames that `ldd` could not find."""
    return set(re.findall(r"^\s*(lib\S+)\s+=>\s+not found", ldd_output, re.MULTILINE))


def has_screen() -> bool:
    """Is there a display to open windows on? Windows and macOS have one; Linux says so in its environment."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def platform_plugins() -> list[str]:
    """The Qt platform plugins that this session can use."""
    plugins = ["libqoffscreen.so"]
    plugins += ["libqxcb.so"] if os.environ.get("DISPLAY") else []
    plugins += ["libqwayland.so", "libqwayland-generic.so"] if os.environ.get("WAYLAND_DISPLAY") else []
    return plugins


def ensure_qt_libraries() -> None:
    """Qt's wheels bring Qt, but not the system's graphics and font libraries: install those or say how."""
    for _ in range(3):  # a library that was just installed may lack another
        missing = missing_qt_libraries()
        if not missing:
            return
        install_packages(sorted({package_of(library) for library in missing}), "Qt needs libraries of the system.")
    if missing := missing_qt_libraries():
        raise Stop(f"Qt still misses {', '.join(sorted(missing))}; install the packages that hold these libraries.")


def missing_qt_libraries() -> set[str]:
    """The sonames that Qt's libraries and the plugins of this session look for in vain."""
    folders = list(VENV.glob("lib/python*/site-packages/PySide6/Qt"))
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None or not folders:
        return set()
    qt = folders[0]
    files = [qt / "lib" / f"libQt6{name}.so.6" for name in QT_LIBRARIES]
    files += [qt / "plugins" / "platforms" / name for name in platform_plugins()]
    files += [*qt.glob("plugins/imageformats/*.so"), *qt.glob("plugins/iconengines/*.so")]
    found = subprocess.run(
        ["ldd", *(file for file in files if file.exists())], capture_output=True, text=True, check=False
    )
    missing = {library for library in missing_in(found.stdout) if not library.startswith("libQt6")}
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False).stdout
    return missing | {library for library in LOADED_LATE if known and library not in known}


# --- the environment -------------------------------------------------------------------------------------------------


def requirements(*extras: str) -> list[str]:
    """What pyproject.toml asks for, with the named extras."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return wanted


def stamp_of(*extras: str) -> str:
    """Changes when another set of packages would be installed."""
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return hashlib.sha256("\n".join([*requirements(*extras), constraints, sys.version]).encode()).hexdigest()


def stamp_file(*extras: str) -> Path:
    return VENV / f"installed-{'-'.join(extras) or 'program'}"


def is_installed(*extras: str) -> bool:
    """Has .venv what these extras ask for? The developer's packages hold the program's and the hub's as well."""
    choices = {extras, DEVELOPER} if set(extras) <= set(DEVELOPER) else {extras}
    return any(
        stamp_file(*choice).exists() and stamp_file(*choice).read_text(encoding="utf-8") == stamp_of(*choice)
        for choice in choices
    )


def ensure_venv() -> None:
    """Make .venv, and make it anew when it was copied from elsewhere or its Python is gone."""
    if PYTHON.exists():
        answer = subprocess.run([PYTHON, "-c", "import pip, sys; print(sys.prefix)"], capture_output=True, text=True)
        if answer.returncode == 0 and Path(answer.stdout.strip()).resolve() == VENV.resolve():
            return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_packages(["python3-venv"], "Python's own venv module is missing here.")
    say("Making .venv")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"{(done.stderr or done.stdout).strip()}\nThe environment {VENV} could not be made.")


def ensure_environment(*extras: str) -> None:
    """.venv with the pinned packages and Qt's system libraries; quick when nothing has changed."""
    ensure_venv()
    if not is_installed(*extras):
        say("Installing the packages (once; a few minutes when they must be downloaded)")
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        done = subprocess.run([*pip, "-c", "constraints.txt", *requirements(*extras)], cwd=ROOT, check=False)
        if done.returncode:
            raise Stop("The packages could not be installed; pip says why above. Check the network, then try again.")
        stamp_file(*extras).write_text(stamp_of(*extras), encoding="utf-8")
    ensure_qt_libraries()


def python(*arguments: str, **environment: str) -> int:
    """Run .venv's Python in the project's folder; returns its exit code."""
    command = [str(PYTHON), *arguments]
    try:
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
    except KeyboardInterrupt:
        return 130


# --- what can be asked -----------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    if has_screen():
        ensure_environment()
        return python("-m", "fieldservice", "run", *arguments)
    ensure_environment("hub")
    say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).")
    say("So the program does its main job off screen, from the fault call to the signed report, and then once more")
    say("with two laptops and a hub between them:")
    out = ROOT / "out" / "demo"
    code = python("-m", "fieldservice", "demo", "--out", str(out), QT_QPA_PLATFORM="offscreen")
    if code == 0:
        say(f"\nLook at what it made in {out}:")
        for file in sorted([*out.glob("*.pdf"), *out.glob("*.png")]):
            say(f"  {file.name}")
    return code


def test(arguments: list[str]) -> int:
    ensure_environment(*DEVELOPER)
    chosen = any(re.match(r"-n|--numprocesses|--dist", argument) for argument in arguments)
    several = [] if chosen else ["-n", "2", "--dist", "worksteal"]  # long tests stand together; who is idle takes some
    return python("-m", "pytest", "-q", *several, *arguments)


def check(arguments: list[str]) -> int:
    ensure_environment(*DEVELOPER)
    translations = "tests/architecture/translations.py"
    steps = {
        "ruff": ["-m", "ruff", "check", "."],
        "mypy": ["-m", "mypy"],
        "architecture": ["-m", "pytest", "-q", "tests/architecture", "-k", "not every_text_of_the_product"],
        "translations": [translations, "--check"],
    }
    failed = []
    for name, step in steps.items():
        say(f"== {name}")
        if python(*step):
            failed.append(name)
    say(f"\nNot clean: {', '.join(failed)}" if failed else "\nAll clean.")
    return 1 if failed else 0


def off_screen(verb: str, arguments: list[str]) -> int:
    ensure_environment()
    return python("-m", "fieldservice", verb, *arguments, QT_QPA_PLATFORM="offscreen")


def demo(arguments: list[str]) -> int:
    ensure_environment("hub")  # it starts one of its own
    return off_screen("demo", arguments)


def tour(arguments: list[str]) -> int:
    return off_screen("tour", arguments)


def hub(arguments: list[str]) -> int:
    ensure_environment("hub")
    return python("-m", "fieldservice", "hub", *arguments)


def bench(arguments: list[str]) -> int:
    ensure_environment(*DEVELOPER)
    if arguments and (extra := COMPARED_WITH.get(arguments[0])):
        try:
            ensure_environment(*DEVELOPER, extra)
        except Stop as stop:
            say(f"{stop}\nThe benchmark goes on without what it would be compared with.")
    return python("-m", "tests.benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def simulate(arguments: list[str]) -> int:
    """Random histories of a hub and laptops with faults, judged by what must always hold."""
    ensure_environment("dev")
    return python("-m", "tests.sync.simulation", *arguments)


def explore(arguments: list[str]) -> int:
    """Try examples and histories that nobody tried yet. What it finds is mended, and stays as a test of its own."""
    ensure_environment(*DEVELOPER)
    chance = ["-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "hypothesis", *arguments]
    failed = python(*chance, HYPOTHESIS_PROFILE="explore")
    for kind in (["--runs", "1000"], ["--runs", "100", "--files"]):
        failed = python("-m", "tests.sync.simulation", *kind, "--jobs", "2") or failed
    return failed


def bundle(arguments: list[str]) -> int:
    """Build dist/fieldservice with PyInstaller and let the program in it test itself."""
    ensure_environment(*DEVELOPER)
    needed = [] if os.name == "nt" or shutil.which("objdump") else ["binutils"]
    if sys.platform.startswith("linux") and not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        library = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
        needed += [] if list(Path("/usr/lib").glob(f"**/{library}.so.1.0")) else [library]
    if needed:
        install_packages(needed, "PyInstaller needs tools that this system lacks.")
    if code := python("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *arguments, "fieldservice.spec"):
        return code
    program = ROOT / "dist" / "fieldservice" / ("fieldservice.exe" if os.name == "nt" else "fieldservice")
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file() and not file.is_symlink())
    say(f"{program.parent} is built ({size / 1e6:.0f} MB); it now tests itself")
    environment = {**os.environ} if has_screen() else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([program, "--self-test"], env=environment, check=False).returncode


def clean(arguments: list[str]) -> int:
    """Remove what can be made again; out/ may hold somebody's papers and stays."""
    caches = [".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "build", "dist", ".venv"]
    pycaches = [path for path in ROOT.rglob("__pycache__") if VENV not in path.parents]
    for path in [ROOT / name for name in caches] + pycaches:
        if path.exists():
            shutil.rmtree(path)
            say(f"removed {path.relative_to(ROOT)}")
    return 0


COMMANDS = {
    "run": (run, "start the program (without a screen: do the main job off screen); e.g. --profile DIR"),
    "test": (test, "run the tests; arguments go to pytest"),
    "check": (check, "ruff, mypy, architecture, translations"),
    "tour": (tour, "picture every screen: --out DIR [--lang zh_CN|en] [--theme light|dark] [--scale 1.5]"),
    "hub": (hub, "serve and look after a hub, e.g. serve --data DIR"),
    "bench": (bench, "measure: NAME [--quick]"),
    "simulate": (simulate, "let hub and laptops have a bad day: --runs N --seed S [--steps K] [--jobs 2] [--files]"),
    "explore": (explore, "try random examples and histories that no run tried before"),
    "demo": (demo, "do the main job off screen, then with two laptops and a hub: --out DIR [--lang zh_CN|en]"),
    "bundle": (bundle, "build the stand-alone program in dist/ and let it test itself"),
    "clean": (clean, "remove .venv, build results and caches"),
}


def main(arguments: list[str]) -> int:
    commands = "\n".join(f"  {name:8} {what}" for name, (_, what) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py", epilog=f"commands:\n{commands}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of the commands below")
    options = parser.parse_args(arguments[:1])
    if tuple(sys.version_info) < (3, 11):
        say(f"This is Python {sys.version.split()[0]}; the program needs 3.11 or newer.")
        return 1
    try:
        return COMMANDS[options.command][0](arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Bringing a database to today's schema: numbered scripts run by peewee's own runner, a copy of the file before.

The scripts in `migrations/` rely on no other code of the project: they must do tomorrow what they did when written.
"""

from __future__ import annotations

from pathlib import Path

from fieldservice.errors import EnvironmentFault
from fieldservice.store.database import Database
from fieldservice.system.clock import Clock

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def _names() -> list[str]:
    names = sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))
    if not names:  # an empty database would be made, and look like lost data
        raise RuntimeError(f"the migrations are missing in {MIGRATIONS}: this installation is incomplete")
    return names


def newest_version() -> int:
    """The number of the newest migration that this program knows."""
    return int(_names()[-1].partition("_")[0])


def migrate(database: Database, backups: Path, clock: Clock) -> list[str]:
    """Apply what is missing; returns the names of the migrations applied.

    An existing database is copied to `backups` first. Raises EnvironmentFault when the database was written by a newer
    program; it is left untouched.
    """
    applied = _applied(database)
    unknown = sorted(applied.difference(_names()))
    if unknown:
        raise EnvironmentFault(
            "store.newer",
            "This data was written by a newer version of the program (schema {schema}). It was not touched.",
            "Install the newer version on this computer, or open another profile.",
            schema=unknown[-1].partition("_")[0],
        )
    missing = [name for name in _names() if name not in applied]
    if not missing:
        return []
    if applied:
        stamp = clock.now().strftime("%Y%m%d-%H%M%S")
        copy_database(database, backups / f"before-{missing[-1]}-{stamp}.db")
    return _run_missing(database)


def _run_missing(database: Database) -> list[str]:
    from peewee import PeeweeException
    from playhouse.migrations import Runner

    runner = database.peewee()
    try:
        with database.guard():
            names: list[str] = Runner(runner, str(MIGRATIONS)).up()
    except PeeweeException as error:
        fault = database.fault(error)
        if fault is None:
            raise
        raise fault from error
    finally:
        runner.close()
    return names


def _applied(database: Database) -> set[str]:
    connection = database.connection()
    with database.guard():
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'").fetchone()
        if there is None:
            return set()
        return {row[0] for row in connection.execute("SELECT name FROM schema_migration")}


def copy_database(database: Database, target: Path) -> None:
    """A consistent copy of the open database, encrypted with the same key; `target` appears whole or not at all."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with database.guard():
        database.connection().execute("VACUUM INTO ?", (str(unfinished),))
    unfinished.replace(target)

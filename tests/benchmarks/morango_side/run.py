"""One step with Morango: `run.py prepare|serve|push|pull DATABASE ...`; prints one JSON line.

prepare DB             a database with tables, scope and root certificate -> {"partition"}
serve DB PORT          Morango's server, until it is ended
push DB URL COUNT      make records (not timed), then serialise, deliver and have them deserialised -> {"seconds"}
pull DB URL            fetch and deserialise everything -> {"seconds", "records"}
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
_APP = "morango_side"


def main(arguments: list[str]) -> None:
    """Carry out one step."""
    step, database, *others = arguments
    _configure(database)
    {"prepare": _prepare, "serve": _serve, "push": _push, "pull": _pull}[step](*others)


def _configure(database: str) -> None:
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database, "OPTIONS": {"timeout": 60}}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "mptt",
            "rest_framework",
            "morango",
            _APP,
        ],
        ROOT_URLCONF=f"{_APP}.urls",
        USE_TZ=True,
        MIDDLEWARE=[],
        LOGGING_CONFIG=None,
    )
    django.setup()


def _tell(**found: object) -> None:
    print(json.dumps(found), flush=True)


def _prepare() -> None:
    from django.core.management import call_command
    from morango.models.certificates import Certificate, ScopeDefinition

    call_command("migrate", run_syncdb=True, verbosity=0)
    ScopeDefinition.objects.create(
        id="everything",
        profile="bench",
        version=1,
        primary_scope_param_key="mainpartition",
        description="",
        read_filter_template="",
        write_filter_template="",
        read_write_filter_template="${mainpartition}",
    )
    certificate = Certificate.generate_root_certificate("everything")
    _tell(partition=certificate.id)


def _serve(port: str) -> None:
    from django.core.servers.basehttp import WSGIServer, run
    from django.core.wsgi import get_wsgi_application

    run("127.0.0.1", int(port), get_wsgi_application(), threading=True, server_cls=WSGIServer)


def _session(url: str):
    from morango.models.certificates import Certificate
    from morango.sync.controller import MorangoProfileController

    certificate = Certificate.objects.get(id=os.environ["MORANGO_SIDE_PARTITION"])
    connection = MorangoProfileController("bench").create_network_connection(url)
    return connection.create_sync_session(certificate, certificate)


def _transfer(client) -> float:
    from morango.models.certificates import Filter

    start = time.perf_counter()
    client.initialize(Filter(os.environ["MORANGO_SIDE_PARTITION"]))
    client.run()
    client.finalize()
    return time.perf_counter() - start


def _push(url: str, count: str) -> None:
    _fill(int(count))
    _tell(seconds=_transfer(_session(url).get_push_client()))


def _pull(url: str) -> None:
    from django.apps import apps

    taken = _transfer(_session(url).get_pull_client())
    _tell(seconds=taken, records=sum(model.objects.count() for model in apps.get_app_config(_APP).get_models()))


def _fill(count: int) -> None:
    from django.db import transaction
    from morango_side.models import Asset, Customer, Note, Part, WorkOrder

    tenth, now = count // 10, datetime.now(UTC)
    words = "空压机不加载，现场检查发现进气阀卡滞，更换密封件后恢复正常，建议下次保养时一并更换油滤"

    def made(model, fields):
        rows = []
        for values in fields:
            row = model(**values)
            row._morango_source_id = uuid.uuid4().hex
            row._morango_partition = os.environ["MORANGO_SIDE_PARTITION"]
            row.id = row.calculate_uuid()
            rows.append(row)
        model.objects.bulk_create(rows, batch_size=500)
        return rows

    with transaction.atomic():
        customers = made(
            Customer,
            ({"number": f"C-{n}", "name": f"苏州第{n}机电有限公司", "city": "苏州", "phone": f"138{n:08d}"}
             for n in range(tenth)),
        )  # fmt: skip
        assets = made(
            Asset,
            ({"serial": f"HC-{n:06d}", "name": f"{n % 7} 号机", "customer": customers[n]} for n in range(tenth)),
        )
        made(
            Part,
            ({"number": f"HC-{4200 + n}", "name": f"密封圈 {n}", "name_en": f"Seal kit {n}", "price_minor": 1200 + n}
             for n in range(2 * tenth)),
        )  # fmt: skip
        jobs = made(
            WorkOrder,
            ({"number": f"W-{n}", "asset": assets[n % tenth], "customer": customers[n % tenth], "opened_at": now,
              "summary": words[:10], "description": f"{words} {n}", "status": "qualified"} for n in range(3 * tenth)),
        )  # fmt: skip
        made(Note, ({"work_order": job, "text": words, "at": now} for job in jobs))


if __name__ == "__main__":
    main(sys.argv[1:])

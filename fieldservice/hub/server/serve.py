"""Running the hub: where it may listen, with which certificate, and in how many processes."""

from __future__ import annotations

import gc
import json
import logging
import os
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any

import uvicorn

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.hub.assembly import Assembly, lock_hub, open_hub
from fieldservice.hub.server.app import make_app
from fieldservice.hub.server.connection import PatientProtocol
from fieldservice.hub.server.guard import Guard
from fieldservice.hub.server.limits import ServerSettings, SharedNonces
from fieldservice.hub.status import note_address
from fieldservice.i18n import set_language
from fieldservice.system.logs import start_log

PORT = 8520
_OPTIONS = "FIELDSERVICE_HUB_OPTIONS"  # how a worker process learns what its parent was told
_CONNECTIONS = 1000
_WAITS = (0.5, 1, 2, 4, 8, 15, 30, 30, 30)  # seconds for which a process waits for its database, again and again


@dataclass(frozen=True)
class ServeOptions:
    """What the command line says; `private_networks` in the form 192.168.0.0/16."""

    folder: str
    database_url: str | None = None
    host: str = "127.0.0.1"
    port: int = PORT
    workers: int = 1
    cert: str | None = None
    key: str | None = None
    private_networks: tuple[str, ...] = ()
    public_url: str = ""
    name: str | None = None
    language: str = "en"


def networks(texts: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    """Private networks as written. Raises UserError for something that is none, or that is not private."""
    found = []
    for text in texts:
        try:
            network = ip_network(text, strict=False)
        except ValueError:
            raise UserError(
                "hub_admin.network", "“{network}” is not a network. Write it like 192.168.1.0/24.", network=text
            ) from None
        if not network.is_private:
            raise UserError(
                "hub_admin.public_network",
                "{network} is not a private network: plain http would show everybody the data. Use --cert and --key.",
                network=text,
            )
        found.append(network)
    return tuple(found)


def check(options: ServeOptions) -> None:
    """Refuse what must not be served, before anything is opened. Raises UserError or EnvironmentFault."""
    if options.workers < 1 or not 0 <= options.port <= 65535:
        raise UserError("hub_admin.numbers", "Give a port from 0 to 65535 and at least 1 worker.")
    if options.workers > 1 and not options.database_url:
        raise UserError(
            "hub_admin.sqlite_workers",
            "Several hub processes need PostgreSQL: add --database-url, or leave --workers out.",
        )
    if bool(options.cert) != bool(options.key):
        raise UserError("hub_admin.cert_and_key", "A certificate needs its key and the other way round: --cert, --key.")
    allowed = networks(options.private_networks)
    if options.cert and options.key:
        _check_certificate(options.cert, options.key)
    elif not _is_loopback(options.host) and not allowed:
        raise UserError(
            "hub_admin.plain",
            "Over plain http the hub answers this machine only. Give a certificate (--cert, --key), or name the private"
            " network that may see the data: --allow-private-network 192.168.1.0/24.",
        )


def address_of(options: ServeOptions) -> str:
    """How laptops reach the hub."""
    if options.public_url:
        return options.public_url.rstrip("/")
    host = _own_address() if options.host in ("0.0.0.0", "::", "") else options.host
    host = f"[{host}]" if ":" in host else host
    return f"{'https' if options.cert else 'http'}://{host}:{options.port}"


def serve(options: ServeOptions, say: Callable[[str], None]) -> None:
    """Serve until stopped. Raises UserError or EnvironmentFault when it can't begin."""
    check(options)
    folder = Path(options.folder)
    assembly = open_hub(folder, options.database_url, name=options.name)  # everything is in order before we listen
    _check_port(options)
    note_address(assembly, address_of(options))
    assembly.close()
    lock = None if options.database_url else lock_hub(folder)
    os.environ[_OPTIONS] = json.dumps(asdict(options))
    try:
        say(address_of(options))
        uvicorn.run("fieldservice.hub.server.serve:worker", **uvicorn_options(options))
    finally:
        os.environ.pop(_OPTIONS, None)
        if lock is not None:
            lock.release()


def worker() -> Guard:
    """The application of one hub process, from what its parent was told."""
    told = json.loads(os.environ[_OPTIONS])
    options = ServeOptions(**{**told, "private_networks": tuple(told["private_networks"])})
    set_language(options.language)
    start_log(Path(options.folder))
    assembly = _open_again(options)
    settings = ServerSettings(public_url=options.public_url, private_networks=networks(options.private_networks))
    nonces = SharedNonces(assembly.database) if options.database_url else None
    app = make_app(assembly, settings, nonces)
    # A push makes tens of thousands of objects that live until its commit, hardly ever a cycle among them: looking
    # through all of them again and again took a tenth of its time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    return app


def _open_again(options: ServeOptions) -> Assembly:
    """The hub of a process that begins while others serve: a database that is away just now is waited for."""
    for wait in _WAITS:
        try:
            return open_hub(Path(options.folder), options.database_url)
        except EnvironmentFault:
            time.sleep(wait)
    return open_hub(Path(options.folder), options.database_url)


def uvicorn_options(options: ServeOptions) -> dict[str, Any]:
    """How uvicorn is run, whatever serves it: h11 refuses overlong headers, and nobody is told our versions."""
    return {
        "factory": True,
        "host": options.host,
        "port": options.port,
        "workers": options.workers,
        "ssl_certfile": options.cert,
        "ssl_keyfile": options.key,
        "http": PatientProtocol,
        "ws": "none",
        "loop": "asyncio",
        "lifespan": "on",
        "access_log": False,
        "log_config": None,
        "log_level": logging.WARNING,
        "server_header": False,
        "date_header": False,  # every reply tells the hub's time, to the millisecond
        "limit_concurrency": _CONNECTIONS,
        "timeout_keep_alive": 75,
        "timeout_graceful_shutdown": 20,
    }


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _check_port(options: ServeOptions) -> None:
    """Refuse an address that can't be listened on before anything says that the hub is served there."""
    kind = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        with socket.socket(kind, socket.SOCK_STREAM) as trial:
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((options.host, options.port))
    except OSError as error:
        raise EnvironmentFault(
            "hub_admin.port",
            "The hub can't listen on {host}, port {port}: {reason}",
            "Choose another --port or --host, or stop the program that uses this one.",
            host=options.host,
            port=options.port,
            reason=error.strerror or str(error),
        ) from None


def _own_address() -> str:
    """The address under which others see this machine; asking for the way sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
            return str(asking.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _check_certificate(cert: str, key: str) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password=lambda: "")
    except (OSError, ValueError) as error:
        raise EnvironmentFault(
            "hub_admin.certificate",
            "The certificate {cert} with the key {key} can't be used: {reason}",
            "Check both files: PEM, readable by this user, the key without a passphrase and of this certificate.",
            cert=cert,
            key=key,
            reason=str(getattr(error, "strerror", None) or error),
        ) from None

"""Which addresses of a hub may be used."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from fieldservice.errors import UserError


def check_address(url: str, allow_private_http: bool = False) -> str:
    """The hub's address without a slash at its end. Raises UserError for one that must not be used.

    Plain http is for this machine, and for a private network where that was explicitly allowed.
    """
    parts = urlsplit(url.strip())
    try:
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if parts.scheme not in ("https", "http") or not host or parts.username or parts.query or parts.fragment:
        raise UserError(
            "sync.address", "{url} is no address of a hub. It looks like https://hub.example:8443.", url=url
        )
    if parts.scheme == "http" and not _near(host, allow_private_http):
        raise UserError(
            "sync.plain_http",
            "The address {url} is not encrypted. Ask your administrator for one that begins with https.",
            url=url,
        )
    return url.strip().rstrip("/")


def _near(host: str, private_too: bool) -> bool:
    if host == "localhost":
        return True
    try:
        addresses = [ipaddress.ip_address(host)]
    except ValueError:
        if not private_too:
            return False
        try:
            addresses = [ipaddress.ip_address(found[4][0]) for found in socket.getaddrinfo(host, None)]
        except OSError:
            return False
    return bool(addresses) and all(a.is_loopback or (private_too and a.is_private) for a in addresses)

"""What an administrator asks of the hub: devices, people, enrolments, audit. The hub judges every request itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fieldservice.sync.transport import HubConnection

_BASE = "/admin/v1"


class Administration:
    """Requests over a profile's own connection; for one thread at a time. Each raises SyncFailure: kind `refused` with
    the hub's sentence in `reason` and its word in `hub_code` ("not_administrator", "last_administrator")."""

    def __init__(self, link: HubConnection) -> None:
        self._link = link

    def status(self) -> dict[str, Any]:
        """The hub in figures."""
        return self._link.json("GET", f"{_BASE}/status")

    def devices(self) -> list[dict[str, Any]]:
        """Every device that was ever enrolled."""
        return self._list("devices")

    def revoke_device(self, device_id: str) -> dict[str, Any]:
        """Shut a device out: it delivers what waits, then destroys its data."""
        return self._post(f"devices/{quote(device_id, safe='')}/revoke")

    def restore_device(self, device_id: str) -> dict[str, Any]:
        """Take a revocation back, as long as the device has not wiped itself."""
        return self._post(f"devices/{quote(device_id, safe='')}/restore")

    def rename_device(self, device_id: str, name: str) -> dict[str, Any]:
        """Call it otherwise."""
        return self._post(f"devices/{quote(device_id, safe='')}/rename", {"name": name})

    def users(self) -> list[dict[str, Any]]:
        """Everybody who may work with this hub."""
        return self._list("users")

    def add_user(self, **facts: Any) -> dict[str, Any]:
        """Somebody new: name, name_en, number, phone, email, roles, service_point_id."""
        return self._post("users", facts)

    def set_roles(self, person_id: str, roles: list[str]) -> dict[str, Any]:
        """What a person may do from now on."""
        return self._post(f"users/{quote(person_id, safe='')}/roles", {"roles": roles})

    def archive_user(self, person_id: str) -> dict[str, Any]:
        """They left: their devices are shut out."""
        return self._post(f"users/{quote(person_id, safe='')}/archive")

    def restore_user(self, person_id: str) -> dict[str, Any]:
        """They are back."""
        return self._post(f"users/{quote(person_id, safe='')}/restore")

    def enrolments(self) -> list[dict[str, Any]]:
        """Codes that were made, without the codes."""
        return self._list("enrolments")

    def invite(self, person_id: str, hours: int | None = None) -> dict[str, Any]:
        """A code for a person's next laptop: id, code, expires_at, url, qr. It is shown once."""
        return self._post("enrolments", {"person_id": person_id, **({} if hours is None else {"hours": hours})})

    def cancel_enrolment(self, enrolment_id: str) -> None:
        """The code works no more."""
        self._link.json("DELETE", f"{_BASE}/enrolments/{quote(enrolment_id, safe='')}")

    def audit(self, before: int | None = None, most: int = 100) -> list[dict[str, Any]]:
        """What was refused and what administrators did, newest first."""
        earlier = "" if before is None else f"before={before}&"
        return self._list("audit", f"?{earlier}most={most}")

    def quarantine(self) -> list[dict[str, Any]]:
        """What devices delivered after they were shut out."""
        return self._list("quarantine")

    def release(self, stream: str) -> dict[str, Any]:
        """Have it judged like everybody's work."""
        return self._post(f"quarantine/{quote(stream, safe='')}/release")

    def _list(self, what: str, query: str = "") -> list[dict[str, Any]]:
        return self._link.json_list(f"{_BASE}/{what}{query}")

    def _post(self, path: str, content: object = None) -> dict[str, Any]:
        return self._link.json("POST", f"{_BASE}/{path}", content)

"""What people paste or type to join a hub is understood however it was copied."""

from __future__ import annotations

import pytest

from fieldservice.errors import UserError
from fieldservice.sync.enrolment import Address, read_invitation

CODE, URL = "7ZK4-M2QX-9TRB-H0DW", "https://hub.example:8520"
WANTED = Address(URL, CODE)
PRINTED = f"""Enrolment code for Chen Li:

    {CODE}

Hub: {URL}
It works once, until 2026-11-23 02:05.
"""


@pytest.mark.parametrize(
    "pasted",
    [
        f"fieldservice-enrol:{URL}#{CODE}",
        f"Your invitation: fieldservice-enrol:{URL}#{CODE} , until tomorrow",
        f"{URL} {CODE}",
        f"{CODE}\n{URL}",
        f"{URL} 7zk4 m2qx 9trb hodw",
        f"中心：\n{URL}。\n注册码\n{CODE}。",
        PRINTED,
    ],
)
def test_code_and_address_are_found_in_what_was_pasted(pasted: str) -> None:
    assert read_invitation(pasted) == WANTED


def test_a_code_alone_takes_the_address_given_beside_it() -> None:
    assert read_invitation(CODE.lower(), URL) == WANTED


@pytest.mark.parametrize(("pasted", "code"), [(CODE, "sync.no_address"), (URL, "sync.code"), ("hello", "sync.code")])
def test_what_is_missing_is_said(pasted: str, code: str) -> None:
    with pytest.raises(UserError) as raised:
        read_invitation(pasted)
    assert raised.value.code == code

"""Our key derivation is HKDF-SHA256 as `cryptography` has it, with which the first profiles were made."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.system.keys import _hkdf, derive


@given(secret=st.binary(min_size=20, max_size=32), salt=st.binary(max_size=32), purpose=st.text(max_size=40))
def test_a_derived_key_is_what_the_library_derives(secret: bytes, salt: bytes, purpose: str) -> None:
    wanted = HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=purpose.encode()).derive(secret)
    assert _hkdf(secret, salt, purpose) == wanted


def test_the_key_of_the_blobs_stays_the_same_for_ever() -> None:
    wanted = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"fieldservice/derive/blobs").derive(bytes(range(32)))
    assert derive(bytes(range(32)), "blobs") == wanted

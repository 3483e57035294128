from __future__ import annotations

import pytest

from fieldservice.domain.records import Person
from fieldservice.errors import UserError
from fieldservice.services.company import CompanyService
from fieldservice.services.people import People
from tests.services.conftest import World

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


def test_the_company_is_empty_until_filled_in_and_changes_can_be_undone(world: World) -> None:
    company = CompanyService(world.context)
    assert company.company().name == ""
    assert company.change_company(name="衡川机电服务", phone="025-52101234") == {"name": "", "phone": ""}
    before = company.change_company(name="x")
    company.change_company(**before)
    assert world.context.company().name == "衡川机电服务"
    with pytest.raises(UserError):
        company.change_company(email="nobody")


def test_the_logo_is_kept_encrypted_and_only_pictures_are_taken(world: World) -> None:
    company = CompanyService(world.context)
    assert company.logo() is None
    company.set_logo(PNG)
    assert company.logo() == PNG
    assert all(PNG not in path.read_bytes() for path in world.profile.blobs.rglob("*") if path.is_file())
    for picture, code in ((b"GIF89a", "directory.logo_kind"), (PNG + b"0" * (2 << 20), "directory.logo_size")):
        with pytest.raises(UserError) as refused:
            company.set_logo(picture)
        assert refused.value.code == code
    company.set_logo(None)
    assert company.logo() is None


def test_prices_and_fault_codes_are_unique_and_archived_rather_than_deleted(world: World) -> None:
    company = CompanyService(world.context)
    price = company.add_price(code="labour", name="工时", amount_minor=20_000)
    with pytest.raises(UserError):
        company.add_price(code="labour", name="又一个")
    with pytest.raises(UserError):
        company.change_price(price.id, amount_minor=-1)
    company.change_price(price.id, archived=True)
    assert company.prices() == [] and len(company.prices(archived=True)) == 1
    company.add_fault_code(kind="problem", code="P1", name="高温")
    company.add_fault_code(kind="cause", code="C1", name="阀卡滞", parent_code="P1")
    company.add_fault_code(kind="cause", code="C2", name="电机", parent_code="P2")
    company.add_fault_code(kind="cause", code="C9", name="其他")
    assert [code.code for code in company.fault_codes("cause", "P1")] == ["C1", "C9"]
    with pytest.raises(UserError):
        company.add_fault_code(kind="problem", code="P1", name="x")


def test_technicians_are_those_with_the_role(world: World) -> None:
    people = People(world.context)
    zhou = people.add(name="周立峰", roles=["technician"], skills=["空压机", "电气"], number="T01")
    assert [person.name for person in people.technicians()] == ["周立峰"]
    assert people.technicians()[0].skills == ("空压机", "电气")
    before = people.change(zhou.id, roles=["warehouse"])
    assert people.technicians() == []
    people.change(zhou.id, **before)
    assert world.find(Person, zhou.id) == zhou
    with pytest.raises(ValueError, match="pilot"):
        people.change(zhou.id, roles=["pilot"])


def test_nobody_archives_themselves(world: World) -> None:
    people = People(world.context)
    with pytest.raises(UserError):
        people.archive(world.store.actor_id or "")
    point = people.add_service_point(code="NJ", name="南京网点")
    assert people.service_points() == [point]

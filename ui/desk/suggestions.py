"""What the find-while-typing fields of the intake form show of a match."""

from __future__ import annotations

from fieldservice.domain.scans import word_of
from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.desk import words
from ui.desk.intake_view_model import AssetMatch, CallerMatch
from ui.kit.search import Suggestion, marked


def machine_title(asset: dict[str, str]) -> str:
    """A chosen machine in one line."""
    return "  ".join(filter(None, (words.machine_words(asset["model"], asset["name"]), asset["serial"])))


def caller_suggestion(match: CallerMatch, text: str) -> Suggestion:
    """A customer that was found, what was typed marked."""
    name = words.name_of(match.name, match.name_en)
    parts = words.found_in(name, text)
    if not any(hit for _words, hit in parts) and match.short_name:
        parts = (*parts, ("  ", False), *words.found_in(match.short_name, text))
    person = words.side_by_side(match.contact_name, match.contact_role, match.contact_phone or match.phone)
    tier = word("tier", match.tier) if match.tier == "high" else ""
    return Suggestion(match, parts or name, _marked_phone(person, text), detail=tier, icon="users")


def _marked_phone(line: str, text: str) -> tuple[tuple[str, bool], ...] | str:
    return marked(line, text) if any(sign.isdigit() for sign in text) else words.found_in(line, text) or line


def asset_suggestion(match: AssetMatch, text: str, with_customer: bool) -> Suggestion:
    """A machine that was found, with its coverage and open work order."""
    asset = match.asset
    text = word_of(text)
    title = words.machine_words(asset.model or asset.product_name, asset.name)
    serial = words.found_in(asset.serial, text) if match.reason == "serial" else ((asset.serial, False),)
    parts = (*words.found_in(title, text), ("   ", False), *serial)
    facts = [asset.location_note or asset.site_name]
    if with_customer:
        facts.insert(0, words.name_of(asset.customer_name, asset.customer_name_en))
    if asset.running_hours:
        facts.append(translate("desk", "{hours} h run", hours=f"{asset.running_hours:,}"))
    if match.open_numbers:
        facts.append(translate("desk", "open work order {number}", number=match.open_numbers[0]))
    second = words.found_in(words.side_by_side(*facts), text)
    return Suggestion(match, parts, second, words.coverage_pill(match.entitlement))

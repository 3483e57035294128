"""Who may ask for parts, pick, pack, send and receive them: lines of the table in `intents`, written as there."""

from __future__ import annotations

_PICK_DONE = "pick_list(status picked_at parked)"
_PICKED = f"pick_line(status) {_PICK_DONE}"
_REQUEST_DONE = "part_request(status closed_at closing_reason) part_request_line(status)"
_ELSEWHERE = f"pick_line(short status) {_PICK_DONE} part_request_line(quantity status short_micro short_reason)"
_ARRIVED = "shipment(sent) shipment_line(difference_reason)"

FIELD_LINES: tuple[tuple[str, str, str, str], ...] = (
    # parts on their way: what was picked, sent back and received has happened
    ("picking.pick", "WMA", "stock_move stock_location", _PICKED),
    ("picking.undo", "WMA", "stock_move", _PICKED),
    ("picking.short", "WMA", "", f"pick_line(short status) {_PICK_DONE}"),
    ("picking.unshort", "WMA", "", f"pick_line(short status) {_PICK_DONE}"),
    ("picking.put_back", "WMA", "stock_move", _PICKED),
    ("picking.settle", "WMA", "", _PICKED),
    ("shipping.send_back", "TWMA", "shipment shipment_line stock_move stock_location", ""),
    ("shipping.receive", "TPWMA", "stock_move stock_location", f"{_ARRIVED} {_REQUEST_DONE}"),
    ("shipping.take_back_receipt", "TPWMA", "stock_move", _ARRIVED),
    # the warehouse, inbound: counting
    ("count.enter", "WMA", "count_entry", ""),
    ("count.bin_done", "WMA", "count_entry", ""),
    ("count.undo", "WMA", "count_entry", ""),
    # the warehouse, inbound: old parts
    ("old_part.tag", "TWMA", "old_part_step", ""),
    ("old_part.hand_over", "TWMA", "old_part_step shipment shipment_line stock_location", ""),
    (
        "old_part.receive",
        "WMA",
        "old_part_step stock_move stock_location",
        "part_line(handed_in_at serial lot) shipment(sent)",
    ),
)

LINES: tuple[tuple[str, str, str, str], ...] = (
    # the warehouse, outbound: asked for, picked, packed, sent
    ("part_requests.ask", "TDPWMA", "part_request part_request_line stock_location", ""),
    ("part_requests.add_line", "TDPWMA", "part_request_line", "part_request(status closed_at closing_reason)"),
    (
        "part_requests.change_line",
        "TDPWMA",
        "",
        "part_request_line(quantity source_location_id claimed_at note)",
    ),
    (
        "part_requests.take_substitute",
        "TDPWMA",
        "part_request_line",
        "part_request_line(quantity status short_micro short_reason)",
    ),
    ("part_requests.cancel_line", "TDPWMA", "", "part_request_line(status short_reason)"),
    ("part_requests.reopen_line", "TDPWMA", "", "part_request_line(status short_reason claimed_at)"),
    (
        "part_requests.change",
        "TDPWMA",
        "",
        "part_request(person_id to_location_id needed_at priority note) part_request_line(person_id)",
    ),
    ("part_requests.cancel", "TDPWMA", "", _REQUEST_DONE),
    ("part_requests.close", "TDPWMA", "", _REQUEST_DONE),
    (
        "part_requests.reopen",
        "TDPWMA",
        "",
        "part_request(status closed_at closing_reason) part_request_line(claimed_at status)",
    ),
    ("picking.make_lists", "WMA", "pick_list pick_line", "pick_list(work)"),
    ("picking.start", "WMA", "", "pick_list(work parked)"),
    ("picking.assign", "WMA", "", "pick_list(work)"),
    ("picking.park", "WMA", "", "pick_list(parked)"),
    ("picking.substitute", "WMA", "pick_line part_request_line", _ELSEWHERE),
    ("picking.from_elsewhere", "WMA", "part_request_line", _ELSEWHERE),
    ("shipping.pack", "WMA", "shipment shipment_line", ""),
    ("shipping.change", "WMA", "", "shipment(carrier tracking boxes weight_grams note expected_at)"),
    ("shipping.set_box", "WMA", "", "shipment(boxes) shipment_line(box)"),
    ("shipping.ship", "WMA", "stock_move stock_location", "shipment(sent carrier tracking expected_at)"),
    ("shipping.take_back", "TWMA", "stock_move", "shipment(sent)"),
    ("shipping.cancel", "TWMA", "stock_move", "shipment(sent)"),
    ("shipping.settle", "WMA", "stock_move stock_location", ""),
)

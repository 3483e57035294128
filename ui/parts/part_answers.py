"""What is said after something was done to a part."""

from __future__ import annotations

from fieldservice.i18n import mark

ANSWERS = {
    "changed": mark("part_page", "The data is saved."),
    "archived": mark("part_page", "The part is archived."),
    "restored": mark("part_page", "The part is back in the lists."),
    "photo_added": mark("part_page", "The photo is kept."),
    "photos_ordered": mark("part_page", "The photos are in their new order."),
    "photo_removed": mark("part_page", "The photo is removed."),
    "posted": mark("part_page", "The move is recorded."),
    "counted": mark("part_page", "The stock is set right."),
    "code_added": mark("part_page", "The code names this part now."),
    "code_removed": mark("part_page", "The code names this part no longer."),
    "line_added": mark("part_page", "The replacement is kept."),
    "line_changed": mark("part_page", "The replacement is changed."),
    "line_removed": mark("part_page", "The replacement is taken out."),
    "level": mark("part_page", "Minimum, maximum and bin are set."),
    "offer_added": mark("part_page", "The offer is kept."),
    "offer_changed": mark("part_page", "The offer is changed."),
    "offer_removed": mark("part_page", "The offer is taken out."),
}

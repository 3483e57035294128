"""Conditions on a part `t` of the list of parts, and which kinds of place hold what can be used."""

from __future__ import annotations

# Places that are ours and hold usable stock.
USABLE_KINDS = ("central", "regional", "point", "bin", "van", "technician")
_USABLE = ", ".join(f"'{kind}'" for kind in USABLE_KINDS)

# Usable stock of part t at the place of level v: there, in its bins, and in the bins of its zones.
_AT_LEVEL = f"""
    (SELECT coalesce(sum(s.quantity_micro), 0) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id
     WHERE s.part_id = v.part_id AND l.kind IN ({_USABLE}) AND (l.id = v.location_id OR l.kind = 'bin' AND
        (l.parent_id = v.location_id OR EXISTS (SELECT 1 FROM stock_location z WHERE z.id = l.parent_id
         AND z.kind = 'bin' AND z.parent_id = v.location_id))))"""
_EVERYWHERE = (
    "(SELECT coalesce(sum(s.quantity_micro), 0) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id"
    f" WHERE s.part_id = t.id AND l.kind IN ({_USABLE}))"
)
# Conditions on a part `t` of the list of parts.
BELOW_MINIMUM = (
    f"(t.min_stock_micro IS NOT NULL AND t.min_stock_micro > {_EVERYWHERE} OR t.id IN (SELECT v.part_id"
    f" FROM stock_level v WHERE NOT v.archived AND v.min_micro > {_AT_LEVEL}))"
)
SUPERSEDED = "t.id IN (SELECT part_id FROM supersession WHERE NOT archived)"

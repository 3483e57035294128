"""`fieldservice attach FILE... --to NUMBER`: add photos and files from the shell."""

from __future__ import annotations

import argparse

from fieldservice.commands.upkeep import opened
from fieldservice.errors import UserError
from fieldservice.i18n import translate


def attach_files(options: argparse.Namespace) -> int:
    """Attach each file to the work order and say what became of it; 1 when one of them could not be attached."""
    with opened(options) as session:
        work_order_id = session.services.work_order_lists.find_number(options.to)
        if work_order_id is None:
            raise UserError("cli.no_work_order", "There is no work order {number}.", number=options.to)
        outcomes = session.services.attachments.attach(options.files, work_order_id=work_order_id)
    for outcome in outcomes:
        print(outcome.sentence)
    attached = sum(outcome.ok for outcome in outcomes)
    print(translate("cli", "{attached} of {total} files attached.", attached=attached, total=len(outcomes)))
    return 0 if attached == len(outcomes) else 1

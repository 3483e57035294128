"""Seeds that once found something, with a word what it was. They run for ever, with the number of steps they had.

A seed makes the same history only as long as the simulator asks for chance in the same order: what each found is
also said here, so that it can be planted again (`mutants.py`) when the simulator changes.
"""

from __future__ import annotations

FOUND: dict[tuple[int, int], str] = {
    (30, 60): "a note came before the machine that it is about: the search index stopped every further pull",
    (1, 60): "a transaction stayed open after BEGIN or the first read failed: nothing could be written until a restart",
    (4, 60): "a failing disk in the middle of a push made the hub refuse the mutation for ever as its own mistake",
    (12, 60): "a work order that came in a later page than its bookings showed the state that it has without them",
    (16, 60): "moves parked with a refused change counted as stock until the balance's next change",
    (43, 60): "a row to be dropped that was not here any more stopped the pull",
    (37, 60): "a row that was changed, then left with its scope, stayed for ever when the change was refused",
    (58, 60): "the offer of a person's second laptop took the place of the first one's in the conflict record",
    (
        222,
        40,
    ): "two machines with one image: a pull answered the other's mutation, and the own one counted as delivered",
    (
        149,
        40,
    ): "a branch before the very first mutation started from the wrong chain: the mutation was refused as altered",
    (367, 40): "the same, after cloning an empty outbox",
    (264, 40): "a row that a clone had made, changed here and refused, stayed on a laptop without its scope",
    (105, 40): "an intent of a newer version was refused for ever instead of waiting for the hub's update",
    (
        83,
        40,
    ): "a change that was refused as unreadable (a text too long) stayed on its laptop, and its row was not sent again",
    (197, 40): "the first mutation of a stream that branched off an empty one started from the wrong chain",
    (1242, 40): "a laptop was never told what became of its quarantined work after it was released",
    (201, 60): "an office laptop kept a row for ever that a restored hub had lost, because a change of it had waited",
    (3, 40): "a machine that came before its customer was not found by the customer's name",
    (220, 40): "a site that went to another customer left its words with the first one",
    (
        1010154,
        40,
    ): "after a hub's restore, one machine's delivered work counted as received because its twin's was there",
    (3011253, 40): "a laptop that was welcome again went on showing and counting what lay in quarantine",
    (4001627, 40): "a row that was changed, refused and given up at once stayed on a laptop that had lost its scope",
    (4013072, 40): "after two restores from one backup, a lower place was taken for an older answer and never believed",
    (5007245, 40): "a revoked laptop did not notice that the hub was restored, and delivered nothing again",
    (
        7014325,
        40,
    ): "a keeper who became office staff as the hub was restored kept a row that the hub had lost",
    (
        8015832,
        40,
    ): "a scope that was fetched again and found empty kept the rows of before: the hub sends no empty page",
    (
        8018077,
        40,
    ): "rows with own work came before its answer, on a page asked for before it was written, and kept old bases",
}

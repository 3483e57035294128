"""Who may write and publish knowledge, follow diagnosis trees, ask specialists: lines of the table in `intents`.

Everybody who works with machines writes; managers and administrators review. An article that is published is read in
its published version, so changing its row changes nothing that others rely on.
"""

from __future__ import annotations

_TEXTS = "article(kind language title symptom cause solution keywords product_models coding minutes status review_note)"

FIELD_LINES: tuple[tuple[str, str, str, str], ...] = (
    # an answer that was given has been given
    ("escalation.answer", "TDPMA", "", "escalation(answer answered_at status)"),
    # what the customer looked at on the phone
    ("remote.record", "TDPMA", "diagnosis_run diagnosis_step", ""),
    ("remote.take_back", "TDPMA", "diagnosis_run diagnosis_step", ""),
    # following a diagnosis tree
    ("diagnosis.start", "TDPMA", "diagnosis_run", ""),
    ("diagnosis.record", "TDPMA", "diagnosis_step", ""),
    ("diagnosis.take_back", "TDPMA", "diagnosis_step", ""),
    (
        "diagnosis.conclude",
        "TDPMA",
        "",
        "diagnosis_run(leaf ended_at) work_order(finding)",
    ),
    ("diagnosis.reopen", "TDPMA", "", "diagnosis_run(leaf ended_at)"),
    ("diagnosis.remove", "TDPMA", "", "diagnosis_run(removed)"),
    ("diagnosis.restore", "TDPMA", "", "diagnosis_run(removed)"),
)

LINES: tuple[tuple[str, str, str, str], ...] = (
    # what is closed becomes a case for everybody, without whose it was; with a hub the office makes up for old ones
    ("case.catch_up", "DPMA", "case_digest", "case_digest"),
    # articles
    ("knowledge.write", "TDPWMA", "article article_part article_file", ""),
    ("knowledge.change", "TDPWMA", "article_part", f"{_TEXTS} article_part"),
    ("knowledge.add_file", "TDPWMA", "article_file", "article(status)"),
    ("knowledge.change_file", "TDPWMA", "", "article_file(caption name position removed)"),
    ("knowledge.submit", "TDPWMA", "", "article(status review_note)"),
    ("knowledge.take_back", "TDPWMA", "", "article(status)"),
    (
        "knowledge.publish",
        "MA",
        "article_version",
        "article(status version reviewer_id review_note published_at)",
    ),
    ("knowledge.send_back", "MA", "", "article(status reviewer_id review_note)"),
    ("knowledge.retire", "MA", "", "article(status)"),
    ("knowledge.revive", "MA", "", "article(status)"),
    ("knowledge.vote", "TDPWMA", "article_vote article_use", ""),
    # questions to a specialist or to the maker
    ("escalation.ask", "TDPMA", "escalation", ""),
    ("escalation.hand_over", "TDPMA", "", "escalation(owner_id owner_name level due_at)"),
    ("escalation.hand_back", "TDPMA", "", "escalation(status)"),
    ("escalation.withdraw", "TDPMA", "", "escalation(status)"),
    ("escalation.reopen", "TDPMA", "", "escalation(answer answered_at status)"),
    # what was not safe at a customer's: whoever sends people there reads it
    ("safety.read", "DPMA", "note", "escalation(read_at read_by_id)"),
    ("safety.unread", "DPMA", "", "escalation(read_at read_by_id)"),
    # checklist templates, diagnosis trees, makers' codes: what everybody works by is the managers'
    ("template.save_draft", "MA", "checklist_template", "checklist_template"),
    ("template.publish", "MA", "checklist_template", "checklist_template"),
    ("template.withdraw", "MA", "", "checklist_template(status archived)"),
    ("template.add_file", "MA", "template_file", ""),
    ("template.discard_draft", "MA", "", "checklist_template(archived)"),
    ("template.take_up_draft", "MA", "", "checklist_template(archived)"),
    ("template.archive", "MA", "", "checklist_template(archived)"),
    ("template.restore", "MA", "", "checklist_template(archived)"),
    ("diagnosis.install", "MA", "diagnosis_tree", ""),
    ("diagnosis.store", "MA", "diagnosis_tree", ""),
    ("diagnosis.save_draft", "MA", "diagnosis_tree", "diagnosis_tree"),
    ("diagnosis.publish", "MA", "diagnosis_tree", "diagnosis_tree"),
    ("diagnosis.withdraw", "MA", "", "diagnosis_tree(status)"),
    ("diagnosis.discard_draft", "MA", "", "diagnosis_tree(archived)"),
    ("diagnosis.take_up_draft", "MA", "", "diagnosis_tree(archived)"),
    ("diagnosis.archive", "MA", "", "diagnosis_tree(archived)"),
    ("diagnosis.restore_tree", "MA", "", "diagnosis_tree(archived)"),
    ("diagnosis.store_codes", "MA", "fault_code", "fault_code(name name_en archived)"),
)

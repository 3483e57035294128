"""What reads what in a template: the order in which its rules are worked out, and what an answer may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.model import Question, Section, Template


@dataclass
class Links:
    """What was found out. `unknown` and `needs_spread`: (reader, key) of rules of format 1 that can't be."""

    reads: dict[str, set[str]] = field(default_factory=dict)
    spreading: set[tuple[str, str]] = field(default_factory=set)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    needs_spread: list[tuple[str, str]] = field(default_factory=list)
    circle: list[str] = field(default_factory=list)


def rules_of(item: Question | Section) -> Iterator[Expression]:
    """The rules that are worked out by themselves; one that waits for a trigger isn't."""
    if isinstance(item, Section):
        found: tuple[Expression | None, ...] = (item.show_if, item.repeat)
    else:
        computed = None if item.trigger else item.computed
        found = (item.show_if, item.require_if, item.constraint, item.choice_filter, item.default, computed)
    yield from (rule for rule in found if rule is not None)


def place_key(item: Question | Section) -> str:
    """How `order` and `dependants` name it: sections with a # in front."""
    return item.key if isinstance(item, Question) else "#" + item.key


def link(template: Template, items: Iterable[Question | Section]) -> tuple[Template, Links]:
    """The template with its order and dependants; `Links.circle` is not empty when there can be no order."""
    links = Links()
    known = {place_key(item): item for item in items}
    around = {item.key: item.section for item in known.values()}
    sections = {item.key: item for item in known.values() if isinstance(item, Section)}
    for key, item in known.items():
        links.reads[key] = set(_read_by(item, known, sections, links))
    needs = {
        key: {need for need in links.reads[key] if need != key}
        | ({"#" + around[known[key].key]} if around[known[key].key] else set())
        for key in known
    }
    for key in known:
        if key in links.reads[key] and (key, key) not in links.spreading:
            needs[key].add(key)  # its own value decides its own value
    order = sorted_by_need(needs)
    ordered = set(order)
    links.circle = [key for key in needs if key not in ordered]
    dependants: dict[str, list[str]] = {}
    triggered: dict[str, list[str]] = {}
    for key in order:
        for needed in sorted(links.reads[key]):
            dependants.setdefault(needed, []).append(key)
        item = known[key]
        for source in item.trigger if isinstance(item, Question) else ():
            triggered.setdefault(source, []).append(key)
    linked = replace(
        template,
        order=tuple(order),
        dependants={key: tuple(readers) for key, readers in dependants.items()},
        spreading=frozenset(links.spreading),
        triggered={key: tuple(readers) for key, readers in triggered.items()},
    )
    return linked, links


def _read_by(
    item: Question | Section,
    known: Mapping[str, Question | Section],
    sections: Mapping[str, Section],
    links: Links,
) -> Iterator[str]:
    reader = place_key(item)
    for rule in rules_of(item):
        links.spreading |= {(reader, key) for key in rule.spreads}
        for key in sorted(rule.references):
            read = known.get(key)
            if read is None:
                links.unknown.append((item.key, key))
                continue
            if key == reader and isinstance(item, Question) and rule in (item.constraint, item.choice_filter):
                continue  # a constraint looks at the very answer
            yield key
            section = sections.get(read.section)
            if template_rounds(section) and not key.startswith("#"):
                assert section is not None
                if key in rule.spreads:
                    yield "#" + section.key
                elif section.key != item.section:
                    links.needs_spread.append((item.key, key))


def template_rounds(section: Section | None) -> bool:
    """Whether a section has rounds."""
    return section is not None and section.repeats


def sorted_by_need(needs: Mapping[str, set[str]]) -> list[str]:
    """Keys such that each stands after all that it needs; those in a circle, or behind one, are left out."""
    waiting = {key: {needed for needed in wanted if needed in needs} for key, wanted in needs.items()}
    users: dict[str, list[str]] = {}
    for key, wanted in waiting.items():
        for needed in wanted:
            users.setdefault(needed, []).append(key)
    order = [key for key, wanted in waiting.items() if not wanted]
    for key in order:
        for user in users.get(key, ()):
            waiting[user].discard(key)
            if not waiting[user]:
                order.append(user)
    return order


def chains_of(template: Template) -> dict[str, tuple[str, ...]]:
    """The keys of the repeated sections around each place, outermost first; of a group those of its rounds too."""
    chains: dict[str, tuple[str, ...]] = {"": ()}
    for section in template.sections:
        around = chains[section.section]
        chains[section.key] = (*around, section.key) if section.repeats else around
    found = {"#" + key: chain for key, chain in chains.items()}
    for section in template.sections:
        if section.repeats:  # where its rounds are counted
            found["#" + section.key] = chains[section.section]
    return found | {question.key: chains[question.section] for question in template.questions}

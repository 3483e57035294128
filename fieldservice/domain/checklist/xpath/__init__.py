"""XPath 1.0 as ODK forms use it: parsed by `parsing`, bound to a form's names and compiled to closures by `compiling`.

`elementpath`, the well-kept XPath library, was looked at first and not taken: its import costs more than the whole
start of the program, its parser refuses ODK's functions and says positions only in prose, and its evaluation works on
XML trees with the W3C's rules for dates and empty values, of which every one would have had to be replaced.
"""

from fieldservice.domain.checklist.xpath.compiling import Bound, bind
from fieldservice.domain.checklist.xpath.parsing import parse_xpath
from fieldservice.domain.checklist.xpath.schema import Schema, SchemaNode

__all__ = ["Bound", "Schema", "SchemaNode", "bind", "parse_xpath"]

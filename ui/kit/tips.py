"""Words in tooltips as they are."""

from __future__ import annotations


def plain_tip(words: str) -> str:
    """The words such that a tooltip shows them as they are.

    Qt takes whatever looks like HTML for HTML: a name with `<img src="//server/x">` in it, imported or synchronised,
    would have every laptop whose mouse passes over it call that server.
    """
    if "<" not in words:
        return words
    from html import escape  # with all names of signs; hardly a name needs it

    lines = escape(words).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"

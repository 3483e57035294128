"""Texts that fit a regular expression: enough of the language for what forms ask (codes, numbers, addresses)."""

from __future__ import annotations

import random

_CLASSES = {"d": "0123456789", "w": "abcxyz019", "s": " ", "D": "abc", "W": "-", "S": "abc"}
_PRINTED = "aA0 -_.@/+b1Bz9Zxyz,:;#()"
_MOST = 64


class _Cannot(Exception):
    """The pattern uses what isn't understood here."""


def specimen(pattern: str, chance: random.Random) -> str | None:
    """A text that the pattern should match, or None when it uses look-arounds or references."""
    try:
        reader = _Reader(pattern, chance)
        found = reader.choices()
        return found if reader.at == len(pattern) else None
    except (_Cannot, IndexError, ValueError):
        return None


class _Reader:
    def __init__(self, pattern: str, chance: random.Random) -> None:
        self.text = pattern
        self.at = 0
        self.chance = chance

    def choices(self) -> str:
        """One of the alternatives; all of them are read."""
        found = [self.sequence()]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            found.append(self.sequence())
        return self.chance.choice(found)

    def sequence(self) -> str:
        """One piece after the other."""
        found = ""
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            start = self.at
            piece = self.piece()
            end = self.at
            times = self.times()
            after = self.at
            for _ in range(times - 1):
                self.at = start
                piece += self.piece()
                self.at = max(end, self.at)
            self.at = after
            found += piece if times else ""
            if len(found) > 10_000:
                raise _Cannot
        return found

    def piece(self) -> str:
        """A group, a class or a letter."""
        letter = self.text[self.at]
        self.at += 1
        if letter == "(":
            if self.text.startswith("?:", self.at):
                self.at += 2
            elif self.text.startswith("?", self.at):
                raise _Cannot
            found = self.choices()
            if self.text[self.at] != ")":
                raise _Cannot
            self.at += 1
            return found
        if letter == "[":
            return self.one_of()
        if letter == "\\":
            return self.escaped()
        if letter in "^$":
            return ""
        return self.chance.choice("aB3") if letter == "." else letter

    def escaped(self) -> str:
        """A class such as \\d, or the letter itself."""
        letter = self.text[self.at]
        self.at += 1
        if letter in "bBAzZ":
            return ""
        if letter == "p":
            name, _, _rest = self.text[self.at + 1 :].partition("}")
            self.at += len(name) + 2
            name = name.rpartition("=")[2].removeprefix("Is")
            return {"N": "7", "Nd": "7", "Digit": "7", "Lu": "A", "Upper": "A", "Han": "空"}.get(name, "a")
        if letter.isdigit():
            raise _Cannot
        return (
            self.chance.choice(_CLASSES[letter]) if letter in _CLASSES else {"n": "\n", "t": "\t"}.get(letter, letter)
        )

    def one_of(self) -> str:
        """A letter of a class in brackets."""
        negated = self.text[self.at] == "^"
        self.at += negated
        letters = ""
        first = True
        while self.text[self.at] != "]" or first:
            first = False
            letter = self.text[self.at]
            self.at += 1
            if letter == "\\":
                letter = self.text[self.at]
                self.at += 1
                if letter in _CLASSES:
                    letters += _CLASSES[letter]
                    continue
            if self.text[self.at] == "-" and self.text[self.at + 1] != "]":
                end = self.text[self.at + 1]
                self.at += 2
                letters += "".join(map(chr, range(ord(letter), min(ord(end), ord(letter) + 200) + 1)))
            else:
                letters += letter
        self.at += 1
        if negated:
            letters = "".join(letter for letter in _PRINTED if letter not in letters)
        return self.chance.choice(letters)

    def times(self) -> int:
        """How often the piece stands."""
        if self.at >= len(self.text):
            return 1
        letter = self.text[self.at]
        least, most = 1, 1
        if letter in "*+?":
            self.at += 1
            least, most = {"*": (0, 4), "+": (1, 4), "?": (0, 1)}[letter]
        elif letter == "{":
            bounds, _, _rest = self.text[self.at + 1 :].partition("}")
            self.at += len(bounds) + 2
            low, comma, high = bounds.partition(",")
            least = int(low)
            most = int(high) if high else least + 4 if comma else least
        if self.at < len(self.text) and self.text[self.at] in "?+" and letter in "*+?{":
            self.at += 1  # lazy and possessive ones match the same
        if least > 1000:
            raise _Cannot
        return self.chance.randint(least, min(most, max(least, _MOST)))

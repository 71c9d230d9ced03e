"""Sizes with names: numbers, `+ - * /`, parentheses, floor, ceil, max, min, mod.

Also what PyTorch's exporter writes: `//`, `**`, Mod, ToFloat, TruncToInt, ...
"""

import fractions
import math
import re

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][\w.:$]*)|(//|\*\*|[-+*/%(),]))")
FUNCTIONS = {
    "floor": math.floor,
    "ceil": math.ceil,
    "floortoint": math.floor,
    "ceiltoint": math.ceil,
    "trunctoint": math.trunc,
    "tofloat": float,
    "max": max,
    "min": min,
    "mod": lambda a, b: a % b,
}


class NotAnExpression(ValueError):
    """The text is a name only, not something to compute."""


class UnboundName(LookupError):
    """A name whose size nobody has said."""


def tokens_of(text):
    tokens, position = [], 0
    while position < len(text.rstrip()):
        match = TOKEN.match(text, position)
        if match is None:
            raise NotAnExpression(text)
        tokens.append(match.group().strip())
        position = match.end()
    return tokens + [""]


class Reader:
    """Evaluates while it reads; `sizes` are the names' values."""

    def __init__(self, text, sizes):
        self.tokens = tokens_of(text)
        self.sizes = sizes
        self.at = 0

    def take(self, *wanted):
        token = self.tokens[self.at]
        if wanted and token not in wanted:
            raise NotAnExpression(token)
        self.at += 1
        return token

    def next_is(self, *wanted):
        return self.tokens[self.at] in wanted

    def sum(self):
        value = self.product()
        while self.next_is("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self):
        value = self.factor()
        while self.next_is("*", "/", "//", "%"):
            operator, other = self.take(), self.factor()
            if operator != "*" and other == 0:
                raise NotAnExpression("division by zero")
            if operator == "*":
                value *= other
            elif operator == "/":
                value = fractions.Fraction(value) / other
            elif operator == "//":
                value = value // other
            else:
                value = value % other
        return value

    def factor(self):
        if self.next_is("-"):
            self.take()
            return -self.factor()
        value = self.atom()
        if self.next_is("**"):
            self.take()
            return value ** self.factor()
        return value

    def atom(self):
        token = self.take()
        if token == "(":
            value = self.sum()
            self.take(")")
            return value
        if token[:1].isdigit():
            return int(token) if token.isdigit() else float(token)
        if not token or not (token[0].isalpha() or token[0] == "_"):
            raise NotAnExpression(token)
        return self.call(token) if self.next_is("(") else self.size(token)

    def call(self, name):
        function = FUNCTIONS.get(name.lower())
        if function is None:
            raise NotAnExpression(name)
        self.take("(")
        arguments = [self.sum()]
        while self.next_is(","):
            self.take()
            arguments.append(self.sum())
        self.take(")")
        if len(arguments) == 1 and function in (max, min):
            return arguments[0]
        return function(*arguments)

    def size(self, name):
        if name not in self.sizes:
            raise UnboundName(name)
        return self.sizes[name]


def evaluate(text, sizes):
    """The value, or NotAnExpression, or UnboundName."""
    if text in sizes:
        return sizes[text]
    reader = Reader(text, sizes)
    value = reader.sum()
    reader.take("")
    return value


class Sizes:
    """Names bound to sizes; a name or expression met first is bound then."""

    def __init__(self, bound):
        self.bound = dict(bound)

    def fits(self, text, actual):
        """Whether the size may be `actual`, after all that was seen before."""
        return self.expected(text, actual) == actual

    def expected(self, text, otherwise):
        try:
            return evaluate(text, self.bound)
        except (NotAnExpression, UnboundName):
            return self.bound.setdefault(text, otherwise)

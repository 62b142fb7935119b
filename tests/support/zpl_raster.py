"""A small ZPL printer: draws the commands that we send, by Zebra's manual and nothing of ours.

It is stricter than a printer: what it does not know, and what a printer would clip silently, is
an error.

Source: Zebra ZPL II programming guide; ISO/IEC 15417 (Code 128).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFont

_FONT = Path(__file__).parents[2] / "resources/fonts/AtkinsonHyperlegibleNext-Bold.ttf"
_COMMAND = re.compile(r"\^(A(?=[0-9A-Z])|[A-Z][A-Z0-9])([^^~]*)")
_SET = {"A": 101, "B": 100, "C": 99}

# Bar, space, bar, space, bar, space of the code words 0 to 105, and the stop character.
_WIDTHS = re.findall(
    r"\d+",
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232"
    " 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122"
    " 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311"
    " 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113"
    " 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422"
    " 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111"
    " 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121"
    " 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412"
    " 211214 211232 2331112",
)


@dataclass
class PrintedLabel:
    """One label that came out, and the plain texts on it."""

    image: Image.Image
    texts: list[str] = field(default_factory=list)


def print_zpl(data: bytes) -> list[PrintedLabel]:
    """Print every format of ``data``."""
    formats = data.decode("utf-8").split("^XA")
    assert not formats[0], "bytes before the first ^XA"
    return [_Format(text).run() for text in formats[1:]]


class _Format:
    """One label while it is printed."""

    def __init__(self, text: str) -> None:
        body, end, rest = text.partition("^XZ")
        assert end, "no ^XZ"
        assert not rest.strip(), f"after ^XZ: {rest!r}"
        assert "~" not in body, "a raw tilde starts a command"
        self.commands = [(m[1], m[2].rstrip("\n")) for m in _COMMAND.finditer(body)]
        sizes = dict(self.commands)
        size = (int(sizes["PW"]), int(sizes["LL"]))
        self.label = PrintedLabel(Image.new("L", size, 255))
        self.module = 2
        self._begin_field()

    def run(self) -> PrintedLabel:
        for name, parameters in self.commands:
            self._do(name, parameters)
        return self.label

    def _begin_field(self) -> None:
        self.at = (0, 0)
        self.font = 0
        self.room: tuple[int, str] | None = None
        self.reverse = False
        self.hexadecimal = False
        self.draw: Callable[[str], None] = self._text
        self.data: str | None = None

    def _do(self, name: str, parameters: str) -> None:
        values = parameters.split(",")
        match name:
            case "CI":
                assert parameters == "28"
            case "PW" | "LL" | "LH":
                pass
            case "FO":
                self.at = (int(values[0]), int(values[1]))
            case "A":
                assert values[0] == "0N"
                self.font = int(values[1])
            case "FB":
                self.room = (int(values[0]), values[3])
            case "FR":
                self.reverse = True
            case "FH":
                assert parameters == "_"
                self.hexadecimal = True
            case "FD":
                self.data = parameters
            case "FS":
                self._end_field()
            case _:
                self._do_symbol(name, values)

    def _do_symbol(self, name: str, values: list[str]) -> None:
        match name:
            case "BY":
                self.module = int(values[0])
            case "BC":
                assert values[2:] == ["N", "N", "N", "N"]
                height = int(values[1])
                self.draw = lambda data: self._bars(_code_128(data), height)
            case "BQ":
                dots = int(values[2])
                self.draw = lambda data: self._qr(data, dots)
            case "GB":
                self._box(*map(int, values))
            case _:
                raise AssertionError(f"unknown command ^{name}")

    def _end_field(self) -> None:
        if self.data is not None:
            assert self.hexadecimal, "a field without ^FH_"
            self.draw(_unhex(self.data))
        self._begin_field()

    def _box(self, width: int, height: int, thickness: int) -> None:
        assert thickness == min(width, height), "not a filled box"
        self._fill(*self.at, width, height)

    def _fill(self, left: int, top: int, width: int, height: int) -> None:
        page = self.label.image
        assert left >= 0, "outside the label"
        assert top >= 0, "outside the label"
        assert left + width <= page.width, "clipped at the right"
        assert top + height <= page.height, "clipped below"
        area = (left, top, left + width - 1, top + height - 1)
        ImageDraw.Draw(page).rectangle(area, fill=0)

    def _bars(self, widths: list[int], height: int) -> None:
        """Draw alternating bars and spaces of ``widths`` modules."""
        x, y = self.at
        for number, width in enumerate(widths):
            if number % 2 == 0:
                self._fill(x, y, width * self.module, height)
            x += width * self.module

    def _qr(self, data: str, dots: int) -> None:
        """Level and mode stand before the comma; here segno plays the printer."""
        assert data[:3] == "MA,"
        code = segno.make(data[3:], error="m", micro=False, boost_error=False)
        for number, row in enumerate(code.matrix):
            for place, dark in enumerate(row):
                if dark:
                    left, top = self.at[0] + place * dots, self.at[1] + number * dots
                    self._fill(left, top, dots, dots)

    def _text(self, data: str) -> None:
        self.label.texts.append(data.replace("\\\\", "\\") if self.room else data)
        font = ImageFont.truetype(_FONT, self.font)
        left, top = self.at
        width = round(font.getlength(self.label.texts[-1]))
        if self.room:
            room, justify = self.room
            assert width <= room, f"^FB prints over its last line: {data!r}"
            left += {"L": 0, "C": (room - width) // 2, "R": room - width}[justify]
        assert left + width <= self.label.image.width, f"clipped at the right: {data!r}"
        assert top + self.font <= self.label.image.height, f"clipped below: {data!r}"
        layer = Image.new("L", self.label.image.size, 0)
        ImageDraw.Draw(layer).text((left, top), self.label.texts[-1], fill=255, font=font)
        if self.reverse:
            self.label.image = ImageChops.difference(self.label.image, layer)
        else:
            self.label.image = ImageChops.subtract(self.label.image, layer)


def _unhex(data: str) -> str:
    """Resolve ``^FH_``: an underscore and two hexadecimal digits are one byte."""
    pieces = re.split(r"_([0-9A-Fa-f]{2})", data)
    raw = b"".join(
        bytes([int(piece, 16)]) if number % 2 else piece.encode()
        for number, piece in enumerate(pieces)
    )
    return raw.decode("utf-8")


def _code_128(data: str) -> list[int]:
    """``^BC`` in mode N: ``>`` codes choose and change the sets; without one, set B starts."""
    words, active = _start(data[:2])
    rest = data[2:] if data[:2] in {">9", ">:", ">;"} else data
    while rest:
        if rest[0] == ">":
            word, active = _invoked(rest[1], active)
            rest = rest[2:]
        elif active == "C":
            word, rest = int(rest[:2]), rest[2:]
        else:
            word, rest = ord(rest[0]) - 32, rest[1:]
            assert 0 <= word < 95, "not in set B"
        words.append(word)
    check = (words[0] + sum(place * word for place, word in enumerate(words))) % 103
    return [int(width) for word in [*words, check, 106] for width in _WIDTHS[word]]


def _start(code: str) -> tuple[list[int], str]:
    starts = {">9": (103, "A"), ">:": (104, "B"), ">;": (105, "C")}
    word, active = starts.get(code, (104, "B"))
    return [word], active


def _invoked(character: str, active: str) -> tuple[int, str]:
    """The word that ``>`` and ``character`` stand for, and the set after it."""
    if character == "8":
        return 102, active
    if character == "0":
        assert active == "B"
        return ord(">") - 32, active
    wanted = {"5": "C", "6": "B", "7": "A"}[character]
    assert wanted != active, "already in that set"
    return _SET[wanted], wanted

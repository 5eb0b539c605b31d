"""Small pictures: PNG files of at most 256 colours."""

from __future__ import annotations

import base64
import struct
import zlib
from array import array
from collections import Counter

from playwright.async_api import Page

MOST = 256
ALIKE = 0xF8F8F8
"""The bits of a colour that tell it from its neighbours."""
DRAWN = """async (url) => {
    const image = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const parts = [];
    for (let at = 0; at < data.length; at += 8192) {
        parts.push(String.fromCharCode(...data.subarray(at, at + 8192)));
    }
    return [image.width, btoa(parts.join(""))];
}"""


async def shrunk(page: Page, png: bytes) -> bytes:
    """Give a picture again with fewer colours; `page` is an empty one, which decodes it."""
    url = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    width, pixels = await page.evaluate(DRAWN, url)
    return painted(array("I", base64.b64decode(pixels)), width)


def painted(pixels: array[int], width: int) -> bytes:
    """Write pixels, red in the lowest byte, as a PNG with a palette."""
    counted = Counter(pixels)
    groups: dict[int, int] = {}
    often: Counter[int] = Counter()
    for colour, times in counted.most_common():
        groups.setdefault(colour & ALIKE, colour)
        often[colour & ALIKE] += times
    palette = [groups[group] for group, _ in often.most_common(MOST)]
    places = {group: _nearest(colour, palette) for group, colour in groups.items()}
    indices = bytes(places[pixel & ALIKE] for pixel in pixels)
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, len(indices), width))
    size = struct.pack(">IIBBBBB", width, len(pixels) // width, 8, 3, 0, 0, 0)
    colours = b"".join(bytes(_channels(colour)) for colour in palette)
    parts = ((b"IHDR", size), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _nearest(colour: int, palette: list[int]) -> int:
    wanted = _channels(colour)
    return min(range(len(palette)), key=lambda place: _apart(wanted, _channels(palette[place])))


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _channels(colour: int) -> tuple[int, int, int]:
    return colour & 0xFF, colour >> 8 & 0xFF, colour >> 16 & 0xFF


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

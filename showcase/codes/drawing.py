"""QR codes for print (ISO/IEC 18004): black on white, with a quiet zone of four modules.

Error correction is level Q: a quarter of a code may be lost to a crease, a drop of fish sauce or ink that spreads,
and it still reads. Level H bears 30 %, but takes 37 modules a side in place of 33 for an address of 35 to 44 letters:
each would be a tenth smaller on a stamp of the same size, and small modules fail sooner than missing ones.
"""

from io import BytesIO
from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_Q

QUIET_ZONE = 4
# Pixels a module of a PNG: with 33 modules 1,230 in all, enough for 10 cm at 300 dots an inch.
MODULE_PIXELS = 30


def svg(address: str) -> bytes:
    """Return the code of an address as a drawing with a white ground: each run of dark modules is one rectangle."""
    rows = coded(address).get_matrix()
    side, path = len(rows), []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            path += [f"M{x} {y}h{length}v1h-{length}z"] if dark else []
            x += length
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}mm" height="{side}mm" '
        f'shape-rendering="crispEdges"><rect width="100%" height="100%" fill="white"/><path d="{"".join(path)}"/></svg>'
    ).encode()


def png(address: str) -> bytes:
    """Return the code of an address as a picture in black and white."""
    stream = BytesIO()
    coded(address).make_image().save(stream, "PNG")
    return stream.getvalue()


def coded(address: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET_ZONE, box_size=MODULE_PIXELS)
    code.add_data(address)
    code.make(fit=True)
    return code

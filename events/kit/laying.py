"""Pictures as pages of PDF, in a process of its own: `python laying.py FOLDER WIDTH`, without the site.

typst lays a page of PDF in as it is, where it would decode a JPEG and hold it all. What decoding one here takes is gone
before typst begins.
"""

import sys
from pathlib import Path

from PIL import Image

QUALITY = 85


def main(folder: str, width: str) -> None:
    for picture in Path(folder).glob("*.jpg"):
        lay(picture, int(width))


def lay(picture: Path, width: int) -> None:
    """Make a page of PDF of a picture, as many pixels wide at most."""
    with Image.open(picture) as opened:
        opened.thumbnail((width, width))
        opened.convert("RGB").save(picture.with_suffix(".pdf"), "PDF", quality=QUALITY)


if __name__ == "__main__":
    main(*sys.argv[1:])

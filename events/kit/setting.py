"""typst, in a process of its own: `python setting.py FOLDER SHEET FORMAT PPI FONTS…`, without the site.

What typst has set once it holds until its process ends, some 13 MB a kit; a server that lives for weeks cannot.
The pages are written into the folder: one `out-0.pdf`, or `out-0.png` and so on.
"""

import sys
from pathlib import Path
from typing import Any

import typst


def main(folder: str, sheet: str, kind: Any, ppi: str, *fonts: str) -> None:
    # The typefaces that come with the site, none of the machine's own.
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts))
    made = typst.compile(
        str(Path(folder) / f"{sheet}.typ"),
        root=folder,
        font_paths=faces,
        ignore_system_fonts=True,
        format=kind,
        ppi=float(ppi),
    )
    for number, page in enumerate(made if isinstance(made, list) else [made]):
        (Path(folder) / f"out-{number}.{kind}").write_bytes(page)


if __name__ == "__main__":
    main(*sys.argv[1:])

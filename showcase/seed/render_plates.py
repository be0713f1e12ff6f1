#!/usr/bin/env python3
"""Render the illustrated plates (SVG) to the raster files the sample site uses.

Every ``plates/<slug>.svg`` becomes ``images/<slug>.png``: 1600 x 1200 pixels,
at most 256 colours. A plate whose PNG is newer than its SVG is skipped.

    python render_plates.py                      # everything that changed
    python render_plates.py cam-vinh             # these only, if changed
    python render_plates.py --force cam-vinh     # these, in any case
    python render_plates.py --source plates/horizons --output /tmp/horizons

Needs Chromium on the PATH, and Pillow.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT, SCALE = 800, 600, 2
COLOURS = 256
TIMEOUT = 120  # seconds for one plate
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

PAGE = """<!doctype html>
<meta charset="utf-8">
<style>
html, body {{ margin: 0; padding: 0; overflow: hidden; }}
svg {{ display: block; width: {width}px; height: {height}px; }}
</style>
{svg}
"""


def find_browser():
    """Return the path of a Chromium, or None when there is none."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    return None


def is_fresh(svg, png):
    """Tell whether ``png`` exists and is newer than ``svg``."""
    return png.exists() and png.stat().st_mtime > svg.stat().st_mtime


def screenshot(browser, svg, target):
    """Draw ``svg`` with the headless browser into the PNG file ``target``."""
    with tempfile.TemporaryDirectory(prefix="plate-", ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "plate.html"
        page.write_text(
            PAGE.format(width=WIDTH, height=HEIGHT, svg=svg.read_text(encoding="utf-8")),
            encoding="utf-8",
        )
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            f"--force-device-scale-factor={SCALE}",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--user-data-dir={Path(folder) / 'profile'}",
            f"--screenshot={target}",
            page.as_uri(),
        ]
        subprocess.run(
            command,
            check=True,
            timeout=TIMEOUT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def render(browser, svg, png):
    """Render one plate and return the size of its PNG in bytes."""
    with tempfile.TemporaryDirectory(prefix="shot-") as folder:
        raw = Path(folder) / "raw.png"
        screenshot(browser, svg, raw)
        with Image.open(raw) as shot:
            image = shot.convert("RGB")
        if image.size != (WIDTH * SCALE, HEIGHT * SCALE):
            raise ValueError(f"unexpected size {image.size}")
        image = image.quantize(
            colors=COLOURS,
            method=Image.Quantize.MEDIANCUT,
            dither=Image.Dither.NONE,
        )
        image.save(png, format="PNG", optimize=True)
    return png.stat().st_size


def parse_arguments(argv=None):
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("slugs", nargs="*", help="plates to render (default: all)")
    parser.add_argument(
        "--source",
        type=Path,
        default=HERE / "plates",
        help="folder with the SVG files",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=HERE / "images",
        help="folder for the PNG files",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="render even when the PNG is newer than the SVG",
    )
    return parser.parse_args(argv)


def main(argv=None):
    """Render what is asked for; return the exit status."""
    options = parse_arguments(argv)
    browser = find_browser()
    if browser is None:
        print("Chromium was not found on the PATH.", file=sys.stderr)
        return 2
    if options.slugs:
        plates = [options.source / f"{slug}.svg" for slug in options.slugs]
    else:
        plates = sorted(options.source.glob("*.svg"))
    options.output.mkdir(parents=True, exist_ok=True)
    failures = 0
    for number, svg in enumerate(plates, start=1):
        label = f"[{number}/{len(plates)}] {svg.stem}"
        png = options.output / f"{svg.stem}.png"
        if not svg.exists():
            failures += 1
            print(f"{label}: no such plate", file=sys.stderr)
            continue
        if not options.force and is_fresh(svg, png):
            print(f"{label}: up to date")
            continue
        try:
            size = render(browser, svg, png)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            failures += 1
            print(f"{label}: {error}", file=sys.stderr)
            continue
        print(f"{label}: {size / 1024:.0f} KB", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

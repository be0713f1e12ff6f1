"""Write site.css, the one stylesheet that readers load, from the files in src/.

Each folder in src/ is a cascade layer; files within it are taken by name.
Run `python static/css/build.py` after every change; `--check` only compares.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities")


def built():
    """Return the text of site.css, without comments and indentation."""
    parts = [f"@layer {', '.join(LAYERS)};\n"]
    for layer in LAYERS:
        files = sorted((HERE / "src" / layer).glob("*.css"))
        source = "\n".join(file.read_text(encoding="utf-8") for file in files)
        parts.append(f"@layer {layer} {{\n{source}\n}}\n")
    css = re.sub(r"/\*.*?\*/", "", "".join(parts), flags=re.S).replace("../../../", "../")
    return "\n".join(line.strip() for line in css.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    target = HERE / "site.css"
    if "--check" in sys.argv:
        sys.exit(target.read_text(encoding="utf-8") != built())
    target.write_text(built(), encoding="utf-8")

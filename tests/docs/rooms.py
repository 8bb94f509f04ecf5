"""The map of rooms in CONTRIBUTING.md: every package with the first sentence of its docstring.

`python -m tests.docs.rooms` writes it between its two marks; a test holds that it is true.
"""

import ast

from tests.architecture.source import BUILT, ROOT, modules

PAGE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- rooms: begin -->\n", "<!-- rooms: end -->"


def table() -> str:
    """The rows, by path."""
    packages = [module for module in modules(*BUILT) if module.name == "__init__"]
    rows = {f"{module.room}/": _sentence(ast.get_docstring(module.tree)) for module in packages}
    lines = [("Room", "What lives there"), ("---", "---"), *sorted(rows.items())]
    return "".join(
        f"| {f'`{room}`' if room.endswith('/') else room} | {sentence} |\n"
        for room, sentence in lines
    )


def written() -> str:
    """The rows as the page has them."""
    return PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


def write() -> None:
    """Put the rows into the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{table()}{END}{after}", encoding="utf-8")


def _sentence(docstring: str | None) -> str:
    paragraph = " ".join((docstring or "").partition("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".").replace("|", "\\|")


if __name__ == "__main__":
    write()

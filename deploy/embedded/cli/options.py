"""Options that many commands take."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path,
    typer.Option("--data", metavar="DIR", help="数据目录。 The data folder.", show_default=True),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")]

DEFAULT_DATA = Path(".taizhang")

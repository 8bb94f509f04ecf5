"""Options that many commands take."""

from pathlib import Path
from typing import Annotated

import typer

from deploy.embedded.cli.speech.tongue import Lang

Data = Annotated[
    Path,
    typer.Option("--data", metavar="DIR", help="数据目录。 The data folder.", show_default=True),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")]
Speaking = Annotated[
    Lang | None,
    typer.Option("--lang", metavar="zh|en", help="语言，默认随终端。 The language."),
]
Acting = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="ROLE|ACCOUNT",
        help="以谁的身份：角色（office 等）或账号。 In whose name: a role or an account.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE|POSITION",
        help="当时所知的情形。 What was known at the end of a day, or up to a position.",
    ),
]
Campaign = Annotated[
    str | None,
    typer.Option("--campaign", metavar="NAME", help="批次名称。 The campaign."),
]

OFFICE = "office"
DEFAULT_DATA = Path(".taizhang")

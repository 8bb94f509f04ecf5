"""`taizhang export`: a campaign as the workbook that offices keep."""

from pathlib import Path
from typing import Annotated

import typer

from deploy.embedded.cli.desk import desk
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import (
    DEFAULT_DATA,
    OFFICE,
    Acting,
    AsOf,
    Campaign,
    Data,
    Speaking,
)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="写到哪里。 Where to write it.")],
    campaign: Campaign = None,
    as_of: AsOf = None,
    as_: Acting = OFFICE,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """把一个批次导出为 Excel 台账；已有的文件会被替换。 Write a campaign as Excel sheets.

    例 Example: taizhang export ledger.xlsx --as-of 2021-10-31
    """
    with desk(data, lang) as at:
        try:
            at.client.reporting(as_).export(file, campaign=campaign, as_of=as_of)
        except OSError as error:
            why = error.strerror or error
            raise CommandError(at.tongue.say("no_place", file=file, why=why)) from None
        at.paper.print(at.tongue.say("exported", file=file))

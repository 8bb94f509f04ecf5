"""`taizhang bundle`: history with its proofs in one file, for somebody who believes nobody."""

from pathlib import Path
from typing import Annotated

import typer

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.command.keys import note_of
from contracts.proofs.tree.hashes import ProofError
from deploy.embedded.cli.desk import desk
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, Acting, AsOf, Campaign, Data, Speaking

Out = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="写到哪里。 Where to write it.")
]
Task = Annotated[
    str | None,
    typer.Argument(metavar="TASK", help="任务号、批次/任务号或编号。 Number, or id."),
]
Known = Annotated[
    list[Path] | None,
    typer.Option(
        "--known",
        metavar="FILE",
        help="您留存的检查点，可多次。 A checkpoint that you kept, to be led on from.",
    ),
]


def bundle(  # noqa: PLR0913, PLR0917 - each is an option of the command
    output: Out,
    task: Task = None,
    campaign: Campaign = None,
    everything: Annotated[bool, typer.Option("--all", help="全部事件。 Everything.")] = False,
    files: Annotated[bool, typer.Option("--files", help="附佐证原件。 With evidence.")] = False,
    witnessed: Annotated[
        bool,
        typer.Option(
            "--witnessed", help="取最近一个经见证的检查点。 At the last cosigned checkpoint."
        ),
    ] = False,
    known: Known = None,
    as_of: AsOf = None,
    as_: Acting = "auditor",
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """导出可离线验证的存证文件包。 Write a bundle that verifies offline.

    例 Example: taizhang bundle R14-1 --files -o R14-1.bundle.zip
    """
    with desk(data, lang) as at:
        named = [f"tasks/{task}" if task else "", f"campaigns/{campaign}" if campaign else ""]
        chosen = [each for each in named if each]
        if len(chosen) + everything != 1:
            raise CommandError(at.tongue.say("bundle_of_what"))
        wanted = {
            "files": files,
            "witnessed": witnessed,
            "known": [_size(each) for each in known or ()] or None,
            "as_of": as_of,
        }
        try:
            at.client.reporting(as_).bundle(output, "".join(chosen), **wanted)
        except OSError as error:
            why = error.strerror or error
            raise CommandError(at.tongue.say("no_place", file=output, why=why)) from None
        at.paper.print(at.tongue.say("bundled", file=output), soft_wrap=True)


def _size(file: Path) -> int:
    try:
        return Checkpoint.parse(note_of(str(file)).text).size
    except ProofError as error:
        raise CommandError(f"{file}: {error}") from None

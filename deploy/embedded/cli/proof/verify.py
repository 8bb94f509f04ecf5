"""`taizhang verify`: what is wrong with a bundle, offline; the verifier is `contracts.proofs`."""

from pathlib import Path
from typing import Annotated

import typer

from contracts.proofs.__main__ import main

Many = list[str] | None


def verify(
    bundle: Annotated[
        Path | None, typer.Argument(metavar="BUNDLE", help="文件包。 The file to verify.")
    ] = None,
    key: Annotated[
        Many,
        typer.Option(metavar="PUB", help="日志公钥或公钥文件，可多次。 The log's key, or a file."),
    ] = None,
    witness: Annotated[
        Many,
        typer.Option(metavar="PUB", help="须已会签的见证方公钥，可多次。 Must have cosigned."),
    ] = None,
    known: Annotated[
        Many,
        typer.Option(metavar="FILE", help="您留存的检查点，可多次。 A checkpoint that you kept."),
    ] = None,
    single_file: Annotated[
        Path | None,
        typer.Option(
            "--single-file",
            metavar="FILE",
            help="把验证器写成单个文件，供他处使用。 Write the verifier as one file instead.",
        ),
    ] = None,
) -> None:
    """离线验证存证文件包，逐条指出问题。 Verify a bundle offline; status 1: something is wrong.

    例 Example: taizhang verify R14-1.bundle.zip --key ledger.example.org/taizhang+5b0d…
    """
    if (bundle is None) == (single_file is None):
        raise typer.BadParameter("BUNDLE | --single-file FILE")
    if single_file:
        raise typer.Exit(main(["single-file", str(single_file)]))
    given = {"key": key, "witness": witness, "known": known}
    options = [f"--{name}={value}" for name, values in given.items() for value in values or ()]
    raise typer.Exit(main(["verify", *options, str(bundle)]))

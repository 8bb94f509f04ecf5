"""`taizhang key create | rotate | public`: the key that signs history, or that of a witness.

A key is a file of mode 600; the public keys stand in a file of the same name with `.public`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from contracts.proofs.keys import COSIGNATURE, ED25519
from deploy.embedded.cli.failures import CommandError

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="私钥文件。 The file of the private key.")
]
Name = Annotated[
    str,
    typer.Option(
        "--name",
        metavar="ORIGIN",
        help="密钥名，即日志来源。 The key's name, which is the log's origin.",
    ),
]
ForWitness = Annotated[
    bool, typer.Option("--witness", help="见证方的密钥。 A witness's key, for cosignatures.")
]


def create(file: File, name: Name, witness: ForWitness = False) -> None:
    """生成密钥，打印公钥。 Make a key and print its public key.

    例 Example: taizhang key create signing_key --name ledger.example.org/taizhang
    """
    with _explained():
        kind = COSIGNATURE if witness else ED25519
        made = SigningKeyFile(file).create(name, SystemClock().now(), kind)
    typer.echo(made.text)


def rotate(file: File) -> None:
    """换用新密钥，旧公钥仍公布。 Put a new key in place; the old public key stays published.

    正在运行的签名进程下次签名即用新密钥。 A running checkpointer signs with it from then on.

    例 Example: taizhang key rotate signing_key
    """
    with _explained():
        made = SigningKeyFile(file).rotate(SystemClock().now())
    typer.echo(made.text)


def public(file: File) -> None:
    """打印全部公钥及其有效期。 Print all public keys with the spans in which they signed.

    例 Example: taizhang key public signing_key
    """
    with _explained():
        for each in SigningKeyFile(file).published():
            typer.echo(each.line, nl=False)


def key_commands() -> typer.Typer:
    """The group `key`."""
    group = typer.Typer(
        help="签名密钥。 Keys that sign history.", no_args_is_help=True, add_completion=False
    )
    for command in (create, rotate, public):
        group.command()(command)
    return group


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (SigningKeyError, OSError) as error:
        raise CommandError(str(error)) from None

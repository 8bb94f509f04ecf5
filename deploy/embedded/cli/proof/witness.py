"""`taizhang witness`: cosign a log's checkpoints, for another party than the log's operator."""

from pathlib import Path
from typing import Annotated

import typer

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from contracts.proofs.command.chinese import in_both
from contracts.proofs.command.keys import keys_of
from contracts.proofs.keys import ED25519, VerifierKey
from contracts.proofs.tree.hashes import ProofError
from deploy.embedded.cli.failures import CommandError
from deploy.witness.judging import Witness
from deploy.witness.listener import WitnessApp, serve
from deploy.witness.memory import Memory

Listen = Annotated[
    str, typer.Option("--listen", metavar="HOST:PORT", help="监听地址。 Where it listens.")
]
Key = Annotated[
    Path,
    typer.Option(
        "--key",
        metavar="FILE",
        help="见证方私钥（taizhang key create --witness）。 The witness's private key.",
    ),
]
LogKeys = Annotated[
    list[str],
    typer.Option(
        "--log-key",
        metavar="KEY",
        help="日志公钥或公钥文件，可多次。 A log's public key, or a file of its keys; repeatable.",
    ),
]
State = Annotated[
    Path,
    typer.Option("--state", metavar="DIR", help="所见检查点的目录。 Where it keeps what it saw."),
]


def witness(
    key: Key,
    log_key: LogKeys,
    listen: Listen = "127.0.0.1:8090",
    state: State = Path("witness"),
) -> None:
    """见证：核对检查点前后一致后会签。 Cosign checkpoints that continue what was seen before.

    应由运行方以外的一方运行。 To be run by somebody else than who runs the ledger.

    例 Example: taizhang witness --key witness_key --log-key ledger.example.org/taizhang+5b0d…
    """
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit():
        raise typer.BadParameter("HOST:PORT", param_hint="--listen")
    try:
        keys = SigningKeyFile(key)
        name = keys.cosigner().key.text
        logs = [_of_a_log(each) for given in log_key for each in keys_of(given)]
    except (SigningKeyError, ProofError) as error:
        raise CommandError(in_both(str(error))) from None
    clock = SystemClock()
    seen = Memory(state)
    cosigning = Witness(logs, keys.cosigner, seen, lambda: int(clock.now().timestamp()))
    serve(WitnessApp(cosigning, name), host.strip("[]"), int(port))


def _of_a_log(found: VerifierKey) -> VerifierKey:
    if found.kind != ED25519:
        raise ProofError(f"{found.name} is a witness's key, not a log's")
    return found

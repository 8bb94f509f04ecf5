"""`verify`: prints every finding, or what has been shown; exit status 0 good, 1 wrong.

It says what it did not show too: whose key was believed, and whether a witness was asked for.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from contracts.proofs.bundle.layout import Manifest
from contracts.proofs.bundle.verifying import Report, examine
from contracts.proofs.command.chinese import in_both
from contracts.proofs.command.keys import keys_of, note_of

OWN_KEY = (
    "未给定公钥，只能用文件包自带的公钥：仅证明签名之后未被改动，不证明由谁签名。请与公布的公钥核对。\n"
    "No key was given, so the bundle's own was used: nothing changed since it was signed, but "
    "by whom is not shown. Compare with the published key:"
)
NO_WITNESS = (
    "未要求见证人签名，无法排除账本方向他人出示另一份历史。\n"
    "No witness was asked for: that the log shows others the same history is not shown."
)

WORD_OF_THE_LOG = (
    "历史完整是日志签名所声明；要自行核实，请索取全部存证包。\n"
    "That histories are complete is the log's signed word; a bundle of everything confirms it."
)


def add_to(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("bundle", type=Path, help="文件包 the file to verify")
    for name, words in {
        "key": "日志公钥或公钥文件 public key of the log, as text or a file of keys; repeatable",
        "witness": "须已会签的见证方公钥 key of a witness that must have cosigned; repeatable",
        "known": "您留存的检查点 file of a checkpoint that you kept from before; repeatable",
    }.items():
        parser.add_argument(f"--{name}", action="append", default=[], help=words)


def run(arguments: argparse.Namespace) -> int:
    """Verify and print; ProofError where a key or kept checkpoint cannot be read."""
    keys = [key for given in arguments.key for key in keys_of(given)]
    witnesses = [key for given in arguments.witness for key in keys_of(given)]
    known = [note_of(given) for given in arguments.known]
    report = examine(arguments.bundle, keys, witnesses, known)
    lines = _lines(report, own_key=not keys, witnessed=bool(witnesses))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if report.findings else 0


def _shown(line: str) -> str:
    """The line with what would steer a terminal, or feign another line, spelled out."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)


def _lines(report: Report, *, own_key: bool, witnessed: bool) -> Iterator[str]:
    for finding in report.findings:
        yield _shown(f"{finding.meaning} {in_both(finding.detail)}")
    if report.findings:
        yield f"验证未通过 / NOT VERIFIED: {len(report.findings)}"
    elif report.manifest:
        yield from _good(report.manifest)
    if report.manifest and own_key:
        yield OWN_KEY
        yield from map(_shown, report.manifest.keys)
    if not witnessed:
        yield NO_WITNESS


def _good(manifest: Manifest) -> Iterator[str]:
    about = _shown(f"{manifest.kind} {manifest.about or ''}".strip())
    yield f"验证通过 / VERIFIED: {about}"
    said = f"{manifest.events} events of {manifest.size} leaves, {_shown(manifest.origin)}"
    yield f"共 {manifest.events} 个事件，已签名 {manifest.size} 个 / {said}"
    if not manifest.whole:
        yield WORD_OF_THE_LOG
    absent = [each for each in manifest.evidence if f"evidence/{each}" not in manifest.files]
    if absent:
        yield f"证据文件未附 / evidence named but not enclosed: {len(absent)}"

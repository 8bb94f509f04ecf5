"""What the page says of the proof: how to verify, the checkpoint, who signed, what is complete."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

from contracts.proofs.bundle.contents import Contents
from contracts.proofs.bundle.page.markup import both, code, facts, heading
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.encoding import encoded
from contracts.proofs.notes import Signature
from contracts.proofs.statements import CompleteHistory

HOW = (
    '<div class="note">'
    "<p>本页供阅读，本身不是证明。请用公布的公钥和见证方公钥离线验证所在的文件包：</p>"
    '<p class="en">This page is for reading and proves nothing by itself. Verify the bundle that it'
    " lies in, offline, with the published key and the witness's:</p>"
    "<p><code>taizhang verify BUNDLE --key PUB --witness PUB</code></p></div>\n"
)
STAMP = 8
"""Bytes of a cosignature's time, which come before its signature."""


def proof(contents: Contents) -> Iterator[str]:
    """The section about checkpoint, signatures and completeness."""
    yield HOW
    yield heading("存证检查点", "Checkpoint")
    head = Checkpoint.parse(contents.checkpoint.text)
    yield facts(
        [
            ("日志来源", "Origin", code(head.origin)),
            ("已签名事件数", "Events signed", str(head.size)),
            ("树根", "Root", code(encoded(head.root))),
            ("签名", "Signed by", _signers(contents)),
            ("见证", "Witnessed by", _witnesses(contents)),
            ("完整性", "Completeness", _complete(contents)),
        ]
    )


def _signers(contents: Contents) -> str:
    keys = {key.key_id: key.text for key in contents.keys}
    own = [keys[s.key_id] for s in contents.checkpoint.signatures if s.key_id in keys]
    return "<br>".join(map(code, own))


def _witnesses(contents: Contents) -> str:
    keys = {key.key_id for key in contents.keys}
    others = [s for s in contents.checkpoint.signatures if s.key_id not in keys]
    if not others:
        return both("尚无见证", "by nobody yet")
    return "<br>".join(f"{code(each.name)} {_moment(each)}" for each in others)


def _moment(signature: Signature) -> str:
    seconds = int.from_bytes(signature.value[:STAMP], "big")
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(" ").replace("+00:00", " UTC")
    except (ValueError, OverflowError, OSError):
        return ""


def _complete(contents: Contents) -> str:
    if contents.paths is None:
        return both(
            "包含检查点之前的全部事件，可自行核对",
            "every event up to the checkpoint is here, which the verifier checks",
        )
    stated = [CompleteHistory.parse(note.text) for note in contents.histories]
    rows = "".join(f"<li>{code(one.aggregate)} 1 – {one.version}</li>" for one in stated)
    said = both("日志签名声明以下各历史完整（版本）", "signed to be complete, by version")
    return f"{said}<ul>{rows}</ul>" if stated else escape("–")

"""An issuer with keys of its own, published in a file as a directory server would."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import get_default_algorithms

NAME = "https://issuer.test"
AUDIENCE = "taizhang"


class Issuer:
    """Signs with its latest key; earlier ones stay published until withdrawn."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._published: list[dict[str, Any]] = []
        self._private: Any = None
        self._algorithm = ""
        self._key_id = ""
        self.rotate()

    def rotate(
        self,
        algorithm: str = "EdDSA",
        *,
        withdraw: bool = False,
        use: str = "sig",
        bits: int = 2048,
    ) -> None:
        self._private, self._algorithm = _made(algorithm, bits), algorithm
        self._key_id = f"key-{len(self._published) + 1}"
        public = get_default_algorithms()[algorithm].to_jwk(self._private.public_key())
        if withdraw:
            self._published.clear()
        self.publish(json.loads(public) | {"kid": self._key_id, "use": use})

    def publish(self, entry: dict[str, Any]) -> None:
        self._published.append(entry)
        self.path.write_text(self.document(), encoding="utf-8")

    def document(self) -> str:
        return json.dumps({"keys": self._published})

    def token(self, *, ends_in: float = 600, **claims: Any) -> str:
        ends = datetime.now(UTC) + timedelta(seconds=ends_in)
        given = {"iss": NAME, "aud": AUDIENCE, "sub": "zgb-1", "exp": ends} | claims
        content = {name: value for name, value in given.items() if value is not None}
        headers = {"kid": self._key_id}
        return jwt.encode(content, self._private, self._algorithm, headers=headers)


def _made(algorithm: str, bits: int) -> Any:
    if algorithm == "ES256":
        return ec.generate_private_key(ec.SECP256R1())
    if algorithm == "RS256":
        return rsa.generate_private_key(65537, bits)
    return ed25519.Ed25519PrivateKey.generate()

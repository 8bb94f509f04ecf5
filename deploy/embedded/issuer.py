"""The built-in issuer of tokens: an Ed25519 key of this data folder, and what it signs.

For one machine and its demo people. It asks nobody who they are: whoever reads the data folder's
secrets can speak for everyone, which is why they are readable by their owner alone.
"""

import base64
import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from chassis.clock import SystemClock
from deploy.embedded.folder.layout import DataFolder, private_file

ISSUER = "urn:taizhang:embedded"
AUDIENCE = "taizhang"
LIFETIME = timedelta(days=365)


def new_key() -> str:
    """A fresh private key, as PEM."""
    return (
        Ed25519PrivateKey.generate()
        .private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        .decode()
    )


class Issuer:
    """Signs tokens that the services of this folder accept, and publishes its key to them."""

    def __init__(self, folder: DataFolder) -> None:
        pem = folder.secret("issuer.pem", new_key)
        key = serialization.load_pem_private_key(pem.encode(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError("secrets/issuer.pem holds no Ed25519 key")
        self._key = key
        self._key_id = key_id(key)
        self.jwks: Path = folder.secrets / "jwks.json"
        private_file(self.jwks, json.dumps({"keys": [self._public()]}))

    def for_account(self, account: str) -> str:
        """A token for a person, named by the account that the directory lists."""
        return self._signed({"sub": account})

    def for_service(self, name: str, scope: str = "directory") -> str:
        """A token for a process that asks another one on its own behalf."""
        return self._signed({"sub": f"service:{name}", "scope": scope})

    def _public(self) -> dict[str, Any]:
        known = OKPAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {**known, "kid": self._key_id, "use": "sig", "alg": "EdDSA"}

    def _signed(self, claims: dict[str, Any]) -> str:
        now = SystemClock().now()
        whole = {**claims, "iss": ISSUER, "aud": AUDIENCE, "iat": now, "exp": now + LIFETIME}
        return jwt.encode(whole, self._key, "EdDSA", headers={"kid": self._key_id})


def key_id(key: Ed25519PrivateKey) -> str:
    """A name for the key that changes with it."""
    digest = sha256(key.public_key().public_bytes_raw()).digest()
    return base64.urlsafe_b64encode(digest[:12]).decode()

"""A token of the one office person that a place is furnished with, and the key that it is under."""

import json
import time

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.place.servers import ACCOUNT, ISSUER, Place

AUDIENCE, KEY_ID = "taizhang", "bench"
VALID_FOR = 24 * 3600


def token(place: Place) -> str:
    """The token; its public key is written to where the settings of the place say."""
    key = Ed25519PrivateKey.generate()
    public = json.loads(jwt.algorithms.OKPAlgorithm.to_jwk(key.public_key()))
    keys = {"keys": [{**public, "kid": KEY_ID, "alg": "EdDSA", "use": "sig"}]}
    place.jwks.write_text(json.dumps(keys))
    ends = int(time.time()) + VALID_FOR
    claims = {"sub": ACCOUNT, "iss": ISSUER, "aud": AUDIENCE, "exp": ends}
    return jwt.encode(claims, key, "EdDSA", headers={"kid": KEY_ID})

"""The event that every peer stores: JSON of 319 bytes, as long as ours are in the mean."""

import json

BYTES = 319
EVENT = json.dumps({"text": "x" * (BYTES - 12)}).encode()

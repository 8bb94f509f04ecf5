"""The Merkle tree of RFC 6962, section 2: hashes, growth, proofs and their verification.

It imports hashlib and itself; it stores nothing and knows no event.
"""

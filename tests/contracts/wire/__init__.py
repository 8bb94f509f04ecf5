"""Events on the wire: headers and subjects."""

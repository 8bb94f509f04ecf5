"""Files over HTTP: evidence of tasks and documents, taken for a receipt and given back by hash.

May import what `http` may. A file reaches an event by its receipt alone, never by a hash.
"""

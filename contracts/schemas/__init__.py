"""The frozen JSON Schema of every stored event, one file a topic, and the AsyncAPI index.

`python -m contracts.schemas write` adds the files of new topics; `--check` compares. A file is
never changed once released: another shape is another version, with a topic of its own.
"""

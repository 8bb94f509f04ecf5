"""What the commands about the ledger say, in Chinese and English, each sentence in both.

May import deploy.embedded.settings. Scripts read JSON and exit codes, never these sentences.
"""

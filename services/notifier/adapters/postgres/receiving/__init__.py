"""What the stream brought: inbox, directory, and questions still open to the ledger."""

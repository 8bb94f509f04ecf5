"""What the documents say is true: generated pages, links, commands and examples."""

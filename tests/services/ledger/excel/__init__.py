"""Rules of reading Excel files, over real workbooks."""

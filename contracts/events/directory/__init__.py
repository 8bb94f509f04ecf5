"""Facts of the directory: units and the people who hold posts in them."""

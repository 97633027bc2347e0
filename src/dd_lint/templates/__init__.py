"""What entries look like: templates as data, and how entries are read by them."""

"""The language in which a list says what its entries look like."""

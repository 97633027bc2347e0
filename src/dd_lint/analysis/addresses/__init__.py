"""Web addresses: their form, what they lead to, and what the network said of them."""

"""Links that the network was asked for; silent where it was not."""

"""From fixes to files: edits to a fixed point, and writes that are whole or not at all."""

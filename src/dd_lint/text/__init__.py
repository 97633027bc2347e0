"""Text and places in it: sources, spans, folding, wording, and the errors that people read."""

"""Contents and anchors."""

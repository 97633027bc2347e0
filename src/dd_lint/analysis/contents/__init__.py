"""The table of contents: what its lines and anchors lead to, mean and lack."""

"""The same paper twice."""

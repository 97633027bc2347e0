"""The AST of a paper list, and how a text becomes one."""

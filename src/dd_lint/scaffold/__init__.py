"""What `dd-lint init` proposes for a list's repository: texts, made of the list, and nothing written."""

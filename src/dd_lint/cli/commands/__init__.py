"""The commands, a module each, imported when it is called: options in, exit code out."""

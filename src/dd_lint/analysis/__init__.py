"""What several rules ask of a list: pure functions of a project, each computed once."""

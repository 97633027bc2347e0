"""What a paper has wherever it stands: identifiers, people, a venue."""

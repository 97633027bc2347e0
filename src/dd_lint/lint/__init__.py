"""One run: rules selected and run, comments applied, findings gathered into a report."""

"""What was there before: baselines, and the findings in a commit."""

#!/usr/bin/env bash
# Runs the action's check with the Python that dd-lint is installed in.
set -euo pipefail

python="$RUNNER_TEMP/dd-lint/bin/python"
[ -x "$python" ] || python="$RUNNER_TEMP/dd-lint/Scripts/python"
exec "$python" "$GITHUB_ACTION_PATH/action/check.py"

#!/usr/bin/env bash
# Installs dd-lint into an environment of its own: the version asked for, or the one beside this script.
set -euo pipefail

environment="$RUNNER_TEMP/dd-lint"
python -m venv "$environment"
python="$environment/bin/python"
[ -x "$python" ] || python="$environment/Scripts/python"

what="$GITHUB_ACTION_PATH"
if [ -n "${VERSION:-}" ]; then
  if [[ ! "$VERSION" =~ ^[0-9]+(\.[0-9]+)*([a-z]+[0-9]+)?$ ]]; then
    echo "::error title=dd-lint::the input version is no version, such as 0.1.0"
    exit 2
  fi
  what="dd-lint==$VERSION"
fi
"$python" -m pip install --quiet --disable-pip-version-check "$what"

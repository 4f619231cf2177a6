#!/bin/sh
# The web bundle is committed; only who changes it, and the test that compares it with its sources, need Node and npm.
# Brings the bundler and the type checker into ui/web/node_modules, once per package-lock.json.
set -eu
cd "$(dirname "$0")/../ui/web"
if ! command -v npm >/dev/null 2>&1; then
    echo "No Node here: the committed web bundle is used as it is."
    exit "${1:-0}"
fi
if cmp -s package-lock.json node_modules/.locked; then exit 0; fi
npm ci --no-progress --loglevel=error || { echo "npm could not bring the bundler; see its reason above." && exit "${1:-0}"; }
cp package-lock.json node_modules/.locked

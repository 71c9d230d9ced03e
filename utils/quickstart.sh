#!/usr/bin/env bash
#===- quickstart.sh - from a fresh Debian 12 to a prepared model ----------===#
#
# Installs what a build needs, builds, and runs the tool on a network that
# PyTorch exported: it is checked, prepared, checked again and written.
#
#   utils/quickstart.sh [OUTPUT.onnx]   (default: ready.onnx)
#
#===----------------------------------------------------------------------===#

set -euo pipefail

readonly output=$(realpath -m "${1:-ready.onnx}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

utils/setup.sh build
echo "quickstart.sh: building"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { cmake --preset release -DBUILD_TESTING=OFF && cmake --build --preset release; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi

readonly command=(
  build/release/tools/aimet-opt/aimet-opt --validate --prepare --validate
  test/models/seed_reused_nodes.ts.onnx -o "$output"
)
echo "quickstart.sh: running ${command[*]}"
"${command[@]}"
echo "quickstart.sh: exit code 0: the prepared model is valid; it is in $output"

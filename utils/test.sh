#!/usr/bin/env bash
#===- test.sh - installs what the tests need and runs every test ----------===#
#
#   utils/test.sh          everything that a change must pass
#   utils/test.sh --long   that, and the long tier (test/long)
#
# Builds the release and the sanitizer configuration (and, as a second
# opinion on warnings, the release one with gcc), then runs the C unit tests
# and lit in both. Ends with one line, "N passed, N failed"; the exit code is
# not 0 if anything failed, did not build, or nothing was run.
#
#===----------------------------------------------------------------------===#

set -uo pipefail
# Which tests run, and from where, is not up to what a shell happens to have set.
unset CDPATH "${!LIT_@}"
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ $PWD =~ [^[:alnum:]/._+@~-] ]]; then
  echo "test.sh: error: the tests cannot run in '$PWD': their commands cannot hold a path with '${BASH_REMATCH[0]}'" >&2
  exit 2
fi

long=0
case "${1-}" in
'') ;;
--long) long=1 ;;
*)
  echo "test.sh: error: expected nothing or '--long', got '$1'" >&2
  exit 2
  ;;
esac

readonly results=$PWD/build/test-results
readonly cache=$PWD/build/test-cache
readonly lit=/usr/lib/llvm-22/bin/lit

build() {
  echo "== build: $1"
  cmake --preset "$1" -DBUILD_TESTING=ON -DAIMET_TEST_CACHE="$cache" >/dev/null &&
    cmake --build --preset "$1" -- --quiet
}

run_tests() {
  local lit_options=(-sv --no-progress-bar --time-tests -j "$(nproc)")
  [ "$long" -eq 1 ] && lit_options+=(-D long=1)
  echo "== unit tests: $1"
  ctest --test-dir "build/$1" --output-on-failure --no-tests=error --timeout 300 \
    -j "$(nproc)" --output-junit "$results/$1.ctest.xml"
  echo "== lit: $1"
  "$lit" "${lit_options[@]}" --output "$results/$1.lit.json" "build/$1/test"
}

utils/setup.sh test || exit 2
rm -rf "$results"
mkdir -p "$results"

failed_builds=0
for preset in release asan gcc; do
  build "$preset" || {
    echo "test.sh: error: the $preset build failed" >&2
    failed_builds=$((failed_builds + 1))
    continue
  }
  [ "$preset" = gcc ] || run_tests "$preset"
done

.venv/bin/python utils/sum_results.py --failed-builds "$failed_builds" "$results"

#!/usr/bin/env bash
#===- setup.sh - installs what building and testing need ------------------===#
#
# For Debian 12, as root or with sudo. Everything comes from the package
# sources that the machine already has.
#
#   utils/setup.sh build   compilers and libraries: all that a build needs
#   utils/setup.sh test    that, the test tools, and Python packages in .venv
#
# Running it again is cheap and changes nothing.
#
#===----------------------------------------------------------------------===#

set -euo pipefail

unset CDPATH
readonly root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# clang brings the C library; llvm-22-dev brings xml2, tinfo, and the archives
# that MLIR links; lld is the linker (GNU ld needs minutes for the archives).
readonly build_packages=(
  clang-22 lld-22 llvm-22-dev libmlir-22-dev
  libprotobuf-c-dev protobuf-c-compiler
  libxxhash-dev libjansson-dev libxml2-dev libncurses-dev libzstd-dev zlib1g-dev
  cmake ninja-build
)

# FileCheck, not, split-file and lit (which wants psutil for its timeouts);
# mlir-opt; the sanitizer runtime; protoc; gcc as the second opinion; a browser
# with a font, in which the tests open the HTML report.
readonly test_packages=(
  llvm-22-tools mlir-22-tools libclang-rt-22-dev
  clang-format-22 clang-tidy-22
  gcc g++ git protobuf-compiler
  chromium fonts-dejavu-core
  python3 python3-psutil python3-venv ca-certificates
)

fail() {
  echo "setup.sh: error: $1" >&2
  exit 2
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "installing packages needs root: run as root or install sudo"
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return
  echo "setup.sh: installing ${missing[*]}"
  as_root apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}" >/dev/null
}

# The environment is made anew when the list of packages has changed.
make_python_environment() {
  local venv=$root/.venv list=$root/test/requirements.txt
  if [ -f "$venv/requirements.txt" ] && cmp -s "$list" "$venv/requirements.txt"; then
    return
  fi
  echo "setup.sh: making $venv"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$list"
  cp "$list" "$venv/requirements.txt"
}

command -v apt-get >/dev/null ||
  fail "no apt-get: this script is for Debian 12, see README.md for what to install elsewhere"

case "${1-}" in
build)
  install_packages "${build_packages[@]}"
  ;;
test)
  install_packages "${build_packages[@]}" "${test_packages[@]}"
  make_python_environment
  ;;
*)
  fail "expected 'build' or 'test', got '${1-}'"
  ;;
esac

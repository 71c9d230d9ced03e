#!/bin/sh
# fresh_root.sh TREE FOLDER: makes a minimal Debian 12 in the folder, with this
# machine's package sources, and runs utils/quickstart.sh on the tree in it.
set -eu
tree=$1
root=$2

rm -rf --one-file-system "$root"
debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 || {
  cat "$root.log"
  exit 1
}
rm -f "$root/etc/apt/sources.list"
for path in etc/apt/sources.list etc/apt/sources.list.d etc/apt/apt.conf.d \
  etc/resolv.conf usr/share/keyrings; do
  [ ! -e "/$path" ] || cp -rL "/$path" "$root/$(dirname "$path")/"
done

# Only what belongs to the tree: no build folder, no environment.
mkdir "$root/tree"
tar -C "$tree" --exclude=./build --exclude=./.venv --exclude=./.git -cf - . |
  tar -C "$root/tree" -xf -
chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  /tree/utils/quickstart.sh /ready.onnx
test -s "$root/ready.onnx"
rm -rf --one-file-system "$root"

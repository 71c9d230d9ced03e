# crash.sh SIGNAL FOLDER: kills an aimet-opt that waits for its input.
# What the caller ignores (nohup, a shell in the background) must not change
# what is tested.
env --default-signal=HUP,QUIT aimet-opt - --report=json:"$2/report.json" -o "$2/out.mlir" < "$2/pipe" &
exec 3> "$2/pipe"
# It has opened the report (a temporary file) when it waits.
for try in $(seq 6000); do
  [ -n "$(ls -A "$2" | grep -v pipe)" ] && break
  sleep 0.05
done
kill -s "$1" $!
wait $!
echo "exit code $?"

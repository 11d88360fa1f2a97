#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures what a backfill costs on this machine, or compares sinks (the first argument is then: sinks), or times conversions
# of rows (conversions); needs a JDK 17 or newer and nothing else. See --help, sinks --help and conversions --help.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
module=$home/packaging/benchmarks
class_path_file=$module/target/benchmarks.classpath
build_log=$home/target/benchmarks-build.log

fail() {
  printf 'benchmarks: %s\n' "$1" >&2
  exit 1
}

# Whether what was built is older than what it is built from.
is_stale() {
  [ -f "$class_path_file" ] || return 0
  local archives
  archives=$(find "$home"/*-connector/target/components/packages -name '*.zip' 2>/dev/null | wc -l)
  [ "$archives" -ge 2 ] || return 0
  [ -n "$(find "$home/pom.xml" "$home"/*/pom.xml "$home"/packaging/*/pom.xml "$home"/packaging/component \
    "$home"/*/src/main "$home"/*/src/hub "$home"/packaging/{quickstart,simulators,benchmarks}/src/main \
    "$home/api-description" "$home/config" -newer "$class_path_file" -type f -print -quit 2>/dev/null)" ]
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || fail 'no Java found: install a JDK 17 or newer, or set JAVA_HOME'

if is_stale; then
  mkdir -p "$home/target"
  printf 'Building; details in target/benchmarks-build.log\n' >&2
  if ! (cd "$home" && ./mvnw --batch-mode --no-transfer-progress \
    -pl stripe-source-connector,postgres-sink-connector,packaging/benchmarks -am \
    -DskipTests -Dspotless.skip -Dcheckstyle.skip package) >"$build_log" 2>&1 </dev/null; then
    grep -E '^\[ERROR\]|^Error|mvnw:' "$build_log" | head -n 15 >&2 || tail -n 15 "$build_log" >&2
    fail "the build failed; see $build_log"
  fi
  touch "$class_path_file"
fi

main=io.syncengine.connect.benchmarks.BackfillBenchmark
case ${1:-} in
  sinks)
    shift
    main=io.syncengine.connect.benchmarks.sinks.SinkBenchmark
    ;;
  conversions)
    shift
    main=io.syncengine.connect.benchmarks.conversion.ConversionBenchmark
    class_path_file=$module/target/conversions.classpath
    ;;
esac

exec "$java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC -Dfile.encoding=UTF-8 \
  -Dlog4j2.configurationFile=classpath:quickstart-log4j2.xml -Dquickstart.log="$module/target/benchmarks.log" \
  -Dbenchmarks.home="$home" \
  -cp "$module/target/classes:$(cat "$class_path_file")" "$main" "$@"

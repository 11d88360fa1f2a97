#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Brings a Stripe account into PostgreSQL on this machine; needs a JDK 17 or newer and nothing else. See --help.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
module=$home/packaging/quickstart
class_path_file=$module/target/quickstart.classpath
build_log=$home/target/quickstart-build.log

fail() {
  printf 'quickstart: %s\n' "$1" >&2
  exit 1
}

find_java() {
  local java
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java || true)
  fi
  [ -n "$java" ] || fail 'no Java found: install a JDK 17 or newer, or set JAVA_HOME'
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
  case $version in
    '' | 1.* | *[!0-9]*) fail "$java is too old: a JDK 17 or newer is needed" ;;
  esac
  [ "$version" -ge 17 ] || fail "$java is Java $version: a JDK 17 or newer is needed"
  printf '%s\n' "$java"
}

# Whether what was built is older than what it is built from.
is_stale() {
  [ -f "$class_path_file" ] || return 0
  local archives
  archives=$(find "$home"/*-connector/target/components/packages -name '*.zip' 2>/dev/null | wc -l)
  [ "$archives" -ge 3 ] || return 0
  [ -n "$(find "$home/pom.xml" "$home"/*/pom.xml "$home"/packaging/*/pom.xml "$home"/packaging/component \
    "$home"/*/src/main "$home"/*/src/hub "$home"/packaging/{quickstart,simulators}/src/main "$home/api-description" \
    "$home/config" -newer "$class_path_file" -type f -print -quit 2>/dev/null)" ]
}

build() {
  local java_home
  java_home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
  [ -x "$java_home/bin/javac" ] || fail "$java_home is a Java runtime without a compiler: a JDK is needed"
  mkdir -p "$home/target"
  local begin=$SECONDS
  printf 'Building (the first time this downloads libraries; details in target/quickstart-build.log) ' >&2
  (cd "$home" && JAVA_HOME=$java_home ./mvnw --batch-mode --no-transfer-progress \
    -pl stripe-source-connector,postgres-sink-connector,sheets-sink-connector,packaging/quickstart -am \
    -DskipTests -Dspotless.skip -Dcheckstyle.skip -Derrorprone.checks=-XepDisableAllChecks \
    package) >"$build_log" 2>&1 </dev/null &
  local maven=$!
  while kill -0 "$maven" 2>/dev/null; do
    printf . >&2
    sleep 2
  done
  if ! wait "$maven"; then
    printf '\n' >&2
    grep -E '^\[ERROR\]|^Error|mvnw:' "$build_log" | head -n 15 >&2 || tail -n 15 "$build_log" >&2
    fail "the build failed; see $build_log"
  fi
  touch "$class_path_file"
  printf ' done in %s s\n' "$((SECONDS - begin))" >&2
}

java=$(find_java) || exit 1
if is_stale; then
  build
fi

# The view redraws itself on a terminal and prints plain lines anywhere else.
terminal=
if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then
  terminal=$(stty size 2>/dev/null </dev/tty || echo '24 80')
fi

exec "$java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError \
  -Duser.timezone=UTC -Dfile.encoding=UTF-8 \
  -Dlog4j2.configurationFile=classpath:quickstart-log4j2.xml \
  -Dquickstart.home="$home" -Dquickstart.terminal="$terminal" \
  -cp "$module/target/classes:$(cat "$class_path_file")" io.syncengine.connect.quickstart.QuickstartCommand "$@"

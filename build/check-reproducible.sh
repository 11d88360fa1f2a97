#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the archives of the current commit in two fresh clones and compares them byte for byte; says which entries differ.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for clone in first second; do
  git clone --quiet "$home" "$work/$clone"
  # Another umask, another time of day and another language, as on another machine.
  [ "$clone" = first ] || { umask 002 && sleep 2 && export TZ=Asia/Kathmandu LC_ALL=C; }
  (cd "$work/$clone" && ./mvnw --batch-mode --no-transfer-progress --quiet -pl packaging/bundle -am package \
    -DskipTests -Dspotless.skip -Dcheckstyle.skip -Derrorprone.checks=-XepDisableAllChecks)
done

archives=$(cd "$work/first" && find . -path '*/target/components/packages/*.zip' -o -path './packaging/bundle/target/*.zip')
if [ "$(wc -l <<<"$archives")" -ne 4 ]; then
  printf 'not four archives, of three components and the bundle, but:\n%s\n' "$archives" >&2
  exit 1
fi

status=0
while IFS= read -r archive; do
  if "$java" "$home/build/CompareArchives.java" "$work/first/$archive" "$work/second/$archive" >"$work/differences"; then
    (cd "$work/first" && sha256sum "$archive")
  else
    printf '%s differs:\n' "$archive"
    cat "$work/differences"
    status=1
  fi
done <<<"$archives"
exit "$status"

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the archives of the current commit in two fresh clones and compares them byte for byte.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for clone in first second; do
  git clone --quiet "$home" "$work/$clone"
  # Another umask and another time, as on another machine.
  [ "$clone" = first ] || { umask 002 && sleep 2; }
  (cd "$work/$clone" && ./mvnw --batch-mode --no-transfer-progress --quiet -pl packaging/bundle -am package \
    -DskipTests -Dspotless.skip -Dcheckstyle.skip)
done

status=0
while IFS= read -r archive; do
  if cmp "$work/first/$archive" "$work/second/$archive"; then
    sha256sum "$work/first/$archive" | sed "s#$work/first/##"
  else
    status=1
  fi
done < <(cd "$work/first" && find . -path '*/target/components/packages/*.zip' -o -path './packaging/bundle/target/*.zip')
exit "$status"

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# bin/stripe-sync of the bundle, from a checkout: builds what is missing first. Needs a JDK 17 or newer and nothing else.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
module=$home/packaging/cli
log=$home/target/stripe-sync-build.log

# Whether what was built is older than what it is built from.
is_stale() {
  local jar
  jar=$(find "$module/target/lib" -name 'cli-*.jar' -print -quit 2>/dev/null)
  [ -n "$jar" ] || return 0
  [ -n "$(find "$home/pom.xml" "$home"/{common-protocol,stripe-source-connector}/{pom.xml,src/main} \
    "$home"/packaging/pom.xml "$home"/packaging/{cli,quickstart,simulators,verify}/pom.xml \
    "$home"/packaging/{cli,quickstart,simulators,verify}/src/main "$home/api-description" \
    -newer "$jar" -type f -print -quit 2>/dev/null)" ]
}

if is_stale; then
  mkdir -p "$home/target"
  printf 'Building stripe-sync (details in target/stripe-sync-build.log) …\n' >&2
  if ! (cd "$home" && ./mvnw --batch-mode --no-transfer-progress -pl packaging/cli -am \
    -DskipTests -Dspotless.skip -Dcheckstyle.skip -Derrorprone.checks=-XepDisableAllChecks package) >"$log" 2>&1 </dev/null; then
    grep -E '^\[ERROR\]|^Error|mvnw:' "$log" | head -n 15 >&2 || tail -n 15 "$log" >&2
    printf 'stripe-sync: the build failed; see %s\n' "$log" >&2
    exit 1
  fi
fi

export STRIPE_SYNC_LIB=$module/target/lib STRIPE_SYNC_PLUGINS=$module/target/plugins STRIPE_SYNC_CHECKOUT=$home
if [ "${1:-}" = simulate ]; then
  STRIPE_SYNC_SIMULATORS=$(find "$home/packaging/simulators/target" -name 'simulators-*-cli.jar' -print -quit)
  export STRIPE_SYNC_SIMULATORS STRIPE_SYNC_HEAP=${STRIPE_SYNC_HEAP:-1g}
fi
exec "$module/src/bin/stripe-sync" "$@"

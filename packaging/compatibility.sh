#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the archives on workers of several versions of Kafka Connect, in each mode of finding plugins, and prints a table.
# Usage: packaging/compatibility.sh [VERSION ...]     default: 3.9.1 4.0.2 4.1.2 4.2.1 4.3.1 4.4.0
set -euo pipefail

case ${1:-} in
-h | --help)
  sed -n '3,4s/^# //p' "${BASH_SOURCE[0]}"
  exit
  ;;
esac

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$home"
versions=("$@")
[ $# -gt 0 ] || versions=(3.9.1 4.0.2 4.1.2 4.2.1 4.3.1 4.4.0)

rm -f packaging/worker/target/*.classpath
for version in "${versions[@]}"; do
  ./mvnw --batch-mode --quiet -f packaging/worker/pom.xml -Dworker.version="$version" generate-resources >&2
done

# The module itself adds the oldest supported version.
status=0
./mvnw --batch-mode --quiet -pl packaging/integration-tests -am verify -Dspotless.skip -Dcheckstyle.skip \
  -Dworker.version="${versions[0]}" -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=CompatibilityIT -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dcompatibility.modes=only_scan,hybrid_warn,hybrid_fail,service_load >&2 || status=$?
cat packaging/integration-tests/target/compatibility.md
exit "$status"

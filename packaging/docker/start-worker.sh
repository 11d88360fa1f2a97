#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Starts a distributed worker on the bundle's configuration. CONNECT_SOME_SETTING=value in the environment sets
# some.setting, which comes after the file's and counts; with a double underscore for a hyphen.
set -eu

home=${SYNC_ENGINE_HOME:-/opt/sync-engine-connect}
start=${CONNECT_DISTRIBUTED:-/opt/kafka/bin/connect-distributed.sh}
settings=$(mktemp)

{
  cat "$home/config/connect-distributed.properties"
  printf '\nplugin.path=%s/plugins\n' "$home"
  awk 'BEGIN {
    for (name in ENVIRON) {
      if (name ~ /^CONNECT_/ && name != "CONNECT_DISTRIBUTED") {
        setting = tolower(substr(name, 9))
        gsub(/__/, "-", setting)
        gsub(/_/, ".", setting)
        # A backslash begins an escape in a file of properties.
        value = ""
        parts = split(ENVIRON[name], part, /\\/)
        for (i = 1; i <= parts; i++) value = value (i > 1 ? "\\\\" : "") part[i]
        printf "%s=%s\n", setting, value
      }
    }
  }'
} >"$settings"

exec "$start" "$settings"

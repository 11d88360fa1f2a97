#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Deploys the connectors of config/ through the Connect REST API; doing it again changes nothing.
set -eu

connect=${CONNECT_URL:-http://localhost:8083}
config=${CONFIG_DIRECTORY:-/config}

# Reads a configuration and answers it with one more setting, which is a plain word or a URL.
with() {
  sed "s|^{\$|{\n  \"$1\": \"$2\",|"
}

deploy() {
  printf 'Deploying %s: ' "$1"
  curl --silent --show-error --fail-with-body --output /tmp/answer --write-out '%{http_code}\n' \
    --request PUT --header 'Content-Type: application/json' --data-binary @- \
    "$connect/connectors/$1/config" || {
    cat /tmp/answer >&2
    exit 1
  }
}

with stripe.api.base.url "${STRIPE_API_BASE_URL:-https://api.stripe.com}" <"$config/stripe-source/stripe-source.json" |
  deploy stripe-source
deploy postgres-sink <"$config/postgres-sink/postgres-sink.json"

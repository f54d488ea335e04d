# What the scripts of this folder share. It is sourced, and works from any folder and with an empty HOME.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

# Everything that the scripts fetch or make lies here, and may be deleted at any time.
interop="$root/target/interop"

say() { printf '%s\n' "$*"; }
loud() { printf '\n!!! %s\n\n' "$*" >&2; }
stop() { loud "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The folder with PostgreSQL's own programs: Debian keeps them apart, by version, and the newest will do.
postgres_programs() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ]; then
      printf '%s' "$folder"
      return
    fi
  done
  return 1
}

# Cargo is found even if this shell has not read ~/.cargo/env.
if ! have cargo && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
  PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
fi
# With another HOME than at installation, rustup would look for its toolchains in the wrong place: they lie beside cargo.
if [ -z "${RUSTUP_HOME:-}" ] && [ ! -d "$HOME/.rustup" ] && have cargo; then
  beside="$(dirname "$(dirname "$(dirname "$(command -v cargo)")")")/.rustup"
  if [ -d "$beside" ]; then export RUSTUP_HOME="$beside"; fi
fi
# The node that `scripts/setup test` brought, where the machine's own is too old.
if [ -x "$interop/node/node_modules/.bin/node" ]; then PATH="$interop/node/node_modules/.bin:$PATH"; fi
export PATH

#!/usr/bin/env bash
# Builds, tests and shows Tenant Bridge. Sets up what is missing: see `./build.sh help`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'HELP'
./build.sh build            dist/chrome/ and dist/firefox/, unpacked and loadable
./build.sh test             every check and test, up to the browser end to end
./build.sh demo [--headed]  the whole procedure on replica portals, with screenshots
./build.sh package          dist/tenant-bridge-<version>-<browser>.zip, reproducible
./build.sh bench            measurements
./build.sh setup            only sets up what the others need
HELP
}

export PATH="$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
# Tools that are compiled once and used by every checkout.
readonly TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/tenant-bridge"
readonly CARGO_DENY=0.20.2 CARGO_MACHETE=0.9.2
readonly WASM_TARGET=wasm32-unknown-unknown
TOOLCHAIN=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
# wasm-bindgen's program and library must be of one version.
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)
TARGET_DIR="${CARGO_TARGET_DIR:-target}"
readonly TOOLCHAIN WASM_BINDGEN TARGET_DIR
export RUSTUP_TOOLCHAIN="$TOOLCHAIN"

# --- progress ---------------------------------------------------------------------------------------------------------

current=

# step NAME COMMAND…: runs the command between a line that names it and one that says how long it took.
step() {
  local begin=$SECONDS
  current=$1
  printf '▸ %s\n' "$current"
  "${@:2}"
  printf '  %s: %s s\n' "$current" "$((SECONDS - begin))"
  current=
}

die() {
  printf '%s\n' "$1" >&2
  exit 1
}

# --- setting up -------------------------------------------------------------------------------------------------------

# need COMMAND WHY INSTALL
need() {
  command -v "$1" >/dev/null || die "$1 is missing: $2. Install it with: $3"
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

# Debian packages, each with the file that tells that it is there.
apt_packages() {
  local wanted=() name file
  while read -r name file; do
    [[ -e $file ]] || wanted+=("$name")
  done <<'PACKAGES'
gcc              /usr/bin/cc
libc6-dev        /usr/include/stdio.h
chromium         /usr/bin/chromium
chromium-driver  /usr/bin/chromedriver
firefox-esr      /usr/bin/firefox-esr
age              /usr/bin/age
fonts-liberation /usr/share/fonts/truetype/liberation
PACKAGES
  ((${#wanted[@]})) || return 0
  need apt-get "the tests drive Chromium, and Rust links with cc" "the packages of your system for: ${wanted[*]}"
  [[ $(id -u) == 0 ]] || need sudo "apt-get installs as root" "su -c 'apt-get install -y ${wanted[*]}'"
  as_root apt-get -q update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends "${wanted[@]}"
}

rust_toolchain() {
  need rustup "the pinned Rust $TOOLCHAIN comes through it" "apt-get install -y rustup, or see https://rustup.rs"
  if ! rustup target list --installed --toolchain "$TOOLCHAIN" 2>/dev/null | grep -qx "$WASM_TARGET" ||
    ! cargo clippy --version >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then
    rustup toolchain install "$TOOLCHAIN" --no-self-update --profile minimal \
      --component rustfmt --component clippy --target "$WASM_TARGET"
  fi
}

# cargo_tool NAME VERSION [FLAG…]: compiled into the cache, once.
cargo_tool() {
  local root="$TOOLS/$1-$2"
  [[ -d $root/bin ]] || CARGO_PROFILE_DEV_DEBUG=0 \
    cargo install -q "$1" --version "=$2" --root "$root" --no-track "${@:3}"
}

# npm_packages FOLDER: again only after its lock file changed.
npm_packages() {
  local mark="$1/node_modules/.installed-lock"
  cmp -s "$1/package-lock.json" "$mark" && return
  # No package of ours needs its install script, so none is run.
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
  cp "$1/package-lock.json" "$mark"
}

node_packages() {
  need node "it assembles and checks the extension" "apt-get install -y nodejs npm"
  need npm "it installs the tools of package-lock.json" "apt-get install -y npm"
  npm_packages .
  npm_packages tests/replicas
  npm_packages tests/msal
}

setup_build() {
  step 'Debian packages' apt_packages
  step "Rust $TOOLCHAIN" rust_toolchain
  step "wasm-bindgen $WASM_BINDGEN" cargo_tool wasm-bindgen-cli "$WASM_BINDGEN"
  step 'npm packages' node_packages
}

# Compiled without optimisation: they run for a second, and compile in half the time.
setup_test() {
  step "cargo-deny $CARGO_DENY" cargo_tool cargo-deny "$CARGO_DENY" --locked --debug --no-default-features
  step "cargo-machete $CARGO_MACHETE" cargo_tool cargo-machete "$CARGO_MACHETE" --locked --debug
}

# --- building ---------------------------------------------------------------------------------------------------------

# Paths of this machine stay out of the programs, so that the same commit makes the same bytes anywhere.
remapped_paths() {
  local registry flags=() separator=$'\x1f'
  for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    flags+=("--remap-path-prefix=${registry%/}=crates")
  done
  flags+=("--remap-path-prefix=$PWD=.")
  local IFS=$separator
  printf '%s' "${flags[*]}"
}

wasm_programs() {
  local out="$TARGET_DIR/wasm-bindgen" program
  rm -rf "$out"
  cargo fetch -q --locked --target "$WASM_TARGET"
  CARGO_ENCODED_RUSTFLAGS=$(remapped_paths) \
    cargo build --locked --release --target "$WASM_TARGET" --bin background --bin panel --bin handoff
  for program in background panel handoff; do
    "$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN/bin/wasm-bindgen" --target web --no-typescript \
      --out-dir "$out" "$TARGET_DIR/$WASM_TARGET/release/$program.wasm"
    # A function with one caller stays one of its own: a function is compiled when it is called first, and a background that
    # wakes to answer a panel needs few of them. It is smaller as well.
    # The lowest kilobyte of memory is the far end of the stack: no address is worked out from one before it.
    wasm-opt -Oz --converge --low-memory-unused --one-caller-inline-max-function-size 20 \
      --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types \
      --enable-multivalue --strip-debug --strip-producers \
      "$out/${program}_bg.wasm" -o "$out/${program}_bg.wasm"
  done
}

assemble() {
  node tools/assemble.mjs "$TARGET_DIR/wasm-bindgen"
  node tools/icons.mjs
}

build() {
  step 'programs (wasm)' wasm_programs
  step 'dist/' assemble
  step 'sizes' node tools/sizes.mjs
}

# --- checking ---------------------------------------------------------------------------------------------------------

format() {
  cargo fmt --check
  git ls-files -z '*.js' '*.jsx' '*.mjs' | xargs -0 prettier --check --log-level warn
}

clippy() {
  cargo clippy --locked --all-targets -- -D warnings
  cargo clippy --locked --target "$WASM_TARGET" --lib --bins -- -D warnings
}

dependencies() {
  local deny="$TOOLS/cargo-deny-$CARGO_DENY/bin/cargo-deny" advisories=https://github.com/rustsec/advisory-db
  "$deny" --log-level error check licenses bans sources
  if GIT_TERMINAL_PROMPT=0 timeout 20 git ls-remote -q "$advisories" HEAD >/dev/null 2>&1; then
    "$deny" --log-level error check advisories
  else
    printf '  advisories NOT checked: %s cannot be reached from here\n' "$advisories"
  fi
  "$TOOLS/cargo-machete-$CARGO_MACHETE/bin/cargo-machete"
}

lint_dist() {
  node tools/check-dist.mjs
  node tools/lint-firefox.mjs
}

readonly RESULTS="$TARGET_DIR/test-results.txt"

# tests COMMAND…: runs it and keeps what it prints, for the total.
tests() {
  "$@" 2>&1 | tee -a "$RESULTS"
}

native_tests() {
  tests cargo test --locked --no-fail-fast --lib --bins
  tests cargo test --locked --no-fail-fast --doc
}

replicas() {
  node tests/replicas/build.mjs
}

# Every integration test: they start browsers, and mostly wait for them, so more run at a time than a small machine has cores.
browser_tests() {
  RUST_TEST_THREADS=3 tests cargo test --locked --no-fail-fast --test '*'
}

# The last line of a test run: what cargo's runner counted, and a check that failed as one more.
total() {
  local passed failed
  read -r passed failed < <(awk '
    /^test result:/ { passed += $4; failed += $6 }
    END { print passed + 0, failed + 0 }' "$RESULTS")
  if [[ -n $current ]]; then
    printf '✘ failed at: %s\n' "$current"
    ((failed)) || failed=1
  fi
  printf '%s passed, %s failed\n' "$passed" "$failed"
}

run_tests() {
  mkdir -p "$TARGET_DIR"
  : >"$RESULTS"
  trap total EXIT
  setup_build
  setup_test
  step 'rules of the repository' node tools/check-repo.mjs
  step 'format' format
  step 'clippy' clippy
  step 'dependencies' dependencies
  step 'types of the scripts' tsc -p .
  build
  step 'lint of dist/' lint_dist
  step 'native tests' native_tests
  step 'replica portals' replicas
  step 'browser tests' browser_tests
}

# --- commands ---------------------------------------------------------------------------------------------------------

# A list with && would switch `set -e` off in what it runs, so every command here stands on its own line.
command=${1:-help}
shift || true
case "$command" in
  build)
    setup_build
    build
    ;;
  test)
    run_tests
    ;;
  demo)
    setup_build
    build
    step 'replica portals' replicas
    cargo run --locked --example demo -- "$@"
    ;;
  package)
    setup_build
    build
    step 'packages' node tools/package.mjs
    ;;
  bench)
    setup_build
    build
    step 'replica portals' replicas
    cargo bench --locked --bench browser -- "$@"
    ;;
  setup)
    setup_build
    setup_test
    ;;
  help | -h | --help)
    usage
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

#!/usr/bin/env bash
# Compiles hanji, for this machine and for the browser, and runs it.
#
#   ./build.sh                     build this blog into dist/
#   ./build.sh serve               build, serve on http://localhost:8000, rebuild and reload on change
#   ./build.sh build [DIR] -o OUT --url https://example.org/blog/
#   ./build.sh test                every test; installs what they need
#   ./build.sh faults [-n 500] [--seed 1]
#                                  readers of blogs that fail while they are deployed, with
#                                  caches that are spoiled
#   ./build.sh kills [-n 200] [--seed 1]
#                                  builds that are killed at random moments
#   ./build.sh walks [-n 2000] [--seed 1]
#                                  readers who go through a blog in every way that a browser
#                                  offers, a tenth of them in Firefox and WebKit
#   ./build.sh growth              what the hardest inputs take, in each engine and as builds,
#                                  the worst last, for half an hour
#   ./build.sh lexers [--seed 1]   every lexer with code that is hard on it, for half an hour
#   ./build.sh screens [DIR]       pictures of every screen, into .build/screens/ or DIR
#   ./build.sh compile [DIR]       only compile, into .build/ or DIR
#   ./build.sh -h                  all commands and options
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

need_go() {
  command -v go >/dev/null && return
  echo "build.sh: Go is not installed" >&2
  echo "  hint: get Go $(sed -n 's/^go //p' "$root/go.mod") or newer from https://go.dev/dl/" >&2
  exit 1
}

# compile [DIR] leaves the command, the client and wasm_exec.js in a folder.
compile() (
  need_go
  out=$(mkdir -p "${1:-$root/.build}" && cd "${1:-$root/.build}" && pwd)
  cd "$root"
  flags=(-trimpath -buildvcs=false -ldflags='-s -w')
  go build "${flags[@]}" -o "$out/hanji" .
  # Inlining makes the client larger, and only Markdown and the runtime faster.
  small=()
  for package in hanji/app/... github.com/maxence-charriere/go-app/v10/... encoding/json reflect fmt regexp/... time slices sort log/... os bytes bufio io strconv net/url errors context html strings path path/filepath io/fs internal/poll; do
    small+=("-gcflags=$package=-l")
  done
  GOOS=js GOARCH=wasm go build "${flags[@]}" "${small[@]}" -o "$out/client.wasm" .
  cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" "$out/wasm_exec.js"
)

# runs TEST PREFIX N runs a test of many runs alone, whose flags are -PREFIX.n and
# -PREFIX.seed; a failure prints the seed that replays it.
runs() {
  need_go
  cd "$root"
  test=$1 prefix=$2 n=$3 seed=1
  shift 3
  while [ $# -gt 0 ]; do
    case "$1" in
      -n) n=$2 ;;
      --seed) seed=$2 ;;
      *)
        echo "build.sh: ${prefix}s takes -n NUMBER and --seed NUMBER, not $1" >&2
        exit 1
        ;;
    esac
    shift 2
  done
  exec go test ./app/e2e -count 1 -timeout 0 -v -run "^$test\$" "-$prefix.n" "$n" "-$prefix.seed" "$seed"
}

# growth measures every input of package growth; the tests measure a sample.
growth() {
  need_go
  cd "$root"
  exec go test ./app/source ./app/kramdown ./app/prepare ./app/mathml ./app/liquid ./app/e2e -p 1 -count 1 -timeout 0 -v -run Growth -growth
}

# lexers measures every lexer of chroma; the tests measure a sample.
lexers() {
  need_go
  cd "$root"
  if [ $# -gt 0 ] && { [ "$1" != --seed ] || [ $# -ne 2 ]; }; then
    echo "build.sh: lexers takes --seed NUMBER, not $*" >&2
    exit 1
  fi
  exec go test ./app/highlight -count 1 -timeout 0 -v -run '^TestLexers$' -growth -growth.seed "${2:-1}"
}

# screens leaves pictures of the sample blog on narrow and wide screens, light and dark.
screens() {
  need_go
  out=$(mkdir -p "${1:-$root/.build/screens}" && cd "${1:-$root/.build/screens}" && pwd)
  cd "$root"
  go test ./app/e2e -count 1 -run '^Test(Other)?Screens$' -screens -artifacts -outputdir "$out"
  mv "$out"/_artifacts/*/*.png "$out"
  rm -r "$out/_artifacts"
  echo "$out"
}

case "${1:-build}" in
  test)
    need_go
    cd "$root"
    shift
    exec .ci/test "$@"
    ;;
  faults)
    shift
    runs TestFaults fault 500 "$@"
    ;;
  kills)
    shift
    runs 'TestKills(InPlace)?' kill 200 "$@"
    ;;
  walks)
    shift
    runs 'TestWalks|TestEngines/.*/walks' walk 2000 "$@"
    ;;
  growth)
    growth
    ;;
  lexers)
    shift
    lexers "$@"
    ;;
  screens)
    shift
    screens "$@"
    ;;
  compile)
    shift
    compile "$@"
    ;;
  serve)
    compile
    exec "$root/.build/hanji" "$@" --source "$root"
    ;;
  -h | --help | help)
    sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "$0"
    compile
    exec "$root/.build/hanji" -h
    ;;
  -o | --*)
    compile
    exec "$root/.build/hanji" build "$@"
    ;;
  *)
    compile
    exec "$root/.build/hanji" "${@:-build}"
    ;;
esac

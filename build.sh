#!/usr/bin/env bash
# Compiles hanji, for this machine and for the browser, and runs it.
#
#   ./build.sh                     build this blog into dist/
#   ./build.sh serve               build, serve on http://localhost:8000, rebuild and reload on change
#   ./build.sh build [DIR] -o OUT --url https://example.org/blog/
#   ./build.sh test                every test; installs what they need
#   ./build.sh compile             only compile, into .build/
#   ./build.sh -h                  all commands and options
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

need_go() {
  command -v go >/dev/null && return
  echo "build.sh: Go is not installed" >&2
  echo "  hint: get Go $(sed -n 's/^go //p' "$root/go.mod") or newer from https://go.dev/dl/" >&2
  exit 1
}

compile() (
  need_go
  cd "$root"
  mkdir -p .build
  flags=(-trimpath -buildvcs=false -ldflags='-s -w')
  go build "${flags[@]}" -o .build/hanji .
  # Inlining makes the client larger, and only Markdown and the runtime faster.
  small=()
  for package in hanji/app/... github.com/maxence-charriere/go-app/v10/... encoding/json reflect fmt regexp/...; do
    small+=("-gcflags=$package=-l")
  done
  GOOS=js GOARCH=wasm go build "${flags[@]}" "${small[@]}" -o .build/client.wasm .
  cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" .build/wasm_exec.js
)

case "${1:-build}" in
  test)
    need_go
    cd "$root"
    shift
    exec .ci/test "$@"
    ;;
  compile)
    compile
    ;;
  serve)
    compile
    exec "$root/.build/hanji" "$@" --source "$root"
    ;;
  -h | --help)
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

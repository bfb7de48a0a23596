# Sourced by the scripts that run tests: installs what a fresh machine lacks.

need() { # need COMMAND PACKAGE...: installs Debian packages if the command is missing
    local command=$1
    shift
    command -v "$command" >/dev/null 2>&1 || install "$@"
}

install() { # install PACKAGE...
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "$0: install $* and run this again." >&2
        exit 1
    fi
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

need_rust() {
    command -v cargo >/dev/null 2>&1 && return
    echo "$0: Rust is missing. Install it with rustup, then run this again." >&2
    exit 1
}

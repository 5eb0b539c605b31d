#!/bin/sh
# Print where Chromium is. With --install, and when there is none, install the distribution's first.
set -eu

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        command -v "$CHROMIUM" || fail "CHROMIUM is $CHROMIUM, which is no program."
        return
    fi
    # The first has no windows: it opens a page in two thirds of the time.
    command -v chromium-headless-shell || command -v chromium || command -v chromium-browser ||
        command -v google-chrome
}

fail() {
    echo "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_chromium() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    echo "Installing Chromium from the distribution" >&2
    as_root apt-get update -qq >&2
    install_package chromium-headless-shell || install_package chromium
}

install_package() {
    # Without a font nothing is drawn, and Maillon writes a few emoji.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        "$1" fonts-liberation fonts-noto-color-emoji >&2
}

find_chromium && exit
[ "${1:-}" = --install ] && install_chromium && find_chromium && exit
fail "The page is tested in a browser: install Chromium, or set CHROMIUM to where it is."

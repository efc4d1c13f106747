# Sourced by ./run and ./test: what a fresh Debian machine with only the .NET SDK lacks, and the build.
# Says what it installs and asks for nothing.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; return; fi
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"; return; fi
    say "not root, and sudo needs a password. Run once as root:  apt-get install -y --no-install-recommends $missing"
    exit 6
}

newest_postgres() {
    if [ -n "${CRAWLER_PG_BIN:-}" ]; then echo "$CRAWLER_PG_BIN"; return; fi
    local bin best=
    for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V); do
        [ -x "$bin/initdb" ] && [ "$(basename "$(dirname "$bin")")" -ge 15 ] 2>/dev/null && best=$bin
    done
    [ -n "$best" ] || { command -v initdb >/dev/null 2>&1 && best=$(dirname "$(command -v initdb)"); }
    echo "$best"
}

install_what_is_missing() {
    missing=
    [ -n "$(newest_postgres)" ] || missing="$missing postgresql"
    [ -e /usr/share/zoneinfo/Asia/Shanghai ] || missing="$missing tzdata"
    missing=${missing# }
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 || { say "missing: $missing. Install it with this system's package manager."; exit 6; }
    say "installing: $missing (Debian packages)"
    # Only the programs are wanted: no cluster of Debian's own beside the private one.
    as_root mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.d/freshness-crawler.conf >/dev/null
    as_root apt-get update -qq || { say "apt-get update failed: no way to the package sources? $missing is missing."; exit 6; }
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || { say "apt-get could not install $missing."; exit 6; }
    [ -n "$(newest_postgres)" ] || { say "PostgreSQL 15 or newer is needed and these packages do not have it: add a repository that does, or name a server in ConnectionStrings__Crawler."; exit 6; }
}

# A browser reads the columns that only scripts fill. Nothing fails without one: those columns are not tested, and neither is their reading.
browser() {
    local named=${Render__ExecutablePath:-${CHROME:-}} program
    if [ -n "$named" ]; then [ ! -x "$named" ] || echo "$named"; return; fi
    for program in chromium chromium-browser google-chrome-stable google-chrome; do
        [ ! -x "/usr/bin/$program" ] || { echo "/usr/bin/$program"; return; }
    done
}

install_browser() {
    [ -z "$(browser)" ] || return 0
    local packages="chromium fonts-wqy-microhei"
    if ! command -v apt-get >/dev/null 2>&1 || { [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; }; then
        say "no browser, and no way to install one here. As root:  apt-get install -y --no-install-recommends $packages"
        return 0
    fi
    say "installing: $packages (Debian packages)"
    missing=$packages
    # shellcheck disable=SC2086
    { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null; } ||
        say "apt-get could not install a browser: what needs one is skipped."
}

# A real name server answers for the demo city and for the tests of names. Nothing fails without one: those tests are skipped.
install_name_server() {
    [ ! -x /usr/sbin/nsd ] && [ ! -x /usr/local/sbin/nsd ] || return 0
    if ! command -v apt-get >/dev/null 2>&1 || { [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; }; then
        say "no name server, and no way to install one here. As root:  apt-get install -y --no-install-recommends nsd"
        return 0
    fi
    say "installing: nsd (Debian package)"
    missing=nsd
    # Only the program is wanted: Debian's own service beside it is kept from starting.
    as_root mkdir -p /etc/systemd/system
    [ -e /etc/systemd/system/nsd.service ] || as_root ln -s /dev/null /etc/systemd/system/nsd.service
    { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nsd >/dev/null; } ||
        say "apt-get could not install a name server: what needs one is skipped."
}

need_dotnet() {
    command -v dotnet >/dev/null 2>&1 || { say "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"; exit 6; }
}

# build PROJECT PROGRAM: only when a source (or a folder, from which one went) is newer than the last build, so that a command starts at once.
build() {
    local project=$1 program=$2 stamp="$root/.run/built-$(basename "$1")"
    mkdir -p "$root/.run"
    if [ -e "$stamp" ] && [ -x "$program" ] && [ -z "$(find "$root/src" "$root/tests/DemoCity" "$root"/Directory.*.props "$root/global.json" \
        "$root/BannedSymbols.txt" "$root/.editorconfig" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]; then
        return 0
    fi
    say "building $project"
    local now; now=$(mktemp "$root/.run/now.XXXXXX")
    local log="$root/.run/build.log"
    dotnet build "$root/$project" -c Release -v quiet --nologo >"$log" 2>&1 || { cat "$log" >&2; rm -f "$now"; exit 6; }
    mv "$now" "$stamp"
}

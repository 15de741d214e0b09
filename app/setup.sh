# shellcheck shell=bash disable=SC2034,SC2154,SC2094
# What app/run and tests/run share: Debian packages, Node.js, what browsers load, the program. To be sourced, with `root`
# set to the folder of the checkout.

build_root=$root/var/build

run_packages=(
  ca-certificates cmake curl fonts-noto-cjk gcc libc6-dev libcairo2-dev libcmark-dev libcurl4-openssl-dev libfcgi-dev libjansson-dev
  libmariadb-dev libpango1.0-dev libqrencode-dev libsodium-dev libssl-dev libutf8proc-dev libxlsxwriter-dev libxml2-dev libxslt1-dev
  libzip-dev mariadb-client-core mariadb-server-core nginx ninja-build pkgconf procps tzdata
  zlib1g-dev
)

say() {
  printf '%s\n' "$*"
}

# Says what failed, shows the end of a log when one is named, and ends the script.
fail() {
  say "出错：$1" >&2
  if [[ -n ${2:-} && -s $2 ]]; then
    say "日志 $2 的最后几行：" >&2
    tail -n 15 "$2" | sed 's/^/  /' >&2
  fi
  exit 1
}

# Runs a command with its output in a log; $1 says what it does.
quietly() {
  local what=$1 log=$2
  shift 2
  "$@" >"$log" 2>&1 || fail "${what}没有成功" "$log"
}

missing_packages() {
  local installed package
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p') || true
  for package in "$@"; do
    grep -qxF "$package" <<<"$installed" || printf '%s\n' "$package"
  done
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "$@"
}

apt_update_and_install() {
  apt_install "$@" || { apt-get update && apt_install "$@"; }
}

# Packages bring services that start themselves (nginx on port 80): ours are private, so those stay off.
without_services() {
  local policy=/usr/sbin/policy-rc.d ours=
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
    ours=1
  fi
  local status=0
  "$@" || status=$?
  [[ -z $ours ]] || rm -f $policy
  if command -v systemctl >/dev/null && [[ -d /run/systemd/system ]]; then
    systemctl disable --quiet nginx 2>/dev/null || true
  fi
  return $status
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  [[ $EUID -eq 0 ]] || fail "缺少软件包，请用管理员账户安装：${missing[*]}"
  say "正在安装 ${#missing[@]} 个软件包……"
  mkdir -p "$build_root"
  quietly "安装软件包" "$build_root/apt.log" without_services apt_update_and_install "${missing[@]}"
}

install_node() {
  local version
  version=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true
  if [[ ${version:-0} -lt 18 ]] || ! command -v npm >/dev/null; then
    install_packages nodejs npm
  fi
}

# Brings node_modules in a folder to what its lock file says; nothing to do when that lock was installed before.
npm_install() {
  local folder=$1
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock" && return 0
  say "正在下载网页组件……"
  mkdir -p "$build_root"
  quietly "下载网页组件" "$build_root/npm.log" npm ci --prefix "$folder" --no-audit --no-fund --omit=optional
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
}

# Lays out what browsers load below a folder; prints the hash that is its name there.
build_assets() {
  mkdir -p "$1"
  node "$root/templates/assets/build.mjs" "$1"
}

# Builds into var/build/NAME; the rest are options of cmake.
build_program() {
  local name=$1 folder=$build_root/$1
  shift
  mkdir -p "$folder"
  if [[ ! -e $folder/build.ninja || $root/CMakeLists.txt -nt $folder/build.ninja ]]; then
    quietly "准备编译" "$build_root/$name.log" cmake -S "$root" -B "$folder" -G Ninja "$@"
  fi
  if [[ ! -e $folder/chengxue || $(find "$root/app" "$root/include" \( -name '*.[ch]' -o -name '*.sql' \) -newer "$folder/chengxue" -print -quit) ]]; then
    say "正在编译……"
  fi
  quietly "编译" "$build_root/$name.log" ninja -C "$folder"
}

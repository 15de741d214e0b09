# shellcheck shell=bash disable=SC2034,SC2154,SC2094
# The four services of an installation and how each is started and stopped. To be sourced after setup.sh, with these set:
# home (data, sockets, logs), program, port, assets_hash, and by choose_user: service_user, as_service.
#
# A service's pid stands in home/run/NAME.pid. Nothing is ever ended by its pid alone: it must be ours by its looks, too.

services=(db serve jobs nginx)
started=() # by this run, to be undone when it fails

declare -A service_title=([db]=数据库 [serve]=网页程序 [jobs]=后台任务 [nginx]=网页服务器)
declare -A service_command=([db]=mariadbd [serve]=chengxue [jobs]=chengxue [nginx]=nginx)
declare -A stop_signal=([db]=TERM [serve]=TERM [jobs]=TERM [nginx]=QUIT)
declare -A stop_seconds=([db]=120 [serve]=30 [jobs]=30 [nginx]=10)

# -- who and where ----------------------------------------------------------------------------------------------------

# Started as root, the services run as the user chengxue, when that user can reach what they need; else as who started.
choose_user() {
  service_user=$(id -un)
  as_service=()
  [[ $EUID -eq 0 ]] || return 0
  getent passwd chengxue >/dev/null ||
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin chengxue
  local drop=(setpriv --reuid=chengxue --regid=chengxue --clear-groups --)
  if "${drop[@]}" test -x "$program" -a -r "$root/templates/words.xml" -a -x "$home" 2>/dev/null; then
    service_user=chengxue
    as_service=("${drop[@]}")
  else
    say "用户 chengxue 进不了 $root 或 $home，服务改用 root 运行。"
  fi
}

# The owner of the database comes in by the socket under the name that it has in the system.
owner_user() {
  id -un
}

check_paths() {
  local longest=$home/run/general.sock
  [[ ${#longest} -le 107 ]] || fail "数据目录的路径太长（套接字路径最多 107 字节）：$home"
}

prepare_home() {
  [[ -w $home ]] || fail "不能写入数据目录 $home"
  mkdir -p "$home"/{assets,files,log,run/nginx,run/tmp,secret}
  touch "$home"/log/{db,serve,jobs,nginx,nginx-access}.log # the services' own, so that the jobs may empty them
  if [[ ! -s $home/secret/key ]]; then
    (umask 077 && head -c 32 /dev/urandom >"$home/secret/key")
  fi
  if [[ ! -s $home/secret/db-password ]]; then
    (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$home/secret/db-password")
  fi
  if [[ ! -s $home/secret/hook ]]; then
    (umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$home/secret/hook")
  fi
  choose_user
  chmod 700 "$home/secret" "$home/files"
  chmod 755 "$home/run" "$home/assets"
  chmod 700 "$home/run/tmp"
  chmod 750 "$home/log"
  [[ $EUID -ne 0 ]] || give_to_service_user
}

# Whatever is not yet the services' own: folders that an earlier version did not make, all of it when the user changed.
give_to_service_user() {
  find "$home"/{files,log,run,secret} ! -user "$service_user" -exec chown -h "$service_user:" {} +
  [[ ! -d $home/db || $(stat -c %U "$home/db") == "$service_user" ]] || chown -hR "$service_user:" "$home/db"
}

# What a setting for telling people must look like; it may always be empty.
declare -A telling_form=(
  [CHENGXUE_SITE_URL]='^https?://[A-Za-z0-9._:/-]*[A-Za-z0-9]$'
  [CHENGXUE_SMTP_URL]='^smtps?://[][A-Za-z0-9.:-]+$'
  [CHENGXUE_SMTP_FROM]='^[A-Za-z0-9.!#$%*+/=?_-]+@[A-Za-z0-9.-]+$'
  [CHENGXUE_HOOK_URL]='^https?://[][A-Za-z0-9._~:/?&=%-]+$'
)

# How people are told things beyond the pages, as the environment says; kept for later starts, each until it is set to
# nothing. E-mail and hook need the site's own address, for the links in them.
export_telling() {
  local name value kept=
  for name in "${!telling_form[@]}"; do
    value=${!name-$(sed -n "s/^$name=//p" "$home/telling" 2>/dev/null || true)}
    [[ -z $value || $value =~ ${telling_form[$name]} ]] || fail "$name 写得不对：$value"
    export "$name=$value"
    kept+="$name=$value"$'\n'
  done
  [[ -z $CHENGXUE_SMTP_URL$CHENGXUE_HOOK_URL || -n $CHENGXUE_SITE_URL ]] ||
    fail "发邮件、转发通知还要用 CHENGXUE_SITE_URL 写明网站的地址"
  [[ -z $CHENGXUE_SMTP_URL || -n $CHENGXUE_SMTP_FROM ]] || fail "发邮件还要用 CHENGXUE_SMTP_FROM 写明发件地址"
  (umask 077 && printf '%s' "$kept" | sort >"$home/telling") # an address may have a key in it
}

# The environment that the program reads (include/chengxue/config.h).
export_configuration() {
  export_telling
  export CHENGXUE_HOME=$home CHENGXUE_TEMPLATES=$root/templates CHENGXUE_BANK=$root/question-bank
  export CHENGXUE_ASSETS=/assets/$assets_hash CHENGXUE_DB_SOCKET=$home/run/db.sock CHENGXUE_DB_USER=chengxue
  [[ $(owner_user) != chengxue ]] || CHENGXUE_DB_USER=chengxue-worker
  export LC_ALL=C.UTF-8 TMPDIR=$home/run/tmp
}

# -- processes ----------------------------------------------------------------------------------------------------------

# The pid of a service that runs; nothing and status 1 when it does not.
pid_of() {
  local name=$1 pid
  pid=$(cat "$home/run/$name.pid" 2>/dev/null) || return 1
  [[ $pid =~ ^[0-9]+$ && $(cat "/proc/$pid/comm" 2>/dev/null) == "${service_command[$name]}" ]] || return 1
  grep -zqxF "CHENGXUE_HOME=$home" "/proc/$pid/environ" 2>/dev/null ||
    grep -zqF -- "$home/" "/proc/$pid/cmdline" 2>/dev/null || return 1
  printf '%s\n' "$pid"
}

# Starts a service in the background as its user, its output in home/log/NAME.log.
spawn() {
  local name=$1
  shift
  setsid "${as_service[@]}" "$@" </dev/null >>"$home/log/$name.log" 2>&1 9>&- &
  printf '%s\n' $! >"$home/run/$name.pid"
  started+=("$name")
}

# Asks again and again until the command succeeds; fails when the service ends or the seconds are over.
wait_for() {
  local name=$1 seconds=$2 tries
  shift 2
  for ((tries = seconds * 10; tries > 0; tries--)); do
    ! "$@" >/dev/null 2>&1 || return 0
    [[ $tries -gt $((seconds * 10 - 5)) ]] || pid_of "$name" >/dev/null ||
      fail "${service_title[$name]}启动后又退出了" "$home/log/$name.log"
    sleep 0.1
  done
  fail "${service_title[$name]}在 $seconds 秒内没有就绪" "$home/log/$name.log"
}

# nginx's workers outlive a master that was killed and hold its port. They are known by its session, which nobody else can
# be in while they are, and by our log, which they have open.
workers_left() {
  local master pid
  master=$(cat "$home/run/nginx.pid" 2>/dev/null) && [[ $master =~ ^[0-9]+$ ]] || return 0
  for pid in $(pgrep -s "$master" -x nginx); do
    ! find "/proc/$pid/fd" -printf '%l\n' 2>/dev/null | grep -qF "$home/log/" || printf '%s\n' "$pid"
  done
}

end_workers_left() {
  local name=$1 left tries
  [[ $name == nginx ]] || return 0
  for ((tries = 0; tries < 100; tries++)); do
    mapfile -t left < <(workers_left)
    [[ ${#left[@]} -gt 0 ]] || return 0
    [[ $tries -ne 0 ]] || kill -QUIT "${left[@]}" 2>/dev/null || true
    sleep 0.05
  done
  kill -KILL "${left[@]}" 2>/dev/null || true
}

stop_service() {
  local name=$1 pid tries
  pid=$(pid_of "$name") || { end_workers_left "$name"; rm -f "$home/run/$name.pid"; return 0; }
  kill "-${stop_signal[$name]}" "$pid"
  for ((tries = stop_seconds[$name] * 20; tries > 0; tries--)); do
    pid_of "$name" >/dev/null || { rm -f "$home/run/$name.pid"; return 0; }
    sleep 0.05
  done
  fail "${service_title[$name]}（进程 $pid）在 ${stop_seconds[$name]} 秒内没有停下来" "$home/log/$name.log"
}

# What this run started, the latest first, when it could not finish.
undo_start() {
  local i
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    (stop_service "${started[i]}") || true
  done
}

# -- what changed since the services were started -----------------------------------------------------------------------

# Whether a matter is other than when it was last noted; $1 is its name, $2 its version now.
changed() {
  [[ $(cat "$home/run/$1.version" 2>/dev/null) != "$2" ]]
}

note() {
  printf '%s\n' "$2" >"$home/run/$1.version"
}

# -- the database -------------------------------------------------------------------------------------------------------

# A quarter of the memory, from 128 MiB to 2 GiB.
buffer_pool_megabytes() {
  local quarter
  quarter=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 4096))
  echo $((quarter < 128 ? 128 : quarter > 2048 ? 2048 : quarter))
}

# Durable at every commit; text compares by its code points, so that rare characters in names are never taken as equal.
write_database_configuration() {
  cat >"$home/my.cnf" <<END
[mariadbd]
datadir=$home/db
socket=$home/run/db.sock
pid-file=$home/db/mariadbd.pid
tmpdir=$home/run/tmp
skip-networking
skip-name-resolve
skip-log-bin
local-infile=0
character-set-server=utf8mb4
collation-server=utf8mb4_bin
default-time-zone=+00:00
sql-mode=STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION
transaction-isolation=READ-COMMITTED
event-scheduler=OFF
performance-schema=OFF
max-connections=200
max-allowed-packet=64M
wait-timeout=604800
innodb-buffer-pool-size=$(buffer_pool_megabytes)M
innodb-log-file-size=256M
innodb-flush-log-at-trx-commit=1
innodb-lock-wait-timeout=10
innodb-print-all-deadlocks=ON
END
}

# SQL of standard input, as the owner.
database_ask() {
  mariadb --no-defaults --batch --skip-column-names --default-character-set=utf8mb4 --socket="$home/run/db.sock" \
    --user="$(owner_user)" "$@"
}

database_answers() {
  database_ask --connect-timeout=2 --execute='SELECT 1'
}

# Made beside its place and moved there whole, so that one which was broken off is begun anew. By force: nobody comes in
# over the network, so it is no matter whether the machine can look up its own name.
create_database() {
  say "正在建立数据库……"
  rm -rf "$home/db.new"
  install -d -m 700 -o "$service_user" "$home/db.new"
  quietly "建立数据库" "$home/log/setup.log" "${as_service[@]}" mariadb-install-db --no-defaults \
    --datadir="$home/db.new" --auth-root-authentication-method=socket --auth-root-socket-user="$(owner_user)" \
    --skip-test-db --force --user="$service_user" --innodb-log-file-size=256M
  mv "$home/db.new" "$home/db"
}

start_database() {
  ! pid_of db >/dev/null || return 0
  [[ -d $home/db ]] || create_database
  write_database_configuration
  spawn db mariadbd --defaults-file="$home/my.cnf" --user="$service_user"
  wait_for db 120 database_answers
  database_ask >>"$home/log/setup.log" 2>&1 <<END || fail "数据库的用户没有建成" "$home/log/setup.log"
CREATE DATABASE IF NOT EXISTS chengxue;
CREATE USER IF NOT EXISTS '$CHENGXUE_DB_USER'@'localhost';
ALTER USER '$CHENGXUE_DB_USER'@'localhost' IDENTIFIED BY '$(cat "$home/secret/db-password")';
END
}

# -- the program and the web server ------------------------------------------------------------------------------------------

# A command of the program as the services' user; `chengxue migrate` is the owner's, see migrate.
chengxue() {
  "${as_service[@]}" "$program" "$@"
}

migrate() {
  "$program" migrate >>"$home/log/setup.log" 2>&1 || fail "更新数据库结构没有成功" "$home/log/setup.log"
}

# A new one-time password for a number; the program says on standard error when there is none of it.
new_password() {
  local login errors=$home/log/password.log
  pid_of db >/dev/null || fail "数据库没有运行，请先启动：$(own_words)"
  login=$(chengxue user reset "$1" 2>"$errors") || fail "没有重设密码：没有在岗人员用这个工号：$1"
  say "工号 ${login%% *}   一次性密码 ${login#* }"
  say "登录后须改密码；除执法人员外，还要重新绑定验证器。"
}

# Workers by the machine's cores: an exam's are many and short, so that its start does not wait in line.
start_program() {
  local cores
  cores=$(nproc)
  if ! pid_of serve >/dev/null; then
    rm -f "$home"/run/{general,exam,gate}.sock
    spawn serve "$program" serve --general-workers $((cores * 4 > 32 ? 32 : cores * 4)) \
      --exam-workers $((cores * 8 > 64 ? 64 : cores * 8))
    wait_for serve 30 test -S "$home/run/gate.sock" # the last that is opened
  fi
  pid_of jobs >/dev/null || spawn jobs "$program" jobs
}

# The addresses of the proxies before this server, as CHENGXUE_PROXY says (with blanks between); kept for later starts,
# until it is set to nothing.
proxies() {
  local proxy all
  all=${CHENGXUE_PROXY-$(cat "$home/proxy" 2>/dev/null)}
  for proxy in $all; do
    [[ $proxy =~ ^[0-9a-fA-F.:]+(/[0-9]+)?$ ]] || fail "CHENGXUE_PROXY 要写代理服务器的 IP 地址：$proxy"
    printf '%s\n' "$proxy"
  done
  printf '%s\n' "$all" >"$home/proxy"
}

web_configuration() {
  local text trusted user=
  trusted=$(proxies) || return
  [[ $EUID -ne 0 ]] || user="user $service_user;"
  text=$(<"$root/nginx.conf")
  text=${text//@USER@/"$user"}
  text=${text//@HOME@/"$home"}
  text=${text//@PORT@/"$port"}
  text=${text//@PROXIES@/"$(sed -n 's/.\+/  set_real_ip_from &;/p' <<<"$trusted")"}
  text=${text//@BY_PROXIES@/"$(sed -n 's/.\+/    & 1;/p' <<<"$trusted")"}
  text=${text//@TEMPLATES@/"$root/templates"}
  printf '%s\n' "$text"
}

program_answers() {
  curl --silent --fail --noproxy '*' --max-time 5 --output /dev/null "http://127.0.0.1:$port/healthz"
}

start_web() {
  local configuration pid
  configuration=$(web_configuration) || exit 1
  if pid=$(pid_of nginx); then
    if changed web "$configuration"; then
      printf '%s\n' "$configuration" >"$home/run/nginx.conf"
      kill -HUP "$pid"
    fi
  else
    stop_service nginx # what is left of it
    printf '%s\n' "$configuration" >"$home/run/nginx.conf"
    nginx -e "$home/log/nginx.log" -c "$home/run/nginx.conf" >/dev/null 2>&1 9>&- ||
      fail "网页服务器没有启动（端口 $port）" "$home/log/nginx.log"
    started+=(nginx)
  fi
  wait_for nginx 30 program_answers
  note web "$configuration"
}

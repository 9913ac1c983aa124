# PostgreSQL for Scripts/servers, which sources this: a primary and its synchronous standby. Each has a folder in
# DIR/run, of its own name, for its data and its socket.

postgres_programs=/usr/lib/postgresql/15/bin

start_postgres() {
    local run=$1 password
    password=$(openssl rand -hex 12)
    make_addresses "$password"
    make_postgres_folders "$run" "$password"
    as_owner "$run" initdb --pgdata="$run/postgres/data" --username=samling --pwfile="$run/postgres/password" \
        --locale=C.UTF-8 --encoding=UTF8 --auth=scram-sha-256 &>>"$run/log/start.log" || die 69 "initdb fails"
    configure_postgres "$run" postgres
    run_postgres "$run" postgres

    as_owner "$run" pg_basebackup --pgdata="$run/standby/data" --host=127.0.0.1 --port="${ports[postgres]}" \
        --username=samling --checkpoint=fast --write-recovery-conf --create-slot --slot=standby --no-sync \
        &>>"$run/log/start.log" || die 69 "pg_basebackup fails"
    configure_postgres "$run" standby
    run_postgres "$run" standby
    # Only now: a primary that is to wait for a standby which isn't there commits nothing. And the standby's own
    # settings, copied before, don't have it: when it is promoted, it waits for nobody.
    query "$run" postgres "ALTER SYSTEM SET synchronous_standby_names = 'standby'" "SELECT pg_reload_conf()" \
        >>"$run/log/start.log" || die 69 "the primary takes no standby"
    wait_for_standby "$run"
}

# libpq's addresses of the primary, and of whichever of the two can be written to.
make_addresses() {
    local primary="samling:$1@127.0.0.1:${ports[postgres]}"
    secret postgres-url <<<"postgres://$primary/postgres"
    secret postgres-failover-url \
        <<<"postgres://$primary,127.0.0.1:${ports[standby]}/postgres?target_session_attrs=read-write"
}

# For their owner alone: whoever calls, or the package's user, as PostgreSQL refuses root.
make_postgres_folders() {
    local run=$1 owner=()
    [[ $(id -u) != 0 ]] || owner=(-o postgres -g postgres)
    install "${owner[@]}" -d -m 700 "$run"/{postgres,standby}
    install "${owner[@]}" -m 600 "$run/tls/server.key" "$run/postgres/server.key"
    install "${owner[@]}" -m 600 /dev/stdin "$run/postgres/password" <<<"$2"
    install "${owner[@]}" -m 600 /dev/stdin "$run/postgres/.pgpass" <<<"*:*:*:samling:$2"
}

# Runs one of PostgreSQL's programs as the folders' owner, with nothing from the caller's environment. The password is
# in .pgpass; the caller's folder might be one that the owner doesn't get into, and the lock isn't inherited.
as_owner() (
    cd "$1"
    owner=()
    [[ $(id -u) != 0 ]] || owner=(setpriv --clear-groups
        --reuid "$(stat --format=%u postgres)" --regid "$(stat --format=%g postgres)")
    exec {lock}>&-
    exec "${owner[@]}" env -i PATH="$PATH" HOME="$1/postgres" "$postgres_programs/$2" "${@:3}"
)

# What is said last is what counts: after initdb's settings, or the primary's.
configure_postgres() {
    sed -e "s|@NAME@|$2|g" -e "s|@PORT@|${ports[$2]}|g" -e "s|@RUN@|$1|g" "$templates/postgresql.conf" \
        >>"$1/$2/data/postgresql.conf"
}

# Returns when it takes connections, which the standby does for reading.
run_postgres() {
    as_owner "$1" pg_ctl start --silent --wait --timeout="$patience_seconds" --pgdata="$1/$2/data" \
        </dev/null &>>"$1/log/$2.log" || die 69 "$2 doesn't start: see $1/log/$2.log"
}

# Asks one server, through its socket; the port is the fourth line that a server leaves when it runs.
query() {
    local run=$1 name=$2 commands=("${@:3}")
    as_owner "$run" psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --no-password \
        --host="$run/$name" --port="$(sed -n 4p "$run/$name/data/postmaster.pid")" --username=samling \
        --dbname=postgres "${commands[@]/#/--command=}"
}

wait_for_standby() {
    local deadline=$((SECONDS + patience_seconds))
    until [[ $(query "$1" postgres "SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'") == sync ]]
    do
        ((SECONDS < deadline)) || die 69 "the standby doesn't follow in $patience_seconds s: see $1/log/standby.log"
        sleep 0.1
    done
}

# --- Failures, for the tests

# As after a crash: nobody is told, and nothing is written that wasn't yet.
down() {
    pid_of "$1" >/dev/null || say "$1 doesn't run"
    take_down "$1" QUIT KILL
}

# With the data and at the port that it had. When the primary and its standby both run, they are together again.
up() {
    local run
    run=$(run_folder)
    if pid_of "$1" >/dev/null; then
        say "$1 runs already"
    else
        take_down "$1" QUIT KILL
        # The locks of one that was killed, whose number the machine may still know.
        rm -f "$run/$1"/{data/postmaster.pid,.s.PGSQL.*.lock}
        run_postgres "$run" "$1"
    fi
    if pid_of postgres >/dev/null && pid_of standby >/dev/null && [[ -e $run/standby/data/standby.signal ]]; then
        wait_for_standby "$run"
    fi
}

# Returns when the standby can be written to.
promote() {
    local run
    run=$(run_folder)
    pid_of standby >/dev/null || die 1 "standby doesn't run"
    as_owner "$run" pg_ctl promote --silent --wait --timeout="$patience_seconds" --pgdata="$run/standby/data" \
        </dev/null &>>"$run/log/standby.log" || die 69 "standby isn't promoted: see $run/log/standby.log"
}

# --- Haste, for tests that write much and keep nothing

relax() {
    local run
    run=$(run_folder)
    query "$run" postgres "ALTER SYSTEM SET synchronous_standby_names = ''" "ALTER SYSTEM SET fsync = off" \
        "SELECT pg_reload_conf()" >/dev/null || die 1 "postgres doesn't answer"
    take_down standby QUIT KILL
    query "$run" postgres "SELECT pg_drop_replication_slot('standby')" >/dev/null
}

#!/bin/sh
# Run once by PostgreSQL's image, on an empty data folder: two databases with an owner each. The data keys live apart from
# the log, so that neither a copy of the one nor a person who may read it can open what the other holds.
set -eu

owner_and_database() {
    psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        --set=name="$1" --set=password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name" encoding 'UTF8';
revoke connect on database :"name" from public;
SQL
}

owner_and_database ledgerchat "$LEDGERCHAT_POSTGRES_PASSWORD"
owner_and_database ledgerchat_keys "$LEDGERCHAT_KEYS_POSTGRES_PASSWORD"

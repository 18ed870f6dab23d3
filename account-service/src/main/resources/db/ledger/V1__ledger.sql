-- One ledger's books. The same script serves H2 (MODE=PostgreSQL) and PostgreSQL.
-- Amounts are minor units beside their currency and its digits, so that reading them back needs no configuration.

create table account (
    account_id      varchar(97)                 not null,
    currency        varchar(10)                 not null,
    digits          smallint                    not null,
    balance         bigint                      not null,
    status          varchar(10)                 not null,
    -- Events so far: the sequence number of the next one.
    version         bigint                      not null,
    opening_balance bigint                      not null,
    opened_at       timestamp(6) with time zone not null,
    constraint account_pk primary key (account_id),
    constraint account_balance_not_negative check (balance >= 0)
);

-- One line per movement of money, and one per transfer that will never be credited here (ABANDONED, which has no number
-- and no balance). No foreign key to account: a credit is also abandoned for an account that does not exist.
create table entry (
    account_id    varchar(97)                 not null,
    seq           bigint,
    type          varchar(10)                 not null,
    transfer_id   uuid,
    amount        bigint                      not null,
    currency      varchar(10)                 not null,
    digits        smallint                    not null,
    balance_after bigint,
    outcome       varchar(10)                 not null,
    reason        varchar(30),
    at            timestamp(6) with time zone not null,
    constraint entry_once_per_account unique (account_id, seq),
    -- The legs of a transfer: each happens once, however often it is asked for.
    constraint entry_once_per_transfer unique (transfer_id, type),
    constraint entry_amount_not_negative check (amount >= 0)
);

-- What callers asked for. The key is bound to a transfer here, in the debit's transaction, and nowhere else.
create table transfer (
    transfer_id       uuid                        not null,
    idempotency_key   varchar(255)                not null,
    body_hash         varchar(64)                 not null,
    source_account_id varchar(97)                 not null,
    target_account_id varchar(97)                 not null,
    amount            bigint                      not null,
    currency          varchar(10)                 not null,
    digits            smallint                    not null,
    reference         varchar(280),
    callback_url      varchar(2048),
    status            varchar(10)                 not null,
    failure           varchar(30),
    created_at        timestamp(6) with time zone not null,
    ended_at          timestamp(6) with time zone,
    -- When the outcome is asked for again; null once it is known.
    next_reconcile_at timestamp(6) with time zone,
    reconciles        integer                     not null,
    constraint transfer_pk primary key (transfer_id),
    constraint transfer_idempotency_key unique (idempotency_key)
);

create index transfer_due on transfer (next_reconcile_at);
create index transfer_open on transfer (source_account_id, next_reconcile_at);

create table deposit (
    idempotency_key varchar(255)                not null,
    body_hash       varchar(64)                 not null,
    account_id      varchar(97)                 not null,
    at              timestamp(6) with time zone not null,
    constraint deposit_idempotency_key primary key (idempotency_key)
);

-- One row per transfer: the saga's whole state, its lock, and what callers read. Rows are never deleted, since a message
-- may come back at any time. Amounts are in minor units of the currency. Times are UTC.
create table saga (
    transfer_id       uuid                        not null,
    state             varchar(10)                 not null,
    source_account_id varchar(97)                 not null,
    target_account_id varchar(97)                 not null,
    amount            bigint                      not null,
    currency          varchar(10)                 not null,
    digits            smallint                    not null,
    reference         varchar(280),
    callback_url      varchar(4000),
    -- of the transfer, at its source ledger
    created_at        timestamp(6) with time zone not null,
    started_at        timestamp(6) with time zone not null,
    -- of the last entry in the history
    updated_at        timestamp(6) with time zone not null,
    ended_at          timestamp(6) with time zone,
    attempt           integer                     not null,
    abandoning        boolean                     not null,
    reason            varchar(40),
    last_failure      varchar(40),
    -- during back-off only
    next_attempt_at   timestamp(6) with time zone,
    -- when the timer sends the awaited command; null once ended
    due_at            timestamp(6) with time zone,
    -- since when that command goes unanswered; null during back-off and once ended
    awaited_since     timestamp(6) with time zone,
    sends             integer                     not null,
    -- entries in the history
    changes           integer                     not null,
    constraint saga_pk primary key (transfer_id)
);

create index saga_due on saga (due_at);
create index saga_by_state on saga (state, updated_at, transfer_id);
create index saga_by_source on saga (source_account_id);
create index saga_by_target on saga (target_account_id);

create table saga_history (
    transfer_id     uuid                        not null,
    seq             integer                     not null,
    at              timestamp(6) with time zone not null,
    type            varchar(40)                 not null,
    reason          varchar(40),
    attempt         integer,
    next_attempt_at timestamp(6) with time zone,
    actor           varchar(100),
    note            varchar(500),
    constraint saga_history_pk primary key (transfer_id, seq)
);

-- What a person should look at. The key makes recording the same thing twice harmless.
create table incident (
    kind         varchar(20)                 not null,
    incident_key varchar(255)                not null,
    at           timestamp(6) with time zone not null,
    transfer_id  uuid,
    message_type varchar(255),
    detail       varchar(2000)               not null,
    constraint incident_pk primary key (kind, incident_key)
);

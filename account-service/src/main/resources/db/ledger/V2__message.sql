-- What is to be sent because of what was committed with it, just as it goes out: ledger.publishing=message-table.
create table message (
    transfer_id uuid                        not null,
    topic       varchar(127)                not null,
    -- As RocketMQ writes them: keys and types, and the trace if there is one.
    properties  varchar(65535)              not null,
    body        bytea                       not null,
    -- NEW: not confirmed yet. SENT: the broker has it. DEAD: the broker will never take it.
    status      varchar(4)                  not null,
    cause       varchar(500),
    created_at  timestamp(6) with time zone not null,
    -- When it is sent again (NEW), or deleted (SENT, DEAD).
    next_at     timestamp(6) with time zone not null,
    -- How often it was sent again.
    resends     integer                     not null,
    constraint message_pk primary key (transfer_id)
);

create index message_due on message (status, next_at);

-- What callers who gave a callback URL are told about the end of their transfer: a row per saga that ended and has one. Written in the
-- transaction that ends the saga, and kept as long as the saga. The message itself is made of the saga's row.
create table notification (
    transfer_id     uuid         not null,
    -- host and port of the callback URL: whoever does not answer there is waited for apart from others
    receiver        varchar(300) not null,
    state           varchar(10)  not null,
    -- when the next attempt is due; while one is under way, when it is given up for lost; null unless PENDING
    next_attempt_at timestamp(6) with time zone,
    under_way       boolean      not null,
    -- begun, all of them, those included whose end nobody knows since the process died
    attempts        integer      not null,
    -- begun since the schedule began: at the saga's end, or when an operator asked
    tries           integer      not null,
    constraint notification_pk primary key (transfer_id)
);

create index notification_due on notification (next_attempt_at, receiver);
create index notification_by_receiver on notification (receiver, next_attempt_at);
create index notification_by_state on notification (state);

-- Attempts whose end is known; the old ones are deleted.
create table notification_attempt (
    transfer_id     uuid                        not null,
    seq             integer                     not null,
    at              timestamp(6) with time zone not null,
    duration_millis bigint                      not null,
    -- of the answer; null when there was none, and then there is an error
    status          integer,
    error           varchar(40),
    constraint notification_attempt_pk primary key (transfer_id, seq)
);

create index notification_attempt_at on notification_attempt (at);

-- What operators asked for.
create table notification_retry (
    transfer_id uuid                        not null,
    seq         integer                     not null,
    at          timestamp(6) with time zone not null,
    actor       varchar(100)                not null,
    note        varchar(500)                not null,
    constraint notification_retry_pk primary key (transfer_id, seq)
);

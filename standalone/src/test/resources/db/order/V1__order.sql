-- One row per order: the columns that every saga has, then its own.
create table order_saga (
    order_id        uuid                        not null,
    state           varchar(20)                 not null,
    started_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    ended_at        timestamp(6) with time zone,
    due_at          timestamp(6) with time zone,
    awaited_since   timestamp(6) with time zone,
    next_attempt_at timestamp(6) with time zone,
    sends           integer                     not null,
    changes         integer                     not null,
    trace_parent    varchar(55),
    part            varchar(10)                 not null,
    attempt         integer                     not null,
    given_up        varchar(40),
    customer        varchar(100)                not null,
    cents           bigint                      not null,
    article         varchar(100)                not null,
    pieces          integer                     not null,
    coupon          varchar(40)                 not null,
    constraint order_saga_pk primary key (order_id)
);

create index order_saga_due on order_saga (due_at);
create index order_saga_by_state on order_saga (state, updated_at, order_id);

create table order_saga_history (
    order_id        uuid                        not null,
    seq             integer                     not null,
    at              timestamp(6) with time zone not null,
    type            varchar(40)                 not null,
    reason          varchar(40),
    attempt         integer,
    next_attempt_at timestamp(6) with time zone,
    actor           varchar(100),
    note            varchar(500),
    constraint order_saga_history_pk primary key (order_id, seq)
);

create table incident (
    kind         varchar(20)                 not null,
    incident_key varchar(255)                not null,
    at           timestamp(6) with time zone not null,
    order_id     uuid,
    message_type varchar(255),
    detail       varchar(2000)               not null,
    constraint incident_pk primary key (kind, incident_key)
);

-- The shop's: what became of each step, and what is left of everything.
create table fence (
    step    varchar(40) not null,
    id      uuid        not null,
    outcome varchar(9)  not null,
    reason  varchar(40),
    constraint fence_pk primary key (step, id)
);

create table shelf (
    part   varchar(10)  not null,
    name   varchar(100) not null,
    amount bigint       not null,
    open   boolean      not null,
    constraint shelf_pk primary key (part, name)
);

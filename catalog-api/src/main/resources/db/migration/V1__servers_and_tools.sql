-- Runs on H2 and on PostgreSQL. JSON is kept as ASCII text, so that every character survives in every encoding.
create table server (
    slug           varchar(240)             not null primary key,
    -- SHA-256 of the canonical identity, which itself may be of any length
    identity_hash  varchar(64)              not null unique,
    -- the line of definitions.jsonl without its tools, and the tools
    head           varchar(1048576)         not null,
    tools          text                     not null,
    tool_count     integer                  not null,
    ruleset        varchar(100)             not null,
    stored_at      timestamp with time zone not null
);

create table tool (
    server_slug  varchar(240) not null references server (slug),
    -- from 0, in the order of declaration
    position     integer      not null,
    category     varchar(20)  not null,
    severity     varchar(20)  not null,
    -- the line of risks.jsonl
    risk         varchar(1048576) not null,
    primary key (server_slug, position)
);

-- One row: a number that grows with every change, so that an index knows whether it has seen it.
create table revision (
    id       integer not null primary key,
    changes  bigint  not null
);

insert into revision (id, changes) values (1, 0);

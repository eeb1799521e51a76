-- What VICIdial must be told, and what came of it. The dispatchers' common memory says who tells it and in which order;
-- this is what is left when all of them have ended.
create table posting (
    call text not null,
    number integer not null,
    dialer text not null,
    task jsonb not null,
    recorded_at timestamptz not null,
    -- When it may be tried next; when it was settled.
    due timestamptz not null,
    attempts integer not null default 0,
    state text not null check (state in ('WAITING', 'DONE', 'STUCK', 'DROPPED')),
    -- What VICIdial answered at last, or why it was not done.
    said text not null default '',
    primary key (call, number)
);

create index posting_waiting on posting (due) where state = 'WAITING';
create index posting_stuck on posting (recorded_at) where state = 'STUCK';

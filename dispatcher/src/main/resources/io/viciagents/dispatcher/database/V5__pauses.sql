-- Calls that somebody wants stopped. The dispatchers' common memory is what they go by; this is what is left when all of
-- them have ended.
create table pause (
    kind text not null check (kind in ('CAMPAIGN', 'IN_GROUP', 'PROFILE')),
    name text not null,
    -- ALL: the calls that are up, too, go to humans.
    scope text not null check (scope in ('NEW', 'ALL')),
    since timestamptz not null,
    primary key (kind, name)
);

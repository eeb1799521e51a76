-- Which dispatcher compares our calls of a night with VICIdial's books, so that only one does.
create table night (
    night date primary key,
    dispatcher text not null,
    began_at timestamptz not null default now(),
    -- Nothing while it is at work, or when it died over it.
    ended_at timestamptz
);

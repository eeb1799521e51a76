-- Which calls there were. Times are by the clocks of the dispatchers.
create table call (
    call text primary key,
    asterisk text not null,
    direction text,
    extension text,
    caller_name text,
    profile text,
    profile_version text,
    -- By VICIdial, as far as it was known.
    dialer text,
    call_id text,
    campaign text,
    lead bigint,
    phone text,
    arrived_at timestamptz,
    answered_at timestamptz,
    connected_at timestamptz,
    first_audio_at timestamptz,
    ended_at timestamptz,
    -- One for each turn that was answered: end of the caller's speech to the agent's first sound.
    gap_ms integer[] not null default '{}',
    cost numeric,
    disposition text,
    -- hang-up, in-group NAME, extension NUMBER
    next_step text,
    leaving text,
    summary text,
    -- The node that has the files, and where.
    files_node text,
    recording text,
    transcript text
);

create index call_arrived on call (arrived_at);
create index call_phone on call (phone);
create index call_lead on call (lead);
create index call_campaign on call (campaign, arrived_at);
create index call_ended on call (profile, ended_at);

-- The nodes that served a call: the second and later ones after a loss.
create table node_move (
    call text not null,
    generation integer not null,
    node text,
    connected_at timestamptz,
    -- How long the caller had waited: since the call came, or since the node before was lost.
    waited_ms integer,
    lost_at timestamptz,
    reason text,
    -- What this node told of its part of the conversation; the call has the sum.
    gap_ms integer[],
    cost numeric,
    primary key (call, generation)
);

-- A node that goes on with a conversation tells what was said before, too.
create table transcript_line (
    call text not null,
    generation integer not null,
    position integer not null,
    at_ms integer not null,
    who text not null,
    text text not null,
    primary key (call, generation, position)
);

-- What was deleted, for whoever answers for the law: without the person's data.
create table erasure (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- by command, or by retention
    cause text not null,
    asked_by text not null,
    calls integer not null
);

-- Nodes delete their files when they are told; a node that is away is told when it comes back.
create table erasure_node (
    erasure bigint not null references erasure (id),
    node text not null,
    calls text[] not null,
    answered_at timestamptz,
    folders integer,
    primary key (erasure, node)
);

create index erasure_open on erasure_node (node) where answered_at is null;

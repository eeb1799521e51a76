-- What a node measured in its part of a conversation; null from nodes of an earlier version.
alter table node_move
    -- One for each voice over the agent's that made it fall silent.
    add column barge_in_ms integer[],
    add column false_interruptions integer,
    add column cut_offs integer,
    add column no_matches integer,
    add column fillers integer,
    -- The longest that the caller was owed an answer and heard nothing.
    add column dead_air_ms integer,
    add column provider_errors integer,
    add column tokens_read bigint,
    add column tokens_written bigint;

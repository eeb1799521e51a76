/** PostgreSQL: found among several hosts, followed after a failover, and never waited for by a call. */
@NullMarked
package io.viciagents.dispatcher.database;

import org.jspecify.annotations.NullMarked;

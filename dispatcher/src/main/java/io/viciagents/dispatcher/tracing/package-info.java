/** Traces of calls by OpenTelemetry, from StasisStart to the outcome: where the time of a call went, for engineers. */
@NullMarked
package io.viciagents.dispatcher.tracing;

import org.jspecify.annotations.NullMarked;

package io.viciagents.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.service.life.Life;
import io.viciagents.service.ops.OpsServer;

/**
 * What a service finds ready made when it starts.
 *
 * @param life where it hands in what it opens, and says what it waits for
 * @param ops where it adds routes
 * @param meters where it counts
 */
public record Running(Life life, OpsServer ops, MeterRegistry meters) {}

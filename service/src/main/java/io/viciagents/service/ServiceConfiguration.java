package io.viciagents.service;

import io.viciagents.service.log.LogSettings;
import io.viciagents.service.ops.OpsHttp;
import java.time.Duration;

/** What the configuration of every service holds; its record declares these as components. */
public interface ServiceConfiguration {
    /** Where operators ask. */
    OpsHttp http();

    /** How it logs. */
    LogSettings log();

    /** How long a stop may take, calls that are being finished included. */
    Duration stopWithin();
}

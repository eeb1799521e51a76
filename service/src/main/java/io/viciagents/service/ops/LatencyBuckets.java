package io.viciagents.service.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Gives the timers of what callers wait for the same buckets in every process, for percentiles that each process works
 * out by itself cannot be put together for a cluster.
 *
 * @see <a href="https://prometheus.io/docs/practices/histograms/">Prometheus: histograms and summaries</a>
 */
final class LatencyBuckets implements MeterFilter {
    private static final List<Integer> UPPER_BOUNDS_MS =
            List.of(10, 25, 50, 100, 150, 200, 300, 400, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000);
    private static final Set<String> FAMILIES = Set.of("ari", "calls", "provider", "turns", "takeover");

    private final DistributionStatisticConfig buckets = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(nanoseconds())
            .build();

    private static double[] nanoseconds() {
        return UPPER_BOUNDS_MS.stream()
                .mapToDouble(bound -> TimeUnit.MILLISECONDS.toNanos(bound))
                .toArray();
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        boolean ours = id.getType() == Meter.Type.TIMER
                && FAMILIES.contains(id.getName().split("\\.", 2)[0]);
        return ours ? buckets.merge(config) : config;
    }
}

package io.viciagents.node.host;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/**
 * How many more calls this machine has room for, by what the calls of this node were measured to cost. Slots are a number
 * that somebody chose; a call with a slow voice, or a neighbour on the same machine, costs more than was thought.
 *
 * <p>Measured on one thread at regular times; read by any. Mutable: smoothed shares, and the cost of a call.
 */
public final class Headroom {
    /** What fewer calls cost says little. */
    static final int ENOUGH_TO_JUDGE = 5;

    /** Of the newest measurement in the average. */
    private static final double WEIGHT = 0.2;

    private final Optional<Double> limit;
    private final DoubleSupplier machine;
    private final DoubleSupplier own;
    private final IntSupplier calls;
    private double busy;
    private double cost;
    private volatile Optional<Integer> room = Optional.empty();

    /**
     * @param limit the share of the machine's CPU that may be used; without one, slots alone count
     * @param machine used share of the machine's CPU, by whomever; negative while it is not known
     * @param own used share by this process
     * @param calls it has now
     */
    Headroom(Optional<Double> limit, DoubleSupplier machine, DoubleSupplier own, IntSupplier calls) {
        this.limit = limit;
        this.machine = machine;
        this.own = own;
        this.calls = calls;
    }

    /** Of this machine, or this container. */
    public static Headroom of(Optional<Double> limit, Slots slots) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Headroom(limit, system::getCpuLoad, system::getProcessCpuLoad, slots::used);
    }

    /** Looks at the machine. */
    void measure() {
        double share = machine.getAsDouble();
        if (share < 0) {
            return;
        }
        busy += WEIGHT * (share - busy);
        int now = calls.getAsInt();
        if (now >= ENOUGH_TO_JUDGE) {
            double measured = Math.max(0, own.getAsDouble()) / now;
            cost = cost == 0 ? measured : cost + WEIGHT * (measured - cost);
        }
        room = limit.flatMap(most -> room(most - busy));
    }

    /** Before any cost is known a machine is either full or not. */
    private Optional<Integer> room(double left) {
        if (left <= 0) {
            return Optional.of(0);
        }
        return cost == 0 ? Optional.empty() : Optional.of((int) Math.min(Integer.MAX_VALUE, left / cost));
    }

    /** For how many more calls; empty when only slots count. */
    Optional<Integer> room() {
        return room;
    }
}

package io.viciagents.service;

/**
 * Opens the parts of a service in order, each handed to {@link io.viciagents.service.life.Life#opened} at once.
 *
 * @param <T> its configuration
 */
@FunctionalInterface
public interface Start<T> {
    /**
     * Returns when everything is opened. Throws {@link io.viciagents.service.life.CannotStart} for what an operator can
     * mend; what was opened is closed in any case.
     */
    void start(T configuration, Running running) throws Exception;
}

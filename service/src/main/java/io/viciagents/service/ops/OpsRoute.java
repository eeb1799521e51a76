package io.viciagents.service.ops;

/** Answers the requests to one path. Called on a worker thread, by several at once; may block for seconds. */
@FunctionalInterface
public interface OpsRoute {
    /** The answer; an exception becomes status 500 and a line in the log. */
    OpsAnswer answer(OpsRequest request) throws Exception;
}

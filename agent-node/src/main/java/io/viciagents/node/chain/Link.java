package io.viciagents.node.chain;

/**
 * One provider in a chain.
 *
 * @param name under which it is configured
 */
record Link<T>(String name, T provider) {}

/**
 * Stand-ins for providers of speech and language, on this machine: they speak the providers' protocols, with delays and faults
 * that can be set while they run. Azure's was held against a recording of the real SDK's dialogue with a server; the others
 * were made from the providers' documentation alone, so what they prove is that our clients do as the documentation says.
 */
@NullMarked
package io.viciagents.systemtests.providers;

import org.jspecify.annotations.NullMarked;

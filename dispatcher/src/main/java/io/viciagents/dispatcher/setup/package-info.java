/**
 * {@code vici-setup}: from one small file about a site, everything that an administrator of VICIdial needs so that AI agents
 * are its remote agents. Start at {@link io.viciagents.dispatcher.setup.SetupCommand}.
 */
@NullMarked
package io.viciagents.dispatcher.setup;

import org.jspecify.annotations.NullMarked;

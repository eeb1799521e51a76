/** What every service process is made of: configuration, health and metrics, start and stop. */
@NullMarked
package io.viciagents.service;

import org.jspecify.annotations.NullMarked;

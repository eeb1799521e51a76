/**
 * {@code vici-doctor}: what is wrong with a dialer, its Asterisk servers and the way between, each with one sentence of cure.
 * Start at {@link io.viciagents.dispatcher.doctor.DoctorCommand}. It changes nothing.
 */
@NullMarked
package io.viciagents.dispatcher.doctor;

import org.jspecify.annotations.NullMarked;

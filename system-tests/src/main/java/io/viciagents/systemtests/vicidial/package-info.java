/**
 * A stand-in for VICIdial: its two APIs answer as a real one did (SVN r3939, recorded), on tables that say what the real
 * ones would, and it does by itself around a call what VICIdial's daemons do. Start at
 * {@link io.viciagents.systemtests.vicidial.StandIn}.
 */
@NullMarked
package io.viciagents.systemtests.vicidial;

import org.jspecify.annotations.NullMarked;

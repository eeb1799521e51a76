/** A whole call centre with VICIdial: the stand-in, its daemons, a real Asterisk that it moves channels of, a database. */
@NullMarked
package io.viciagents.systemtests.site;

import org.jspecify.annotations.NullMarked;

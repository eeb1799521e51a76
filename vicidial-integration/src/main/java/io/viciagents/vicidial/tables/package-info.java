/**
 * A look into VICIdial's own MariaDB, through an account that may only read: for what no function of its APIs tells. Nothing
 * here is needed for a call.
 */
@NullMarked
package io.viciagents.vicidial.tables;

import org.jspecify.annotations.NullMarked;

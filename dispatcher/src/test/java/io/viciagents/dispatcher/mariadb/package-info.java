/** A real MariaDB with VICIdial's tables, for tests. */
@NullMarked
package io.viciagents.dispatcher.mariadb;

import org.jspecify.annotations.NullMarked;

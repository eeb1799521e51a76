package io.viciagents.service.configuration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key of the configuration is when nobody gives it.
 *
 * <p>Text is written as it would stand in the file ({@code "2s"}, {@code "info"}); lists, maps and records are written as
 * YAML ({@code "[a, b]"}, {@code "{port: 8081}"}). Without text a list or map is empty, and a record is made of its own
 * defaults. The defaults of a record are laid under what the file gives: {@code @Default("{port: 8081}") OpsHttp http} keeps
 * its port when the file only names the host. An {@code Optional} needs none: it is empty. A key that has none must be
 * given.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** The text, as it would stand in the file. */
    String value() default "";
}

package org.strowger.api.config;

/**
 * Who changes the configuration.
 *
 * @param name account name, or {@code system}
 * @param door through which it comes: {@code rest}, {@code shell}, {@code system}, {@code phone}
 * @param address network address it comes from; empty when local
 */
public record Author(String name, String door, String address) {
    public static final Author SYSTEM = new Author("system", "system", "");
}

package org.strowger.api.accounts;

/**
 * Somebody who proved who he is.
 *
 * @param extension the extension number that belongs to him; empty when none does
 */
public record Account(String name, Role role, String extension) {}

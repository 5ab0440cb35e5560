package org.strowger.api.config;

/** What doors show instead of a secret; sent back unchanged it means "leave it as it is". */
public final class SecretMask {
    public static final String SET = "********";
    public static final String UNSET = "";

    private SecretMask() {}
}

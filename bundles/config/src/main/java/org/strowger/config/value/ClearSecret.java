package org.strowger.config.value;

/** A new secret on its way from a user into its stored form; never stored. */
record ClearSecret(String text) {
    @Override
    public String toString() {
        return "secret";
    }
}

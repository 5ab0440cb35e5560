package org.strowger.api.config;

/** A secret that a declaration made up for a new item because it was left blank; in clear, to be told once. */
public record Generated(ItemRef item, String field, String value) {
    /** Hides the secret. */
    @Override
    public String toString() {
        return "Generated[" + item + ", " + field + "]";
    }
}

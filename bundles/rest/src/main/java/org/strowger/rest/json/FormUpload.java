package org.strowger.rest.json;

import java.util.Map;

/** The parts of a form, by name; small ones only, in memory. */
public record FormUpload(Map<String, byte[]> parts) {
    /** Null when there is none. */
    public byte[] part(String name) {
        return parts.get(name);
    }

    @Override
    public String toString() {
        return "FormUpload" + parts.keySet();
    }
}

package org.strowger.sip.stack;

/** A header to send. The value must be free of line breaks; those who build it from foreign text see to that. */
public record Header(String name, String value) {
    public Header {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("line break in header " + name);
        }
    }
}

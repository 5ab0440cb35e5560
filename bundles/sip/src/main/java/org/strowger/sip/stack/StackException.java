package org.strowger.sip.stack;

import org.strowger.api.core.Text;

/** The stack cannot be set up; says why, for people. */
public class StackException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Text text;

    public StackException(Text text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    public Text text() {
        return text;
    }
}

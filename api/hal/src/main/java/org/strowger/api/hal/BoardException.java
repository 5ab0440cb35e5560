package org.strowger.api.hal;

import java.util.Objects;
import org.strowger.api.core.Text;

/** A board does not do what it should. */
public class BoardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /** @param reason for the administrator: what is wrong, and what to do about it */
    public BoardException(Text reason, Throwable cause) {
        super(Objects.requireNonNull(reason, "reason").en(), cause);
        this.reason = reason;
    }

    public Text reason() {
        return reason;
    }
}

package org.strowger.forwarding;

/** On which occasion calls are forwarded. */
public enum ForwardKind {
    ALWAYS("always"),
    BUSY("busy"),
    UNREACHABLE("unreachable"),
    NO_ANSWER("noAnswer"),
    NO_ANSWER_OR_BUSY("noAnswerOrBusy"),
    NO_ANSWER_OR_UNREACHABLE("noAnswerOrUnreachable");

    private final String fields;

    ForwardKind(String fields) {
        this.fields = fields;
    }

    /** Name of the field of {@link Forwarding} that switches it. */
    String enabledField() {
        return fields + "Enabled";
    }

    /** Name of the field that says where to. */
    String targetField() {
        return fields + "Target";
    }

    /** Name of the field that says what the caller hears before. */
    String promptField() {
        return fields + "Prompt";
    }
}

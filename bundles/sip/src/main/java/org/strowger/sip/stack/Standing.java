package org.strowger.sip.stack;

/** What is known of the source of a message before anything of it is read. */
public enum Standing {
    /** A user has proven himself from there lately. */
    KNOWN,
    STRANGER,
    /** It sends too much: nothing of it is read. */
    UNWELCOME
}

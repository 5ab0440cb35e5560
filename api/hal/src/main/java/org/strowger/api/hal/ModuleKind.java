package org.strowger.api.hal;

/** What is in a slot. */
public enum ModuleKind {
    NONE,
    /** Lines of an exchange end here. */
    FXO,
    /** Telephones end here. */
    FXS,
    GSM,
    E1,
    T1,
    BRI,
    /** Echo cancellers, coders; has no ports. */
    DSP,
    /** Something is there and does not work. */
    FAILED
}

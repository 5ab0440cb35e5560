package org.strowger.api.hal;

/** What a port is connected to. */
public enum PortKind {
    FXO,
    FXS,
    GSM,
    E1,
    T1,
    BRI
}

package org.strowger.bench.sip;

/** An extension as its phone knows it. */
public record Account(String number, String password) {}

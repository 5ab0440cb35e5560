package com.example.noticeboard;

import java.time.Instant;
import org.strowger.api.call.Party;
import org.strowger.api.event.DomainEvent;

/** Somebody began to hear a notice. */
record NoticeHeard(Instant at, String number, String title, Party caller) implements DomainEvent {
    static final String TYPE = "notice.heard";

    @Override
    public String type() {
        return TYPE;
    }
}

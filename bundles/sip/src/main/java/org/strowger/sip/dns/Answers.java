package org.strowger.sip.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.xbill.DNS.Record;

/** Asks name servers. Never fails: what cannot be answered has no records. */
interface Answers {
    CompletionStage<List<Record>> ask(String name, int type);
}

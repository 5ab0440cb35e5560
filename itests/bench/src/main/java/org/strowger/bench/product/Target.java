package org.strowger.bench.product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.strowger.bench.sip.Account;
import org.strowger.testkit.FreePorts;

/** A running PBX on 127.0.0.1 that is measured: the product, or what it is compared with. */
public interface Target {
    /** UDP. */
    int sipPort();

    /** Extensions that call and register. */
    List<Account> callers();

    /** Extensions that are called. */
    List<Account> callees();

    /** What its process uses; all unknown when it is not known which one that is. */
    ProcessVitals vitals();

    /** How many call records there are; -1 when nobody can tell. */
    long callRecords() throws IOException, InterruptedException;

    /** Ports that are free. */
    FreePorts ports();

    /** Where files of this run lie. */
    Path directory();
}

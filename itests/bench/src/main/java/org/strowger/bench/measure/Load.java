package org.strowger.bench.measure;

import java.util.concurrent.atomic.AtomicReference;
import org.strowger.bench.Deadline;
import org.strowger.bench.Report;
import org.strowger.bench.product.Target;

/**
 * What a measurement works with.
 *
 * @param seconds length of a measured window
 * @param peak the best clean rate of calls, once it was measured
 */
public record Load(
        Target target, Report report, Deadline deadline, boolean quick, int seconds, AtomicReference<Ramp.Best> peak) {}

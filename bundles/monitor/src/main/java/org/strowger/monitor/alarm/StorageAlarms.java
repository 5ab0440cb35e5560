package org.strowger.monitor.alarm;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;
import org.strowger.monitor.metrics.StorageFigures;

/** The disk is nearly full: little is left both in share and in size, since a tenth of a large disk is plenty. */
@Component
public class StorageAlarms implements AlarmSource {
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final StorageFigures storage;
    private final Level low = new Level(90, 88);
    private final Level lowest = new Level(97, 95);
    private final Level few = new Level(-10, -12);
    private final Level fewest = new Level(-2, -3);

    @Activate
    public StorageAlarms(@Reference StorageFigures storage) {
        this.storage = storage;
    }

    @Override
    public List<AlarmCondition> conditions() {
        StorageFigures.Space space = storage.space();
        return space == null || space.total() <= 0 ? List.of() : judge(space);
    }

    List<AlarmCondition> judge(StorageFigures.Space space) {
        double used = 100.0 * space.used() / space.total();
        double free = space.free() / GIB;
        // All are asked, so that each remembers where it stands.
        boolean warning = low.above(used) & few.above(-free);
        boolean critical = lowest.above(used) & fewest.above(-free);
        if (!warning && !critical) {
            return List.of();
        }
        return List.of(new AlarmCondition(
                "storage.low",
                critical ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING,
                "storage",
                Text.of(
                        "Only {0} % ({1} GB) of the storage is free.",
                        "存储空间仅剩 {0}%（{1} GB）。", Math.round(100 - used), Math.round(free * 10) / 10.0),
                Text.of(
                        "Delete logs, sounds and exports that nobody needs, or add storage; when it is full, calls go on but nothing is recorded.",
                        "请删除不再需要的日志、音频和导出文件，或扩充存储；存满后通话仍可进行，但无法保存记录。")));
    }
}

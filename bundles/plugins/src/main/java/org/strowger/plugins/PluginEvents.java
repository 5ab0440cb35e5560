package org.strowger.plugins;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;
import org.strowger.api.plugin.PluginEvent;
import org.strowger.api.plugin.PluginOperationChanged;

/** The events of plug-ins, for those who choose among them. */
@Component
public final class PluginEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                type("plugin.installed", "A plug-in was installed", "插件已安装", PluginEvent.Installed.class),
                type("plugin.starting", "A plug-in is being started", "插件正在启动", PluginEvent.Starting.class),
                type("plugin.started", "A plug-in runs", "插件已启动", PluginEvent.Started.class),
                type("plugin.draining", "A plug-in is being drained", "插件正在排空", PluginEvent.Draining.class),
                type("plugin.stopped", "A plug-in was stopped", "插件已停止", PluginEvent.Stopped.class),
                type("plugin.failed", "A plug-in failed", "插件失败", PluginEvent.Failed.class),
                type("plugin.updated", "A plug-in was updated", "插件已更新", PluginEvent.Updated.class),
                type("plugin.uninstalled", "A plug-in was uninstalled", "插件已卸载", PluginEvent.Uninstalled.class),
                type("plugin.operation", "A change to plug-ins went on", "插件操作有进展", PluginOperationChanged.class));
    }

    private static EventType type(String name, String en, String zh, Class<? extends DomainEvent> event) {
        return new EventType(name, Text.of(en, zh), event);
    }
}

package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "plugin-uninstall", description = "Removes an installed plug-in")
public class PluginUninstallCommand extends PluginAction {
    @Argument(index = 0, name = "id", description = "See pbx:plugins", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Option(name = "--purge", description = "Its configuration goes too")
    boolean purge;

    @Option(name = "--drain", description = "Seconds that what is inside it may go on; else as configured")
    Integer drain;

    @Option(name = "--now", description = "At once")
    boolean now;

    @Override
    void run() throws InterruptedException {
        follow(pbx.plugins().uninstall(id, purge, drain(drain, now), by()));
    }
}

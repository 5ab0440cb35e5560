package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "plugin-restart", description = "Stops a plug-in and starts it again")
public class PluginRestartCommand extends PluginAction {
    @Argument(index = 0, name = "id", description = "See pbx:plugins", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Option(name = "--drain", description = "Seconds that what is inside it may go on; else as configured")
    Integer drain;

    @Option(name = "--now", description = "At once")
    boolean now;

    @Override
    void run() throws InterruptedException {
        follow(pbx.plugins().restart(id, drain(drain, now), by()));
    }
}

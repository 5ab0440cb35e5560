package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "plugin-stop", description = "Stops a plug-in, when what is inside it has finished")
public class PluginStopCommand extends PluginAction {
    @Argument(index = 0, name = "id", description = "See pbx:plugins", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Option(name = "--drain", description = "Seconds that what is inside it may go on; else as configured")
    Integer drain;

    @Option(name = "--now", description = "At once")
    boolean now;

    @Override
    void run() throws InterruptedException {
        follow(pbx.plugins().stop(id, drain(drain, now), by()));
    }
}

package org.strowger.console.command;

import java.io.IOException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "plugin-update", description = "Puts a newer version in the place of a plug-in")
public class PluginUpdateCommand extends PluginAction {
    @Argument(index = 0, name = "id", description = "See pbx:plugins", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Argument(index = 1, name = "archive", description = "File, or path in the repository", required = true)
    String archive;

    @Option(name = "--repository", description = "Fetches the archive from this repository instead")
    String repository;

    @Option(name = "--signature", description = "File with a detached signature")
    String signature;

    @Option(name = "--drain", description = "Seconds that what is inside it may go on; else as configured")
    Integer drain;

    @Option(name = "--now", description = "At once")
    boolean now;

    @Override
    void run() throws InterruptedException, IOException {
        follow(pbx.plugins().update(id, source(archive, repository, signature), drain(drain, now), by()));
    }
}

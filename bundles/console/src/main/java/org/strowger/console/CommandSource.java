package org.strowger.console;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/** Commands of the shell that do not belong to the shell itself. It finds them by the header {@code Karaf-Commands}. */
@Component
public class CommandSource implements ContributionSource {
    private static final String SHELL = "org.apache.karaf.";

    private final SessionFactory shell;

    @Activate
    public CommandSource(@Reference SessionFactory shell) {
        this.shell = shell;
    }

    @Override
    public List<Contribution> contributions() {
        return shell.getRegistry().getCommands().stream()
                .flatMap(command -> contribution(command).stream())
                .toList();
    }

    private static Optional<Contribution> contribution(Command command) {
        return bundle(command)
                .filter(b -> !b.getSymbolicName().startsWith(SHELL))
                .map(b -> new Contribution(
                        "shell-command",
                        command.getScope() + ':' + command.getName(),
                        new Text(command.getDescription(), command.getDescription()),
                        "",
                        b.getBundleId(),
                        true));
    }

    /** The shell wraps each action; its public method that unwraps it stands on a class it does not export. */
    private static Optional<Bundle> bundle(Command command) {
        try {
            Object action = command.getClass().getMethod("getActionClass").invoke(command);
            return Optional.ofNullable(FrameworkUtil.getBundle((Class<?>) action));
        } catch (NoSuchMethodException e) {
            return Optional.ofNullable(FrameworkUtil.getBundle(command.getClass()));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the shell does not tell whose " + command.getName() + " is", e);
        }
    }
}

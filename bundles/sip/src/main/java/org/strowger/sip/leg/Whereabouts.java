package org.strowger.sip.leg;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.strowger.sip.registrar.Binding;
import org.strowger.sip.registrar.Gruu;
import org.strowger.sip.stack.Flow;

/**
 * Where a device is now. One that has registered over another connection is reached there, also within the dialogs that
 * it had before (RFC 5626 section 5.3): its old connection leads nowhere.
 */
public final class Whereabouts {
    private final Function<String, List<Binding>> bindings;

    public Whereabouts(Function<String, List<Binding>> bindings) {
        this.bindings = bindings;
    }

    /** What to write into the request line, and where to send it. */
    record Place(String target, Flow flow) {}

    static Flow flow(Binding binding) {
        return new Flow(binding.transport(), binding.target());
    }

    /**
     * The place of a device of a user; the one given when it is still there, or nobody knows better.
     *
     * @param target its Contact within the dialog
     */
    Place now(String user, String target, Flow flow) {
        List<Binding> all = bindings.apply(user);
        Optional<Binding> device =
                all.stream().anyMatch(b -> flow(b).equals(flow)) ? Optional.empty() : of(all, target);
        Flow way = device.map(Whereabouts::flow).orElse(flow);
        if (Gruu.instance(target).isEmpty()) {
            return new Place(target, way);
        }
        // A GRUU is an address of ours: the device gets its own.
        return new Place(of(all, target).map(Binding::contact).orElse(target), way);
    }

    /** Two devices behind different NATs may have the same contact: then nobody can tell. */
    private static Optional<Binding> of(List<Binding> all, String target) {
        List<Binding> same = all.stream()
                .filter(Binding::reachable)
                .filter(b -> b.isAt(target))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }
}

package org.strowger.wizard;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.store.Store;
import org.strowger.api.web.Wizard;
import org.strowger.api.web.WizardChanged;
import org.strowger.api.web.WizardContribution;
import org.strowger.api.web.WizardStep;

/** The wizard: steps come and go as services, what was done with them is kept in the database. */
@Component(service = {Wizard.class, ContributionSource.class})
public class WizardComponent implements Wizard, ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(WizardComponent.class);
    private static final String FINISHED = "wizard";
    private static final String STEP = "step.";

    private record Added(WizardContribution by, WizardStep step, long bundleId) {}

    private final List<Added> added = new CopyOnWriteArrayList<>();
    private final Steps steps;
    private final Map<String, String> states;
    private final EventBus events;
    private final Scheduler scheduler;

    @Activate
    public WizardComponent(@Reference Store store, @Reference EventBus events, @Reference Scheduler scheduler) {
        this.steps = new Steps(store);
        this.states = new ConcurrentHashMap<>(steps.load());
        this.events = events;
        this.scheduler = scheduler;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void add(WizardContribution contribution, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        try {
            for (WizardStep step : contribution.steps()) {
                if (added.stream().anyMatch(a -> a.step().id().equals(step.id()))) {
                    LOG.error("step {} of bundle {} is refused: there is one of that name", step.id(), bundle);
                } else {
                    added.add(new Added(contribution, step, bundle));
                }
            }
        } catch (RuntimeException e) {
            // Whoever brought it must not keep the others out.
            LOG.error("the steps of {} are refused: {}", contribution.getClass().getName(), e.toString());
        }
        changed();
    }

    public void remove(WizardContribution contribution) {
        added.removeIf(a -> a.by() == contribution);
        changed();
    }

    @Override
    public View view() {
        List<Progress> all = added.stream()
                .map(Added::step)
                .sorted(Comparator.comparingInt(WizardStep::order).thenComparing(WizardStep::id))
                .map(step -> new Progress(step, state(step.id())))
                .toList();
        String current = all.stream()
                .filter(p -> p.state() == State.OPEN)
                .map(p -> p.step().id())
                .findFirst()
                .orElse("");
        return new View(states.containsKey(FINISHED), current, all);
    }

    private State state(String id) {
        String word = states.get(STEP + id);
        return word == null ? State.OPEN : State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public View settle(String step, State state) {
        if (added.stream().noneMatch(a -> a.step().id().equals(step))) {
            throw new ProblemException(
                    ProblemException.Kind.NOT_FOUND,
                    "step.unknown",
                    "",
                    Text.of("There is no step of this name at the moment.", "目前没有此名称的步骤。"));
        }
        return keep(STEP + step, state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public View finish() {
        return keep(FINISHED, "finished");
    }

    private synchronized View keep(String name, String word) {
        steps.put(name, word);
        states.put(name, word);
        return changed();
    }

    @Override
    public synchronized View restart() {
        steps.clear();
        states.clear();
        return changed();
    }

    private View changed() {
        View view = view();
        events.publish(new WizardChanged(scheduler.clock().instant(), view.finished(), view.current()));
        return view;
    }

    @Override
    public List<Contribution> contributions() {
        return added.stream()
                .map(a -> new Contribution(
                        "wizard-step", a.step().id(), a.step().label(), a.step().target(), a.bundleId(), true))
                .toList();
    }
}

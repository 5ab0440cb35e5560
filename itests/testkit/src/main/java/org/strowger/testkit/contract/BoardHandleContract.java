package org.strowger.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardConfig;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.PortEvent;
import org.strowger.api.hal.PortId;

/** A board from its start to its stop, with hardware that a test can move. */
public abstract class BoardHandleContract {
    private static final String BOARD = "contract";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final BlockingQueue<PortEvent> news = new LinkedBlockingQueue<>();
    private final List<PortEvent> happened = new CopyOnWriteArrayList<>();

    /** Not started; with at least one port when it is. */
    protected abstract BoardHandle board();

    /** The hardware of the board given last does something that a port has to tell, soon; harmless when it is stopped. */
    protected abstract void somethingHappens();

    protected Map<String, String> settings() {
        return Map.of();
    }

    /** One that runs; what it tells is {@link #happened}. */
    protected final BoardHandle started() {
        BoardHandle board = board();
        board.start(new BoardConfig(BOARD, settings()), new Listener());
        return board;
    }

    protected final List<PortEvent> happened() {
        return List.copyOf(happened);
    }

    private final class Listener implements BoardListener {
        @Override
        public void happened(PortEvent event) {
            happened.add(event);
            news.add(event);
        }

        @Override
        public void changed() {
            // what it is now is asked for
        }

        @Override
        public void failed(Text reason) {
            throw new AssertionError("the board failed: " + reason.en());
        }
    }

    @Test
    public void portsAreThereFromStartToStop() {
        BoardHandle board = board();
        assertThat(board.ports()).as("before the start").isEmpty();
        assertThat(board.describe().driver()).matches("[a-z][a-z0-9-]*");
        board.start(new BoardConfig(BOARD, settings()), new Listener());
        assertThat(board.ports()).as("while it runs").isNotEmpty();
        board.stop(Duration.ZERO);
        assertThat(board.ports()).as("after the stop").isEmpty();
        board.stop(Duration.ZERO);
    }

    @Test
    public void portsAreNamedAfterTheBoardAndInOrder() {
        BoardHandle board = started();
        List<PortId> ids = board.ports().stream().map(LinePort::id).toList();
        assertThat(ids).allSatisfy(id -> assertThat(id.board()).isEqualTo(BOARD));
        assertThat(ids).doesNotHaveDuplicates().isSorted();
        List<PortId> described = new ArrayList<>();
        board.describe().slots().forEach(slot -> described.addAll(slot.ports()));
        assertThat(described).as("ports of the slots").isEqualTo(ids);
        board.stop(Duration.ZERO);
    }

    @Test
    public void whatAPortCannotDoItDoesNotClaim() {
        BoardHandle board = started();
        for (LinePort port : board.ports()) {
            assertThat(port.name()).as("name of " + port.id()).isNotBlank();
            assertThat(port.abilities().contains(LinePort.Ability.TONES))
                    .as("tones of " + port.id())
                    .isEqualTo(port.tones().isPresent());
            assertThat(port.abilities().contains(LinePort.Ability.CAPTURE))
                    .as("capture of " + port.id())
                    .isEqualTo(port.capture().isPresent());
        }
        board.stop(Duration.ZERO);
    }

    @Test
    public void eventsEndWithTheStop() throws InterruptedException {
        BoardHandle board = started();
        List<PortId> ids = board.ports().stream().map(LinePort::id).toList();
        somethingHappens();
        assertThat(news.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .as("told by the board")
                .isNotNull();
        assertThat(happened()).allSatisfy(event -> assertThat(ids).contains(event.port()));
        board.stop(Duration.ZERO);
        int told = happened().size();
        somethingHappens();
        assertThat(happened()).as("after the stop").hasSize(told);
    }
}

package io.ledgerchat.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.message.ReplyFrame.Created;
import io.ledgerchat.command.message.ReplyFrame.Delta;
import io.ledgerchat.command.message.ReplyFrame.Finished;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Resumed;
import io.ledgerchat.command.message.ReplyFrame.Step;
import io.ledgerchat.command.message.ReplyFrame.StepOpened;
import io.ledgerchat.event.message.ContentPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Step STEP = new Step("step_1", 0, 0, Kind.TEXT, "chatcmpl-1", null, Given.NOW, null);
    private static final Finished END = new Finished(List.of(), 0, 0, null, List.of());

    private final ReplyStream stream = new ReplyStream(Given.head());

    @Test
    void theFirstReaderGetsWhatWasToldBeforeItCame() throws Exception {
        publish(new Created(), new StepOpened(STEP), word("a"));
        var reader = stream.subscribe();
        publish(word(" b"), END);

        assertThat(drain(reader)).containsExactly(new Created(), new StepOpened(STEP), word("a"), word(" b"), END);
    }

    @Test
    void aSecondReaderGetsWhatComesFromThenOn() throws Exception {
        publish(new Created(), new StepOpened(STEP), word("a"));
        stream.subscribe();
        var second = stream.subscribe();
        publish(word(" b"), END);

        assertThat(drain(second)).containsExactly(word(" b"), END);
    }

    @Test
    void aReaderThatComesBackGetsTheTextSoFarAndThenTheRest() throws Exception {
        publish(new Created(), new StepOpened(STEP), word("a"), word(" b"));
        var reader = stream.resume();
        publish(word(" c"), END);

        var frames = drain(reader);
        assertThat(frames).hasSize(3);
        assertThat(((Resumed) frames.getFirst()).snapshot().content()).containsExactly(new ContentPart.Text("a b"));
        assertThat(frames.subList(1, 3)).containsExactly(word(" c"), END);
    }

    @Test
    void whoeverComesAfterTheEndGetsTheLastFrame() throws Exception {
        publish(new Created(), new StepOpened(STEP), word("a"), END);
        assertThat(drain(stream.subscribe())).containsExactly(new Created(), new StepOpened(STEP), word("a"), END);
        assertThat(drain(stream.subscribe())).containsExactly(END);
        assertThat(drain(stream.resume())).containsExactly(END);
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        publish(new Created(), END, word("late"));
        assertThat(drain(stream.subscribe())).containsExactly(new Created(), END);
    }

    @Test
    void aReaderWithoutNewsIsAnsweredWhenItsPatienceIsOver() throws Exception {
        var reader = stream.subscribe();
        assertThat(reader.next(Duration.ofMillis(5))).isEmpty();
        assertThat(reader.isOver()).isFalse();
    }

    @Test
    void aReaderThatFallsTooFarBehindIsTornOffAndMayComeBack() throws Exception {
        publish(new Created(), new StepOpened(STEP));
        var slow = stream.subscribe();
        var words = new StringBuilder();
        for (int i = 0; i <= ReplyStream.CAPACITY; i++) {
            words.append(" w");
            publish(word(" w"));
        }
        assertThatThrownBy(() -> slow.next(PATIENCE)).isInstanceOf(ReplyStream.Torn.class);

        var again = (Resumed) stream.resume().next(PATIENCE).getFirst().frame();
        assertThat(again.snapshot().content()).containsExactly(new ContentPart.Text(words.toString()));
    }

    @Test
    void beforeTheFirstReaderNeighbouringDeltasAreMergedInsteadOfLost() throws Exception {
        publish(new Created(), new StepOpened(STEP));
        var words = new StringBuilder();
        for (int i = 0; i < 5 * ReplyStream.CAPACITY; i++) {
            words.append(' ').append(i);
            publish(word(" " + i));
        }
        publish(END);

        var frames = drain(stream.subscribe());
        assertThat(frames.getFirst()).isEqualTo(new Created());
        assertThat(frames).hasSizeLessThanOrEqualTo(ReplyStream.CAPACITY);
        assertThat(text(frames)).isEqualTo(words.toString());
    }

    @Test
    void aStreamThatIsGivenUpTearsItsReaders() {
        var reader = stream.subscribe();
        stream.tear();
        assertThatThrownBy(() -> reader.next(PATIENCE)).isInstanceOf(ReplyStream.Torn.class);
    }

    @Test
    void aFrameIsEncodedOnceForAllReaders() throws Exception {
        var encodings = new AtomicInteger();
        publish(new Created(), END);
        var frames = stream.subscribe().next(PATIENCE);
        for (int reader = 0; reader < 3; reader++) {
            frames.forEach(frame -> frame.encoded(one -> new byte[] {(byte) encodings.incrementAndGet()}));
        }
        assertThat(encodings).hasValue(2);
    }

    @Test
    void twoThousandWordsReachAHundredReadersInOrder() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            publish(new Created(), new StepOpened(STEP));
            var readers = new ArrayList<Future<String>>();
            stream.subscribe();
            for (int i = 0; i < 100; i++) {
                var reader = stream.subscribe();
                readers.add(threads.submit(() -> text(drain(reader))));
            }
            var expected = new StringBuilder();
            for (int i = 0; i < 2000; i++) {
                publish(word(" " + i));
                expected.append(' ').append(i);
            }
            publish(END);
            for (var reader : readers) {
                assertThat(reader.get()).isEqualTo(expected.toString());
            }
        }
    }

    @Test
    void whenAReaderComesBackNothingIsMissingAndNothingComesTwice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the readers that come back: " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            comeBackAnyTime(random.nextLong());
        }
    }

    private static void comeBackAnyTime(long seed) throws Exception {
        var stream = new ReplyStream(Given.head());
        int words = 400;
        String whole = IntStream.range(0, words).mapToObj(i -> " " + i).reduce("", String::concat);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                var random = new Random(seed + i);
                readers.add(threads.submit(comingAndGoing(stream, random)));
            }
            stream.publish(new Created());
            stream.publish(new StepOpened(STEP));
            for (int i = 0; i < words; i++) {
                stream.publish(word(" " + i));
                if (i % 16 == 0) {
                    Thread.yield();
                }
            }
            stream.publish(END);
            for (var reader : readers) {
                assertThat(reader.get()).isEqualTo(whole);
            }
        }
    }

    /** Reads a few frames, goes away, comes back and goes on from what it is told then; returns the text at the end. */
    private static Callable<String> comingAndGoing(ReplyStream stream, Random random) {
        return () -> {
            while (true) {
                var reader = stream.resume();
                var text = new StringBuilder();
                boolean cameAfterTheEnd = true;
                int visits = random.nextInt(60);
                for (int visit = 0; visit <= visits; visit++) {
                    for (var streamed : reader.next(PATIENCE)) {
                        switch (streamed.frame()) {
                            case Resumed(var snapshot) -> {
                                cameAfterTheEnd = false;
                                text.append(ReplyContent.text(snapshot.content()));
                            }
                            case Delta more -> text.append(more.text());
                            case ReplyFrame.End _ -> {
                                return cameAfterTheEnd ? ReplyContent.text(stream.content()) : text.toString();
                            }
                            default -> {}
                        }
                    }
                }
            }
        };
    }

    private void publish(ReplyFrame... frames) {
        for (var frame : frames) {
            stream.publish(frame);
        }
    }

    private static Delta word(String text) {
        return new Delta(STEP, text);
    }

    private static List<ReplyFrame> drain(ReplyStream.Reader reader) throws Exception {
        var frames = new ArrayList<ReplyFrame>();
        while (!reader.isOver()) {
            reader.next(PATIENCE).forEach(streamed -> frames.add(streamed.frame()));
        }
        return frames;
    }

    private static String text(List<ReplyFrame> frames) {
        var text = new StringBuilder();
        frames.forEach(frame -> {
            if (frame instanceof Delta delta) {
                text.append(delta.text());
            }
        });
        return text.toString();
    }
}

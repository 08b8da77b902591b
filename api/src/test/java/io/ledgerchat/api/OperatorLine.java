package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An operator at the command line, as tests see one. */
public final class OperatorLine {
    private static final Pattern LINK = Pattern.compile("[?&]token=([0-9a-f]{64})\\b");

    private final Path home;
    private String typed = "";

    public OperatorLine(Path home) {
        this.home = home;
    }

    /** What is typed where a password is asked for. */
    public OperatorLine types(String text) {
        typed = text + "\n";
        return this;
    }

    /** What was printed by a command that did what it says. */
    public String does(String... command) {
        var heard = heard(command);
        assertThat(heard.code()).as(heard.out() + heard.err()).isZero();
        return heard.out().strip();
    }

    /** The token of the link that was printed; a server that runs in this process may say something beside it. */
    public String token(String... command) {
        String said = does(command);
        var link = LINK.matcher(said);
        assertThat(link.find()).as(said).isTrue();
        return link.group(1);
    }

    /** What was complained by a command that did nothing. */
    public String refuses(String... command) {
        var heard = heard(command);
        assertThat(heard.code()).as(heard.out()).isPositive();
        return heard.err();
    }

    private record Heard(int code, String out, String err) {}

    private synchronized Heard heard(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.add("--home");
        arguments.add(home.toString());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = List.of(System.out, System.err);
        var in = System.in;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
            int code = LedgerChat.line().execute(arguments.toArray(String[]::new));
            return new Heard(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(streams.getFirst());
            System.setErr(streams.getLast());
            System.setIn(in);
        }
    }
}

package dev.riskdex.crawler.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that speaks the protocol on its standard streams in the odd way that its first argument names. */
public final class HostilePeer {

    private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final String TOOLS = "{\"tools\":[{\"name\":\"a\"},{\"name\":\"b\"}]}";

    private static final String HELLO =
            "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{\"listChanged\":CHANGES}},"
                    + "\"serverInfo\":{\"name\":\"peer\",\"version\":\"1\"}}";

    private final String kind;
    private final String[] arguments;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int lists;

    private HostilePeer(String[] arguments) {
        this.kind = arguments[0];
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new HostilePeer(arguments).run();
    }

    private void run() throws Exception {
        before();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Matcher method = METHOD.matcher(line);
            Matcher id = ID.matcher(line);
            if (method.find()) {
                answer(method.group(1), id.find() ? id.group(1) : "", in);
            }
        }
        if (kind.equals("stubborn")) {
            Thread.sleep(60_000);
        }
    }

    private void before() throws Exception {
        switch (kind) {
            case "dirty" -> out.println("Server is starting …");
            case "blank lines" -> out.print("\r\n\n  \n");
            case "flood" -> {
                while (!out.checkError()) {
                    out.println("not a message");
                }
            }
            case "long line" -> {
                while (!out.checkError()) {
                    out.print("x".repeat(4_000));
                }
            }
            case "ends" -> {
                System.err.println("Usage: peer KEY");
                System.exit(3);
            }
            case "noisy stderr" -> {
                for (int i = 0; i < 2_000; i++) {
                    System.err.println("log ".repeat(100));
                }
            }
            case "gigabyte on stderr" -> {
                byte[] megabyte = "log ".repeat(256 << 10).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 1_024; i++) {
                    System.err.write(megabyte);
                }
            }
            case "deaf" -> Thread.sleep(60_000);
            case "stubborn" ->
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
            case "forks" -> {
                Process child = new ProcessBuilder("sleep", "300").inheritIO().start();
                Files.writeString(Path.of(arguments[1]), Long.toString(child.pid()));
                System.exit(0);
            }
            case "forks and serves" -> {
                Process child = new ProcessBuilder("sleep", "300").inheritIO().start();
                Files.writeString(Path.of(arguments[1]), Long.toString(child.pid()));
            }
            default -> {
                // The others are odd in their answers.
            }
        }
    }

    private void answer(String method, String id, BufferedReader in) throws Exception {
        switch (method) {
            case "server/discover" -> discover(id);
            case "initialize" -> initialize(id);
            case "tools/list" -> list(id, in);
            default -> {
                // Notifications want no answer.
            }
        }
    }

    private void initialize(String id) throws Exception {
        String changes = Boolean.toString(kind.startsWith("changes"));
        switch (kind) {
            case "null id" ->
                out.println("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"what?\"}}");
            case "silent" -> {
                // No answer is the point.
            }
            case "closes its input" -> {
                System.in.close();
                result(id, HELLO.replace("CHANGES", changes));
                Thread.sleep(60_000);
            }
            default -> result(id, HELLO.replace("CHANGES", changes));
        }
    }

    private void discover(String id) {
        switch (kind) {
            case "stateless" -> result(id, "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}");
            case "ends at the first question" -> System.exit(1);
            case "silent", "silent at first" -> {
                // No answer is the point.
            }
            default ->
                out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":\"no\"}}");
        }
    }

    private void list(String id, BufferedReader in) throws Exception {
        lists++;
        switch (kind) {
            case "invalid UTF-8" ->
                raw("{\"jsonrpc\":\"2.0\",\"id\":" + id
                        + ",\"result\":{\"tools\":[{\"name\":\"a\",\"description\":\"\u00e9\"}]}}\n");
            case "carriage returns" ->
                out.print("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + TOOLS + "}\r\n");
            case "slow" -> {
                for (char c : ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + TOOLS + "}\n").toCharArray()) {
                    out.print(c);
                    out.flush();
                    Thread.sleep(10);
                }
            }
            case "never ready" -> {
                while (true) {
                    out.print(" ");
                    out.flush();
                    Thread.sleep(200);
                }
            }
            case "cut" -> {
                out.print("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"tools\":[{\"name\":\"a\"},{\"na");
                out.flush();
                System.exit(0);
            }
            case "text id" -> out.println("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"result\":" + TOOLS + "}");
            case "notifications" -> {
                while (!out.checkError()) {
                    out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}");
                }
            }
            case "ten thousand notifications", "some notifications" -> {
                for (int i = 0; i < (kind.startsWith("ten") ? 10_000 : 30); i++) {
                    out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}");
                }
                result(id, TOOLS);
            }
            case "late" -> {
                Thread.sleep(6_000);
                result(id, TOOLS);
            }
            case "some stray lines" -> {
                for (int i = 0; i < 9; i++) {
                    out.println("not a message");
                }
                result(id, TOOLS);
            }
            case "long stray line" -> {
                out.println("x".repeat(1_500));
                result(id, TOOLS);
            }
            case "asks first" -> {
                out.println("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"ping\"}");
                boolean answered = in.readLine().contains("\"id\":\"q\",\"result\":{}");
                result(id, answered ? TOOLS : "{\"tools\":[]}");
            }
            case "changes" -> {
                result(id, lists == 1 ? "{\"tools\":[{\"name\":\"early\"}]}" : TOOLS);
                out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
            }
            case "changes into nothing" -> {
                result(id, lists == 1 ? TOOLS : "{}");
                out.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
            }
            case "takes all" -> result(id, "{\"tools\":[{\"name\":\"" + new Greed().takeAll() + "\"}]}");
            case "looks around" -> result(id, "{\"tools\":[{\"name\":\"" + lookAround() + "\"}]}");
            default -> result(id, TOOLS);
        }
    }

    private void result(String id, String result) {
        out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    private void raw(String text) throws IOException {
        System.out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        System.out.flush();
    }

    /** What a program can see and reach: a port, a file, a folder, its environment, its home. */
    private String lookAround() throws IOException {
        boolean reached;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])), 1_000);
            reached = true;
        } catch (IOException e) {
            reached = false;
        }
        String[] inFolder = Path.of(arguments[3]).toFile().list();
        Object[] names = System.getenv().keySet().stream().sorted().toArray();
        return "network " + reached
                + ", file " + Files.exists(Path.of(arguments[2]))
                + ", folder " + Arrays.toString(inFolder)
                + ", variables " + Arrays.toString(names)
                + ", home " + System.getenv("HOME")
                + ", writable " + Files.isWritable(Path.of("/usr"));
    }
}

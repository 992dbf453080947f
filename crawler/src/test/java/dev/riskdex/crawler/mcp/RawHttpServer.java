package dev.riskdex.crawler.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that is free to break every rule of HTTP: a script writes the bytes of each answer itself. */
final class RawHttpServer implements AutoCloseable {

    private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private final ServerSocket socket;
    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What the server does with a request. */
    @FunctionalInterface
    interface Script {
        void answer(Request request, Answer answer) throws IOException, InterruptedException;
    }

    /** A request as it came. */
    record Request(String method, String path, Map<String, String> headers, String body, int port) {

        /** The method of the message in it; empty when there is none. */
        String rpc() {
            return find(METHOD, "");
        }

        String id() {
            return find(ID, "null");
        }

        String cursor() {
            return find(CURSOR, "");
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        private String find(Pattern pattern, String otherwise) {
            Matcher matcher = pattern.matcher(body);
            return matcher.find() ? matcher.group(1) : otherwise;
        }
    }

    /** Writes an answer. */
    record Answer(OutputStream out) {

        void bytes(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void text(String text) throws IOException {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        void head(int status, String... headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            text(head.append("\r\n").toString());
        }

        void json(int status, String body, String... headers) throws IOException {
            json(status, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        void json(int status, byte[] body, String... headers) throws IOException {
            String[] all = Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = "Content-Type: application/json";
            all[headers.length + 1] = "Content-Length: " + body.length;
            head(status, all);
            bytes(body);
        }

        void events(String... headers) throws IOException {
            String[] all = Arrays.copyOf(headers, headers.length + 1);
            all[headers.length] = "Content-Type: text/event-stream";
            head(200, all);
        }

        void event(String data) throws IOException {
            text("event: message\ndata: " + data + "\n\n");
        }
    }

    RawHttpServer(Script script) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        daemon(this::accept);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    List<Request> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            script.answer(request, new Answer(connection.getOutputStream()));
        } catch (IOException e) {
            // The client may hang up whenever it has heard enough.
            open.remove(connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(first[0], first.length > 1 ? first[1] : "", headers, body, socket.getLocalPort());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

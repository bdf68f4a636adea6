package io.tributary.dashboard;

import io.tributary.dashboard.support.WebSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** HTTP written by hand, as no client library would write it. */
final class RawHttp {

    static final String BASIC =
            "Authorization: Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    ("admin:" + WebSlice.PASSWORD)
                                            .getBytes(StandardCharsets.UTF_8));

    private static final int SMALL = 4_096;

    private final URI address;

    RawHttp(URI address) {
        this.address = address;
    }

    /** An answer; {@code head} with status line and headers. */
    record Answer(String head, String body) {

        int status() {
            return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
        }

        boolean isWhole() {
            return header("Content-Length")
                    .filter(length -> Integer.parseInt(length) <= body.length())
                    .isPresent();
        }

        Optional<String> header(String name) {
            String wanted = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .map(line -> line.substring(wanted.length()).strip())
                    .findFirst();
        }
    }

    /** A connection with little room for what is not read yet. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Asks by GET with these lines. */
    Answer get(String path, String... headers) {
        return ask("GET", path, "", headers);
    }

    /** Asks in a connection of its own, and reads until that or the answer ends. */
    Answer ask(String method, String path, String body, String... headers) {
        StringBuilder request = new StringBuilder();
        request.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nConnection: close\r\n");
        if (!String.join("\n", headers).contains("Host:")) {
            request.append("Host: ").append(address.getAuthority()).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return send(request.append("\r\n").append(body).toString());
    }

    /** Sends the text as it is, as far as it is taken, and reads the answer. */
    Answer send(String text) {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException e) {
                // ended before all was sent; what it answered is there all the same
                return read(socket);
            }
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] bytes = new byte[SMALL];
        try {
            int read = 0;
            while (read >= 0 && !split(answer).isWhole()) {
                read = socket.getInputStream().read(bytes);
                answer.append(new String(bytes, 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither answered nor ended: " + answer, e);
        } catch (SocketException e) {
            // reset, since not all was read of what we sent
            return split(answer);
        }
        return split(answer);
    }

    private static Answer split(CharSequence answer) {
        String[] parts = answer.toString().split("\r\n\r\n", 2);
        return new Answer(parts[0], parts.length == 1 ? "" : parts[1]);
    }
}

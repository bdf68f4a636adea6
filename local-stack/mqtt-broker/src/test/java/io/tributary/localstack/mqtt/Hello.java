package io.tributary.localstack.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The first bytes of a conversation, which decide whether there is one. */
final class Hello {

    /** What a server's answer begins with that goes on, and with which it refuses. */
    static final int HANDSHAKE = 0x16;

    static final int ALERT = 0x15;

    static final int CONNACK = 0x20;

    private static final int PATIENCE_MILLIS = 5_000;

    private Hello() {}

    /**
     * A TLS ClientHello of a client that knows versions up to 1.{@code minor} only: of suites
     * ECDHE-ECDSA with AES-128 (GCM, CBC), of curves P-256, of signatures ECDSA with SHA-256.
     */
    static byte[] ofTls(int minor) {
        byte[] version = {3, (byte) (minor + 1)};
        byte[] extensions = HexFormat.of().parseHex("000a000400020017" + "000d000400020403");
        byte[] body =
                concat(
                        version,
                        new byte[32],
                        HexFormat.of().parseHex("00" + "0004c02bc009" + "0100"),
                        length(extensions.length),
                        extensions);
        byte[] handshake = concat(new byte[] {1, 0}, length(body.length), body);
        return concat(new byte[] {HANDSHAKE, 3, 1}, length(handshake.length), handshake);
    }

    /** An MQTT CONNECT with name and password, as it must never travel in plain. */
    static byte[] ofMqtt(String username, String password) {
        return connect(0xC2, username, username, password);
    }

    /** Connects by TLS with a last will, {@code will} on the topic, and vanishes. */
    static void vanish(TestBroker broker, String username, String password, String topic)
            throws Exception {
        try (Socket socket =
                broker.sockets().createSocket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(connect(0xCE, username, topic, "will", username, password));
            socket.getInputStream().read();
        }
    }

    /** Of MQTT 3.1.1. */
    private static byte[] connect(int flags, String... texts) {
        byte[] body =
                HexFormat.of().parseHex("00044d515454" + "04" + "%02x".formatted(flags) + "003c");
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            body = concat(body, length(bytes.length), bytes);
        }
        return concat(new byte[] {0x10, (byte) body.length}, body);
    }

    /** Sends it; the first byte of the answer, or -1 where the server ends without one. */
    static int answer(int port, byte[] hello) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(hello);
            return socket.getInputStream().read();
        } catch (java.net.SocketException e) {
            return -1;
        }
    }

    private static byte[] length(int length) {
        return new byte[] {(byte) (length >>> 8), (byte) length};
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

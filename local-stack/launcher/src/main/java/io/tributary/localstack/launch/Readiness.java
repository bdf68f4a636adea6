package io.tributary.localstack.launch;

import io.tributary.localstack.console.ProcessOutput;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Tells whether a process that was started does its work by now. */
interface Readiness {

    boolean isReady(ProcessOutput output);

    /** It has printed the marker. */
    static Readiness marker() {
        return ProcessOutput::hasShownMarker;
    }

    /** It accepts connections. */
    static Readiness port(int port) {
        return output -> {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                        500);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** It answers 200. */
    static Readiness http(URI uri) {
        return output -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(500);
                connection.setReadTimeout(5_000);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException e) {
                return false;
            }
        };
    }
}

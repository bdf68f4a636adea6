package io.tributary.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A connection by TLS to a broker whose certificate names the host it was asked for under. Takes
 * the place of Paho's own, which does not end one that the broker has not ended: its threads and
 * its socket would stay, one of each for every try at a broker that hangs.
 */
final class TlsNetwork implements NetworkModule {

    private final URI uri;
    private final SSLSocketFactory sockets;
    private final int timeoutMillis;
    private final Socket plain = new Socket();
    private volatile Socket encrypted = plain;

    TlsNetwork(String uri, SSLSocketFactory sockets, int timeoutMillis) {
        this.uri = URI.create(uri);
        this.sockets = sockets;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void start() throws IOException, MqttException {
        plain.setTcpNoDelay(true);
        try {
            plain.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), timeoutMillis);
        } catch (IOException e) {
            throw new MqttException(MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR, e);
        }
        SSLSocket socket =
                (SSLSocket) sockets.createSocket(plain, uri.getHost(), uri.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(timeoutMillis);
        socket.startHandshake();
        socket.setSoTimeout(0);
        encrypted = socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return encrypted.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return encrypted.getOutputStream();
    }

    /** Without the farewell of TLS, which would wait for whoever is writing. */
    @Override
    public void stop() throws IOException {
        plain.close();
    }

    @Override
    public String getServerURI() {
        return uri.toString();
    }
}

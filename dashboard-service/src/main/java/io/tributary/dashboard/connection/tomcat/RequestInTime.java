package io.tributary.dashboard.connection.tomcat;

import java.io.IOException;
import java.util.concurrent.ConcurrentMap;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * A request that tells how long it has been arriving. Tomcat uses one again for other connections;
 * asked from another thread than the one that serves it, which may see it a moment late.
 */
final class RequestInTime extends Http11Processor {

    private final ConcurrentMap<SocketWrapperBase<?>, RequestInTime> requests;

    RequestInTime(
            AbstractHttp11Protocol<?> protocol,
            Adapter adapter,
            ConcurrentMap<SocketWrapperBase<?>, RequestInTime> requests) {
        super(protocol, adapter);
        this.requests = requests;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        requests.put(connection, this);
        return super.service(connection);
    }

    /** Whether its first byte came, and on this connection. */
    boolean hasBegunOn(SocketWrapperBase<?> connection) {
        return connection.equals(getSocketWrapper()) && getRequest().getStartTimeNanos() >= 0;
    }

    /** Nanoseconds since the first byte; 0 once the last one is here. */
    long waitsFor() {
        return isRequestBodyFullyRead() ? 0 : System.nanoTime() - getRequest().getStartTimeNanos();
    }
}

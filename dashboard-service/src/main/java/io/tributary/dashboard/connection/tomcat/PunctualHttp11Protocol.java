package io.tributary.dashboard.connection.tomcat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 in which a request has to arrive as a whole, with headers and body, within the
 * connection timeout. Tomcat by itself grants that anew for each byte, so that one who sends slowly
 * keeps a connection for days. Where nine of ten connections are taken, those that wait for their
 * client are closed after a second, so that others find room. Made by Tomcat, by name.
 */
public final class PunctualHttp11Protocol extends Http11NioProtocol {

    private static final long HURRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ConcurrentMap<SocketWrapperBase<?>, RequestInTime> requests =
            new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> watch;

    @Override
    protected Processor createProcessor() {
        return new RequestInTime(this, getAdapter(), requests);
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor().scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    /** Whatever fails is told, and does not end the watch. */
    private void watch() {
        try {
            endWhatIsLate();
        } catch (RuntimeException e) {
            getLog().warn("Slow connections could not be ended", e);
        }
    }

    private void endWhatIsLate() {
        Set<SocketWrapperBase<NioChannel>> connections = getEndpoint().getConnections();
        requests.keySet().retainAll(connections);
        boolean crowded = connections.size() > getMaxConnections() / 10 * 9;
        for (SocketWrapperBase<NioChannel> connection : connections) {
            RequestInTime request = requests.get(connection);
            if (request != null && request.hasBegunOn(connection)) {
                endIfLate(connection, request.waitsFor(), getConnectionTimeout(), crowded);
            } else {
                endIfLate(connection, silentFor(connection), getKeepAliveTimeout(), crowded);
            }
        }
    }

    private static void endIfLate(
            SocketWrapperBase<NioChannel> connection, long nanos, int millis, boolean crowded) {
        long patience = TimeUnit.MILLISECONDS.toNanos(millis);
        if (nanos > (crowded ? Math.min(HURRY_NANOS, patience) : patience)) {
            connection.close();
        }
    }

    /** For how many nanoseconds nothing was sent or received. */
    private static long silentFor(SocketWrapperBase<NioChannel> connection) {
        return connection instanceof NioSocketWrapper silent
                ? TimeUnit.MILLISECONDS.toNanos(
                        System.currentTimeMillis()
                                - Math.max(silent.getLastRead(), silent.getLastWrite()))
                : 0;
    }
}

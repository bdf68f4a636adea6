package io.tributary.dashboard.connection;

import io.tributary.dashboard.connection.tomcat.ProblemReportValve;
import io.tributary.dashboard.connection.tomcat.PunctualHttp11Protocol;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Sets the bounds, before login and all else. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    /**
     * Most that waits in the kernel for a client that reads slowly; Linux doubles it. Left to
     * itself it grows to megabytes, which a live stream would tell however old they are by then.
     * Over 50 ms it still lets a megabyte a second through.
     */
    private static final String SEND_BUFFER_BYTES = "32768";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedTomcat() {
        return tomcat -> {
            tomcat.setProtocol(PunctualHttp11Protocol.class.getName());
            tomcat.addConnectorCustomizers(
                    connector -> connector.setProperty("socket.txBufSize", SEND_BUFFER_BYTES));
            tomcat.addContextCustomizers(
                    context -> {
                        if (context.getParent() instanceof StandardHost host) {
                            host.setErrorReportValveClass(ProblemReportValve.class.getName());
                        }
                    });
        };
    }

    @Bean
    FilterRegistrationBean<RequestLimit> requestLimit(JsonMapper json) {
        FilterRegistrationBean<RequestLimit> registration =
                new FilterRegistrationBean<>(new RequestLimit(json));
        // after the filter that says that forms are UTF-8
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}

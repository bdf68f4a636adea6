package io.tributary.mqtt;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/** What an operator can do about a connection that does not come about. */
final class Advice {

    private Advice() {}

    /** A sentence that says what is wrong and what to do; empty where nothing certain is known. */
    static String on(Throwable failure) {
        if (failure instanceof MqttException refused) {
            String told = onReason(refused.getReasonCode());
            if (!told.isEmpty()) {
                return told;
            }
        }
        return onCertificate(root(failure), failure);
    }

    private static String onReason(int code) {
        return switch (code) {
            case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD,
                    MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
                    "The broker does not take this user with this password: set tributary.mqtt.username and tributary.mqtt.password to an account of its own, and restart this service.";
            default -> "";
        };
    }

    private static String onCertificate(Throwable root, Throwable failure) {
        if (root instanceof CertificateExpiredException) {
            return "The broker's certificate, or its authority's, has expired: give the broker a new one and restart it.";
        }
        if (root instanceof CertificateNotYetValidException) {
            return "The broker's certificate is not valid yet: set the clock of this machine, or of the one that issued it.";
        }
        if (root.getClass().equals(CertificateException.class)) {
            return "The broker's certificate is for another host: use a name that stands in it in tributary.mqtt.url, or issue one for this name.";
        }
        if (isOf(GeneralSecurityException.class, failure)) {
            return "The broker's certificate is of an authority that is not trusted: set tributary.mqtt.ca-file to the ca.pem of the authority that issued it.";
        }
        if (root instanceof SSLException
                && String.valueOf(root.getMessage()).contains("SSL message")) {
            return "That port does not speak TLS: use the broker's port for TLS in tributary.mqtt.url, or tcp:// where nobody can listen in.";
        }
        return "";
    }

    private static Throwable root(Throwable failure) {
        Throwable each = failure;
        while (each.getCause() != null) {
            each = each.getCause();
        }
        return each;
    }

    private static boolean isOf(Class<? extends Throwable> type, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}

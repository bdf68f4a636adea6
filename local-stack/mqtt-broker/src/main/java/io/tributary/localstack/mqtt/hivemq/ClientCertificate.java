package io.tributary.localstack.mqtt.hivemq;

import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * What a client's certificate says. TLS has seen to it that it is valid and of our authority.
 *
 * @param account whom it names
 * @param fromSecond epoch second from which on it is valid, which is when it was made
 */
record ClientCertificate(String account, long fromSecond) {

    static Optional<ClientCertificate> of(ConnectionInformation connection) {
        return connection
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .flatMap(ClientCertificate::of);
    }

    private static Optional<ClientCertificate> of(X509Certificate certificate) {
        long fromSecond = certificate.getNotBefore().toInstant().getEpochSecond();
        return commonName(certificate).map(name -> new ClientCertificate(name, fromSecond));
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}

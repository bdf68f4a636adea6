package io.tributary.access;

import io.tributary.topology.access.KafkaAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.ResourceNotFoundException;

/** Gives accounts the passwords that stand in their files. Who is connected stays so. */
final class Accounts {

    private static final ScramCredentialInfo HOW =
            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8_192);

    private final Admin kafka;
    private final Path secrets;

    Accounts(Admin kafka, Path secrets) {
        this.kafka = kafka;
        this.secrets = secrets;
    }

    /** What was done, in lines; no password among them. */
    List<String> apply(List<KafkaAccount> accounts)
            throws IOException, ExecutionException, InterruptedException {
        List<String> told = new ArrayList<>();
        List<UserScramCredentialAlteration> passwords = new ArrayList<>();
        for (KafkaAccount account : accounts) {
            LoginFile file = new LoginFile(secrets, account.user());
            told.add(
                    "password of %s set to the %s one in %s"
                            .formatted(
                                    account.user(), file.createIfMissing() ? "new" : "old", file));
            passwords.add(new UserScramCredentialUpsertion(account.user(), HOW, file.password()));
        }
        kafka.alterUserScramCredentials(passwords).all().get();
        return told;
    }

    /** Nobody logs in under that name any more. */
    String remove(String user) throws ExecutionException, InterruptedException {
        try {
            kafka.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialDeletion(
                                            user, ScramMechanism.SCRAM_SHA_512)))
                    .all()
                    .get();
            return "account " + user + " removed";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return "there is no account " + user;
            }
            throw e;
        }
    }
}

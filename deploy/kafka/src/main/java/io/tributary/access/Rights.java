package io.tributary.access;

import io.tributary.topology.access.KafkaAccount;
import io.tributary.topology.access.KafkaRight;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Gives accounts exactly their rights, and takes away every other one. */
final class Rights {

    private static final String ANY_HOST = "*";

    private final Admin kafka;

    Rights(Admin kafka) {
        this.kafka = kafka;
    }

    /** What was changed, in lines; first what is given, so that nobody is without what he has. */
    List<String> apply(List<KafkaAccount> accounts)
            throws ExecutionException, InterruptedException {
        Set<String> principals =
                accounts.stream().map(Rights::principal).collect(Collectors.toSet());
        Set<AclBinding> present =
                new HashSet<>(kafka.describeAcls(AclBindingFilter.ANY).values().get());
        present.removeIf(right -> !principals.contains(right.entry().principal()));
        Set<AclBinding> missing =
                accounts.stream().flatMap(Rights::bindings).collect(Collectors.toSet());
        Set<AclBinding> superfluous = new HashSet<>(present);
        superfluous.removeAll(missing);
        missing.removeAll(present);
        kafka.createAcls(missing).all().get();
        kafka.deleteAcls(superfluous.stream().map(AclBinding::toFilter).toList()).all().get();
        Set<String> told = new TreeSet<>();
        missing.forEach(right -> told.add("given to " + words(right)));
        superfluous.forEach(right -> told.add("taken from " + words(right)));
        return List.copyOf(told);
    }

    /** Takes away all that somebody may do; what was taken, in lines. */
    List<String> takeAll(String user) throws ExecutionException, InterruptedException {
        AclBindingFilter all =
                new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(
                                "User:" + user, null, AclOperation.ANY, AclPermissionType.ANY));
        return kafka.deleteAcls(List.of(all)).all().get().stream()
                .map(right -> "taken from " + words(right))
                .sorted()
                .toList();
    }

    private static Stream<AclBinding> bindings(KafkaAccount account) {
        return account.rights().stream()
                .flatMap(
                        right ->
                                right.operations().stream()
                                        .map(operation -> binding(account, right, operation)));
    }

    private static AclBinding binding(
            KafkaAccount account, KafkaRight right, KafkaRight.Operation operation) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.valueOf(right.resource().name()),
                        right.name(),
                        PatternType.valueOf(right.match().name())),
                new AccessControlEntry(
                        principal(account),
                        ANY_HOST,
                        AclOperation.valueOf(operation.name()),
                        AclPermissionType.ALLOW));
    }

    private static String principal(KafkaAccount account) {
        return "User:" + account.user();
    }

    private static String words(AclBinding right) {
        ResourcePattern pattern = right.pattern();
        return "%s: %s %s %s%s"
                .formatted(
                        right.entry().principal(),
                        right.entry().operation(),
                        pattern.resourceType(),
                        pattern.name(),
                        pattern.patternType() == PatternType.PREFIXED ? "*" : "");
    }
}

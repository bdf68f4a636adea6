package io.tributary.topology.fuzz;

import io.tributary.topology.credential.SealedSecret;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import java.security.KeyPair;

/** What has no golden file. */
final class Examples {

    static final String REJECTION =
            """
            {"schema":"tributary/rejection/1","id":"01a1f7a2-57b5-7430-a1eb-0b654f9e0173","site":"home",\
            "origin":"mqtt","topic":"sense/garden","location":"garden","deviceID":"NodeMCU3","reason":"rate",\
            "detail":"too many","count":3,"seqs":[[1,2],[4,4]],"payload":"e30=","payloadBytes":2,\
            "receivedAt":"2026-11-20T10:15:30.123Z"}""";

    static final String DEVICE =
            """
            {"schema":"tributary/device/1","site":"home","location":"garden","deviceID":"NodeMCU3","revision":7,\
            "presence":"online","since":"2026-11-20T10:15:30.123Z","info":{"firmware":"1","ports":[1,2.5,null,true]}}""";

    static final String ACTUATOR =
            """
            {"schema":"tributary/actuator/1","site":"home","location":"room1","actuator":"light","revision":7,\
            "reported":"ON","reportedAt":"2026-11-20T10:15:30.123Z","command":"01a1f7a2-57b5-7430-a1eb-0b654f9e0173"}""";

    static final String HEARTBEAT =
            """
            {"schema":"tributary/heartbeat/1","site":"home","gateway":"home-gw","at":"2026-11-20T10:15:30Z",\
            "startedAt":"2026-11-20T10:00:00Z","backlogBytes":1,"backlogOldestAt":"2026-11-20T10:15:00Z",\
            "backlogLimitBytes":1000,"backlogHoursLeft":4.5,"sealingKey":"AA=="}""";

    static final String PROGRESS =
            """
            {"schema":"tributary/progress/1","site":"home","gateway":"home-gw","shard":0,"commit":5121,\
            "position":77,"journal":"j","committedAt":"2026-11-20T10:15:30Z"}""";

    static final String[] TOPICS = {
        "sense/garden/NodeMCU3",
        "test/garden",
        "config/garden/NodeMCU3/status",
        "config/garden/NodeMCU3/info",
        "config/room1/light"
    };

    static final String SECRET = "a secret";

    private Examples() {}

    static byte[] site() {
        return JsonCodec.of(SiteModel.class).encode(SiteModelReader.thesisHome());
    }

    static byte[] sealed(KeyPair gateway, SecretContext context) {
        String key = SecretSealing.encode(gateway.getPublic());
        return JsonCodec.of(SealedSecret.class)
                .encode(SecretSealing.seal(SECRET.toCharArray(), key, context));
    }
}

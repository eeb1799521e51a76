package io.viciagents.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A dispatcher of a later version, as a process of its own: it knows fields of a call's record that ours does not, and
 * changes one of them again and again while ours writes the same record.
 */
final class LaterVersion {
    static final CallRef CALL = new CallRef("pbx-1", "1700000000.12");
    static final int CHANGES = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LaterVersion() {}

    /** Ends when somebody has closed its input. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var settings = TwoVersionsTest.settings(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        HazelcastInstance member = Hazelcast.newHazelcastInstance(HazelcastSetup.config(settings, Role.DISPATCHER));
        try {
            HazelcastSetup.awaitQuorum(member);
            write(new HazelcastEntries(member.getMap(HazelcastSetup.CALLS)));
            System.in.read();
        } finally {
            member.getLifecycleService().terminate();
        }
    }

    private static void write(SharedEntries calls) throws IOException, InterruptedException {
        calls.add(CALL.toString(), """
                {"call":{"asterisk":"pbx-1","channel":"1700000000.12"},"fence":{"epoch":1,"owner":"later"},\
                "caller":{"direction":"INBOUND","extension":"7009001","callerName":"","callerNumber":"",\
                "arrived":"1970-01-01T00:00:00Z","language":"ms"},"generation":0,"step":{"type":"arrived"},\
                "changes":0,"tenant":null}
                """.getBytes(StandardCharsets.UTF_8));
        System.out.println("joined");
        for (int change = 1; change <= CHANGES; change++) {
            change(calls, change);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        System.out.println("changed");
    }

    private static void change(SharedEntries calls, int number) throws IOException {
        while (true) {
            byte[] read = calls.find(CALL.toString()).orElseThrow();
            ObjectNode record = (ObjectNode) JSON.readTree(read);
            if (calls.replace(CALL.toString(), read, JSON.writeValueAsBytes(record.put("changes", number)))) {
                return;
            }
        }
    }
}

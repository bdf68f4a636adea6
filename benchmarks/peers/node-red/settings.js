// One flow, no editor, nothing on the network but the clients of the flow.
const { Kafka, logLevel } = require('kafkajs');

const kafka = new Kafka({ brokers: [process.env.BENCH_KAFKA], logLevel: logLevel.ERROR });
const producer = kafka.producer();
const connected = producer.connect();

module.exports = {
  flowFile: process.env.BENCH_FLOW,
  credentialSecret: false,
  httpAdminRoot: false,
  httpNodeRoot: false,
  uiHost: '127.0.0.1',
  uiPort: Number(process.env.BENCH_PORT),
  diagnostics: { enabled: false, ui: false },
  telemetry: { enabled: false },
  runtimeState: { enabled: false, ui: false },
  editorTheme: { projects: { enabled: false } },
  functionTimeout: 0,
  logging: { console: { level: 'warn', metrics: false, audit: false } },
  functionGlobalContext: {
    send: async (messages) => {
      await connected;
      await producer.send({ topic: process.env.BENCH_TOPIC, acks: -1, messages });
    },
  },
};

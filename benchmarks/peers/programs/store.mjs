// Stores in the Postgres named by PEER_DSN as fast as so many callers can, each after its own last
// answer: `node store.mjs emmett|message-db|insert CALLERS`. Reads seconds a line, answers
// {"rate": appends a second} a line; what goes wrong is {"error": text}.

import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";
import pg from "pg";

const [, , kind, callers] = process.argv;
const connectionString = process.env.PEER_DSN;
const data = JSON.parse(process.env.PEER_EVENT);

const KINDS = {
  async emmett() {
    const pool = new pg.Pool({ connectionString, max: Number(callers) });
    const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
    await store.schema.migrate();
    const events = [{ type: "Noted", data }];
    const options = { expectedStreamVersion: "STREAM_DOES_NOT_EXIST" };
    return () => store.appendToStream(`note-${randomUUID()}`, events, options);
  },

  async "message-db"() {
    const pool = new pg.Pool({
      connectionString,
      max: Number(callers),
      options: "-c search_path=message_store,public",
    });
    for (const sql of messageDb()) await pool.query(sql);
    const write = {
      name: "write",
      text: "SELECT write_message($1, $2, 'Noted', $3, NULL, -1)",
    };
    const body = JSON.stringify(data);
    return () => pool.query({ ...write, values: [randomUUID(), `note-${randomUUID()}`, body] });
  },
};

// What its install.sh does, but for roles, and for the extension pgcrypto: gen_random_uuid has
// been Postgres's own since 13.
function* messageDb() {
  const at = dirname(createRequire(import.meta.url).resolve("@eventide/message-db/package.json"));
  const functions = [
    ...["message-store-version", "hash-64", "acquire-lock", "category", "is-category", "id"],
    ...["cardinal-id", "stream-version", "write-message"],
  ];
  const files = [
    ...["schema/message-store", "tables/messages", "types/message"],
    ...functions.map((name) => `functions/${name}`),
    ...readdirSync(join(at, "database/indexes")).map((name) => `indexes/${name.slice(0, -4)}`),
  ];
  for (const file of files) {
    yield readFileSync(join(at, "database", `${file}.sql`), "utf8");
  }
}

async function rate(append, seconds) {
  const begun = performance.now();
  const ends = begun + seconds * 1000;
  let done = 0;
  const caller = async () => {
    while (performance.now() < ends) {
      await append();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: Number(callers) }, caller));
  return (done * 1000) / (performance.now() - begun);
}

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

try {
  const append = await KINDS[kind]();
  await append();
  say({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    say({ rate: await rate(append, Number(line)) });
  }
  process.exit(0);
} catch (problem) {
  say({ error: String(problem?.stack ?? problem) });
  process.exit(1);
}

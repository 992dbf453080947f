// Asks a server for its tools with the protocol's own kit and prints the list as it came over the wire.
// Arguments: legacy|auto stdio COMMAND ARG… | legacy|auto http|sse URL
import { Client, SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [mode, kind, place, ...args] = process.argv.slice(2);
const transports = {
  stdio: () => new StdioClientTransport({ command: place, args, stderr: 'ignore' }),
  http: () => new StreamableHTTPClientTransport(new URL(place)),
  sse: () => new SSEClientTransport(new URL(place)),
};
const transport = transports[kind]();
const client = new Client({ name: 'other', version: '1' }, { capabilities: {}, versionNegotiation: { mode } });
const answer = {};
try {
  await client.connect(transport);
  answer.revision = client.getNegotiatedProtocolVersion();
  const hear = transport.onmessage;
  transport.onmessage = (message, extra) => {
    answer.tools = message.result?.tools ?? answer.tools;
    hear(message, extra);
  };
  await client.listTools();
} catch (error) {
  answer.status = error.status;
}
await new Promise(written => process.stdout.write(JSON.stringify(answer) + '\n', written));
process.exit(0);

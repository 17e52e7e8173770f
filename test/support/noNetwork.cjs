// Preloaded into a process (`node --require`): any attempt to use the network ends the process with status 97.

const dgram = require("node:dgram");
const dns = require("node:dns");
const http = require("node:http");
const https = require("node:https");
const net = require("node:net");
const tls = require("node:tls");

function denied() {
	require("node:fs").writeSync(2, `The network was asked for: ${new Error().stack}\n`);
	process.exit(97);
}

for (const [owner, ...names] of [
	[net.Socket.prototype, "connect"],
	[net.Server.prototype, "listen"],
	[dgram, "createSocket"],
	[dns, "lookup", "resolve", "resolve4", "resolve6"],
	[dns.promises, "lookup", "resolve"],
	[http, "request", "get"],
	[https, "request", "get"],
	[tls, "connect"],
	[globalThis, "fetch", "WebSocket"],
]) {
	for (const name of names) owner[name] = denied;
}

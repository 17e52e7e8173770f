// The name of a lifeline: the account of a client or the name of a server, and its product if known.

import { label } from "../../printable.ts";
import { isIpAddress } from "../../sip/address.ts";
import { productOf } from "../../sip/facts/products.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Hops } from "./hop.ts";
import type { Lane } from "./model.ts";
import { agentOf, nameIn, readPlace, readRoute } from "./route.ts";

/** The lane of an endpoint. */
export function laneOf(trace: Trace, hops: Hops, endpoint: number): Lane {
	const { accounts, hosts, product, isRegistrar } = factsOf(trace, hops).get(endpoint) ?? NOTHING;
	const { addresses } = hops.endpoints[endpoint]!;
	const names = [...addresses, ...hosts].filter((name) => !isIpAddress(name));
	const numbers = addresses.filter(isIpAddress);
	// A registrar forwards requests on behalf of every caller, so its accounts do not name it.
	const isUser = hops.clients.has(endpoint) || (accounts.length === 1 && !isRegistrar);
	// The longest form of an address includes its port.
	const number = numbers.find((one) => numbers.every((other) => one.startsWith(other))) ?? numbers[0];
	const name = (isUser ? accounts[0] : undefined) ?? names[0] ?? number ?? addresses[0]!;
	const address = number ?? names[0] ?? "";
	return {
		name: label(name),
		address: address === name ? "" : label(address),
		product,
		isClient: endpoint === hops.own,
	};
}

interface Facts {
	/** Accounts that send original requests from here, register here, or answer calls here. */
	readonly accounts: string[];
	/** Host names that the endpoint uses for itself. */
	readonly hosts: string[];
	product: string;
	/** True if it responded to a REGISTER. */
	isRegistrar: boolean;
	/** The number of its messages examined. */
	looked: number;
}

const NOTHING: Facts = { accounts: [], hosts: [], product: "", isRegistrar: false, looked: 0 };

/** Facts from the first messages of each endpoint, collected once per trace. */
function factsOf(trace: Trace, hops: Hops): ReadonlyMap<number, Facts> {
	let facts = KNOWN.get(trace);
	if (!facts) {
		facts = findFacts(trace, hops);
		KNOWN.set(trace, facts);
	}
	return facts;
}

const KNOWN = new WeakMap<Trace, ReadonlyMap<number, Facts>>();

/** If this many messages do not tell, no others will. */
const ENOUGH = 20;

function findFacts(trace: Trace, hops: Hops): ReadonlyMap<number, Facts> {
	const found = new Map<number, Facts>();
	const at = (endpoint: number) => {
		let facts = found.get(endpoint);
		if (!facts) {
			facts = { accounts: [], hosts: [], product: "", isRegistrar: false, looked: 0 };
			found.set(endpoint, facts);
		}
		return facts;
	};
	// The account that signs in is the user, even if the client acts for others too.
	for (const { account, server, transactions } of trace.signIns.all) {
		const { request, final } = trace.transactions[transactions.at(-1)!]!;
		const client = request === null ? undefined : hops.from[request]!;
		if (client !== undefined && account !== null && hops.clients.has(client)) add(at(client).accounts, account);
		if (final !== null && server !== null) add(at(hops.from[final]!).hosts, server.replace(/^sips?[:/]/i, ""));
	}
	for (let message = 0; message < hops.from.length; message++) {
		if (hops.clients.has(hops.to[message]!)) learnOwn(trace, message, at(hops.to[message]!));
		const facts = at(hops.from[message]!);
		if (facts.looked >= ENOUGH) continue;
		facts.looked++;
		learn(trace, message, facts, hops.endpoints[hops.from[message]!]!.addresses);
	}
	return found;
}

function learn(trace: Trace, message: number, facts: Facts, addresses: readonly string[]): void {
	const read = trace.message(message);
	const { viaCount, fromName, contact, contactName, recordRoute, recordRouteCount } = readRoute(trace.text, read);
	const isRequest = read.startLine.kind === "request";
	const { method } = trace.transactionOf(message);
	if (isRequest && viaCount === 1 && !PROXY_METHODS.has(method) && fromName) add(facts.accounts, fromName);
	if (isRequest && recordRoute && recordRouteCount === viaCount - 1) add(facts.hosts, recordRoute.host);
	if (!isRequest && method === "REGISTER") facts.isRegistrar = true;
	if (method === "INVITE" && isTaken(trace, message) && contact) {
		const toName = nameIn(trace.text, read, "To");
		// Whoever names this host as Contact is there, under the name that was called.
		if (addresses.some((each) => readPlace(each).host === contact.host) && !toName.endsWith(`@${contact.host}`)) {
			add(facts.accounts, userOf(toName) === userOf(contactName) ? toName : contactName);
		}
	}
	const isOwnWord = isRequest ? viaCount === 1 : true;
	if (facts.product !== "" || !isOwnWord) return;
	const agent = agentOf(trace.text, read);
	const product = agent && productOf(agent)?.meaning;
	if (product) facts.product = product;
}

/** True for a response by the called party itself; the Contact of a redirection is another party. */
function isTaken({ index: { messages } }: Trace, message: number): boolean {
	return messages.status(message) > 100 && messages.status(message) < 300;
}

function userOf(name: string): string {
	return name.split("@", 1)[0]!;
}

/** Requests that servers and proxies may send on behalf of others, so they do not identify a user agent. */
const PROXY_METHODS: ReadonlySet<string> = new Set(["ACK", "CANCEL", "NOTIFY", "BENOTIFY"]);

/** A client that has not sent anything yet is identified by the requests it receives. */
function learnOwn(trace: Trace, message: number, facts: Facts): void {
	if (facts.accounts.length > 0 || trace.index.messages.status(message) !== 0) return;
	const toName = nameIn(trace.text, trace.message(message), "To");
	if (toName) facts.accounts.push(toName);
}

/** Limits the length of lists, so that a host with a thousand accounts stays cheap. */
function add(list: string[], value: string): void {
	if (list.length < MOST_NAMES && !list.includes(value)) list.push(value);
}

const MOST_NAMES = 10;

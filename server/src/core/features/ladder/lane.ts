// What a lifeline is called: the account of a client, the name of a server, and the product where it tells.

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
	// The server that a client signs in to passes requests on in the name of whoever calls.
	const isUser = hops.clients.has(endpoint) || (accounts.length === 1 && !isRegistrar);
	// The longest form of an address names its port too.
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
	/** Who sends requests from there as the first, is the one that registers, or answers calls there. */
	readonly accounts: string[];
	/** Host names that the messages from there give themselves. */
	readonly hosts: string[];
	product: string;
	/** It answered a REGISTER. */
	isRegistrar: boolean;
	/** How many of its messages were looked at. */
	looked: number;
}

const NOTHING: Facts = { accounts: [], hosts: [], product: "", isRegistrar: false, looked: 0 };

/** What the first messages from each endpoint tell of it, found once for each trace. */
function factsOf(trace: Trace, hops: Hops): ReadonlyMap<number, Facts> {
	let facts = KNOWN.get(trace);
	if (!facts) {
		facts = findFacts(trace, hops);
		KNOWN.set(trace, facts);
	}
	return facts;
}

const KNOWN = new WeakMap<Trace, ReadonlyMap<number, Facts>>();

/** What so many messages do not tell, no other one will. */
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
	// Who signs in is the user, whoever else the client speaks for.
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
		// Who names this very host as its contact is there, under the name by which it was called.
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

/** True for a response of somebody who takes a call; the contact of a redirection is somebody else. */
function isTaken({ index: { messages } }: Trace, message: number): boolean {
	return messages.status(message) > 100 && messages.status(message) < 300;
}

function userOf(name: string): string {
	return name.split("@", 1)[0]!;
}

/** What a server or a proxy sends of its own, in the name of somebody else: a user agent is not known by it. */
const PROXY_METHODS: ReadonlySet<string> = new Set(["ACK", "CANCEL", "NOTIFY", "BENOTIFY"]);

/** A client that has sent nothing yet is known by the requests that it gets. */
function learnOwn(trace: Trace, message: number, facts: Facts): void {
	if (facts.accounts.length > 0 || trace.index.messages.status(message) !== 0) return;
	const toName = nameIn(trace.text, trace.message(message), "To");
	if (toName) facts.accounts.push(toName);
}

/** Of a list only the first are looked at, so that those of a thousand accounts need not be kept apart. */
function add(list: string[], value: string): void {
	if (list.length < MOST_NAMES && !list.includes(value)) list.push(value);
}

const MOST_NAMES = 10;

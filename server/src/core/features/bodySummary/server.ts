// Summaries of web service bodies: SOAP calls and faults, settings, stored data, relay credentials.

import type { Fault } from "../../bodies/fault.ts";
import type { MediaRelay } from "../../bodies/mediaRelay.ts";
import type { Provisioning } from "../../bodies/provisioning.ts";
import type { Roaming } from "../../bodies/roaming.ts";
import { type Soap, type SoapFault, soapArgument } from "../../bodies/soap.ts";
import type { Trace } from "../../trace/trace.ts";
import { capital, countText, listText } from "../../words.ts";
import { namesText, personName } from "./names.ts";
import { personSentence } from "./presence.ts";

/** The function called and its subject; for a response, what it returned. */
export function soapSentences(soap: Soap, trace: Trace, message: number): readonly string[] {
	if (soap.fault) return [faultSentence(soap.fault)];
	if (soap.action === undefined) return ["A call to a server function, without content."];
	if (trace.message(message).startLine.kind === "response") return [`The server answers with ${soap.action}.`];
	const about = ABOUT.map((name) => soapArgument(soap, name)).find((value) => value);
	return [`Asks the server for ${soap.action}${about ? `: ${personName(about)}` : ""}.`];
}

/** Parameters that identify the subject of a call, most descriptive first. */
const ABOUT = ["URI", "presentity", "mask", "name", "displayName", "groupID"];

/** `The server refused the call: Client.Auth; Not allowed; exactErrorCode 0x….` */
export function faultSentence({ code, text, details }: SoapFault): string {
	const more = details.slice(0, 3).map(({ name, value }) => `${name} ${value}`);
	const said = [code, text, ...more].filter((part) => part !== undefined);
	return `The server refused the call${said.length > 0 ? `: ${said.join("; ")}` : ""}.`;
}

/** The code, and which versions are incompatible. */
export function faultSentences({ code, text, operations }: Fault): readonly string[] {
	const said = [code, text].filter((part) => part !== undefined).join("; ");
	const stale = operations.filter(
		({ version, currentVersion }) => version !== undefined && currentVersion !== undefined,
	);
	const first = stale[0];
	return [
		`The server refused the request${said ? `: ${said}` : ""}.`,
		...(first
			? [
					`The client has version ${first.version} where the server has ${first.currentVersion}${stale.length > 1 ? `, the first of ${countText(stale.length, "operation")}` : ""}.`,
				]
			: []),
	];
}

/** The requested settings, or the number of returned ones. */
export function provisioningSentences({ kind, groups }: Provisioning): readonly string[] {
	const names = namesText(
		groups.slice(0, 4).map(({ name }) => name),
		groups.length,
		4,
	);
	if (kind === "request") return [groups.length > 0 ? `Asks for the settings ${names}.` : "Asks for settings."];
	const count = groups.reduce((sum, { settings }) => sum + settings.length, 0);
	return [`Gives ${countText(count, "setting")}${groups.length > 0 ? ` of ${names}` : ""}.`];
}

/** The number of contacts, groups and watchers; for the user's own data also the presence. */
export function roamingSentences(roaming: Roaming): readonly string[] {
	const { what, isDelta, contacts, groups, subscribers, rules, members, persons } = roaming;
	const counts = [
		count(contacts.count, "contact"),
		count(groups.count, "group"),
		what === "watchers" ? "" : count(subscribers.count, "watcher"),
		count(rules.count, "rule"),
		count(members.count, "container member"),
	].filter((text) => text !== "");
	const said = counts.length > 0 ? listText(counts) : "nothing";
	if (what === "watchers") {
		const wait = subscribers.count === 1 ? "waits" : "wait";
		return [`${countText(subscribers.count, "watcher")} ${wait} for permission to see the user's presence.`];
	}
	if (what === "self") return [...persons.slice(0, 1).map(personSentence), `The user's own data: ${said}.`];
	const of = what === "acl" ? "the rules about who may see presence" : "the contact list";
	return [isDelta ? `Changes in ${of}: ${said}.` : `${capital(of)}: ${said}.`];
}

function count(amount: number, noun: string): string {
	return amount === 0 ? "" : countText(amount, noun);
}

/** Whether relay credentials were requested, granted or refused. */
export function mediaRelaySentences({ kind, reasonPhrase, relays, duration }: MediaRelay): readonly string[] {
	if (kind === "request") return ["Asks for credentials for the media relay."];
	const failed = reasonPhrase !== undefined && reasonPhrase.trim().toUpperCase() !== "OK";
	if (failed) return [`Credentials for the media relay were refused: ${reasonPhrase}.`];
	const hosts = [...new Set(relays.map(({ host }) => host).filter((host) => host !== undefined))];
	const where = hosts.length > 0 ? ` ${namesText(hosts, hosts.length)}` : "";
	return [`Gives credentials for the media relay${where}${duration === undefined ? "" : `, for ${duration} min`}.`];
}
